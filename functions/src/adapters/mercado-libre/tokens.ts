import type { z } from '@loan/shared/schema';
import type { Http } from '../http/http.ts';
import { readAs } from '../kit/answers.ts';
import { endsAt } from '../kit/fresh-token.ts';
import { type Called, waitMsOf } from '../kit/outcome.ts';
import type { MercadoLibreAccount } from './account.ts';
import { Problem, TokenGranted } from './wire.ts';

const LIMITS = { timeoutMs: 10_000, maxBytes: 64 * 1024 };

type Granted = z.infer<typeof TokenGranted>;
type Ask =
  | { grant_type: 'authorization_code'; code: string; redirect_uri: string }
  | { grant_type: 'refresh_token'; refresh_token: string };

/** A code or a refresh token into tokens: six hours for the one, a single use for the other. Everything goes in the body. */
export async function askToken(
  { http, account }: { http: Http; account: MercadoLibreAccount },
  ask: Ask,
): Promise<Called<Granted>> {
  const { clientId, clientSecret, hosts } = account;
  const answer = await http.call(
    {
      method: 'POST',
      url: `${hosts.api}/oauth/token`,
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...ask, client_id: clientId, client_secret: clientSecret }).toString(),
    },
    LIMITS,
  );
  if (answer.tag === 'unknown') return answer;
  if (answer.status === 200) return readAs(TokenGranted, answer.json(), 'token');
  if (answer.status === 429) return { tag: 'quota', waitMs: waitMsOf(answer.headers['retry-after']) };
  const error = Problem.safeParse(answer.json()).data?.error ?? '';
  // Only a grant that is not taken is the seller's; a refused client is our own configuration.
  if (error === 'invalid_grant') return { tag: 'refused', code: error };
  return { tag: 'unknown', cause: `token: ${answer.status} ${error}`.trim() };
}

export const secretsOf = (granted: Granted, now: Date): Record<string, string> => ({
  accessToken: granted.access_token,
  accessEndsAt: endsAt(now, granted.expires_in),
  refreshToken: granted.refresh_token,
});
