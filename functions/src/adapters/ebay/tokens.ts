import type { z } from '@loan/shared/schema';
import type { Http } from '../http/http.ts';
import { readAs } from '../kit/answers.ts';
import { endsAt } from '../kit/fresh-token.ts';
import { type Called, waitMsOf } from '../kit/outcome.ts';
import type { EbayAccount } from './account.ts';
import { TokenGranted, TokenRefused } from './wire.ts';

const LIMITS = { timeoutMs: 10_000, maxBytes: 64 * 1024 };
const SCOPE = 'https://api.ebay.com/oauth/api_scope';
/** What we ask for; all of it reads only, but that returns have no scope of their own. */
export const SCOPES = [
  SCOPE,
  `${SCOPE}/sell.fulfillment.readonly`,
  `${SCOPE}/sell.finances`,
  `${SCOPE}/sell.analytics.readonly`,
  `${SCOPE}/sell.inventory.readonly`,
  'https://api.ebay.com/oauth/api_scope/commerce.identity.readonly',
].join(' ');

type Granted = z.infer<typeof TokenGranted>;

/** A code or a refresh token into an access token of two hours. */
export async function askToken(
  { http, account }: { http: Http; account: EbayAccount },
  fields: Readonly<Record<string, string>>,
): Promise<Called<Granted>> {
  const basic = Buffer.from(`${account.clientId}:${account.clientSecret}`).toString('base64');
  const answer = await http.call(
    {
      method: 'POST',
      url: `${account.hosts.api}/identity/v1/oauth2/token`,
      headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    },
    LIMITS,
  );
  if (answer.tag === 'unknown') return answer;
  if (answer.status === 200) return readAs(TokenGranted, answer.json(), 'token');
  if (answer.status === 429) return { tag: 'quota', waitMs: waitMsOf(answer.headers['retry-after']) };
  const refused = TokenRefused.safeParse(answer.json());
  // Only a grant that is not taken is the seller's; a refused client is our own configuration.
  if (refused.success && refused.data.error === 'invalid_grant') return { tag: 'refused', code: 'invalid_grant' };
  return { tag: 'unknown', cause: `token: ${answer.status} ${refused.success ? refused.data.error : ''}`.trim() };
}

export const secretsOf = (granted: Granted, now: Date): Record<string, string> => ({
  accessToken: granted.access_token,
  accessEndsAt: endsAt(now, granted.expires_in),
  ...(granted.refresh_token ? { refreshToken: granted.refresh_token } : {}),
});
