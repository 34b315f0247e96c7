import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { NOTHING_OFFERED, type Payout, ShopFacts } from '@loan/shared/facts/shop';
import { StockLines } from '@loan/shared/facts/stock-lines';
import type { z } from '@loan/shared/schema';
import { addDays, type Day, type Instant } from '@loan/shared/time/instant';
import { mergeMonths } from '../../../ingest/merge-months.ts';
import { RECENT_DAYS } from '../../../ingest/orders.ts';
import { skuUnits } from '../../../ingest/sku-units.ts';
import type { PullKind, PullStep, SourceIdentity, StepResult } from '../../../ports/source-adapter.ts';
import {
  EventsReduction,
  HealthReduction,
  OrdersReduction,
  PayoutsReduction,
  SettlementsReduction,
  StockReduction,
  TrafficReduction,
} from '../reductions.ts';
import { adMonthsOf, adSpendOf, debtsOf } from './amounts.ts';
import { patternOf } from './pattern.ts';
import { refundsByMonth } from './refunds.ts';
import { stockLinesOf, stockOf } from './stock.ts';

export type Pulled = {
  identity: SourceIdentity;
  steps: readonly PullStep[];
  results: ReadonlyMap<string, StepResult>;
  asOf: Instant;
};

/** Fifteen windows hold no more payouts than this in any currency mix; the newest say most. */
const PAYOUTS_MAX = 300;
const DAY_MS = 86_400_000;

/** Puts the reduced steps together into the shop's facts. What was not available stays `notOffered`. */
export function assembleFacts(pulled: Pulled): ShopFacts {
  const { identity, steps, results } = pulled;
  const orders = read(pulled, 'orders', OrdersReduction);
  const [health] = read(pulled, 'health', HealthReduction);
  const [events] = read(pulled, 'events', EventsReduction);
  const [settlements] = read(pulled, 'settlements', SettlementsReduction);
  const payouts = read(pulled, 'payouts', PayoutsReduction).flatMap(({ reduction }) => reduction.payouts);
  const coverage = coverageOf(steps, results);
  const recent = orders.filter(({ step }) => isRecent(step, coverage.to)).map(({ reduction }) => reduction);
  const sources = [...results.values()].flatMap(({ sourceSha256 }) => (sourceSha256 ? [sourceSha256] : []));
  const refunds = refundsByMonth({ events: events?.reduction, settlements: settlements?.reduction, coverage });

  return ShopFacts.parse({
    ...NOTHING_OFFERED,
    marketplace: 'amazon',
    sellerId: identity.sellerId,
    shopName: identity.shopName === '' ? NOT_OFFERED : identity.shopName.slice(0, 200),
    verified: true,
    firstActivityOn:
      firstActivity(
        orders.map(({ reduction }) => reduction),
        payouts,
      ) ?? NOT_OFFERED,
    coverage,
    months: mergeMonths(orders.map(({ reduction }) => reduction.months)).map((month) => ({
      ...month,
      refunds: refunds(month.month, month.currency),
    })),
    returns90d: returnsOf(pulled, events?.reduction, recent) ?? NOT_OFFERED,
    fulfilment90d: health?.reduction.fulfilment ?? NOT_OFFERED,
    payouts: hasResult(pulled, 'payouts') ? newest(payouts) : NOT_OFFERED,
    adSpend12m: adSpendOf(events?.reduction, coverage.to) ?? NOT_OFFERED,
    adMonths: adMonthsOf(events?.reduction, coverage.to) ?? NOT_OFFERED,
    stock: stockOf(read(pulled, 'stock', StockReduction), unitsSold(recent)) ?? NOT_OFFERED,
    stockLines: stockLinesOf(read(pulled, 'stockAges', StockLines)) ?? NOT_OFFERED,
    skuUnits90d: skuUnits(recent),
    accountHealth: healthOf(identity, health?.reduction) ?? NOT_OFFERED,
    orderPattern: patternOf({
      recent,
      before: orders.filter(({ step }) => !isRecent(step, coverage.to)).map(({ reduction }) => reduction),
      unread: steps.filter(({ id, kind }) => kind === 'orders' && !results.has(id)),
      settlements: settlements?.reduction,
      traffic: recentWhole(pulled, coverage.to) ? trafficOf(pulled) : undefined,
    }),
    externalDebts: debtsOf(events?.reduction, coverage.to) ?? NOT_OFFERED,
    rejectedRows: [...results.values()].reduce((sum, { rowsRejected }) => sum + rowsRejected, 0),
    sourceHashes: [...sources, ...(settlements?.reduction.sources ?? [])].slice(0, 200),
  });
}

type Read<T> = { step: PullStep; reduction: T };

function read<T>({ steps, results }: Pulled, kind: PullKind, schema: z.ZodType<T>): Read<T>[] {
  return steps
    .filter((step) => step.kind === kind)
    .flatMap((step) => {
      const result = results.get(step.id);
      return result ? [{ step, reduction: schema.parse(result.reduction) }] : [];
    });
}

const hasResult = ({ steps, results }: Pulled, kind: PullKind): boolean =>
  steps.some((step) => step.kind === kind && results.has(step.id));

const dayOf = (instant: Instant): Day => instant.slice(0, 10) as Day;

/** The whole days the order windows span. A window that was not available leaves its days missing. */
function coverageOf(steps: readonly PullStep[], results: ReadonlyMap<string, StepResult>): ShopFacts['coverage'] {
  const windows = steps.flatMap(({ id, kind, from, to }) =>
    kind === 'orders' && from && to ? [{ id, from, to }] : [],
  );
  const from = windows.map((window) => window.from).sort()[0] as Instant;
  const to = windows
    .map((window) => window.to)
    .sort()
    .at(-1) as Instant;
  const missing = windows.filter(({ id }) => !results.has(id));
  const missingDays = missing.reduce(
    (sum, window) => sum + (Date.parse(window.to) - Date.parse(window.from)) / DAY_MS,
    0,
  );
  return { from: dayOf(from), to: addDays(dayOf(to), -1), missingDays };
}

const isRecent = ({ from }: PullStep, to: Day): boolean =>
  from !== undefined && dayOf(from) > addDays(to, -RECENT_DAYS);

/** The earliest order or payout seen: Amazon does not tell when a shop opened. */
function firstActivity(orders: readonly OrdersReduction[], payouts: readonly Payout[]): Day | undefined {
  const ordered = orders.flatMap(({ days }) => (days ? [days.first] : []));
  return [...ordered, ...payouts.map(({ paidOn }) => paidOn)].sort()[0];
}

const newest = (payouts: readonly Payout[]): Payout[] =>
  [...payouts].sort((a, b) => (a.paidOn < b.paidOn ? -1 : 1)).slice(-PAYOUTS_MAX);

/**
 * Units that came back of units sold, last 90 days: by Amazon's own count if every marketplace gave one, else by the
 * refund events against the orders.
 */
function returnsOf(pulled: Pulled, events: EventsReduction | undefined, recent: readonly OrdersReduction[]) {
  const traffic = trafficOf(pulled);
  if (traffic) {
    const units = traffic.reduce((sum, { unitsOrdered }) => sum + unitsOrdered, 0);
    return { units, returned: traffic.reduce((sum, { unitsRefunded }) => sum + unitsRefunded, 0) };
  }
  const since = addDays(coverageOf(pulled.steps, pulled.results).to, 1 - RECENT_DAYS);
  const units = unitsSold(recent);
  if (!events || events.coveredFrom > since || units === 0) return undefined;
  const returned = events.returned.filter(({ from }) => from >= since).reduce((sum, window) => sum + window.units, 0);
  return { units, returned };
}

/** Amazon's own count of the last 90 days, if every marketplace gave one. */
function trafficOf(pulled: Pulled): TrafficReduction[] | undefined {
  const asked = pulled.steps.filter(({ kind }) => kind === 'traffic');
  const traffic = read(pulled, 'traffic', TrafficReduction).map(({ reduction }) => reduction);
  const isWhole = asked.length > 0 && traffic.length === asked.length && traffic.some(({ days }) => days > 0);
  return isWhole ? traffic : undefined;
}

/** Whether every row of the last 90 days was read. */
const recentWhole = ({ steps, results }: Pulled, to: Day): boolean =>
  steps
    .filter((step) => step.kind === 'orders' && isRecent(step, to))
    .every(({ id }) => results.get(id)?.rowsRejected === 0);

const unitsSold = (recent: readonly OrdersReduction[]): number =>
  recent.flatMap(({ skus }) => skus).reduce((sum, [, units]) => sum + units, 0) +
  recent.reduce((sum, { otherSkus }) => sum + otherSkus.units, 0);

/** A shop whose listings are suspended everywhere is suspended, whatever the report says or fails to say. */
function healthOf(
  { suspended }: SourceIdentity,
  reduction: HealthReduction | undefined,
): ShopFacts['accountHealth'] | undefined {
  const health = reduction?.health ?? NOT_OFFERED;
  if (!suspended) return health;
  const orderDefectRatePpm = health === NOT_OFFERED ? NOT_OFFERED : health.orderDefectRatePpm;
  return { status: 'red', suspended: true, orderDefectRatePpm };
}
