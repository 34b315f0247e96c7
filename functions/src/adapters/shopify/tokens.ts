import type { z } from '@loan/shared/schema';
import type { Http } from '../http/http.ts';
import { readAs } from '../kit/answers.ts';
import { endsAt } from '../kit/fresh-token.ts';
import { type Called, waitMsOf } from '../kit/outcome.ts';
import { type ShopifyAccount, shopUrl } from './account.ts';
import { TokenGranted } from './wire.ts';

const LIMITS = { timeoutMs: 10_000, maxBytes: 64 * 1024 };
/** An app that was not told to renew holds a token without an end. */
const NEVER = '9999-12-31T00:00:00.000Z';

/** `read_all_orders`: without it Shopify shows the last sixty days and says nothing of the others. */
export const ALL_ORDERS = 'read_all_orders';
export const SCOPES = ['read_orders', ALL_ORDERS, 'read_products', 'read_inventory', 'read_shopify_payments_payouts'];

type Granted = z.infer<typeof TokenGranted>;

/** A code or a refresh token into tokens, asked of the shop's own host. `expiring` asks for tokens that end. */
export async function askToken(
  { http, account }: { http: Http; account: ShopifyAccount },
  shopDomain: string,
  fields: Readonly<Record<string, string>>,
): Promise<Called<Granted>> {
  const { clientId, clientSecret } = account;
  const answer = await http.call(
    {
      method: 'POST',
      url: `${shopUrl(account, shopDomain)}/admin/oauth/access_token`,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ client_id: clientId, client_secret: clientSecret, ...fields }),
    },
    LIMITS,
  );
  if (answer.tag === 'unknown') return answer;
  if (answer.status === 200) return readAs(TokenGranted, answer.json(), 'token');
  if (answer.status === 429) return { tag: 'quota', waitMs: waitMsOf(answer.headers['retry-after']) };
  const error = (answer.json() as { error?: unknown } | undefined)?.error;
  // assumed: a spent code, an ended refresh token and a shop that let the app go are told by one of these; confirm: live.
  if (error === 'invalid_request' || error === 'invalid_grant') return { tag: 'refused', code: error };
  return { tag: 'unknown', cause: `token: ${answer.status} ${error === 'invalid_client' ? error : ''}`.trim() };
}

export const secretsOf = (granted: Granted, now: Date): Record<string, string> => ({
  accessToken: granted.access_token,
  accessEndsAt: granted.expires_in ? endsAt(now, granted.expires_in) : NEVER,
  ...(granted.refresh_token ? { refreshToken: granted.refresh_token } : {}),
  ...(granted.scope ? { scope: granted.scope } : {}),
});
