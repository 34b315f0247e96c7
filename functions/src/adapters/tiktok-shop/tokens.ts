import type { z } from '@loan/shared/schema';
import type { Http } from '../http/http.ts';
import { readAs } from '../kit/answers.ts';
import { type Called, waitMsOf } from '../kit/outcome.ts';
import type { TiktokShopAccount } from './account.ts';
import { Envelope, TokenGranted } from './wire.ts';

const LIMITS = { timeoutMs: 10_000, maxBytes: 64 * 1024 };

export type Granted = z.infer<typeof TokenGranted>;
type Ask =
  | { grant_type: 'authorized_code'; auth_code: string }
  | { grant_type: 'refresh_token'; refresh_token: string };

/** A code or a refresh token into tokens. A `refused` is the seller's grant being over; our own keys are not his. */
export async function askToken(
  { http, account }: { http: Http; account: TiktokShopAccount },
  ask: Ask,
): Promise<Called<Granted>> {
  const path = ask.grant_type === 'refresh_token' ? 'refresh' : 'get';
  const query = new URLSearchParams({ app_key: account.appKey, app_secret: account.appSecret, ...ask });
  const url = `${account.hosts.auth}/api/v2/token/${path}?${query.toString()}`;
  const answer = await http.call({ method: 'GET', url }, LIMITS);
  if (answer.tag === 'unknown') return answer;
  if (answer.status === 429) return { tag: 'quota', waitMs: waitMsOf(answer.headers['retry-after']) };
  const envelope = Envelope.safeParse(answer.json());
  if (!envelope.success || answer.status >= 500) return { tag: 'unknown', cause: `token: status ${answer.status}` };
  const { code, message, data } = envelope.data;
  if (code === 0) return readAs(TokenGranted, data, 'token');
  // assumed: TikTok names the app where it is our own key that is wrong; confirm: with a wrong app_secret.
  if (/app.?(key|secret)/i.test(message)) return { tag: 'unknown', cause: `token: ${code}` };
  return { tag: 'refused', code: String(code) };
}

export const secretsOf = (granted: Granted): Record<string, string> => ({
  accessToken: granted.access_token,
  accessEndsAt: new Date(granted.access_token_expire_in * 1_000).toISOString(),
  refreshToken: granted.refresh_token,
});
