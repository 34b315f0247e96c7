import { VENDORS, type Vendor } from '@loan/shared/source/vendors';

/** Two letters in place of each logo. */
const LETTERS: Record<Vendor, string> = {
  amazon: 'Am',
  aliexpress: 'Al',
  ebay: 'eB',
  tiktokShop: 'TT',
  shopee: 'Sp',
  lazada: 'Lz',
  temu: 'Te',
  shopify: '站',
  lianlian: '连',
  pingpong: 'PP',
  stripe: 'St',
  goodcang: '谷',
  winit: '万',
  shipstation: 'SS',
  metaAds: 'Me',
  dowsure: '豆',
};

export const vendorOf = (vendor: Vendor) => ({ name: VENDORS[vendor].name, letters: LETTERS[vendor] });

export const REGIONS = ['na', 'eu', 'fe'] as const;
export type Region = (typeof REGIONS)[number];

/** Amazon's three regions, by the sites people know. Source: SP-API guide, "Endpoints". */
export const REGION: Record<Region, { name: string; sites: string }> = {
  na: { name: '北美', sites: '美国、加拿大、墨西哥、巴西' },
  eu: { name: '欧洲', sites: '英国、德国、法国、意大利、西班牙、阿联酋、印度等' },
  fe: { name: '远东', sites: '日本、新加坡、澳大利亚' },
};

export const shopWords = (vendor: Vendor, region: string): string =>
  vendor === 'amazon' ? `${VENDORS[vendor].name} ${REGION[region as Region].name}` : VENDORS[vendor].name;
