import { seedOf } from '../kernel/random.ts';
import { findCompany } from '../people/people.ts';
import { type Call, isoTime } from './call.ts';
import { gid } from './order.ts';

/** Source: shopify.dev, the Shop object. */
export function presentShop({ shop, trade }: Call) {
  const company = findCompany(shop.companyKey);
  const address = {
    company: company?.englishName ?? null,
    address1: company?.address ?? null,
    city: 'Shenzhen',
    province: 'Guangdong',
    zip: '518000',
    country: 'China',
    countryCodeV2: 'CN',
  };
  const plan = shop.status === 'suspended' ? 'Frozen' : 'Basic';
  return {
    id: gid('Shop', seedOf('shopify-shop', shop.shopId)),
    name: shop.shopName,
    createdAt: isoTime(trade.openedAt(shop)),
    currencyCode: shop.currency,
    myshopifyDomain: shop.shopId,
    primaryDomain: { host: shop.shopId, url: `https://${shop.shopId}` },
    url: `https://${shop.shopId}`,
    email: `${shop.companyKey}@example.com`,
    contactEmail: `${shop.companyKey}@example.com`,
    plan: { displayName: plan, publicDisplayName: plan, partnerDevelopment: false, shopifyPlus: false },
    billingAddress: address,
    shopAddress: address,
    // The trade counts its days in UTC.
    ianaTimezone: 'Etc/UTC',
    taxesIncluded: false,
    setupRequired: false,
  };
}

export const presentInstallation = ({ shop, scopes }: Call) => ({
  id: gid('AppInstallation', seedOf('shopify-installation', shop.shopId)),
  accessScopes: scopes.map((handle) => ({ handle, description: handle.replaceAll('_', ' ') })),
});
