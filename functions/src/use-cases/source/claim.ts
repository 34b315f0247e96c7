import type { Source } from '@loan/shared/source/source';
import type { Claim } from '../../ports/ledger.ts';
import type { Deps } from '../deps.ts';

type Named = Pick<Source, 'vendor' | 'region'> & { shop: { sellerId: string } };

/** What only one company may have at a time: an account at a vendor in a region. */
export const sourceClaim = ({ vendor, region, shop }: Named): string => `source:${vendor}:${region}:${shop.sellerId}`;

/** Lets the account go, if it was ever known which one it is. */
export async function letGo({ ledger }: Pick<Deps, 'ledger'>, source: Source): Promise<Claim[]> {
  if (!('shop' in source)) return [];
  const claim = sourceClaim(source);
  const owner = await ledger.claimedBy(claim);
  return owner ? [{ claim, owner, release: true }] : [];
}
