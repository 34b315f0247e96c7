import type { z } from '@loan/shared/schema';
import type { Http, HttpAnswer } from '../http/http.ts';
import { readAs } from '../kit/answers.ts';
import type { Holder } from '../kit/fresh-token.ts';
import { type Called, waitMsOf } from '../kit/outcome.ts';
import { type TokenRefused, withToken } from '../kit/with-token.ts';
import type { EbayAccount } from './account.ts';
import { signatureHeaders } from './signature.ts';
import { askToken, SCOPES, secretsOf } from './tokens.ts';
import { Problem } from './wire.ts';

export type EbayTools = { http: Http; now: () => Date; account: EbayAccount };

type Request<T> = {
  host: 'api' | 'apiz';
  path: string;
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  /** The older APIs know the same token under another word. */
  scheme?: 'Bearer' | 'IAF';
  /** Digitally signed: all of Finances is, since the sellers of some countries see it no other way. */
  signed?: boolean;
  answer: z.ZodType<T>;
};
export type Client = { get<T>(request: Request<T>): Promise<Called<T>> };

/** Two hundred orders with all that is dropped of them are well under this. */
const LIMITS = { timeoutMs: 20_000, maxBytes: 8 * 1024 * 1024 };

/** One seller's view of eBay. An access token that is no longer taken is renewed once. */
export function createClient(tools: EbayTools, holder: Holder): Client {
  const refresh = async ({ secrets }: Holder['credential']) => {
    const ask = { grant_type: 'refresh_token', refresh_token: secrets['refreshToken'] ?? '', scope: SCOPES };
    const granted = await askToken(tools, ask);
    if (granted.tag === 'refused') return { tag: 'authorisationEnded' } as const;
    return granted.tag === 'ok' ? { tag: 'ok' as const, value: secretsOf(granted.value, tools.now()) } : granted;
  };
  return {
    get: (request) => withToken({ holder, now: tools.now, refresh }, (token) => send(tools, request, token)),
  };
}

async function send<T>(
  { http, now, account }: EbayTools,
  { host, path, query = {}, headers = {}, scheme = 'Bearer', signed = false, answer: schema }: Request<T>,
  token: string,
): Promise<Called<T> | TokenRefused> {
  const text = new URLSearchParams(query).toString();
  const url = `${account.hosts[host]}${path}${text === '' ? '' : `?${text}`}`;
  const target = { method: 'GET', path, authority: new URL(url).host };
  const created = Math.floor(now().getTime() / 1_000);
  const signature = signed ? signatureHeaders({ ...target, key: account.signingKey, created }) : {};
  const authorization = `${scheme} ${token}`;
  const sent = { ...headers, ...signature, authorization, accept: 'application/json' };
  const answer = await http.call({ method: 'GET', url, headers: sent }, LIMITS);
  return answer.tag === 'unknown' ? answer : outcomeOf(answer, schema, path);
}

/** Errors of a digital signature. Source: eBay's guide to digital signatures, its table of errors. */
const isOfSignature = (errorId: number): boolean => errorId >= 215_000 && errorId < 216_000;

function outcomeOf<T>(answer: HttpAnswer, schema: z.ZodType<T>, path: string): Called<T> | TokenRefused {
  const { status } = answer;
  // An empty list is told as no content at all.
  if (status === 204) return readAs(schema, undefined, path);
  if (status === 200) return readAs(schema, answer.json(), path);
  if (status === 429) return { tag: 'quota', waitMs: waitMsOf(answer.headers['retry-after']) };
  const problem = Problem.safeParse(answer.json());
  const errorId = problem.success ? problem.data.errors[0]?.errorId : undefined;
  if (errorId !== undefined && isOfSignature(errorId))
    return { tag: 'unknown', cause: `${path}: our digital signature or our clock was refused (${errorId})` };
  if (status === 401) return { tag: 'tokenRefused' };
  if (status >= 400 && status < 500) return { tag: 'refused', code: `${status} ${errorId ?? ''}`.trim() };
  return { tag: 'unknown', cause: `${path}: status ${status}` };
}
