import type { SourceCredential } from '../../ports/source-adapter.ts';
import type { Http } from '../http/http.ts';
import { readAs } from '../kit/answers.ts';
import { endsAt } from '../kit/fresh-token.ts';
import type { Called } from '../kit/outcome.ts';
import type { LianLianAccount } from './account.ts';
import { TokenGranted, TokenRefused } from './wire.ts';

export type TokenTools = { http: Http; now: () => Date; account: LianLianAccount };
type Secrets = Readonly<Record<string, string>>;

const LIMITS = { timeoutMs: 15_000, maxBytes: 64 * 1024 };

export const exchange = (tools: TokenTools, code: string, redirectUri: string): Promise<Called<Secrets>> =>
  grant(tools, { grant_type: 'authorization_code', code, redirect_uri: redirectUri });

/** assumed: a refresh token may be replaced by each refresh, so the newest is kept; confirm: with LianLian. */
export const refresh = (tools: TokenTools, { secrets }: SourceCredential): Promise<Called<Secrets>> =>
  grant(tools, { grant_type: 'refresh_token', refresh_token: secrets['refreshToken'] ?? '' });

async function grant({ http, now, account }: TokenTools, fields: Record<string, string>): Promise<Called<Secrets>> {
  const basic = Buffer.from(`${account.clientId}:${account.clientSecret}`).toString('base64');
  const headers = { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams(fields).toString();
  const answer = await http.call({ method: 'POST', url: account.hosts.token, headers, body }, LIMITS);
  if (answer.tag === 'unknown') return answer;
  if (answer.status !== 200) return refused(answer.status, TokenRefused.safeParse(answer.json()).data?.error);
  const granted = readAs(TokenGranted, answer.json(), 'token');
  if (granted.tag !== 'ok') return granted;
  const { access_token: accessToken, refresh_token: refreshToken, expires_in } = granted.value;
  return { tag: 'ok', value: { accessToken, refreshToken, accessEndsAt: endsAt(now(), expires_in) } };
}

/** Only a refused grant is the seller's; a refused client is our own configuration, which asking again may outlive. */
const refused = (status: number, code: string | undefined): Called<never> =>
  code === 'invalid_grant'
    ? { tag: 'authorisationEnded' }
    : { tag: 'unknown', cause: `token endpoint: ${status} ${code ?? ''}`.trim() };
