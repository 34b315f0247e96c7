import { createGrants } from '../kernel/grants.ts';
import { LETTERS_AND_DIGITS, randomText } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';
import type { Shop, WorldTrade } from '../trade/trade-types.ts';
import { type Region, regionsOf } from './regions.ts';

const DAY_MS = 86_400_000;
/** A code is good for ten minutes; a token the seller copies for a year, one an app fetches for ninety days. */
const LIFE_MS = { code: 10 * 60_000, copied: 365 * DAY_MS, fetched: 90 * DAY_MS } as const;

export type Held = { shop: Shop; expiresAt: number };

export type Tokens = {
  /** The token the seller sees in Seller Center and pastes elsewhere; the one before is dead. */
  issueCopied(shop: Shop, region: Region): string;
  issueCode(shop: Shop, region: Region): string;
  /** A token for a code, which is good once. */
  redeem(code: string, region: Region): (Held & { token: string }) | undefined;
  read(token: string, region: Region): Held | 'expired' | undefined;
  revoke(shopId: string, region: Region): void;
};

/** Plainly invented, the same at every start, so that a demo can find it: the seller made it before we met. */
export const tokenMadeBefore = (shopId: string, region: Region): string => `sandbox-temu-token-${region}-${shopId}`;

export function createTokens(world: World, trade: WorldTrade): Tokens {
  const grants = createGrants(world, 'temu');
  // A token is tied to the shop and to the gateway: each is authorised by itself.
  const owner = (shopId: string, region: Region) => `${shopId}@${region}`;
  const held = (shopId: string, expiresAt: number): Held | undefined => {
    const shop = trade.shop('temu', shopId.split('@')[0] ?? '');
    return shop && { shop, expiresAt };
  };
  const until = (ms: number) => world.now().getTime() + ms;
  const give = (shop: Shop, region: Region, { token, ms }: { token: string; ms: number }) => {
    grants.revoke(owner(shop.shopId, region));
    const expiresAt = until(ms);
    grants.give('access', token, { shopId: owner(shop.shopId, region), expiresAt });
    return { token, expiresAt, shop };
  };
  const newToken = () => randomText(world.random, 59, LETTERS_AND_DIGITS).toLowerCase();

  seedOnce(world, trade, (shop, region) => {
    give(shop, region, { token: tokenMadeBefore(shop.shopId, region), ms: LIFE_MS.copied });
  });
  return {
    issueCopied: (shop, region) => give(shop, region, { token: newToken(), ms: LIFE_MS.copied }).token,
    issueCode(shop, region) {
      const code = newToken();
      grants.give('code', code, { shopId: owner(shop.shopId, region), expiresAt: until(LIFE_MS.code) });
      return code;
    },
    redeem(code, region) {
      const grant = grants.take('code', code);
      const found = typeof grant === 'object' && grant.shopId.endsWith(`@${region}`) && held(grant.shopId, 0);
      return found ? give(found.shop, region, { token: newToken(), ms: LIFE_MS.fetched }) : undefined;
    },
    read(token, region) {
      const grant = grants.find('access', token);
      if (typeof grant !== 'object') return grant;
      return grant.shopId.endsWith(`@${region}`) ? held(grant.shopId, grant.expiresAt) : undefined;
    },
    revoke: (shopId, region) => grants.revoke(owner(shopId, region)),
  };
}

/** Each seller made its tokens before the first start; one that was taken back since is not made again. */
function seedOnce({ state }: World, trade: WorldTrade, seed: (shop: Shop, region: Region) => void): void {
  if (state.get<boolean>('temu', 'seeded')) return;
  for (const shop of trade.shops('temu')) for (const region of regionsOf(shop)) seed(shop, region);
  state.set('temu', 'seeded', true);
}
