import { DAY_MS } from '../../trade/calendar.ts';
import type { AdDay, Shop } from '../../trade/trade-types.ts';
import { mallId } from '../ids.ts';
import { REGIONS, type Region } from '../regions.ts';
import { type Call, type Operation, readWhole, type Said } from './operation.ts';

const MAX_DAYS = 366;
const BAD_QUERY = { errorCode: 230_012_000, errorMsg: 'bad query params' };

/** The shop, its token and its advertising. Temu tells no payout, no traffic and no score. */
export const mallOperations = (typesOf: (call: Call) => readonly string[]): readonly Operation[] => [
  {
    type: 'bg.open.accesstoken.info.get',
    regions: REGIONS,
    run: (call) => ({ result: presentToken(call, typesOf(call)) }),
  },
  { type: 'bg.mall.info.get', regions: ['cn', 'pa'], run: ({ shop }) => ({ result: presentMall(shop) }) },
  // The partner gateway wraps this one twice.
  { type: 'bg.glo.searchrec.ad.reports.mall.query', regions: ['cn', 'pa'], run: reportAds },
  { type: 'temu.searchrec.ad.reports.mall.query', regions: ['us', 'eu', 'global'], run: reportAds },
];

export const presentToken = ({ shop, expiresAt }: Pick<Call, 'shop' | 'expiresAt'>, types: readonly string[]) => ({
  mallId: mallId(shop),
  regionId: shop.country === 'US' ? 211 : 76,
  // assumed: 1 is a semi-managed mall and 2 a fully managed one; confirm: a live reply for each.
  mallType: shop.managed === 'semi' ? 1 : 2,
  expiredTime: Math.floor(expiresAt / 1000),
  apiScopeList: [...types],
  appSubscribeStatus: 0,
  appSubscribeEventCodeList: [],
  authEventCodeList: [],
});

/** assumed: every field but `semiManagedMall`; confirm: a live reply. */
const presentMall = (shop: Shop) => ({
  mallId: mallId(shop),
  mallName: shop.shopName,
  semiManagedMall: shop.managed === 'semi',
  mallStatus: shop.status === 'suspended' ? 2 : 1,
  ...(shop.registered && { companyName: shop.registered.name, creditCode: shop.registered.creditCode }),
});

function reportAds({ trade, shop, params, region }: Call): Said {
  const [from, to] = [readWhole(params['startTs']), readWhole(params['endTs'])];
  if (from === undefined || to === undefined || to < from || to - from > MAX_DAYS * DAY_MS) return BAD_QUERY;
  const days = trade.ads(shop, from, to + 1);
  const total = days.reduce(
    (sum, day) => ({
      day: '',
      spend: sum.spend + day.spend,
      attributedSales: sum.attributedSales + day.attributedSales,
      clicks: sum.clicks + day.clicks,
      impressions: sum.impressions + day.impressions,
    }),
    { day: '', spend: 0, attributedSales: 0, clicks: 0, impressions: 0 },
  );
  const report = {
    reportsSummary: presentAds(shop, total),
    reportsItemList: days.map((day) => ({ ts: Date.parse(day.day), ...presentAds(shop, day) })),
  };
  return { result: isDoubled(region) ? { result: report } : report };
}

const isDoubled = (region: Region): boolean => region === 'pa';

/** assumed: how one figure is written (the page says only OBJECT); confirm: a live report. */
const presentAds = (shop: Shop, { spend, attributedSales, clicks, impressions }: AdDay) => ({
  spend: { val: spend, currency: shop.currency },
  orderPayAmt: { val: attributedSales, currency: shop.currency },
  imprCnt: { val: impressions },
  clkCnt: { val: clicks },
});
