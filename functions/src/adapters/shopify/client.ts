import type { z } from '@loan/shared/schema';
import type { Http, HttpAnswer } from '../http/http.ts';
import { readAs } from '../kit/answers.ts';
import type { Holder } from '../kit/fresh-token.ts';
import { type Called, waitMsOf } from '../kit/outcome.ts';
import { type TokenRefused, withToken } from '../kit/with-token.ts';
import { type ShopifyAccount, shopUrl } from './account.ts';
import { askToken, secretsOf } from './tokens.ts';
import { Answer } from './wire.ts';

export type ShopifyTools = { http: Http; now: () => Date; account: ShopifyAccount };
export type Client = {
  ask<T>(
    document: string,
    variables: Readonly<Record<string, string | undefined>>,
    answer: z.ZodType<T>,
  ): Promise<Called<T>>;
};

const LIMITS = { timeoutMs: 20_000, maxBytes: 8 * 1024 * 1024 };

/** One shop's view of the Admin API. The credential's `sellerId` is the shop's own domain, and its host. */
export function createClient(tools: ShopifyTools, holder: Holder): Client {
  const refresh = async ({ sellerId, secrets }: Holder['credential']) => {
    const { refreshToken } = secrets;
    if (!refreshToken) return { tag: 'authorisationEnded' } as const;
    const granted = await askToken(tools, sellerId, { grant_type: 'refresh_token', refresh_token: refreshToken });
    if (granted.tag === 'refused') return { tag: 'authorisationEnded' } as const;
    return granted.tag === 'ok' ? { tag: 'ok' as const, value: secretsOf(granted.value, tools.now()) } : granted;
  };
  return {
    ask: (document, variables, answer) =>
      withToken({ holder, now: tools.now, refresh }, async (token) => {
        const { account, http } = tools;
        const sent = await http.call(
          {
            method: 'POST',
            url: `${shopUrl(account, holder.credential.sellerId)}/admin/api/${account.apiVersion}/graphql.json`,
            headers: { 'x-shopify-access-token': token, 'content-type': 'application/json' },
            body: JSON.stringify({ query: document, variables }),
          },
          LIMITS,
        );
        return sent.tag === 'unknown' ? sent : outcomeOf(sent, answer);
      }),
  };
}

/** Source: shopify.dev, "Status and error codes": 402 frozen, 404 closed, 423 locked. */
const SHOP_CLOSED = new Set([402, 404, 423]);

function outcomeOf<T>(answer: HttpAnswer, schema: z.ZodType<T>): Called<T> | TokenRefused {
  const { status } = answer;
  if (status === 401) return { tag: 'tokenRefused' };
  if (status === 429) return { tag: 'quota', waitMs: waitMsOf(answer.headers['retry-after']) };
  if (status === 403 || SHOP_CLOSED.has(status)) return { tag: 'refused', code: String(status) };
  const read = Answer.safeParse(answer.json());
  if (status !== 200 || !read.success) return { tag: 'unknown', cause: `graphql: status ${status}` };
  const { errors } = read.data;
  if (errors === undefined || errors.length === 0) return readAs(schema, read.data.data, 'graphql');
  const codes = typeof errors === 'string' ? [] : errors.map(({ extensions }) => extensions?.code ?? '');
  if (codes.includes('THROTTLED')) return { tag: 'quota', waitMs: refillMs(read.data) };
  if (codes.includes('ACCESS_DENIED')) return { tag: 'refused', code: 'ACCESS_DENIED' };
  return { tag: 'unknown', cause: `graphql: ${codes.find((code) => /^[A-Z_]{1,40}$/.test(code)) ?? 'error'}` };
}

/** An empty bucket is full again in ten to twenty seconds; asking much sooner only empties it. */
const SHORTEST_MS = 10_000;

/** How long until the bucket holds what the question costs. */
function refillMs({ extensions }: Answer): number {
  const cost = extensions?.cost;
  if (!cost) return waitMsOf(undefined);
  const { currentlyAvailable, restoreRate } = cost.throttleStatus;
  const missing = Math.max(0, cost.requestedQueryCost - currentlyAvailable);
  return Math.max(SHORTEST_MS, Math.ceil((missing * 1_000) / restoreRate));
}
