import type { z } from '@loan/shared/schema';
import type { Http } from '../http/http.ts';
import { readAs } from '../kit/answers.ts';
import type { Called } from '../kit/outcome.ts';
import type { TokenRefused } from '../kit/with-token.ts';
import { Problem, refusalOf } from './problems.ts';
import { type IopParameters, signatureOf } from './signature.ts';

export type IopApp = { appKey: string; appSecret: string };
export type IopTools = { http: Http; now: () => Date; app: IopApp };

export type IopRequest<T> = {
  /** Base URL without a trailing slash, to which `path` is added. */
  host: string;
  path: string;
  /** What of the path is signed: all of it, or nothing for AliExpress's business calls. */
  signedPath: string;
  parameters?: IopParameters;
  /** GET, unless the document of a call asks for POST. */
  method?: 'GET' | 'POST';
  accessToken?: string;
  /** Where in the answer a refusal may stand, and what a good answer is. */
  problemIn?: (body: unknown) => unknown;
  answer: z.ZodType<T>;
};

/** A page of fifty orders with their items is under a megabyte. */
const LIMITS = { timeoutMs: 10_000, maxBytes: 8 * 1024 * 1024 };

/** One signed call. All parameters are in the query, also of a POST: a body of its own would have to be signed too. */
export async function callIop<T>(
  { http, now, app }: IopTools,
  { host, path, signedPath, parameters = {}, method = 'GET', accessToken, problemIn, answer: schema }: IopRequest<T>,
): Promise<Called<T> | TokenRefused> {
  const signed = {
    ...parameters,
    app_key: app.appKey,
    timestamp: String(now().getTime()),
    sign_method: 'sha256',
    ...(accessToken === undefined ? {} : { access_token: accessToken }),
  };
  const sign = signatureOf(app.appSecret, signedPath, signed);
  const url = `${host}${path}?${new URLSearchParams({ ...signed, sign }).toString()}`;
  const answer = await http.call({ method, url }, LIMITS);
  if (answer.tag === 'unknown') return answer;
  const body = answer.json();
  const problem = Problem.safeParse(problemIn ? problemIn(body) : body);
  const operation = parameters['method'] ?? path;
  if (!problem.success) return { tag: 'unknown', cause: `${operation}: status ${answer.status}` };
  if (problem.data.code !== '0' || answer.status >= 400) return refusalOf(problem.data, answer.status);
  return readAs(schema, body, operation);
}
