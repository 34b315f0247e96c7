import { createGrants, type Grant, type Grants } from '../kernel/grants.ts';
import { LETTERS_AND_DIGITS, randomText } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';

/** The seconds eBay prints beside the code and the tokens; 47,304,000 is eighteen months. */
export const LIFE_SECONDS = { code: 299, access: 7_200, refresh: 47_304_000 } as const;

/** eBay's codes and tokens. `note` of a grant is its scopes, parted by spaces. */
export type Tokens = {
  issueCode(shopId: string, scope: string): string;
  redeem(code: string): Grant | undefined;
  issueRefresh(shopId: string, scope: string): string;
  renew(refreshToken: string): Grant | undefined;
  issueAccess(shopId: string, scope: string): string;
  read(accessToken: string): Grant | undefined;
  revoke: Grants['revoke'];
};

/** The application's own token, which stands for no shop. */
export const NOBODY = '';

export function createTokens(world: World): Tokens {
  const grants = createGrants(world, 'ebay');
  const issue = (kind: keyof typeof LIFE_SECONDS, shopId: string, scope: string) => {
    const token = `v^1.1#i^1#r^${kind === 'access' ? 0 : 1}#t^${randomText(world.random, 120, LETTERS_AND_DIGITS)}==`;
    const expiresAt = world.now().getTime() + LIFE_SECONDS[kind] * 1000;
    grants.give(kind, token, { shopId, expiresAt, note: scope });
    return token;
  };
  const alive = (grant: Grant | 'expired' | undefined) => (grant === 'expired' ? undefined : grant);
  return {
    issueCode: (shopId, scope) => issue('code', shopId, scope),
    redeem: (code) => alive(grants.take('code', code)),
    issueRefresh: (shopId, scope) => issue('refresh', shopId, scope),
    renew: (token) => alive(grants.find('refresh', token)),
    issueAccess: (shopId, scope) => issue('access', shopId, scope),
    read: (token) => alive(grants.find('access', token)),
    revoke: grants.revoke,
  };
}
