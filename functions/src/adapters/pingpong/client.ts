import type { z } from '@loan/shared/schema';
import type { Http, HttpAnswer } from '../http/http.ts';
import { readAs } from '../kit/answers.ts';
import { endsAt } from '../kit/fresh-token.ts';
import { type Called, waitMsOf } from '../kit/outcome.ts';
import { type TokenRefused, type TokenUse, withToken } from '../kit/with-token.ts';
import type { PingPongAccount } from './account.ts';
import { signatureOf } from './signature.ts';
import { Envelope, Refusal, TokenGranted } from './wire.ts';

export type PingPongTools = { http: Http; now: () => Date; account: PingPongAccount };
type Params = Readonly<Record<string, string | number>>;
type Asked = { method: 'GET' | 'POST'; path: string; params: Params };
export type PingPong = { call<T>(asked: Asked, data: z.ZodType<T>): Promise<Called<T>> };

const LIMITS = { timeoutMs: 20_000, maxBytes: 8 * 1024 * 1024 };

/** One user's view of PingPong. */
export const createClient = (tools: PingPongTools, use: TokenUse): PingPong => ({
  call: (asked, data) => withToken(use, (token) => send(tools, asked, data, token)),
});

export type Granted = { openId: string; secrets: Readonly<Record<string, string>> };

/** assumed: /v3/oauth2/token and its words; confirm: with PingPong. A code lives thirty minutes, a token thirty days. */
export async function grant(tools: PingPongTools, fields: Readonly<Record<string, string>>): Promise<Called<Granted>> {
  const asked = { method: 'POST', path: '/v3/oauth2/token', params: fields } as const;
  const token = await send(tools, asked, TokenGranted);
  if (token.tag === 'tokenRefused' || token.tag === 'refused') return { tag: 'authorisationEnded' };
  if (token.tag !== 'ok') return token;
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds, open_id: openId } = token.value;
  const secrets = { accessToken, refreshToken, accessEndsAt: endsAt(tools.now(), seconds) };
  return { tag: 'ok', value: { openId, secrets } };
}

async function send<T>(
  { http, now, account }: PingPongTools,
  { method, path, params }: Asked,
  data: z.ZodType<T>,
  accessToken?: string,
): Promise<Called<T> | TokenRefused> {
  const timestamp = String(now().getTime());
  const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
  const sign = signatureOf({ ...texts, appId: account.appId, timestamp }, account.appSecret);
  const query = method === 'GET' ? `?${new URLSearchParams(texts).toString()}` : '';
  const answer = await http.call(
    {
      method,
      url: `${account.hosts.api}${path}${query}`,
      headers: {
        app_id: account.appId,
        timestamp,
        sign,
        ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
        'content-type': 'application/json',
      },
      ...(method === 'POST' ? { body: JSON.stringify(params) } : {}),
    },
    LIMITS,
  );
  return answer.tag === 'unknown' ? answer : outcomeOf(answer, path, data);
}

/**
 * "If validation fails, a 401 error is returned to the caller specifying the issue" (Partner Access): of the
 * application, the time, the signature or the token. assumed: the issue is named in the message by its parameter;
 * confirm: with PingPong.
 */
function unauthorised(answer: HttpAnswer): Called<never> | TokenRefused {
  const { message = '' } = Refusal.safeParse(answer.json()).data ?? {};
  if (/timestamp/i.test(message)) return { tag: 'unknown', cause: 'clock skew: timestamp refused' };
  if (/sign|app_id/i.test(message)) return { tag: 'unknown', cause: 'our application or its signature refused' };
  return { tag: 'tokenRefused' };
}

function outcomeOf<T>(answer: HttpAnswer, path: string, schema: z.ZodType<T>): Called<T> | TokenRefused {
  const { status, headers } = answer;
  if (status === 401) return unauthorised(answer);
  if (status === 429) return { tag: 'quota', waitMs: waitMsOf(headers['retry-after']) };
  if (status >= 500) return { tag: 'unknown', cause: `${path}: status ${status}` };
  const envelope = readAs(Envelope, answer.json(), path);
  if (envelope.tag !== 'ok') return envelope;
  const { code, data } = envelope.value;
  return code === 0 ? readAs(schema, data, path) : { tag: 'refused', code: String(code) };
}
