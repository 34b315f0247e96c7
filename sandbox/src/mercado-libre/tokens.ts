import { createGrants } from '../kernel/grants.ts';
import { randomText } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';
import { MERCADO_LIBRE_APP } from './credentials.ts';

/**
 * Six hours and six months are those of "Authentication and Authorization" on the developers' pages.
 * assumed: ten minutes for a code; confirm: a code redeemed late.
 */
export const LIFE_SECONDS = { code: 600, access: 21_600, refresh: 182 * 86_400 } as const;

/** What the link asked for, which the exchange of its code has to match. */
export type Asked = { redirectUri: string; challenge?: string; method?: 'S256' | 'plain' };

export type Pair = { access: string; refresh: string };

export type Tokens = {
  issueCode(shopId: string, asked: Asked): string;
  redeem(code: string): { shopId: string; asked: Asked } | undefined;
  issue(shopId: string): Pair;
  /** The shop of the refresh token last given out; it is good once. */
  renew(refreshToken: string): string | undefined;
  whose(accessToken: string): string | undefined;
  revoke(shopId: string): void;
};

/**
 * Each renewal gives another refresh token and ends the one before. Source: the same page.
 * assumed: a new authorisation ends it too; confirm: the same with two authorisations.
 */
const LAST = 'mercado-libre.last-refresh';
const HEX = '0123456789abcdef';

export function createTokens(world: World): Tokens {
  const { state, random, now } = world;
  const grants = createGrants(world, 'mercado-libre');
  const endOf = (kind: keyof typeof LIFE_SECONDS) => now().getTime() + LIFE_SECONDS[kind] * 1000;
  const temporary = (shopId: string) => `TG-${randomText(random, 24, HEX)}-${shopId}`;
  return {
    issueCode(shopId, asked) {
      const code = temporary(shopId);
      grants.give('code', code, { shopId, expiresAt: endOf('code'), note: JSON.stringify(asked) });
      return code;
    },
    redeem(code) {
      const grant = grants.take('code', code);
      if (!grant || grant === 'expired') return undefined;
      return { shopId: grant.shopId, asked: JSON.parse(grant.note ?? '{}') as Asked };
    },
    issue(shopId) {
      const hour = now().toISOString().slice(5, 13).replace(/\D/g, '');
      const access = `APP_USR-${MERCADO_LIBRE_APP.clientId}-${hour}-${randomText(random, 32, HEX)}-${shopId}`;
      const refresh = temporary(shopId);
      grants.give('access', access, { shopId, expiresAt: endOf('access') });
      grants.give('refresh', refresh, { shopId, expiresAt: endOf('refresh') });
      state.set(LAST, shopId, refresh);
      return { access, refresh };
    },
    renew(refreshToken) {
      const grant = grants.take('refresh', refreshToken);
      if (!grant || grant === 'expired') return undefined;
      return state.get<string>(LAST, grant.shopId) === refreshToken ? grant.shopId : undefined;
    },
    whose(accessToken) {
      const grant = grants.find('access', accessToken);
      return grant && grant !== 'expired' ? grant.shopId : undefined;
    },
    revoke: grants.revoke,
  };
}
