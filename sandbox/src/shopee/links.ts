import { createGrants, type Grants } from '../kernel/grants.ts';
import { randomText } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';

/** A shop that lets the app in, from when to when, in epoch milliseconds. */
export type Link = { authAt: number; expiresAt: number };
export type Tokens = { access_token: string; refresh_token: string; expire_in: number };

/** Codes, tokens and permissions. Source: v2.public.get_access_token and refresh_access_token on open.shopee.com. */
export type Links = {
  grants: Grants;
  find(shopId: string): Link | undefined;
  /** The seller said yes: the shop is linked, and a code leads to its first tokens. */
  open(shopId: string): string;
  issue(shopId: string): Tokens;
  close(shopId: string): void;
};

const COLLECTION = 'shopee.links';
const CODE_MS = 10 * 60_000;
const ACCESS_SECONDS = 4 * 3_600;
const REFRESH_MS = 30 * 86_400_000;
/** A seller lets an app in for at most a year at a time. Source: auth_time and expire_time of get_shop_info. */
const LINK_MS = 365 * 86_400_000;
const HEX = '0123456789abcdef';

export function createLinks(world: World): Links {
  const { state, now, random } = world;
  const grants = createGrants(world, 'shopee');
  const token = () => randomText(random, 32, HEX);
  return {
    grants,
    find: (shopId) => state.get<Link>(COLLECTION, shopId),
    open(shopId) {
      const at = now().getTime();
      const code = token();
      state.set(COLLECTION, shopId, { authAt: at, expiresAt: at + LINK_MS } satisfies Link);
      grants.give('code', code, { shopId, expiresAt: at + CODE_MS });
      return code;
    },
    // assumed: the access token of before lives out its four hours; confirm: a live call after a refresh.
    issue(shopId) {
      const at = now().getTime();
      const given = { access_token: token(), refresh_token: token(), expire_in: ACCESS_SECONDS };
      grants.give('access', given.access_token, { shopId, expiresAt: at + ACCESS_SECONDS * 1000 });
      grants.give('refresh', given.refresh_token, { shopId, expiresAt: at + REFRESH_MS });
      return given;
    },
    close(shopId) {
      grants.revoke(shopId);
      state.delete(COLLECTION, shopId);
    },
  };
}
