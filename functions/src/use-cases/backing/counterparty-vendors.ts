import type { TradeBacking } from '@loan/shared/backing/backing';
import { VENDORS, type Vendor } from '@loan/shared/source/vendors';
import type { Deps } from '../deps.ts';
import { vendorsOffered } from '../source/offered.ts';

/** Where a counterparty may let us read its shop: at the marketplace the borrower named, by a page of its own. */
export function counterpartyVendors(
  { sources }: Pick<Deps, 'sources'>,
  { counterparty }: Pick<TradeBacking, 'counterparty'>,
): Vendor[] {
  if (counterparty?.role !== 'buyer') return [];
  const { marketplace } = counterparty;
  return vendorsOffered(sources)
    .filter((vendor) => VENDORS[vendor].marketplace === marketplace && VENDORS[vendor].authorisedBy === 'link')
    .slice(0, 5);
}
