import { z } from '@loan/shared/schema';
import type { Http } from '../http/http.ts';
import { readAs } from '../kit/answers.ts';
import type { Called } from '../kit/outcome.ts';
import type { TokenRefused } from '../kit/with-token.ts';
import type { ShopeeAccount } from './account.ts';
import { Problem, refusalOf } from './problems.ts';
import { type SignedCall, signatureOf } from './signature.ts';

export type ShopeeTools = { http: Http; now: () => Date; account: ShopeeAccount };
export type ShopeeRequest<T> = {
  /** From `/api/v2` on. */
  path: string;
  query?: Readonly<Record<string, string>>;
  /** Sent with POST; without one the call is a GET. */
  body?: unknown;
  answer: z.ZodType<T>;
};

/** A page of fifty order details with their items is under a megabyte. */
const LIMITS = { timeoutMs: 10_000, maxBytes: 8 * 1024 * 1024 };

type Sent<T> = ShopeeRequest<T> &
  Pick<SignedCall, 'shop'> & {
    /** Numbers of the answers so far: lists that go by numbers do not say which page they serve. */
    answered?: Set<string>;
  };

/** One signed call. `shop` is missing in a public call: one that is made with a code or a refresh token. */
export async function callShopee<T>(
  { http, now, account }: ShopeeTools,
  host: string,
  { shop, path, query = {}, body, answer: schema, answered }: Sent<T>,
): Promise<Called<T> | TokenRefused> {
  const { partnerId, partnerKey } = account;
  const timestampSeconds = Math.floor(now().getTime() / 1_000);
  const sign = signatureOf({ partnerId, partnerKey, path, timestampSeconds, ...(shop ? { shop } : {}) });
  const search = new URLSearchParams({
    partner_id: String(partnerId),
    timestamp: String(timestampSeconds),
    sign,
    ...(shop ? { access_token: shop.accessToken, shop_id: shop.shopId } : {}),
    ...query,
  });
  const url = `${host}${path}?${search.toString()}`;
  const headers = { 'content-type': 'application/json' };
  const sent =
    body === undefined ? { method: 'GET' as const } : { method: 'POST' as const, body: JSON.stringify(body) };
  const answer = await http.call({ ...sent, url, headers }, LIMITS);
  if (answer.tag === 'unknown') return answer;
  const problem = Problem.safeParse(answer.json());
  if (!problem.success) return { tag: 'unknown', cause: `${path}: status ${answer.status}` };
  const { error, request_id: number } = problem.data;
  if (error !== '' || answer.status >= 400) return refusalOf(problem.data, answer.status, now());
  if (number !== '' && answered?.has(number)) return { tag: 'unknown', cause: `${path}: the same answer came twice` };
  answered?.add(number);
  return readAs(schema, answer.json(), path);
}

/** Most answers carry what was asked for in `response`. */
export const responseOf = <T>(schema: z.ZodType<T>): z.ZodType<T> =>
  z.object({ response: schema }).transform((body) => (body as { response: T }).response);
