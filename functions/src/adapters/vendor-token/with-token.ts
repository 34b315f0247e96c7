import { err, ok, type Result } from '@loan/shared/result';
import type { TokenCache, VendorToken } from '../../ports/token-cache.ts';

export type TokenUnknown = { tag: 'TokenUnknown'; cause: string };

/** Asks the vendor for a token. `force` asks for a new one even though the vendor holds the old one to be good. */
export type FetchToken = (force: boolean) => Promise<Result<VendorToken, TokenUnknown>>;

export type TokenHolder = { name: string; cache: TokenCache; fetchToken: FetchToken; now: () => number };

/** What a call under a token came to: an answer, or the vendor's word that the token is no good. */
export type UnderToken<T> = { tag: 'done'; value: T } | { tag: 'tokenRefused' };

/** A token this close to its end may end on the way. */
const MARGIN_MS = 60_000;

/**
 * Runs a call under the cached token. When the vendor refuses the token the call is run once more under a new one,
 * and never a third time: a vendor that refuses its own new token has another reason.
 */
export async function withToken<T>(
  holder: TokenHolder,
  run: (token: string) => Promise<UnderToken<T>>,
): Promise<Result<T, TokenUnknown>> {
  const first = await currentToken(holder);
  if (!first.ok) return first;
  const tried = await run(first.value);
  if (tried.tag === 'done') return ok(tried.value);

  const second = await tokenInsteadOf(holder, first.value);
  if (!second.ok) return second;
  const again = await run(second.value);
  return again.tag === 'done' ? ok(again.value) : err({ tag: 'TokenUnknown', cause: 'the new token was refused too' });
}

async function currentToken(holder: TokenHolder): Promise<Result<string, TokenUnknown>> {
  const kept = await holder.cache.get(holder.name);
  if (kept && kept.expiresAtMs - MARGIN_MS > holder.now()) return ok(kept.token);
  return fetchAndKeep(holder, false);
}

async function tokenInsteadOf(holder: TokenHolder, refused: string): Promise<Result<string, TokenUnknown>> {
  const kept = await holder.cache.get(holder.name);
  // Another instance may have renewed it while this one was refused.
  if (kept && kept.token !== refused) return ok(kept.token);
  const fetched = await fetchAndKeep(holder, false);
  return fetched.ok && fetched.value === refused ? fetchAndKeep(holder, true) : fetched;
}

async function fetchAndKeep(holder: TokenHolder, force: boolean): Promise<Result<string, TokenUnknown>> {
  const fetched = await holder.fetchToken(force);
  if (!fetched.ok) return fetched;
  await holder.cache.put(holder.name, fetched.value);
  return ok(fetched.value.token);
}
