import { findCompany } from '../people/people.ts';
import type { PaymentProvider, Shop, ShopMarketplace } from './trade-types.ts';

/** How each marketplace treats everybody: when it pays, what it keeps, and who is usually paid how much for what. */
const USUAL = {
  aliexpress: { feePpm: 80_000, adPpm: 0, payout: { everyDays: 7, delayDays: 3 } },
  ebay: { feePpm: 132_500, adPpm: 40_000, payout: { everyDays: 7, delayDays: 2 } },
  tiktokShop: { feePpm: 60_000, adPpm: 120_000, payout: { everyDays: 7, delayDays: 8 } },
  shopee: { feePpm: 95_000, adPpm: 50_000, payout: { everyDays: 14, delayDays: 3 } },
  lazada: { feePpm: 85_000, adPpm: 40_000, payout: { everyDays: 7, delayDays: 4 } },
  mercadoLibre: { feePpm: 165_000, adPpm: 30_000, payout: { everyDays: 7, delayDays: 5 } },
  temu: { feePpm: 50_000, adPpm: 0, payout: { everyDays: 14, delayDays: 10 } },
  shopify: { feePpm: 29_000, adPpm: 180_000, payout: { everyDays: 7, delayDays: 2 } },
} as const satisfies Record<ShopMarketplace, Partial<Shop>>;

const STEADY = {
  country: 'US',
  currency: 'USD',
  decimals: 2,
  monthsTraded: 18,
  growthPpm: 0,
  volatilityPpm: 20_000,
  returnPpm: 25_000,
  cancelPpm: 10_000,
  lateShipmentPpm: 15_000,
  skus: 15,
  meanPriceYuan: 1_000,
  stockDays: 60,
  status: 'normal',
} as const satisfies Partial<Shop>;

const IN = {
  britain: { country: 'GB', currency: 'GBP' },
  spain: { country: 'ES', currency: 'EUR' },
  malaysia: { country: 'MY', currency: 'MYR', meanPriceYuan: 500 },
  singapore: { country: 'SG', currency: 'SGD', meanPriceYuan: 500 },
  thailand: { country: 'TH', currency: 'THB', meanPriceYuan: 500 },
  philippines: { country: 'PH', currency: 'PHP', meanPriceYuan: 500 },
  vietnam: { country: 'VN', currency: 'VND', decimals: 0, meanPriceYuan: 500 },
  indonesia: { country: 'ID', currency: 'IDR', decimals: 0, meanPriceYuan: 500 },
  mexico: { country: 'MX', currency: 'MXN', meanPriceYuan: 600 },
  brazil: { country: 'BR', currency: 'BRL', meanPriceYuan: 600 },
} as const satisfies Record<string, Partial<Shop>>;

/** Payment companies by the name people know them under. */
export const PROVIDERS: Readonly<Record<string, PaymentProvider>> = {
  连连国际: 'lianlian',
  PingPong: 'pingpong',
  Stripe: 'stripe',
};
/** Marketplaces that tell whose company stands behind a shop. */
const TELLS_COMPANY: readonly ShopMarketplace[] = ['aliexpress', 'lazada', 'ebay', 'temu'];

type Row = Pick<Shop, 'marketplace' | 'shopId' | 'companyKey' | 'shopName' | 'monthlyYuan'> & Partial<Shop>;

function shop(row: Row): Shop {
  const company = findCompany(row.companyKey);
  if (!company) throw new Error(`shops: no company ${row.companyKey}`);
  const { name, englishName, creditCode, collectionAccount } = company;
  const { provider, holderName, tail } = collectionAccount;
  return {
    ...STEADY,
    ...USUAL[row.marketplace],
    ...(TELLS_COMPANY.includes(row.marketplace) && { registered: { name, englishName, creditCode } }),
    paidInto: { provider: PROVIDERS[provider] ?? 'bank', accountTail: tail, holderName },
    ...row,
  };
}

/** Every shop outside Amazon. What makes a company worth having is told in people/more-companies.ts. */
export const SHOPS: readonly Shop[] = [
  // haifeng: a good AliExpress shop, goods at GoodCang, paid into LianLian.
  shop({
    marketplace: 'aliexpress',
    shopId: '2671514005',
    companyKey: 'haifeng',
    shopName: 'HAIFENG Smart Store',
    monthlyYuan: 900_000,
    monthsTraded: 20,
    returnPpm: 30_000,
    goods: 'goodcang',
  }),
  // ruihe: a good eBay seller in two marketplaces, goods at winit, paid into PingPong.
  shop({
    marketplace: 'ebay',
    shopId: 'ruihe_autoparts',
    companyKey: 'ruihe',
    shopName: 'RUIHE Auto Parts',
    monthlyYuan: 620_000,
    monthsTraded: 30,
    goods: 'winit',
  }),
  shop({
    ...IN.britain,
    marketplace: 'ebay',
    shopId: 'ruihe_autoparts_uk',
    companyKey: 'ruihe',
    shopName: 'RUIHE Auto Parts UK',
    monthlyYuan: 330_000,
    monthsTraded: 24,
    goods: 'winit',
  }),
  // tianyu: TikTok Shop that grows every month and whose buyers keep what they bought.
  shop({
    marketplace: 'tiktokShop',
    shopId: '7495514739648980013',
    companyKey: 'tianyu',
    shopName: 'TIANYU Trends',
    sells: 'apparel',
    monthlyYuan: 1_100_000,
    growthPpm: 60_000,
    volatilityPpm: 0,
    monthsTraded: 16,
    returnPpm: 20_000,
  }),
  // fengchao: TikTok Shop that goes up and down, and much comes back.
  shop({
    marketplace: 'tiktokShop',
    shopId: '7495514739648980014',
    companyKey: 'fengchao',
    shopName: 'FENGCHAO Wave',
    sells: 'electronics',
    monthlyYuan: 800_000,
    volatilityPpm: 350_000,
    monthsTraded: 15,
    returnPpm: 120_000,
    lateShipmentPpm: 70_000,
    status: 'warned',
  }),
  // nanyang: two Shopee shops and one on Lazada, each in its own currency.
  shop({
    ...IN.malaysia,
    marketplace: 'shopee',
    shopId: '601515001',
    companyKey: 'nanyang',
    shopName: 'Nanyang Select MY',
    monthlyYuan: 420_000,
    monthsTraded: 26,
  }),
  shop({
    ...IN.singapore,
    marketplace: 'shopee',
    shopId: '601515002',
    companyKey: 'nanyang',
    shopName: 'Nanyang Select SG',
    monthlyYuan: 300_000,
    monthsTraded: 26,
  }),
  shop({
    ...IN.thailand,
    marketplace: 'lazada',
    shopId: '100151503',
    companyKey: 'nanyang',
    shopName: 'Nanyang Select TH',
    monthlyYuan: 330_000,
    monthsTraded: 22,
  }),
  // lvye: an own shop whose payments, parcels and advertising are told by three others.
  shop({
    marketplace: 'shopify',
    shopId: 'lvye-outdoor.myshopify.com',
    companyKey: 'lvye',
    shopName: 'LVYE Outdoor',
    monthlyYuan: 600_000,
    monthsTraded: 19,
    goods: 'shipstation',
  }),
  // gudao: an own shop that nobody else speaks for.
  shop({
    marketplace: 'shopify',
    shopId: 'gudao-design.myshopify.com',
    companyKey: 'gudao',
    shopName: 'GUDAO Design',
    monthlyYuan: 700_000,
    monthsTraded: 14,
  }),
  // suixin: a trader on Temu that ships for itself and lists whatever sells.
  shop({
    marketplace: 'temu',
    managed: 'semi',
    shopId: '634418210001818',
    companyKey: 'suixin',
    shopName: 'SUIXIN General',
    monthlyYuan: 260_000,
    volatilityPpm: 300_000,
    skus: 90,
    meanPriceYuan: 120,
    returnPpm: 60_000,
    monthsTraded: 13,
  }),
  // hengchang: a factory that supplies Temu; `total` is what Temu pays for the goods, so nothing is kept of it.
  shop({
    marketplace: 'temu',
    managed: 'full',
    shopId: '634418210001919',
    companyKey: 'hengchang',
    shopName: '恒昌精密',
    currency: 'CNY',
    monthlyYuan: 1_250_000,
    feePpm: 0,
    skus: 24,
    meanPriceYuan: 380,
    returnPpm: 9_000,
    monthsTraded: 22,
  }),
  // xintu: a large Shopee shop that buys from ruilian; it sells by the carton, so that a month has few orders.
  shop({
    ...IN.malaysia,
    marketplace: 'shopee',
    shopId: '603434001',
    companyKey: 'xintu',
    shopName: 'Xintu Mobile Accessories',
    sells: 'electronics',
    monthlyYuan: 18_600_000,
    monthsTraded: 38,
    meanPriceYuan: 9_300,
  }),
  // wanxiang: ten shops here and two on Amazon.
  ...manyShops(),
  // jinxiu: a quarter more orders than anybody paid for.
  shop({
    marketplace: 'aliexpress',
    shopId: '2671514021',
    companyKey: 'jinxiu',
    shopName: 'JINXIU Crafts',
    monthlyYuan: 850_000,
    brushedPpm: 250_000,
    goods: 'goodcang',
  }),
  // and a shop whose owner orders from himself a little at a time, where the marketplace tells who bought.
  shop({
    marketplace: 'ebay',
    shopId: 'jinxiu_outlet',
    companyKey: 'jinxiu',
    shopName: 'JINXIU Outlet',
    monthlyYuan: 160_000,
    meanPriceYuan: 600,
    brushedPpm: 300_000,
    brushedAtOnce: 4,
  }),
  // zhuoyue: a good shop with a debt that only LianLian's flow shows.
  shop({
    marketplace: 'aliexpress',
    shopId: '2671514022',
    companyKey: 'zhuoyue',
    shopName: 'ZHUOYUE Star',
    monthlyYuan: 950_000,
    monthsTraded: 24,
    goods: 'goodcang',
  }),
  // mingyue: paid into an account its owner holds in her own name.
  shop({
    marketplace: 'ebay',
    shopId: 'mingyue_jewelry',
    companyKey: 'mingyue',
    shopName: 'MINGYUE Jewelry',
    monthlyYuan: 520_000,
    meanPriceYuan: 700,
  }),
  // yuanyang: two shops on Mercado Libre, each with a Mercado Pago account that pays into LianLian.
  shop({
    ...IN.mexico,
    marketplace: 'mercadoLibre',
    shopId: '1452424001',
    companyKey: 'yuanyang',
    shopName: 'YUANYANG MX',
    monthlyYuan: 480_000,
    monthsTraded: 21,
  }),
  shop({
    ...IN.brazil,
    marketplace: 'mercadoLibre',
    shopId: '1452424002',
    companyKey: 'yuanyang',
    shopName: 'YUANYANG BR',
    monthlyYuan: 260_000,
    monthsTraded: 17,
  }),
  // hengxing and hengyue: two AliExpress shops of one controller, each good for more than half of what both may have.
  shop({
    marketplace: 'aliexpress',
    shopId: '2671514031',
    companyKey: 'hengxing',
    shopName: 'HENGXING Home',
    monthlyYuan: 1_200_000,
    monthsTraded: 20,
    goods: 'goodcang',
  }),
  shop({
    marketplace: 'aliexpress',
    shopId: '2671514032',
    companyKey: 'hengyue',
    shopName: 'HENGYUE Textiles',
    monthlyYuan: 1_200_000,
    monthsTraded: 20,
    goods: 'goodcang',
  }),
];

function manyShops(): Shop[] {
  const one = (marketplace: ShopMarketplace, shopId: string, row: Partial<Shop> & { monthlyYuan: number }) =>
    shop({ companyKey: 'wanxiang', shopName: `WANXIANG ${row.country ?? 'US'}`, ...row, marketplace, shopId });
  return [
    one('aliexpress', '2671514020', { monthlyYuan: 220_000, goods: 'goodcang' }),
    one('aliexpress', '2671514120', { ...IN.spain, monthlyYuan: 160_000, goods: 'goodcang' }),
    one('ebay', 'wanxiang_direct', { monthlyYuan: 200_000, goods: 'winit' }),
    one('ebay', 'wanxiang_direct_uk', { ...IN.britain, monthlyYuan: 120_000, goods: 'winit' }),
    one('tiktokShop', '7495514739648980020', { monthlyYuan: 150_000, growthPpm: 30_000, volatilityPpm: 0 }),
    one('tiktokShop', '7495514739648980120', { ...IN.britain, monthlyYuan: 90_000, monthsTraded: 14 }),
    one('shopee', '602020001', { ...IN.malaysia, monthlyYuan: 110_000 }),
    one('shopee', '602020002', { ...IN.philippines, monthlyYuan: 80_000 }),
    one('lazada', '100202003', { ...IN.vietnam, monthlyYuan: 90_000 }),
    one('lazada', '100202004', { ...IN.indonesia, monthlyYuan: 70_000 }),
  ];
}

/** A loan that is paid back out of an account at a payment company, on the 20th of each month. Minor units. */
export type Advance = {
  provider: PaymentProvider;
  companyKey: string;
  /** The shop on whose account it is booked. */
  sellerId: string;
  /** The payment company's own product (提前宝), or another lender (金融还款). */
  lender: 'own' | 'other';
  currency: string;
  decimals: 0 | 2;
  amount: number;
  monthlyPayment: number;
  /** Months after the company's first shop opened. */
  afterMonths: number;
};

/**
 * zhuoyue owes twice: 240,000 dollars advanced by LianLian seven months before the first start, 20,000 taken back a
 * month; and 120,000 from another lender a month later, of which LianLian shows only the 8,000 that leave each month.
 */
const ZHUOYUE = {
  provider: 'lianlian',
  companyKey: 'zhuoyue',
  sellerId: '2671514022',
  currency: 'USD',
  decimals: 2,
} as const;
export const ADVANCES: readonly Advance[] = [
  { ...ZHUOYUE, lender: 'own', amount: 24_000_000, monthlyPayment: 2_000_000, afterMonths: 17 },
  { ...ZHUOYUE, lender: 'other', amount: 12_000_000, monthlyPayment: 800_000, afterMonths: 18 },
];
