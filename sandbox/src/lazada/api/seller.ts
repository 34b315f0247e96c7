import { DAY_MS } from '../../trade/calendar.ts';
import type { AdDay, Shop } from '../../trade/trade-types.ts';
import { readMoment } from '../countries.ts';
import { type Call, isp, money, type Operation, refused, shortCode } from './call.ts';

const STATUSES: Readonly<Record<Shop['status'], string>> = {
  normal: 'ACTIVE',
  warned: 'ACTIVE',
  suspended: 'INACTIVE',
};

/** Source: GetSeller, /seller/get. */
export const getSeller: Operation = ({ shop }) => ({
  data: {
    seller_id: Number(shop.shopId),
    name: shop.shopName,
    name_company: shop.registered?.name ?? '',
    short_code: shortCode(shop),
    logo_url: '',
    email: '****@example.com',
    cb: true,
    location: 'Shenzhen',
    status: STATUSES[shop.status],
    verified: true,
    marketplaceEaseMode: false,
  },
});

const PERIOD_MS = 30 * DAY_MS;
/** A parcel handed over later than this after the order is late. */
const LATE_MS = 3 * DAY_MS;

/**
 * Source: GetSellerPerformance, /seller/performance/get.
 * assumed: the names of the types and their targets; confirm: the performance page of a live seller.
 */
export const getSellerPerformance: Operation = ({ shop, trade, now }) => {
  const sales = [...trade.sales(shop, now - PERIOD_MS, now + 1)];
  const percent = (count: number) => Math.round((count / Math.max(1, sales.length)) * 10_000) / 100;
  const onTime = sales.filter((sale) => sale.cancelled || sale.shippedAt - sale.at <= LATE_MS).length;
  const indicators = [
    indicator('SHIP_ON_TIME', percent(onTime), { target: 85, atLeast: true }),
    indicator('CANCELLATION_RATE', percent(sales.filter((sale) => sale.cancelled).length), {
      target: 2.5,
      atLeast: false,
    }),
    indicator('RETURN_RATE', percent([...trade.refunds(shop, now - PERIOD_MS, now + 1)].length), {
      target: 5,
      atLeast: false,
    }),
  ];
  return {
    success: true,
    error_code: '',
    data: { seller_id: Number(shop.shopId), main_category_id: 0, main_category_name: '', indicators },
  };
};

function indicator(type: string, score: number, { target, atLeast }: { target: number; atLeast: boolean }) {
  return {
    type,
    name: type,
    tip: '',
    score,
    score_format: 'PERCENTAGE',
    formatted_score: `${score}%`,
    target,
    target_format: atLeast ? 'GREATER_THAN_PERCENTAGE' : 'LOWER_THAN_PERCENTAGE',
    formatted_target: `${atLeast ? '≥' : '≤'} ${target}%`,
    target_respected: atLeast ? score >= target : score <= target,
    action_url: '',
  };
}

/** Source: getReportOverview of Sponsored Solutions: two spans of days, side by side. */
export const getReportOverview: Operation = (call) => {
  const { given } = call;
  for (const name of ['bizCode', 'useRtTable']) given.need(name, given.text(name));
  const now = readDays(call, 'startDate', 'endDate');
  const before = readDays(call, 'lastStartDate', 'lastEndDate');
  const problem = given.problem();
  if (problem || !now || !before) return refused(problem);
  return {
    success: 'true',
    errorMsg: '',
    analyseTraceId: '',
    result: { reportOverviewDetailDTO: overview(call, now), lastReportOverviewDetailDTO: overview(call, before) },
  };
};

type Days = { from: number; to: number };

function readDays({ given }: Call, first: string, last: string): Days | undefined {
  const [from, to] = [first, last].map((name) => {
    const text = given.need(name, given.text(name));
    const at = text === undefined ? undefined : readMoment(text);
    if (text !== undefined && at === undefined) given.refuse(isp('17', `E017: "${text}" Invalid Date Format`));
    return at;
  });
  return from === undefined || to === undefined ? undefined : { from, to: to + DAY_MS };
}

function overview({ trade, shop }: Call, { from, to }: Days) {
  const days = trade.ads(shop, from, to);
  const sum = (of: (day: AdDay) => number) => days.reduce((total, day) => total + of(day), 0);
  const [spend, revenue, clicks, impressions] = [
    sum((day) => day.spend),
    sum((day) => day.attributedSales),
    sum((day) => day.clicks),
    sum((day) => day.impressions),
  ];
  const ratio = (part: number, whole: number) => (whole === 0 ? '0.00' : (part / whole).toFixed(2));
  return {
    spend: money(spend, shop),
    revenue: money(revenue, shop),
    clicks,
    impressions,
    ctr: ratio(clicks * 100, impressions),
    cpc: money(clicks === 0 ? 0 : Math.round(spend / clicks), shop),
    roi: ratio(revenue, spend),
  };
}
