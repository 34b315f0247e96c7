/** Where a shop sells: its currency, and the hours its clock is ahead of UTC. None of these has summer time. */
type ShopRegion = { currency: string; offsetHours: number };

/**
 * By Shopee's two-letter region. Currencies: open.shopee.com "Data Definition"; clocks: the tz database
 * (Mexico gave up summer time in 2022, Brazil in 2019).
 */
const REGIONS: Readonly<Record<string, ShopRegion>> = {
  SG: { currency: 'SGD', offsetHours: 8 },
  MY: { currency: 'MYR', offsetHours: 8 },
  PH: { currency: 'PHP', offsetHours: 8 },
  TW: { currency: 'TWD', offsetHours: 8 },
  TH: { currency: 'THB', offsetHours: 7 },
  VN: { currency: 'VND', offsetHours: 7 },
  ID: { currency: 'IDR', offsetHours: 7 },
  BR: { currency: 'BRL', offsetHours: -3 },
  MX: { currency: 'MXN', offsetHours: -6 },
};

export const regionOf = (code: string | undefined): ShopRegion | undefined => REGIONS[code ?? ''];
