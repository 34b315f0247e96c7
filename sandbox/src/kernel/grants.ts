import type { World } from './world.ts';

/** What a code or token stands for: a shop, until a moment. */
export type Grant = { shopId: string; expiresAt: number /** What else the vendor ties it to. */; note?: string };
export type GrantKind = 'code' | 'access' | 'refresh';

/** A vendor's memory of the codes and tokens it gave out. */
export type Grants = {
  give(kind: GrantKind, token: string, grant: Grant): void;
  find(kind: GrantKind, token: string): Grant | 'expired' | undefined;
  /** As find, but good only once. */
  take(kind: GrantKind, token: string): Grant | 'expired' | undefined;
  /** The seller takes the permission back: every code and token of the shop is dead at once. */
  revoke(shopId: string): void;
};

const KINDS: readonly GrantKind[] = ['code', 'access', 'refresh'];
/** Until then a token past its end is known to be expired, not made up. */
const REMEMBERED_MS = 86_400_000;

export function createGrants({ state, now, faults }: World, vendor: string): Grants {
  const collection = (kind: GrantKind) => `${vendor}.${kind}`;
  const find: Grants['find'] = (kind, token) => {
    const grant = state.get<Grant>(collection(kind), token);
    if (kind === 'access' && grant && faults.take(vendor, 'deadToken', grant.shopId)) {
      state.delete(collection(kind), token);
      return undefined;
    }
    return grant && now().getTime() >= grant.expiresAt ? 'expired' : grant;
  };
  const forget = (kind: GrantKind, gone: (grant: Grant) => boolean) => {
    for (const [token, grant] of state.entries<Grant>(collection(kind))) {
      if (gone(grant)) state.delete(collection(kind), token);
    }
  };

  return {
    find,
    give(kind, token, grant) {
      const limit = now().getTime() - REMEMBERED_MS;
      forget(kind, ({ expiresAt }) => expiresAt < limit);
      state.set(collection(kind), token, grant);
    },
    take(kind, token) {
      const found = find(kind, token);
      state.delete(collection(kind), token);
      return found;
    },
    revoke(shopId) {
      for (const kind of KINDS) forget(kind, (grant) => grant.shopId === shopId);
    },
  };
}
