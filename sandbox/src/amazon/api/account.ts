import type { Market } from '../markets.ts';
import type { Seller } from '../sellers.ts';
import type { Operation } from './operation.ts';

/** Sellers API v1. Source: sellers.json of selling-partner-api-models. */
export const ACCOUNT: readonly Operation[] = [
  {
    name: 'getMarketplaceParticipations',
    method: 'GET',
    path: '/sellers/v1/marketplaceParticipations',
    run: ({ c, seller }) => c.json({ payload: participations(seller) }),
  },
  {
    name: 'getAccount',
    method: 'GET',
    path: '/sellers/v1/account',
    run: ({ c, seller }) => c.json({ payload: account(seller) }),
  },
];

const participations = ({ stalls, storeName, status }: Seller) =>
  stalls.map(({ market }) => ({
    marketplace: marketplace(market),
    participation: { isParticipating: true, hasSuspendedListings: status === 'DEACTIVATED' },
    storeName,
  }));

const marketplace = ({ id, name, countryCode, currency, language, domain }: Market) => ({
  id,
  name,
  countryCode,
  defaultCurrencyCode: currency,
  defaultLanguageCode: language,
  domainName: domain,
});

function account(seller: Seller) {
  const { registered, contact } = seller;
  const address = {
    addressLine1: registered.address,
    city: 'Shenzhen',
    stateOrProvinceCode: 'Guangdong',
    countryCode: 'CN',
  };
  return {
    businessType: 'PRIVATE_LIMITED',
    sellingPlan: 'PROFESSIONAL',
    marketplaceParticipationList: participations(seller),
    business: {
      name: registered.name,
      nonLatinName: registered.nonLatinName,
      companyRegistrationNumber: registered.number,
      registeredBusinessAddress: address,
    },
    primaryContact: { name: contact.name, nonLatinName: contact.nonLatinName, address },
  };
}
