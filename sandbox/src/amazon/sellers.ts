import { COMPANIES } from '../people/companies.ts';
import { findPerson } from '../people/people.ts';
import { MARKETS, type Market, type Region } from './markets.ts';
import type { CatalogueWish } from './trade/catalogue.ts';

/** How a shop trades in one marketplace. Only orders follow from it; no report is ever written down here. */
export type Stall = {
  market: Market;
  catalogue: CatalogueWish;
  /** A month's sales: either its worth in renminbi at the month's rate, or a number of orders. */
  monthly: { yuan: number } | { orders: number };
  /** Parts per million of lines sent back. */
  returnPpm: number;
  cancelPpm: number;
  /** Advertising as a part of sales, parts per million. */
  adPpm: number;
  /** Days of sale lying in Amazon's warehouses. */
  stockDays: number;
};

export type AmazonLending = {
  /** Minor units advanced, how many months after the shop opened, and what is taken back every month. */
  advance: number;
  afterMonths: number;
  monthlyPayment: number;
};

/** A seller account in one region, as Amazon knows it. */
export type Seller = {
  sellerId: string;
  companyKey: string;
  storeName: string;
  region: Region;
  /** The company registered with Amazon. */
  registered: { name: string; nonLatinName: string; number: string; address: string };
  contact: { name: string; nonLatinName: string };
  accountTail: string;
  /** Whole months traded before the month in which the sandbox was first started. */
  monthsTraded: number;
  stalls: readonly Stall[];
  status: 'NORMAL' | 'AT_RISK' | 'DEACTIVATED';
  lending?: AmazonLending;
};

const FEW_DEAR: CatalogueWish = { skus: 15, meanPrice: 15_000, slope: 1.15 };
const steady = (yuan: number, changes: Partial<Stall> = {}): Stall => ({
  market: MARKETS.us,
  catalogue: FEW_DEAR,
  monthly: { yuan },
  returnPpm: 25_000,
  cancelPpm: 10_000,
  adPpm: 110_000,
  stockDays: 75,
  ...changes,
});

type Row = { sellerId: string; storeName: string; latinContact: string; stalls: readonly Stall[] } & Partial<
  Pick<Seller, 'region' | 'registered' | 'monthsTraded' | 'status' | 'lending'>
>;

function seller({ latinContact, ...row }: Row): Seller {
  const company = COMPANIES.find(({ amazonSellerIds }) => amazonSellerIds.includes(row.sellerId));
  if (!company) throw new Error(`sellers: nobody owns ${row.sellerId}`);
  const { name, englishName, creditCode, address } = company;
  return {
    companyKey: company.key,
    region: 'na',
    registered: { name: englishName, nonLatinName: name, number: creditCode, address },
    contact: { name: latinContact, nonLatinName: findPerson(company.legalRepresentative)?.name ?? '' },
    accountTail: company.collectionAccount.tail,
    monthsTraded: 18,
    status: 'NORMAL',
    ...row,
  };
}

/** Just over 100万 a month, so that the month's rate and a retail price's size never push it under. */
const HEALTHY_YUAN = 1_001_000;

export const SELLERS: readonly Seller[] = [
  seller({
    sellerId: 'A1YUNFAN0US01',
    storeName: 'YUNFAN Outdoor',
    latinContact: 'Lin Xiaofeng',
    stalls: [steady(HEALTHY_YUAN)],
  }),
  seller({
    sellerId: 'A1XINGCHEN0US',
    storeName: 'XINGCHEN Direct',
    latinContact: 'Wu Jie',
    stalls: [steady(HEALTHY_YUAN)],
  }),
  seller({
    sellerId: 'A1QINGMIAO0US',
    storeName: 'QINGMIAO Home',
    latinContact: 'Zhou Yutong',
    monthsTraded: 5,
    stalls: [steady(420_000, { catalogue: { skus: 9, meanPrice: 4_200, slope: 0.8 } })],
  }),
  seller({
    sellerId: 'A1HAOYUAN00US',
    storeName: 'HAOYUAN Mega Store',
    latinContact: 'Huang Zhiyuan',
    monthsTraded: 14,
    stalls: [
      steady(0, { monthly: { orders: 8_334 }, catalogue: { skus: 120, meanPrice: 4_500, slope: 0.9 }, stockDays: 62 }),
    ],
  }),
  seller({
    sellerId: 'A1LANTING00US',
    storeName: 'LANTING Living',
    latinContact: 'Xu Wenbo',
    stalls: [steady(HEALTHY_YUAN)],
  }),
  seller({
    sellerId: 'A1MOJIN0000US',
    storeName: 'MOJIN Tools',
    latinContact: 'Deng Jiahao',
    stalls: [steady(HEALTHY_YUAN)],
  }),
  seller({
    sellerId: 'A1BEIDOU000US',
    storeName: 'BEIDOU Camp',
    latinContact: 'Liang Xuri',
    registered: {
      name: 'Dongguan Xuri Outdoor Products Co., Ltd.',
      nonLatinName: '东莞市旭日户外用品有限公司',
      number: '91441900MA5YY0AB68',
      address: '东莞市厚街镇旭日工业园1栋',
    },
    stalls: [steady(900_000)],
  }),
  seller({
    sellerId: 'A1TONGDA000US',
    storeName: 'TONGDA Auto Parts',
    latinContact: 'Luo Jiaming',
    // 600,000 dollars advanced fourteen months ago, 30,000 taken back a month: 180,000 to go. A year of events shows the
    // payments and not the advance.
    lending: { advance: 60_000_000, afterMonths: 4, monthlyPayment: 3_000_000 },
    stalls: [steady(1_400_000)],
  }),
  seller({
    sellerId: 'A1ZHANFENG0US',
    storeName: 'ZHANFENG Digital',
    latinContact: 'Tan Junjie',
    status: 'DEACTIVATED',
    stalls: [steady(800_000, { returnPpm: 90_000 })],
  }),
  seller({
    sellerId: 'A1OUHANG000EU',
    storeName: 'OUHANG Europe',
    latinContact: 'Zheng Siyuan',
    region: 'eu',
    stalls: [
      steady(360_000, { market: MARKETS.de, catalogue: { skus: 12, meanPrice: 6_400, slope: 0.9 } }),
      steady(260_000, { market: MARKETS.uk, catalogue: { skus: 10, meanPrice: 5_200, slope: 0.9 } }),
    ],
  }),
  seller({
    sellerId: 'A1OUHANG000JP',
    storeName: 'OUHANG Japan',
    latinContact: 'Zheng Siyuan',
    region: 'fe',
    stalls: [steady(200_000, { market: MARKETS.jp, catalogue: { skus: 8, meanPrice: 7_800, slope: 0.7 } })],
  }),
  // The Amazon part of twelve shops; the other ten are in trade/shops.ts.
  seller({
    sellerId: 'A1WANXIANG0US',
    storeName: 'WANXIANG US',
    latinContact: 'Ke Jianing',
    monthsTraded: 24,
    stalls: [steady(300_000)],
  }),
  seller({
    sellerId: 'A1WANXIANG0EU',
    storeName: 'WANXIANG Europe',
    latinContact: 'Ke Jianing',
    region: 'eu',
    stalls: [steady(140_000, { market: MARKETS.de, catalogue: { skus: 12, meanPrice: 12_000, slope: 0.9 } })],
  }),
];

export const findSeller = (sellerId: string): Seller | undefined =>
  SELLERS.find((known) => known.sellerId === sellerId);
