import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import type { AuthorisationError } from '../../ports/source-adapter.ts';
import type { Http } from '../http/http.ts';
import { TokenGranted, TokenRefused } from './wire/lwa.ts';

export type LwaOptions = { http: Http; now: () => Date; host: string; clientId: string; clientSecret: string };

/** Login with Amazon: codes and refresh tokens into access tokens of an hour. */
export type Lwa = {
  exchange(code: string, redirectUri: string): Promise<Result<{ refreshToken: string }, AuthorisationError>>;
  accessToken(refreshToken: string): Promise<Result<string, AuthorisationError>>;
  /** Forgets a token that Amazon did not accept. */
  forget(refreshToken: string): void;
};

type Cached = { accessToken: string; expiresAtMs: number };

const LIMITS = { timeoutMs: 10_000, maxBytes: 64 * 1024 };
const EXPIRY_MARGIN_MS = 60_000;
/** Tokens are only kept to spare calls: any process may forget them at any time. */
const CACHED_MAX = 200;

export function createLwa(options: LwaOptions): Lwa {
  const cache = new Map<string, Cached>();

  const remember = (refreshToken: string, token: TokenGrant): string => {
    const [oldest] = cache.keys();
    if (cache.size >= CACHED_MAX && oldest !== undefined) cache.delete(oldest);
    const expiresAtMs = options.now().getTime() + token.expires_in * 1_000 - EXPIRY_MARGIN_MS;
    cache.set(refreshToken, { accessToken: token.access_token, expiresAtMs });
    return token.access_token;
  };

  return {
    async exchange(code, redirectUri) {
      const granted = await grant(options, { grant_type: 'authorization_code', code, redirect_uri: redirectUri });
      if (!granted.ok) return granted;
      const refreshToken = granted.value.refresh_token;
      if (refreshToken === undefined)
        return err({ tag: 'MarketplaceUnknown', cause: 'no refresh token in the answer' });
      remember(refreshToken, granted.value);
      return ok({ refreshToken });
    },

    async accessToken(refreshToken) {
      const cached = cache.get(refreshToken);
      if (cached && cached.expiresAtMs > options.now().getTime()) return ok(cached.accessToken);
      const granted = await grant(options, { grant_type: 'refresh_token', refresh_token: refreshToken });
      return granted.ok ? ok(remember(refreshToken, granted.value)) : granted;
    },

    forget: (refreshToken) => void cache.delete(refreshToken),
  };
}

type TokenGrant = z.infer<typeof TokenGranted>;

async function grant(
  { http, host, clientId, clientSecret }: LwaOptions,
  fields: Readonly<Record<string, string>>,
): Promise<Result<TokenGrant, AuthorisationError>> {
  const body = new URLSearchParams({ ...fields, client_id: clientId, client_secret: clientSecret }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await http.call({ method: 'POST', url: `${host}/auth/o2/token`, headers, body }, LIMITS);
  if (answer.tag === 'unknown') return err({ tag: 'MarketplaceUnknown', cause: answer.cause });
  const granted = TokenGranted.safeParse(answer.json());
  if (answer.status === 200 && granted.success) return ok(granted.data);
  const refused = TokenRefused.safeParse(answer.json());
  return err(refusal(answer.status, refused.success ? refused.data.error : undefined));
}

/** Only a refused grant is the seller's; a refused client is our own configuration, which asking again may outlive. */
function refusal(status: number, code: string | undefined): AuthorisationError {
  if (code === 'invalid_grant') return { tag: 'AuthorisationRefused', code };
  return { tag: 'MarketplaceUnknown', cause: `token endpoint: ${status} ${code ?? ''}`.trim() };
}
