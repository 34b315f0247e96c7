import type { Grant, Grants } from '../kernel/grants.ts';
import { randomText } from '../kernel/random.ts';
import type { State } from '../kernel/state.ts';
import type { World } from '../kernel/world.ts';

export type Issuer = { world: World; grants: Grants };
export type Tokens = {
  access_token: string;
  scope: string;
  expires_in?: number;
  refresh_token?: string;
  refresh_token_expires_in?: number;
};

const HEX = '0123456789abcdef';
const DAY_MS = 86_400_000;
/** Source: shopify.dev, offline access tokens: an hour, and ninety days for the token that renews it. */
const ACCESS_SECONDS = 3_600;
const REFRESH_SECONDS = 90 * 86_400;
/** Source: changelog of 2026-08-28: a refresh token may be tried again for thirty days, until its successor is used. */
const RETRY_MS = 30 * DAY_MS;
const NEVER = Number.MAX_SAFE_INTEGER;

/** What a refresh token is tied to besides its shop. */
type Chain = { scope: string; before?: string; usedAt?: number; successor?: string };

/** A token that does not end by itself; the same one each time the shop says yes to the same scopes. */
export function issueLasting({ world, grants }: Issuer, shopId: string, scope: string): Tokens {
  const { state } = world;
  const kept = state.get<string>(LASTING, `${shopId}|${scope}`);
  const known = kept && grants.find('access', kept);
  const token = known && known !== 'expired' ? kept : `shpat_${hex(world)}`;
  state.set(LASTING, `${shopId}|${scope}`, token);
  grants.give('access', token, { shopId, expiresAt: NEVER, note: scope });
  return { access_token: token, scope };
}

const LASTING = 'shopify.lasting';
const hex = (world: World): string => randomText(world.random, 32, HEX);

/** A pair that ends: the first of a chain. */
export function issuePair(issuer: Issuer, shopId: string, scope: string): Tokens {
  const refresh = issueRefresh(issuer, shopId, { scope });
  return pairOf(issuer, { shopId, scope, refresh });
}

/** Each use gives a new access token and the one successor; using the successor ends the token before it. */
export function renewPair(issuer: Issuer, token: string): Tokens | undefined {
  const { world, grants } = issuer;
  const found = grants.find('refresh', token);
  if (found === undefined || found === 'expired') return undefined;
  const chain = readChain(found);
  const now = world.now().getTime();
  if (chain.usedAt !== undefined && now - chain.usedAt > RETRY_MS) return undefined;
  if (chain.before) grants.take('refresh', chain.before);
  const successor = chain.successor ?? issueRefresh(issuer, found.shopId, { scope: chain.scope, before: token });
  const { before: _, ...rest } = chain;
  const used: Chain = { ...rest, usedAt: chain.usedAt ?? now, successor };
  grants.give('refresh', token, { ...found, note: JSON.stringify(used) });
  return pairOf(issuer, { shopId: found.shopId, scope: chain.scope, refresh: successor });
}

const readChain = ({ note = '{"scope":""}' }: Grant): Chain => JSON.parse(note) as Chain;

function issueRefresh({ world, grants }: Issuer, shopId: string, chain: Chain): string {
  const token = `shprt_${hex(world)}`;
  const expiresAt = world.now().getTime() + REFRESH_SECONDS * 1_000;
  grants.give('refresh', token, { shopId, expiresAt, note: JSON.stringify(chain) });
  return token;
}

type Pair = { shopId: string; scope: string; refresh: string };

// assumed: the access token of before stays good until its own end; confirm: a live refresh.
function pairOf({ world, grants }: Issuer, { shopId, scope, refresh }: Pair): Tokens {
  const token = `shpat_${hex(world)}`;
  const now = world.now().getTime();
  grants.give('access', token, { shopId, expiresAt: now + ACCESS_SECONDS * 1_000, note: scope });
  const kept = grants.find('refresh', refresh);
  const left = typeof kept === 'object' ? Math.round((kept.expiresAt - now) / 1_000) : 0;
  return {
    access_token: token,
    scope,
    expires_in: ACCESS_SECONDS,
    refresh_token: refresh,
    refresh_token_expires_in: left,
  };
}

/** From this day Shopify refuses lasting tokens of public apps. Source: changelog, expiring tokens required. */
const LASTING_ENDS = Date.parse('2027-01-01T00:00:00Z');

/** The scopes a token has in a shop; nothing when it is not good there. */
export function readAccess({ world, grants }: Issuer, shopId: string, token: string): readonly string[] | undefined {
  const found = grants.find('access', token);
  if (found === undefined || found === 'expired' || found.shopId !== shopId) return undefined;
  if (found.expiresAt === NEVER && world.now().getTime() >= LASTING_ENDS) return undefined;
  return (found.note ?? '').split(',');
}

/** The shop takes the app out: every token is dead at once. */
export function uninstall({ state }: { state: State }, grants: Grants, shopId: string): void {
  grants.revoke(shopId);
  for (const [key] of state.entries<string>(LASTING)) if (key.startsWith(`${shopId}|`)) state.delete(LASTING, key);
}
