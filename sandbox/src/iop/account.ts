import { createGrants, type Grants } from '../kernel/grants.ts';
import { LETTERS_AND_DIGITS, randomText } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';
import type { Shop, WorldTrade } from '../trade/trade-types.ts';
import { missing, PROBLEMS, type Problem } from './problems.ts';
import type { Parameters } from './request.ts';

/** How one marketplace of the platform lets apps in. */
export type AccountWish = {
  vendor: 'lazada' | 'aliexpress';
  accessSeconds: number;
  refreshSeconds: number;
};

export type Issued = {
  shop: Shop;
  now: number;
  access_token: string;
  refresh_token: string;
  expires_in: number;
  refresh_expires_in: number;
};

export type Accounts = {
  /** The seller said yes: what the app takes to its first tokens. */
  open(shopId: string): string;
  create(parameters: Parameters): Issued | Problem;
  refresh(parameters: Parameters): Issued | Problem;
  /** Whose shop a token opens, if anybody's. */
  whose(token: string | undefined): Shop | undefined;
  close(shopId: string): void;
};

/** "Code is valid for 30 minutes" and "can only be used once". Source: errors of /auth/token/create. */
const CODE_MS = 30 * 60_000;

export function createAccounts(world: World, trade: WorldTrade, wish: AccountWish): Accounts {
  const { vendor, accessSeconds, refreshSeconds } = wish;
  const grants: Grants = createGrants(world, vendor);
  const now = () => world.now().getTime();
  const token = (lead: string) => `${lead}${randomText(world.random, 50, LETTERS_AND_DIGITS)}`;

  /** The refresh token and its end stay as they were given first. */
  function issue(shopId: string, refreshToken: string, refreshEndsAt: number): Issued | Problem {
    const shop = trade.shop(vendor, shopId);
    if (!shop) return PROBLEMS.code;
    const access_token = token('500006');
    const refreshSecondsLeft = Math.floor((refreshEndsAt - now()) / 1000);
    // No access outlives the permission it came from.
    const expires_in = Math.min(accessSeconds, refreshSecondsLeft);
    grants.give('access', access_token, { shopId, expiresAt: now() + expires_in * 1000 });
    const times = { expires_in, refresh_expires_in: refreshSecondsLeft };
    return { shop, now: now(), access_token, refresh_token: refreshToken, ...times };
  }

  return {
    open(shopId) {
      const code = `0_${randomText(world.random, 6, '0123456789')}_${randomText(world.random, 26, LETTERS_AND_DIGITS)}`;
      grants.give('code', code, { shopId, expiresAt: now() + CODE_MS });
      return code;
    },
    create({ code }) {
      if (!code) return missing('code');
      const found = grants.take('code', code);
      if (!found || found === 'expired') return PROBLEMS.code;
      const refreshToken = token('500016');
      const expiresAt = now() + refreshSeconds * 1000;
      grants.give('refresh', refreshToken, { shopId: found.shopId, expiresAt });
      return issue(found.shopId, refreshToken, expiresAt);
    },
    // assumed: the refresh token stays, and its end with it; confirm: two live refreshes in a row.
    refresh({ refresh_token }) {
      if (!refresh_token) return missing('refresh_token');
      const found = grants.find('refresh', refresh_token);
      if (!found || found === 'expired') return PROBLEMS.refreshToken;
      return issue(found.shopId, refresh_token, found.expiresAt);
    },
    whose(given) {
      const found = given ? grants.find('access', given) : undefined;
      return found && found !== 'expired' ? trade.shop(vendor, found.shopId) : undefined;
    },
    close: (shopId) => grants.revoke(shopId),
  };
}
