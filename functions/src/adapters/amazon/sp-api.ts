import type { z } from '@loan/shared/schema';
import type { SourceCredential } from '../../ports/source-adapter.ts';
import type { Http, HttpAnswer } from '../http/http.ts';
import type { Lwa } from './lwa.ts';
import { type Operation, refillMs } from './usage-plan.ts';
import { ErrorList } from './wire/errors.ts';

/** What a call to the Selling Partner API comes to. */
export type ApiOutcome<T> =
  | { tag: 'ok'; value: T }
  /** The bucket is empty; it has refilled by one after this long. */
  | { tag: 'quota'; waitMs: number }
  /** The seller has withdrawn the permission, or it ran out. */
  | { tag: 'authorisationEnded' }
  /** Amazon understood and said no: asking the same again gives the same. */
  | { tag: 'refused'; status: number; code: string }
  | { tag: 'unknown'; cause: string };

export type ApiRequest<T> = {
  operation: Operation;
  method: 'GET' | 'POST';
  path: string;
  query?: Readonly<Record<string, string | undefined>>;
  body?: unknown;
  answer: z.ZodType<T>;
};

export type SpApi = { call<T>(request: ApiRequest<T>): Promise<ApiOutcome<T>> };

export type SpApiOptions = { http: Http; lwa: Lwa; now: () => Date; host: string; credential: SourceCredential };

/** A page of financial events is at most 10 MB by Amazon's own word. */
const LIMITS = { timeoutMs: 20_000, maxBytes: 16 * 1024 * 1024 };

/** One seller's view of the Selling Partner API. An access token that is refused is renewed once. */
export function createSpApi({ http, lwa, now, host, credential }: SpApiOptions): SpApi {
  const { refreshToken = '' } = credential.secrets;
  const send = async (request: ApiRequest<unknown>) => {
    const token = await lwa.accessToken(refreshToken);
    if (!token.ok) return token.error;
    const { method, path, query = {}, body } = request;
    const headers = {
      'x-amz-access-token': token.value,
      'x-amz-date': now()
        .toISOString()
        .replace(/[-:]|\.\d{3}/g, ''),
      'user-agent': 'cross-border-seller-loan/0.1 (Language=TypeScript)',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const url = `${host}${path}${queryText(query)}`;
    return http.call({ method, url, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }, LIMITS);
  };

  return {
    async call(request) {
      let answer = await send(request);
      if (answer.tag === 'answer' && isDenied(answer)) {
        lwa.forget(refreshToken);
        answer = await send(request);
      }
      if (answer.tag === 'AuthorisationRefused') return { tag: 'authorisationEnded' };
      if (answer.tag !== 'answer') return { tag: 'unknown', cause: answer.cause };
      return isDenied(answer) ? { tag: 'authorisationEnded' } : outcomeOf(request, answer);
    },
  };
}

const isDenied = ({ status }: HttpAnswer): boolean => status === 401 || status === 403;

function outcomeOf<T>({ operation, answer: schema }: ApiRequest<T>, answer: HttpAnswer): ApiOutcome<T> {
  const { status, headers } = answer;
  if (status === 429) return { tag: 'quota', waitMs: refillMs(operation, headers['x-amzn-ratelimit-limit']) };
  if (status >= 200 && status < 300) {
    const parsed = schema.safeParse(answer.json());
    // Where the answer went wrong is worth telling; what stood there is not ours to repeat.
    const where = parsed.success ? '' : (parsed.error.issues[0]?.path.join('.') ?? '');
    return parsed.success
      ? { tag: 'ok', value: parsed.data }
      : { tag: 'unknown', cause: `${operation}: unreadable answer at ${where}` };
  }
  const refused = ErrorList.safeParse(answer.json());
  if (status >= 400 && status < 500) {
    return { tag: 'refused', status, code: refused.success ? (refused.data.errors[0]?.code ?? '') : '' };
  }
  return { tag: 'unknown', cause: `${operation}: status ${status}` };
}

function queryText(query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
