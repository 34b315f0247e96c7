import type { z } from '@loan/shared/schema';
import type { Http, HttpAnswer } from '../http/http.ts';
import { readAs } from '../kit/answers.ts';
import { freshToken, type Holder, renewedToken } from '../kit/fresh-token.ts';
import { type Called, waitMsOf } from '../kit/outcome.ts';
import type { TiktokShopAccount } from './account.ts';
import { signatureOf } from './signature.ts';
import { askToken, secretsOf } from './tokens.ts';
import { Envelope } from './wire.ts';

export type TiktokShopTools = { http: Http; now: () => Date; account: TiktokShopAccount };

type Request<T> = {
  method: 'GET' | 'POST';
  path: string;
  query?: Readonly<Record<string, string>>;
  body?: Readonly<Record<string, unknown>>;
  answer: z.ZodType<T>;
};
export type Client = { call<T>(request: Request<T>): Promise<Called<T>> };

/** A hundred orders with all that is dropped of them are well under this. */
const LIMITS = { timeoutMs: 20_000, maxBytes: 8 * 1024 * 1024 };

/** One seller's view of TikTok Shop. An access token that is no longer taken is renewed once. */
export function createClient(tools: TiktokShopTools, holder: Holder): Client {
  const refresh = async ({ secrets }: Holder['credential']) => {
    const granted = await askToken(tools, {
      grant_type: 'refresh_token',
      refresh_token: secrets['refreshToken'] ?? '',
    });
    if (granted.tag === 'refused') return { tag: 'authorisationEnded' } as const;
    return granted.tag === 'ok' ? { tag: 'ok' as const, value: secretsOf(granted.value) } : granted;
  };

  return {
    async call(request) {
      const token = await freshToken(holder, tools.now(), refresh);
      if (token.tag !== 'ok') return token;
      const first = await send(tools, request, token.value);
      if (first.tag !== 'authorisationEnded') return first;
      const renewed = await renewedToken(holder, refresh);
      return renewed.tag === 'ok' ? send(tools, request, renewed.value) : renewed;
    },
  };
}

async function send<T>(
  { http, now, account }: TiktokShopTools,
  { method, path, query = {}, body, answer: schema }: Request<T>,
  token: string,
): Promise<Called<T>> {
  const timestamp = String(Math.floor(now().getTime() / 1_000));
  const asked = { ...query, app_key: account.appKey, timestamp };
  const text = body === undefined ? undefined : JSON.stringify(body);
  const sign = signatureOf({ secret: account.appSecret, path, query: asked, ...(text ? { body: text } : {}) });
  const answer = await http.call(
    {
      method,
      url: `${account.hosts.api}${path}?${new URLSearchParams({ ...asked, sign }).toString()}`,
      headers: { 'x-tts-access-token': token, 'content-type': 'application/json' },
      ...(text ? { body: text } : {}),
    },
    LIMITS,
  );
  return answer.tag === 'unknown' ? answer : outcomeOf(answer, schema, path);
}

/** Too many requests, in TikTok's own number. */
const TOO_MANY = 36009002;
/** assumed: 101000 and 105000–105004 all mean that the token is not taken; confirm: the table of common errors. */
const TOKEN_REFUSED = new Set([101000, 105000, 105001, 105002, 105003, 105004]);
/** One number for many faults of a request; its words tell which. Source: docv2 "Common errors". */
const INVALID_REQUEST = 36009004;
const SIGNATURE_REFUSED = 106001;

function outcomeOf<T>(answer: HttpAnswer, schema: z.ZodType<T>, path: string): Called<T> {
  const envelope = Envelope.safeParse(answer.json());
  const code = envelope.success ? envelope.data.code : undefined;
  if (answer.status === 429 || code === TOO_MANY)
    return { tag: 'quota', waitMs: waitMsOf(answer.headers['retry-after']) };
  if (!envelope.success || answer.status >= 500) return { tag: 'unknown', cause: `${path}: status ${answer.status}` };
  const { message, data } = envelope.data;
  if (code === 0) return readAs(schema, data, path);
  if (code === SIGNATURE_REFUSED) return { tag: 'unknown', cause: `${path}: our signature was refused` };
  if (TOKEN_REFUSED.has(envelope.data.code)) return { tag: 'authorisationEnded' };
  if (code === INVALID_REQUEST) {
    if (/timestamp/i.test(message)) return { tag: 'unknown', cause: `${path}: our clock and TikTok's differ` };
    if (/access.token/i.test(message)) return { tag: 'authorisationEnded' };
    if (/app_key|signature/i.test(message)) return { tag: 'unknown', cause: `${path}: our app was refused` };
  }
  return isServerFault(envelope.data.code)
    ? { tag: 'unknown', cause: `${path}: ${code}` }
    : { tag: 'refused', code: String(code) };
}

/** "Internal error" and "timeout": worth asking again. */
const isServerFault = (code: number): boolean => code === 36009003 || code === 36009007;
