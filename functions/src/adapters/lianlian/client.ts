import type { z } from '@loan/shared/schema';
import type { Http, HttpAnswer } from '../http/http.ts';
import { readAs } from '../kit/answers.ts';
import { type Called, waitMsOf } from '../kit/outcome.ts';
import { type TokenRefused, type TokenUse, withToken } from '../kit/with-token.ts';
import type { LianLianAccount } from './account.ts';
import { isSignedAnswer, signatureHeader } from './signature.ts';
import { Envelope, Refusal } from './wire.ts';

export type ClientTools = { http: Http; now: () => Date; account: LianLianAccount; use: TokenUse };

export type Request<T> = {
  service: 'open' | 'collection';
  path: string;
  query?: Readonly<Record<string, string>>;
  body?: unknown;
  answer: z.ZodType<T>;
};

export type LianLian = { call<T>(request: Request<T>): Promise<Called<T>> };

const LIMITS = { timeoutMs: 20_000, maxBytes: 8 * 1024 * 1024 };
const YES = '000000';

/** One user's view of LianLian. Calls are signed with our key, under the user's token; answers with LianLian's. */
export const createClient = (tools: ClientTools): LianLian => ({
  call: (request) => withToken(tools.use, (accessToken) => send(tools, accessToken, request)),
});

async function send<T>(
  { http, now, account }: ClientTools,
  accessToken: string,
  { service, path, query = {}, body, answer }: Request<T>,
): Promise<Called<T> | TokenRefused> {
  const { url, prefix } = account.hosts[service];
  const signed = {
    method: body === undefined ? ('GET' as const) : ('POST' as const),
    uri: `${prefix}${path}`,
    epochSeconds: Math.floor(now().getTime() / 1_000),
    body: body === undefined ? '' : JSON.stringify(body),
    query: new URLSearchParams(query).toString(),
  };
  const called = await http.call(
    {
      method: signed.method,
      url: `${url}${signed.uri}${signed.query === '' ? '' : `?${signed.query}`}`,
      headers: {
        authorization: `Bearer ${accessToken}`,
        'llpay-signature': signatureHeader(signed, account.privateKey),
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: signed.body }),
    },
    LIMITS,
  );
  if (called.tag === 'unknown') return called;
  // assumed: refusals of the gateway come without a signature; confirm: a live refusal. They bring no facts.
  if (called.status === 200 && !isAnswerOf({ now, account }, called))
    return { tag: 'unknown', cause: `${path}: the answer is not signed by LianLian` };
  return outcomeOf(called, path, answer);
}

const isAnswerOf = ({ now, account }: Pick<ClientTools, 'now' | 'account'>, { headers, bytes }: HttpAnswer): boolean =>
  isSignedAnswer({
    header: headers['llpay-signature'],
    body: bytes,
    publicKey: account.answerKey,
    nowSeconds: Math.floor(now().getTime() / 1_000),
  });

function outcomeOf<T>(called: HttpAnswer, path: string, schema: z.ZodType<T>): Called<T> | TokenRefused {
  const { status, headers } = called;
  if (status === 200) {
    const envelope = readAs(Envelope, called.json(), path);
    if (envelope.tag !== 'ok') return envelope;
    return envelope.value.code === YES
      ? readAs(schema, envelope.value.data, path)
      : refusal(status, envelope.value.code);
  }
  if (status === 429) return { tag: 'quota', waitMs: waitMsOf(headers['retry-after']) };
  return refusal(status, Refusal.safeParse(called.json()).data?.code ?? '');
}

/**
 * 400003 is a clock apart by more than LianLian allows, 40000x and SIGNATURE_… a signature of ours it does not accept,
 * 999999 its own trouble: none of them says anything of the seller. What is left of 401 and 403 is the token.
 */
function refusal(status: number, code: string): Called<never> | TokenRefused {
  const said = `${status} ${code}`.trim();
  if (code === '400003') return { tag: 'unknown', cause: 'clock skew: signature time refused' };
  if (/^40000\d$|^SIGNATURE_/.test(code)) return { tag: 'unknown', cause: `signature refused: ${said}` };
  if (status === 401 || status === 403) return { tag: 'tokenRefused' };
  if (status >= 500 || code === '999999') return { tag: 'unknown', cause: said };
  return { tag: 'refused', code: said };
}
