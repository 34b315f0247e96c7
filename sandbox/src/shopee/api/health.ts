import { seedOf } from '../../kernel/random.ts';
import { DAY_MS } from '../../trade/calendar.ts';
import type { Shop } from '../../trade/trade-types.ts';
import { wrong } from '../answers.ts';
import { type Call, type Operation, seconds } from './call.ts';

const PERIOD_MS = 30 * DAY_MS;
/** A parcel handed over later than this after the order is late. */
const LATE_MS = 3 * DAY_MS;
/** Unit of a metric: a number, or a percentage. */
const [COUNT, PERCENT] = [1, 2];
/** Poor, improvement needed, good, excellent. */
const RATINGS = { suspended: 1, warned: 2, normal: 4 } as const;
const VIOLATIONS = { suspended: 3, warned: 1, normal: 0 } as const;

/** Source: v2.account_health.get_shop_performance. */
export const getShopPerformance: Operation = (call) => {
  const { shop, now } = call;
  const current = rates(call, now - PERIOD_MS, now + 1);
  const last = rates(call, now - 2 * PERIOD_MS, now - PERIOD_MS);
  const percent = (id: number, name: keyof typeof current, value: number, parent = 0) => ({
    metric_type: 1,
    metric_id: id,
    parent_metric_id: parent,
    metric_name: name,
    current_period: current[name],
    last_period: last[name],
    unit: PERCENT,
    target: { value, comparator: '<' },
  });
  const metrics = [
    percent(3, 'non_fulfillment_rate', 10),
    percent(42, 'cancellation_rate', 5, 3),
    percent(43, 'return_refund_rate', 5, 3),
    percent(1, 'late_shipment_rate', 10),
  ];
  const listings = {
    metric_type: 2,
    metric_id: 52,
    parent_metric_id: 0,
    metric_name: 'severe_listing_violations',
    current_period: VIOLATIONS[shop.status],
    last_period: 0,
    unit: COUNT,
    target: { value: 0, comparator: '<=' },
  };
  return {
    response: {
      overall_performance: {
        rating: RATINGS[shop.status],
        fulfillment_failed: metrics.filter(({ current_period, target }) => current_period >= target.value).length,
        listing_failed: VIOLATIONS[shop.status] > 0 ? 1 : 0,
        custom_service_failed: 0,
      },
      metric_list: [...metrics, listings],
    },
  };
};

function rates({ trade, shop }: Call, from: number, to: number) {
  const sales = [...trade.sales(shop, from, to)];
  const percent = (count: number) => Math.round((count / Math.max(1, sales.length)) * 10_000) / 100;
  const cancelled = sales.filter((sale) => sale.cancelled).length;
  const returned = [...trade.refunds(shop, from, to)].length;
  return {
    non_fulfillment_rate: percent(cancelled + returned),
    cancellation_rate: percent(cancelled),
    return_refund_rate: percent(returned),
    late_shipment_rate: percent(sales.filter((sale) => !sale.cancelled && sale.shippedAt - sale.at > LATE_MS).length),
  };
}

type Page = { page: number; size: number };

function readPage({ given }: Call): Page {
  const page = given.whole('page_no', { min: 1, max: 100_000 }) ?? 1;
  return { page, size: given.whole('page_size', { min: 1, max: 100 }) ?? 10 };
}

const pageOf = <T>(all: readonly T[], { page, size }: Page): T[] => all.slice((page - 1) * size, page * size);

/** Ten days ago, to the day. */
const issuedAt = (now: number): number => seconds(Math.floor(now / DAY_MS) * DAY_MS - 10 * DAY_MS);

/** 5: late parcels; 9: listings that are prohibited. */
const POINTS: Readonly<Record<Shop['status'], readonly { type: number; points: number }[]>> = {
  normal: [],
  warned: [{ type: 5, points: 2 }],
  suspended: [
    { type: 5, points: 3 },
    { type: 9, points: 12 },
  ],
};

/** Source: v2.account_health.get_penalty_point_history, which tells of the current quarter. */
export const getPenaltyPointHistory: Operation = (call) => {
  const { given, shop, now } = call;
  const page = readPage(call);
  const problem = given.problem();
  if (problem) return problem;
  const all = POINTS[shop.status].map(({ type, points }) => ({
    issue_time: issuedAt(now),
    latest_point_num: points,
    original_point_num: points,
    reference_id: seedOf('point', shop.shopId, type),
    violation_type: type,
  }));
  return { response: { penalty_point_list: pageOf(all, page), total_count: all.length } };
};

/** 107: no marketing campaigns; 104: not shown in search; 109: account suspended. */
const PUNISHMENTS: Readonly<Record<Shop['status'], readonly { type: number; tier: number }[]>> = {
  normal: [],
  warned: [{ type: 107, tier: 1 }],
  suspended: [
    { type: 104, tier: 4 },
    { type: 109, tier: 5 },
  ],
};
const PUNISHED_MS = 28 * DAY_MS;

/** Source: v2.account_health.get_punishment_history. */
export const getPunishmentHistory: Operation = (call) => {
  const { given, shop, now } = call;
  const page = readPage(call);
  const status = given.whole('punishment_status', { min: 1, max: 2 });
  if (status === undefined) given.refuse(wrong('punishment_status is required'));
  const problem = given.problem();
  if (problem) return problem;
  const all = (status === 1 ? PUNISHMENTS[shop.status] : []).map(({ type, tier }) => ({
    issue_time: issuedAt(now),
    start_time: issuedAt(now),
    end_time: issuedAt(now + PUNISHED_MS),
    punishment_type: type,
    reason: tier,
    reference_id: seedOf('punishment', shop.shopId, type),
  }));
  return { response: { punishment_list: pageOf(all, page), total_count: all.length } };
};
