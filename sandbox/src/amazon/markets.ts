/** The three regions of the Selling Partner API, each with a host of its own. */
export const REGIONS = ['na', 'eu', 'fe'] as const;
export type Region = (typeof REGIONS)[number];

/** One marketplace. Source: developer-docs.amazon.com, marketplace ids; the tax share is invented. */
export type Market = {
  id: string;
  region: Region;
  countryCode: string;
  name: string;
  domain: string;
  language: string;
  currency: string;
  /** Digits after the point: two for dollars, none for yen. All amounts are whole minor units. */
  decimals: 0 | 2;
  /** Sales tax on top of the price, parts per million, collected and paid over by Amazon. */
  taxPpm: number;
};

export const MARKETS = {
  us: {
    id: 'ATVPDKIKX0DER',
    region: 'na',
    countryCode: 'US',
    name: 'Amazon.com',
    domain: 'www.amazon.com',
    language: 'en_US',
    currency: 'USD',
    decimals: 2,
    taxPpm: 82_500,
  },
  de: {
    id: 'A1PA6795UKMFR9',
    region: 'eu',
    countryCode: 'DE',
    name: 'Amazon.de',
    domain: 'www.amazon.de',
    language: 'de_DE',
    currency: 'EUR',
    decimals: 2,
    taxPpm: 0,
  },
  uk: {
    id: 'A1F83G8C2ARO7P',
    region: 'eu',
    countryCode: 'GB',
    name: 'Amazon.co.uk',
    domain: 'www.amazon.co.uk',
    language: 'en_GB',
    currency: 'GBP',
    decimals: 2,
    taxPpm: 0,
  },
  jp: {
    id: 'A1VC38T7YXB528',
    region: 'fe',
    countryCode: 'JP',
    name: 'Amazon.co.jp',
    domain: 'www.amazon.co.jp',
    language: 'ja_JP',
    currency: 'JPY',
    decimals: 0,
    taxPpm: 0,
  },
} as const satisfies Record<string, Market>;

/** Minor units as Amazon writes them: 1234 cents is "12.34", 1234 yen is "1234". */
export function amountText(minor: number, { decimals }: Market): string {
  const sign = minor < 0 ? '-' : '';
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  return decimals === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

export const amountNumber = (minor: number, market: Market): number => Number(amountText(minor, market));
