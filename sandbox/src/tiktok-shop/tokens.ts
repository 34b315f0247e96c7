import { createGrants, type Grant, type Grants } from '../kernel/grants.ts';
import { LETTERS_AND_DIGITS, randomText } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';

/** assumed: half an hour, seven days, a year; confirm: the expiry fields of a live reply. */
const LIFE_SECONDS = { code: 1_800, access: 7 * 86_400, refresh: 365 * 86_400 } as const;

/** A token and its end in seconds. */
export type Issued = { token: string; endsAt: number };

/** TikTok's codes and tokens. A token is good for every shop the seller chose: `note` of a grant, parted by spaces. */
export type Tokens = {
  issueCode(shopIds: readonly string[]): string;
  redeem(code: string): Grant | undefined;
  renew(refreshToken: string): Grant | 'expired' | undefined;
  issuePair(grant: Grant): { access: Issued; refresh: Issued };
  read(accessToken: string): readonly string[] | 'expired' | undefined;
  revoke: Grants['revoke'];
};

export function createTokens(world: World): Tokens {
  const grants = createGrants(world, 'tiktok-shop');
  const issue = (kind: keyof typeof LIFE_SECONDS, { shopId, note }: Pick<Grant, 'shopId' | 'note'>): Issued => {
    const token = `GCP_${randomText(world.random, kind === 'code' ? 40 : 80, LETTERS_AND_DIGITS)}`;
    const expiresAt = world.now().getTime() + LIFE_SECONDS[kind] * 1000;
    grants.give(kind, token, { shopId, expiresAt, ...(note !== undefined && { note }) });
    return { token, endsAt: Math.floor(expiresAt / 1000) };
  };
  return {
    issueCode: (shopIds) => issue('code', { shopId: shopIds[0] ?? '', note: shopIds.join(' ') }).token,
    redeem(code) {
      const grant = grants.take('code', code);
      return grant === 'expired' ? undefined : grant;
    },
    // assumed: the old refresh token dies with its use; confirm: a second refresh with the same token.
    renew: (refreshToken) => grants.take('refresh', refreshToken),
    issuePair: (grant) => ({ access: issue('access', grant), refresh: issue('refresh', grant) }),
    read(accessToken) {
      const grant = grants.find('access', accessToken);
      return typeof grant === 'object' ? (grant.note ?? grant.shopId).split(' ') : grant;
    },
    revoke: grants.revoke,
  };
}
