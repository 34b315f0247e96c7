import { addDecimals } from '@loan/shared/facts/decimal';
import type { Currency, DecimalText, Month } from '@loan/shared/facts/month';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { type Marketplace, NOTHING_OFFERED, ShopFacts } from '@loan/shared/facts/shop';
import type { z } from '@loan/shared/schema';
import { addDays, type Day, type Instant } from '@loan/shared/time/instant';
import { mergeMonths } from '../../ingest/merge-months.ts';
import { mergePatterns, newProductsOf } from '../../ingest/order-pattern.ts';
import type { PullKind, PullStep, SourceIdentity, StepResult } from '../../ports/source-adapter.ts';
import { CategoriesReduction, mainCategoryOf } from './categories.ts';
import { isRecent, OrdersReduction, recentSkus } from './orders-reduction.ts';
import { AdsReduction, HealthReduction, PayoutsReduction, RefundsReduction, StockReduction } from './reductions.ts';
import { nearestDay } from './windows.ts';

export type Pulled = {
  marketplace: Marketplace;
  identity: SourceIdentity;
  steps: readonly PullStep[];
  results: ReadonlyMap<string, StepResult>;
  asOf: Instant;
};

const PAYOUTS_MAX = 300;
const DAY_MS = 86_400_000;

/** Puts the windows and lists of any marketplace together. What no step brought stays `notOffered`. */
export function assembleShop(pulled: Pulled): ShopFacts {
  const { marketplace, identity, steps, results } = pulled;
  const orders = read(pulled, 'orders', OrdersReduction);
  const refunds = read(pulled, 'refunds', RefundsReduction);
  const payouts: PayoutsReduction[] = [
    ...read(pulled, 'payouts', PayoutsReduction).map(({ reduction }) => reduction),
    ...refunds.flatMap(({ reduction }) => (reduction.payouts ? [{ payouts: reduction.payouts }] : [])),
  ];
  const ads = read(pulled, 'ads', AdsReduction);
  const stock = read(pulled, 'stock', StockReduction);
  const [health] = read(pulled, 'health', HealthReduction);
  const coverage = coverageOf(steps, results);
  const today = addDays(coverage.to, 1);
  const recent = orders.filter(({ step }) => isRecent(step.from, today)).map(({ reduction }) => reduction);
  const unitsSold90d = recent.reduce(
    (sum, { skus, otherSkus }) => skus.reduce((all, [, units]) => all + units, sum) + otherSkus.units,
    0,
  );
  const refunded = sums([
    ...orders.flatMap(({ reduction }) => reduction.refunds ?? []),
    ...refunds.flatMap(({ reduction }) => reduction.refunds),
  ]);
  const fees = [
    ...orders.flatMap(({ reduction }) => reduction.fees ?? []),
    ...payouts.flatMap((one) => one.fees ?? []),
    ...refunds.flatMap(({ reduction }) => reduction.fees ?? []),
  ];
  const shipped = recent.flatMap(({ shipped: one }) => (one ? [one] : []));
  const tellsRefunds = refunds.length > 0 || orders.some(({ reduction }) => reduction.refunds !== null);
  return ShopFacts.parse({
    ...NOTHING_OFFERED,
    marketplace,
    sellerId: identity.sellerId,
    shopName: identity.shopName === '' ? NOT_OFFERED : identity.shopName.slice(0, 200),
    verified: true,
    mainCategory: mainCategoryOf(
      recent,
      read(pulled, 'profile', CategoriesReduction).map(({ reduction }) => reduction),
    ),
    firstActivityOn: firstOf(orders, payouts) ?? NOT_OFFERED,
    coverage,
    months: mergeMonths(orders.map(({ reduction }) => reduction.months)).map((month) => ({
      ...month,
      refunds: tellsRefunds ? (refunded.get(`${month.month} ${month.currency}`)?.amount ?? '0.00') : null,
    })),
    returns90d: returnsOf(refunds, today, unitsSold90d) ?? NOT_OFFERED,
    fulfilment90d:
      health && health.reduction.fulfilment !== NOT_OFFERED ? health.reduction.fulfilment : shippedOf(shipped),
    payouts: payouts.length > 0 ? newest(payouts) : NOT_OFFERED,
    fees: fees.length > 0 ? [...sums(fees).values()].sort(byMonth).slice(-240) : NOT_OFFERED,
    adSpend12m: ads.length > 0 ? spendOf(ads.flatMap(({ reduction }) => reduction.spend)) : NOT_OFFERED,
    adMonths: adMonthsOf(pulled) ?? NOT_OFFERED,
    stock:
      stock.length > 0
        ? { units: stock.reduce((sum, { reduction }) => sum + reduction.units, 0), unitsSold90d }
        : NOT_OFFERED,
    skuUnits90d: recentSkus(recent),
    accountHealth: healthOf(identity, health?.reduction),
    externalDebts: health?.reduction.debts ?? NOT_OFFERED,
    orderPattern: patternFrom(pulled, orders, today) ?? NOT_OFFERED,
    rejectedRows: [...results.values()].reduce((sum, { rowsRejected }) => sum + rowsRejected, 0),
    sourceHashes: [...results.values()]
      .flatMap(({ sourceSha256 }) => (sourceSha256 ? [sourceSha256] : []))
      .slice(0, 200),
  });
}

type Read<T> = { step: PullStep; reduction: T };

function read<T>({ steps, results }: Pulled, kind: PullKind, schema: z.ZodType<T>): Read<T>[] {
  return steps.flatMap((step) => {
    const result = step.kind === kind ? results.get(step.id) : undefined;
    return result ? [{ step, reduction: schema.parse(result.reduction) }] : [];
  });
}

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
  const daysOf = (window: { from: string; to: string }) =>
    Math.round((Date.parse(window.to) - Date.parse(window.from)) / DAY_MS);
  const missingDays = windows.filter(({ id }) => !results.has(id)).reduce((sum, window) => sum + daysOf(window), 0);
  return { from: nearestDay(from), to: addDays(nearestDay(to), -1), missingDays };
}

function patternFrom({ steps, results }: Pulled, orders: readonly Read<OrdersReduction>[], today: Day) {
  const windows = orders.flatMap(({ reduction }) => (reduction.pattern ? [reduction.pattern] : []));
  const unread = steps.flatMap(({ id, kind, from, to }) =>
    kind === 'orders' && from && to && !results.has(id) ? [{ from: nearestDay(from), to: nearestDay(to) }] : [],
  );
  const [recent, before] = [true, false].map((wanted) =>
    orders.filter(({ step }) => isRecent(step.from, today) === wanted).map(({ reduction }) => reduction),
  );
  return mergePatterns(windows, unread, { newProducts90d: newProductsOf(recent ?? [], before ?? []) });
}

function firstOf(orders: readonly Read<OrdersReduction>[], payouts: readonly PayoutsReduction[]): Day | undefined {
  const ordered = orders.flatMap(({ reduction }) => (reduction.firstOn ? [reduction.firstOn] : []));
  return [...ordered, ...payouts.flatMap((one) => one.payouts.map(({ paidOn }) => paidOn))].sort()[0];
}

function returnsOf(refunds: readonly Read<RefundsReduction>[], today: Day, units: number) {
  const recent = refunds.filter(({ step }) => isRecent(step.from, today));
  if (recent.length === 0 || units === 0) return undefined;
  const returned = recent.reduce((sum, { reduction }) => sum + reduction.returned, 0);
  return { units, returned };
}

function shippedOf(shipped: readonly { due: number; onTime: number }[]): ShopFacts['fulfilment90d'] {
  if (shipped.length === 0) return NOT_OFFERED;
  const total = (key: 'due' | 'onTime') => shipped.reduce((sum, one) => sum + one[key], 0);
  return { orders: total('due'), onTime: total('onTime') };
}

const newest = (reductions: readonly PayoutsReduction[]) =>
  reductions
    .flatMap(({ payouts }) => payouts)
    .sort((a, b) => (a.paidOn < b.paidOn ? -1 : 1))
    .slice(-PAYOUTS_MAX);

type MonthAmount = { month: Month; currency: Currency; amount: DecimalText };
const byMonth = (a: MonthAmount, b: MonthAmount) => (a.month < b.month ? -1 : 1);

function sums(all: readonly MonthAmount[]): Map<string, MonthAmount> {
  const added = new Map<string, MonthAmount>();
  for (const one of all) {
    const key = `${one.month} ${one.currency}`;
    const before = added.get(key);
    added.set(key, before ? { ...one, amount: addDecimals(before.amount, one.amount) } : one);
  }
  return added;
}

function spendOf(all: readonly { amount: DecimalText; currency: Currency }[]) {
  const added = new Map<Currency, DecimalText>();
  for (const { amount, currency } of all) {
    const before = added.get(currency);
    added.set(currency, before ? addDecimals(before, amount) : amount);
  }
  return [...added].map(([currency, amount]) => ({ currency, amount }));
}

/** Advertising by month, where every window of it was read and tells the month of each charge. */
function adMonthsOf(pulled: Pulled): ShopFacts['adMonths'] | undefined {
  const windows = pulled.steps.filter(({ kind }) => kind === 'ads');
  const told = read(pulled, 'ads', AdsReduction).flatMap(({ reduction }) =>
    reduction.months ? [reduction.months] : [],
  );
  const [from] = windows.flatMap((step) => step.from ?? []).sort();
  const [to] = windows
    .flatMap((step) => step.to ?? [])
    .sort()
    .reverse();
  if (from === undefined || to === undefined || told.length < windows.length) return undefined;
  const months = [...sums(told.flat()).values()].sort(byMonth);
  return { from: nearestDay(from), to: addDays(nearestDay(to), -1), months };
}

/** A shop that is suspended is suspended, whatever a health page says or fails to say. */
function healthOf({ suspended }: SourceIdentity, reduction: HealthReduction | undefined): ShopFacts['accountHealth'] {
  const health = reduction?.health ?? NOT_OFFERED;
  if (!suspended) return health;
  const orderDefectRatePpm = health === NOT_OFFERED ? NOT_OFFERED : health.orderDefectRatePpm;
  return { status: 'red', suspended: true, orderDefectRatePpm };
}
