/** Marketplaces and services as their users call them, and two letters in place of their logos. */
export type Vendor = { name: string; letters: string };

const VENDORS: Record<string, Vendor> = {
  amazon: { name: '亚马逊', letters: 'Am' },
  aliexpress: { name: '速卖通', letters: 'Al' },
  ebay: { name: 'eBay', letters: 'eB' },
  tiktokShop: { name: 'TikTok Shop', letters: 'TT' },
  shopee: { name: 'Shopee', letters: 'Sp' },
  lazada: { name: 'Lazada', letters: 'Lz' },
  temu: { name: 'Temu', letters: 'Te' },
  shopify: { name: '独立站（Shopify）', letters: '站' },
};

export const vendorOf = (key: string): Vendor => VENDORS[key] ?? { name: key, letters: key.slice(0, 2) };

export const REGIONS = ['na', 'eu', 'fe'] as const;
export type Region = (typeof REGIONS)[number];

/** Amazon's three regions, by the sites people know. Source: SP-API guide, "Endpoints". */
export const REGION: Record<Region, { name: string; sites: string }> = {
  na: { name: '北美', sites: '美国、加拿大、墨西哥、巴西' },
  eu: { name: '欧洲', sites: '英国、德国、法国、意大利、西班牙、阿联酋、印度等' },
  fe: { name: '远东', sites: '日本、新加坡、澳大利亚' },
};

export const shopWords = (vendor: string, region: Region): string => `${vendorOf(vendor).name} ${REGION[region].name}`;
