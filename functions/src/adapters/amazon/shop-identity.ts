import type { SourceCredential, SourceIdentity } from '../../ports/source-adapter.ts';
import type { Account, MarketplaceParticipation } from './wire/sellers.ts';

/**
 * Sellers who sell elsewhere too have pseudo-marketplaces ("Non-Amazon US") that no report covers.
 * assumed: they are told by their domain, which is not amazon's; confirm: with such a seller's participations.
 */
const isAmazons = ({ marketplace }: MarketplaceParticipation): boolean =>
  /^(www\.)?amazon\./.test(marketplace.domainName);

/** Who Amazon says the shop is. A Chinese company's own name is the one in its own script. */
export function identityOf(
  { sellerId }: SourceCredential,
  participations: readonly MarketplaceParticipation[],
  { business }: Account,
): SourceIdentity {
  const active = participations.filter((entry) => isAmazons(entry) && entry.participation.isParticipating);
  const companyName = business?.nonLatinName || business?.name;
  const companyCode = business?.companyRegistrationNumber;
  return {
    sellerId,
    shopName: active.find(({ storeName }) => storeName)?.storeName ?? '',
    ...(companyName ? { companyName } : {}),
    ...(companyCode ? { companyCode } : {}),
    marketplaceIds: active.map(({ marketplace }) => marketplace.id),
    suspended: active.length > 0 && active.every(({ participation }) => participation.hasSuspendedListings),
  };
}
