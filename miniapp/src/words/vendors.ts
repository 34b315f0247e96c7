import { VENDORS, type Vendor } from '@loan/shared/source/vendors';

/** Two letters in place of each logo. */
const LETTERS: Record<Vendor, string> = {
  amazon: 'Am',
  aliexpress: 'Al',
  ebay: 'eB',
  tiktokShop: 'TT',
  shopee: 'Sp',
  lazada: 'Lz',
  mercadoLibre: 'ML',
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

type RegionWords = { name: string; text: string };
/** A vendor's parts of the world, by what sellers know. Source for Amazon: SP-API guide, "Endpoints". */
const REGIONS: Partial<Record<Vendor, Record<string, RegionWords>>> = {
  amazon: {
    na: { name: '北美', text: '美国、加拿大、墨西哥、巴西' },
    eu: { name: '欧洲', text: '英国、德国、法国、意大利、西班牙、阿联酋、印度等' },
    fe: { name: '远东', text: '日本、新加坡、澳大利亚' },
  },
  tiktokShop: {
    global: { name: '东南亚、欧洲等', text: '在全球卖家中心登录' },
    us: { name: '美国', text: '在美国卖家中心登录' },
  },
  shopee: {
    cn: { name: '跨境店铺', text: '在中国卖家中心登录' },
    global: { name: '本土店铺', text: '在当地卖家中心登录' },
  },
  lazada: {
    sg: { name: '新加坡', text: '卖家中心 sellercenter.lazada.sg' },
    my: { name: '马来西亚', text: '卖家中心 sellercenter.lazada.com.my' },
    th: { name: '泰国', text: '卖家中心 sellercenter.lazada.co.th' },
    vn: { name: '越南', text: '卖家中心 sellercenter.lazada.vn' },
    ph: { name: '菲律宾', text: '卖家中心 sellercenter.lazada.com.ph' },
    id: { name: '印度尼西亚', text: '卖家中心 sellercenter.lazada.co.id' },
  },
  mercadoLibre: {
    mx: { name: '墨西哥', text: '在 mercadolibre.com.mx 登录的店铺' },
    br: { name: '巴西', text: '在 mercadolivre.com.br 登录的店铺' },
  },
  temu: {
    global: { name: '全球', text: '半托管，除美国、欧洲以外' },
    us: { name: '美国', text: '半托管，美国站' },
    eu: { name: '欧洲', text: '半托管，欧洲站' },
    cn: { name: '全托管', text: '在中国卖家中心供货' },
  },
};

export const regionsOf = (vendor: Vendor): readonly ({ value: string } & RegionWords)[] =>
  VENDORS[vendor].regions.map((value) => ({ value, ...(REGIONS[vendor]?.[value] ?? { name: '', text: '' }) }));

/** A source by its vendor and, where that has several, the part of the world. */
export function shopWords(vendor: Vendor, region: string): string {
  const name = REGIONS[vendor]?.[region]?.name;
  return name ? `${VENDORS[vendor].name} ${name}` : VENDORS[vendor].name;
}

/** What a vendor's seller types in, and where it is found. */
export const TYPED: Partial<Record<Vendor, Record<string, { label: string; note: string; example?: string }>>> = {
  shopify: {
    shopDomain: {
      label: '店铺地址',
      note: '在 Shopify 后台「设置 › 域名」里，以 .myshopify.com 结尾',
      example: 'your-shop.myshopify.com',
    },
  },
  temu: { accessToken: { label: '授权令牌', note: '在 Temu 卖家中心「授权管理」里生成，只勾选只读权限' } },
  goodcang: {
    appKey: { label: 'App Key', note: '在谷仓 OMS「API 管理」里查看' },
    appToken: { label: 'App Token', note: '与 App Key 在同一页' },
  },
  winit: {
    account: { label: '万邑通账号', note: '登录万邑联用的账号' },
    token: { label: 'API Token', note: '在万邑联「API 授权」里生成' },
  },
  shipstation: {
    apiKey: { label: 'API Key', note: '在 ShipStation「Settings › Account › API Settings」里' },
    apiSecret: { label: 'API Secret', note: '与 API Key 在同一页' },
  },
  dowsure: { applicationCode: { label: '申请编号', note: '在豆沙包申请页顶部，以 DSA 开头', example: 'DSA…' } },
};
