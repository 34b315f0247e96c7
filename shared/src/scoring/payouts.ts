import { type Currency, type DecimalText, type Month, monthOf } from '../facts/month.ts';
import { isOffered, type NotOffered } from '../facts/offered.ts';
import type { Payout, ShopFacts } from '../facts/shop.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { dayNumber } from '../time/calendar.ts';
import { greatest, sum } from './exact.ts';
import { inPicoYuan } from './renminbi.ts';
import type { Trading } from './trading.ts';

const NOTHING = BigInt(0);

type PeriodPayout = Payout & { period: Exclude<Payout['period'], NotOffered> };

const payoutsOf = ({ payouts }: ShopFacts): Payout[] =>
  isOffered(payouts) ? payouts.filter(({ status }) => status === 'paid') : [];

const hasPeriod = (payout: Payout): payout is PeriodPayout => isOffered(payout.period);

/**
 * Days from sale to bank (成交到到账): the median over the payouts of the months looked at, each counted from the
 * middle of the days it pays for. An interruption counts as its length where that is longer.
 */
export function saleToBankDays(policy: Policy, { shops, months }: Trading): number | undefined {
  const from = months[0];
  const perShop = shops.map(({ shop }) => ({
    to: shop.coverage.to,
    payouts: payoutsOf(shop)
      .filter(hasPeriod)
      .filter(({ period }) => from === undefined || monthOf(period.endedOn) >= from),
  }));
  const waits = perShop.flatMap(({ payouts }) => payouts.map(doubledWait)).sort((a, b) => a - b);
  if (waits.length === 0) return undefined;

  const [low = 0, high = 0] = [waits[(waits.length - 1) >> 1], waits[waits.length >> 1]];
  const medianDays = Math.ceil((low + high) / 4);
  const interruptions = perShop.map(({ payouts, to }) => longestInterruption(payouts, dayNumber(to)));
  const longest = Math.max(...interruptions);
  return longest > policy.facts.payoutInterruptionDays ? Math.max(medianDays, longest) : medianDays;
}

/** Twice the days from the middle of the period to the transfer, so that half days stay whole numbers. */
const doubledWait = ({ period, paidOn }: PeriodPayout): number =>
  Math.max(0, 2 * dayNumber(paidOn) - dayNumber(period.startedOn) - dayNumber(period.endedOn));

/** The most days of sale no payout covers, between two payouts or since the last, or the days one came late. */
function longestInterruption(payouts: readonly PeriodPayout[], readTo: number): number {
  if (payouts.length === 0) return 0;
  const periods = payouts
    .map(({ period, paidOn }) => ({
      start: dayNumber(period.startedOn),
      end: dayNumber(period.endedOn),
      paid: dayNumber(paidOn),
    }))
    .sort((a, b) => a.start - b.start);

  let longest = 0;
  let coveredTo = periods[0]?.start ?? readTo;
  for (const { start, end, paid } of periods) {
    longest = Math.max(longest, start - coveredTo - 1, paid - end);
    coveredTo = Math.max(coveredTo, end);
  }
  return Math.max(longest, readTo - coveredTo);
}

/**
 * What a company can be paid in an average month (月均回款), in 10^-12 yuan. A shop whose payouts nobody tells counts
 * with its own sales less refunds, the most that can be paid out of them: it is neither punished for what is not told,
 * nor does it lift the bounds on the others. Undefined only where there is no month to look at.
 */
export function netMonthlyPayouts(policy: Policy, trading: Trading): bigint | undefined {
  const paid = payoutsTold(policy, trading);
  const months = paid === undefined ? trading.months : [...paid.keys()];
  if (months.length === 0) return undefined;

  const shops = paid === undefined ? trading.shops : trading.shops.filter(({ shop }) => !tellsPayouts(shop));
  const sold = shops.flatMap(({ shop }) => months.map((month) => mostPaidFor(policy, shop, month)));
  return (sum([...(paid?.values() ?? [])]) + sum(sold)) / BigInt(months.length);
}

/** Shops that sales less refunds stand in for. */
export function shopsWithoutPayouts(policy: Policy, trading: Trading): number {
  if (payoutsTold(policy, trading) === undefined) return trading.shops.length;
  return trading.shops.filter(({ shop }) => !tellsPayouts(shop)).length;
}

/**
 * What really reached the bank for the sales of each month that counts, in 10^-12 yuan. Known only if every shop gives
 * the amounts: a part of the payouts says little of the business.
 */
export const payoutsByMonth = (policy: Policy, trading: Trading): ReadonlyMap<Month, bigint> | undefined =>
  trading.shops.every(({ shop }) => tellsPayouts(shop)) ? payoutsTold(policy, trading) : undefined;

const tellsPayouts = (shop: ShopFacts): boolean => amountsByMonth(shop) !== undefined;

/**
 * The payouts of the shops that give their amounts. One belongs to the month its sales ended in. What the marketplace
 * lent is no sale, though it came with a payout: it is taken out again.
 */
function payoutsTold(policy: Policy, { shops, months }: Trading): ReadonlyMap<Month, bigint> | undefined {
  const telling = shops.filter(({ shop }) => tellsPayouts(shop));
  if (telling.length === 0) return undefined;

  const payouts = telling.flatMap(({ shop }) => amountsByMonth(shop) ?? []);
  const counted = monthsWithPayouts(
    months,
    payouts.map(({ month }) => month),
  );
  if (counted.length === 0) return undefined;
  const paidFor = (month: Month) =>
    sum(payouts.flatMap((one) => (one.month === month ? inPicoYuan(policy, [one], month) : [])));
  const paid = counted.map((month) => [month, paidFor(month)] as const);
  return withoutAdvances(paid, advancedIn(policy, telling, counted));
}

/** Sales less refunds of one shop's month, in 10^-12 yuan; more back than sold pays nothing out. */
function mostPaidFor(policy: Policy, { months }: ShopFacts, month: Month): bigint {
  const sales = months.filter((one) => one.month === month);
  const sold = sales.map(({ gmv: amount, currency }) => ({ amount, currency }));
  const back = sales.flatMap(({ refunds: amount, currency }) => (amount === null ? [] : [{ amount, currency }]));
  return greatest([NOTHING, inPicoYuan(policy, sold, month) - inPicoYuan(policy, back, month)]);
}

/**
 * What the shops' own marketplaces lent in the year, in 10^-12 yuan, at the highest rate of the months: an advance never
 * takes less out than it brought in.
 */
function advancedIn(policy: Policy, shops: Trading['shops'], months: readonly Month[]): bigint {
  const debts = shops.flatMap(({ shop: { externalDebts } }) => (isOffered(externalDebts) ? externalDebts : []));
  const advances = debts.flatMap(({ advanced12m }) => (isOffered(advanced12m) ? [advanced12m] : []));
  return sum(advances.map((one) => greatest(months.map((month) => inPicoYuan(policy, [one], month)))));
}

/** The day of an advance is not told, so it comes out of the month paid most, what is left of it out of the next. */
function withoutAdvances(paid: readonly (readonly [Month, bigint])[], advanced: bigint): Map<Month, bigint> {
  const left = new Map(paid);
  let toTake = advanced;
  for (const [month, amount] of [...paid].sort(([, a], [, b]) => Number(b - a))) {
    const isUsedUp = toTake >= amount;
    left.set(month, isUsedUp ? NOTHING : amount - toTake);
    toTake = isUsedUp ? toTake - amount : NOTHING;
  }
  return left;
}

type MonthPayout = { readonly month: Month; readonly amount: DecimalText; readonly currency: Currency };

function amountsByMonth(shop: ShopFacts): MonthPayout[] | undefined {
  if (!isOffered(shop.payouts)) return undefined;
  const amounts = payoutsOf(shop).flatMap(({ amount, currency, period, paidOn }) => {
    const month = monthOf(isOffered(period) ? period.endedOn : paidOn);
    return isOffered(amount) ? [{ month, amount, currency }] : [];
  });
  return amounts.length === payoutsOf(shop).length ? amounts : undefined;
}

/** Where the history of payouts begins inside the months looked at, its first month may be cut and does not count. */
function monthsWithPayouts(months: readonly Month[], paidIn: readonly Month[]): Month[] {
  const first = [...paidIn].sort()[0];
  const cut = first !== undefined && first > (months[0] ?? first);
  return months.filter((month) => !cut || month > first);
}
