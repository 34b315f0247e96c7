import { err, ok, type Result } from '@loan/shared/result';
import { z } from '@loan/shared/schema';
import type { SigningError } from '../../ports/signing-service.ts';
import type { TokenCache } from '../../ports/token-cache.ts';
import type { Http } from '../http/http.ts';
import { type FetchToken, type UnderToken, withToken } from '../vendor-token/with-token.ts';
import { parseJsonKeepingBigIds } from './parse-json.ts';
import { fascSignature } from './sign.ts';

export type FadadaOptions = {
  http: Http;
  /** https://api.fadada.com/api/v5, its test environment, or the stand-in's. */
  baseUrl: string;
  appId: string;
  appSecret: string;
  /** The partner's own company at Fadada: it starts the tasks and pays for them. */
  openCorpId: string;
  /** Where Fadada reports what happened. */
  callbackUrl: string;
  tokens: TokenCache;
  now: () => number;
  /** At most 32 characters, never the same twice in ten minutes. */
  newNonce: () => string;
  timeoutMs: number;
};

/** `code` is text; "100000" is success and everything else a refusal. `data` may be null. */
const Envelope = z.object({ code: z.string(), msg: z.string().default(''), data: z.unknown() });
type Envelope = z.infer<typeof Envelope>;
const AccessToken = z.object({ accessToken: z.string().min(1), expiresIn: z.coerce.number().int().positive() });

const SUCCESS = '100000';
/** The access token is wrong or over. */
const TOKEN_REFUSED = '100002';

/** Calls one endpoint and reads its `data`. Source of the wire form: official SDK, src/common/abstract_client.ts. */
export async function callFadada<T>(
  options: FadadaOptions,
  path: string,
  { biz, data }: { biz: object; data: z.ZodType<T> },
): Promise<Result<T, SigningError>> {
  const { appId, tokens: cache, now } = options;
  const answer = await withToken(
    { name: `fadada:${appId}`, cache, fetchToken: fetchToken(options), now },
    async (token): Promise<UnderToken<Result<Envelope, SigningError>>> => {
      const reply = await post(options, path, { token, bizContent: JSON.stringify(biz) });
      const refused = reply.ok && reply.value.code === TOKEN_REFUSED;
      return refused ? { tag: 'tokenRefused' } : { tag: 'done', value: reply };
    },
  );
  if (!answer.ok) return unknown(answer.error.cause);
  return answer.value.ok ? readData(answer.value.value, data) : answer.value;
}

function readData<T>({ code, msg, data }: Envelope, schema: z.ZodType<T>): Result<T, SigningError> {
  if (code !== SUCCESS) return err({ tag: 'SigningRefused', code, message: msg });
  const parsed = schema.safeParse(data);
  return parsed.success ? ok(parsed.data) : unknown('data we cannot read');
}

/** Asking again while a token is good gives the same one and extends it, so there is nothing to force. */
function fetchToken(options: FadadaOptions): FetchToken {
  return async () => {
    const reply = await post(options, '/service/get-access-token', {});
    const token = reply.ok ? readData(reply.value, AccessToken) : reply;
    if (!token.ok) return err({ tag: 'TokenUnknown', cause: `access token: ${causeOf(token.error)}` });
    const { accessToken, expiresIn } = token.value;
    return ok({ token: accessToken, expiresAtMs: options.now() + expiresIn * 1000 });
  };
}

type Post = { token: string; bizContent: string } | { token?: undefined; bizContent?: undefined };

async function post(
  options: FadadaOptions,
  path: string,
  { token, bizContent }: Post,
): Promise<Result<Envelope, SigningError>> {
  const { http, baseUrl, appId, appSecret, now, newNonce, timeoutMs } = options;
  const timestamp = String(now());
  const headers: Record<string, string> = {
    'X-FASC-App-Id': appId,
    'X-FASC-Sign-Type': 'HMAC-SHA256',
    'X-FASC-Timestamp': timestamp,
    'X-FASC-Nonce': newNonce(),
    'X-FASC-Api-SubVersion': '5.1',
    ...(token === undefined ? { 'X-FASC-Grant-Type': 'client_credential' } : { 'X-FASC-AccessToken': token }),
  };
  const signed = bizContent === undefined ? headers : { ...headers, bizContent };
  const answer = await http.call(
    {
      method: 'POST',
      url: `${baseUrl}${path}`,
      headers: {
        ...headers,
        'X-FASC-Sign': fascSignature(signed, { timestamp, appSecret }),
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ bizContent: bizContent ?? '' }).toString(),
    },
    { timeoutMs, maxBytes: 2_000_000 },
  );
  if (answer.tag === 'unknown') return unknown(answer.cause);
  const envelope = Envelope.safeParse(parseJsonKeepingBigIds(answer.text()));
  return envelope.success ? ok(envelope.data) : unknown(`status ${answer.status}, an answer we cannot read`);
}

export const unknown = (cause: string): Result<never, SigningError> => err({ tag: 'SigningUnknown', cause });
const causeOf = (error: SigningError): string => (error.tag === 'SigningUnknown' ? error.cause : `code ${error.code}`);
