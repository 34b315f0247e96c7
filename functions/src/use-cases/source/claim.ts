import type { Source } from '@loan/shared/source/source';
import type { Claim } from '../../ports/ledger.ts';
import type { Deps } from '../deps.ts';

/** What only one company may have at a time: a seller account in a region. */
export const shopClaim = ({ region, shop }: { region: Source['region']; shop: { sellerId: string } }): string =>
  `shop:amazon:${region}:${shop.sellerId}`;

/** Lets the shop go, if it was ever known which one it is. */
export async function letGo({ ledger }: Pick<Deps, 'ledger'>, source: Source): Promise<Claim[]> {
  if (!('shop' in source)) return [];
  const claim = shopClaim(source);
  const owner = await ledger.claimedBy(claim);
  return owner ? [{ claim, owner, release: true }] : [];
}
