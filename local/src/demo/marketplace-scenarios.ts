import type { Scenario } from './scenario.ts';

const offered = { decision: 'offered', bank: 'approved', status: 'active', instructions: 1 } as const;

/** Sellers of every marketplace, with what else speaks for them. */
export const MARKETPLACE_SCENARIOS: readonly Scenario[] = [
  {
    name: 'aliexpress-data-loan',
    what: 'An AliExpress seller whose payouts arrive at LianLian and whose parcels leave GoodCang: three flows agree',
    company: 'haifeng',
    eligibility: { marketplaces: ['aliexpress'], settlement: 'licensedPaymentCompany' },
    accounts: [
      { vendor: 'aliexpress', account: '2671514005' },
      { vendor: 'lianlian', account: 'haifeng' },
      { vendor: 'goodcang', account: 'haifeng' },
    ],
    expect: offered,
  },
  {
    name: 'ebay-data-loan',
    what: 'An eBay seller in America and Britain: finances signed as Britain demands, PingPong for the money',
    company: 'ruihe',
    eligibility: { marketplaces: ['ebay'], settlement: 'licensedPaymentCompany' },
    accounts: [
      { vendor: 'ebay', account: 'ruihe_autoparts' },
      { vendor: 'ebay', account: 'ruihe_autoparts_uk' },
      { vendor: 'pingpong', account: 'ruihe' },
    ],
    expect: offered,
  },
  {
    name: 'tiktok-growing',
    what: 'TikTok Shop, three months running up and returns below the mean of its trade: financed at seven tenths',
    company: 'tianyu',
    eligibility: { marketplaces: ['tiktokShop'] },
    accounts: [
      { vendor: 'tiktokShop', account: '7495514739648980013' },
      { vendor: 'lianlian', account: 'tianyu' },
    ],
    expect: offered,
  },
  {
    name: 'tiktok-volatile-declined',
    what: 'TikTok Shop, up and down and much sent back: refused, with the day on which it can be tried again',
    company: 'fengchao',
    eligibility: { marketplaces: ['tiktokShop'] },
    accounts: [{ vendor: 'tiktokShop', account: '7495514739648980014' }],
    expect: { decision: 'declined', firstReason: 'growthNotSteady', status: 'declined' },
  },
  {
    name: 'lazada-shopee-data-loan',
    what: 'Two Shopee shops and one on Lazada in three currencies, counted at eight tenths',
    company: 'nanyang',
    eligibility: { marketplaces: ['shopee', 'lazada'] },
    accounts: [
      { vendor: 'shopee', account: '601515001' },
      { vendor: 'shopee', account: '601515002' },
      { vendor: 'lazada', account: '100151503', region: 'th' },
      { vendor: 'lianlian', account: 'nanyang' },
    ],
    expect: offered,
  },
  {
    name: 'shopify-closed-loop',
    what: "A site of the seller's own: payments, parcels and advertising agree with its orders",
    company: 'lvye',
    eligibility: { marketplaces: ['shopify'] },
    accounts: [
      { vendor: 'shopify', account: 'lvye-outdoor.myshopify.com' },
      { vendor: 'stripe', account: 'lvye' },
      { vendor: 'shipstation', account: 'lvye' },
      { vendor: 'metaAds', account: 'lvye' },
    ],
    expect: offered,
  },
  {
    name: 'shopify-open-declined',
    what: "A site of the seller's own that nobody else speaks for: refused, with what to connect",
    company: 'gudao',
    eligibility: { marketplaces: ['shopify'] },
    accounts: [{ vendor: 'shopify', account: 'gudao-design.myshopify.com' }],
    expect: { decision: 'declined', firstReason: 'marketplaceNotFinanceable', status: 'declined' },
  },
  {
    name: 'temu-trader-declined',
    what: 'A trader on Temu without a factory: refused kindly, with the order loan for those who make things',
    company: 'suixin',
    eligibility: { marketplaces: ['temu'] },
    accounts: [{ vendor: 'temu', account: '634418210001818', region: 'us' }],
    expect: { decision: 'declined', firstReason: 'marketplaceNotFinanceable', status: 'declined' },
  },
  {
    name: 'many-shops',
    what: 'Twelve shops on six marketplaces in many currencies, one company, one line',
    company: 'wanxiang',
    eligibility: { marketplaces: ['amazon', 'aliexpress', 'ebay', 'tiktokShop', 'shopee', 'lazada'] },
    accounts: [
      { vendor: 'aliexpress', account: '2671514020' },
      { vendor: 'aliexpress', account: '2671514120' },
      { vendor: 'ebay', account: 'wanxiang_direct' },
      { vendor: 'ebay', account: 'wanxiang_direct_uk' },
      { vendor: 'tiktokShop', account: '7495514739648980020' },
      { vendor: 'tiktokShop', account: '7495514739648980120' },
      { vendor: 'shopee', account: '602020001' },
      { vendor: 'shopee', account: '602020002' },
      { vendor: 'lazada', account: '100202003', region: 'vn' },
      { vendor: 'lazada', account: '100202004', region: 'id' },
    ],
    expect: offered,
  },
];
