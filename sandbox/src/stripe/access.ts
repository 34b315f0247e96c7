import type { Context } from 'hono';
import type { Grants } from '../kernel/grants.ts';
import type { World } from '../kernel/world.ts';
import type { WorldTrade } from '../trade/trade-types.ts';
import { type Account, disconnect, isConnected, rollKey, stripeAccounts } from './accounts.ts';
import { STRIPE_PLATFORM } from './credentials.ts';
import { noAccess, PROBLEMS, type StripeProblem } from './problems.ts';

type Access = { world: World; trade: WorldTrade; grants: Grants };

/** The key a request was made with: Bearer, or the user name of Basic. */
function readKey(c: Context): string | undefined {
  const [scheme, value = ''] = (c.req.header('authorization') ?? '').split(' ');
  if (scheme?.toLowerCase() === 'bearer') return value || undefined;
  if (scheme?.toLowerCase() !== 'basic') return undefined;
  return Buffer.from(value, 'base64').toString('utf8').split(':')[0] || undefined;
}

/**
 * Whose account a request may read. The platform's key needs to name a connected account; a token of OAuth and a
 * restricted key stand for their own.
 */
export function whoseAccount({ world, trade, grants }: Access, c: Context): Account | StripeProblem {
  const key = readKey(c);
  if (!key) return PROBLEMS.keyMissing;
  const named = c.req.header('stripe-account');
  if (world.faults.take('stripe', 'deadToken', named ?? key)) endAccess({ world, trade, grants }, key, named);
  const accounts = stripeAccounts(trade, world.state);
  if (key === STRIPE_PLATFORM.secretKey) {
    const account = accounts.find(({ id }) => id === named && isConnected(world.state, id));
    return account ?? noAccess(named ?? 'the platform itself');
  }
  const token = grants.find('access', key);
  const own = accounts.find(
    ({ id, restrictedKey }) => restrictedKey === key || (typeof token === 'object' && token.shopId === id),
  );
  if (!own) return PROBLEMS.keyWrong;
  return named === undefined || named === own.id ? own : noAccess(named);
}

/** The seller takes back what this request came with: the connection, or the key that was pasted. */
function endAccess({ world, trade, grants }: Access, key: string, named: string | undefined): void {
  const token = grants.find('access', key);
  const id = named ?? (typeof token === 'object' ? token.shopId : '');
  disconnect(world.state, id);
  grants.revoke(id);
  const pasted = stripeAccounts(trade, world.state).find(({ restrictedKey }) => restrictedKey === key);
  if (pasted) rollKey(world.state, pasted.companyKey);
}
