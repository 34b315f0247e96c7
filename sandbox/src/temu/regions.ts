import type { Shop } from '../trade/trade-types.ts';

/**
 * The gateways, each with apps, tokens and data of its own: openapi.kuajingmaihuo.com (cn),
 * openapi-b-partner.temu.com (pa) and openapi-b-{us,eu,global}.temu.com.
 */
export const REGIONS = ['cn', 'pa', 'us', 'eu', 'global'] as const;
export type Region = (typeof REGIONS)[number];

export const isRegion = (text: string): text is Region => REGIONS.some((region) => region === text);

const EUROPE = ['GB', 'DE', 'FR', 'IT', 'ES', 'NL', 'BE', 'AT', 'IE', 'PL'];

/** Where a shop's orders are told: a factory's in China, a semi-managed seller's where its buyers live. */
export function orderRegionOf({ managed, country }: Shop): Region {
  if (managed === 'full') return 'cn';
  if (country === 'US') return 'us';
  return EUROPE.includes(country) ? 'eu' : 'global';
}

/** The gateways a seller can authorise an app for. Goods and stock of everybody lie on the Chinese side. */
export const regionsOf = (shop: Shop): readonly Region[] => [...new Set<Region>([orderRegionOf(shop), 'cn', 'pa'])];
