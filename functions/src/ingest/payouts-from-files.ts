import { Currency, DecimalText } from '@loan/shared/facts/month';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { ShopFacts } from '@loan/shared/facts/shop';
import { addDays, type Day } from '@loan/shared/time/instant';
import { decimalText, minorDigits } from './currencies.ts';
import type { FileReadings } from './file-readings.ts';
import { dayOfIso } from './moment.ts';
import { RECENT_DAYS } from './orders.ts';
import { coverDays } from './settlement-days.ts';
import type { SettlementTotals } from './settlement-totals.ts';

/** A settlement closes every fortnight, so the last three weeks may not be settled yet. */
const OPEN_DAYS = 21;
const YEAR_DAYS = 365;
/** Payouts of one month say nothing about how regular they are. */
const PAYOUTS_MIN = 3;
const PAYOUTS_MAX = 300;

const firstDay = (settlements: readonly SettlementTotals[]): Day | undefined =>
  settlements.flatMap(({ startedOn }) => (startedOn ? [startedOn] : [])).sort()[0];

/**
 * Payouts as the settlements tell them: only if the files follow each other up to now without a gap and each adds up.
 * A seller who hands in one old settlement has not been without payouts since.
 */
export function payoutsFromFiles(settlements: readonly SettlementTotals[], asOf: Day): ShopFacts['payouts'] {
  const from = firstDay(settlements);
  const paid = settlements.filter(({ total, depositedOn }) => total > 0 && depositedOn !== null);
  const whole = from !== undefined && coverDays(settlements, { from, to: addDays(asOf, -OPEN_DAYS) });
  if (!whole || paid.length < PAYOUTS_MIN || settlements.some(({ balanced }) => !balanced)) return NOT_OFFERED;
  return paid.slice(-PAYOUTS_MAX).map(({ currency, total, startedOn, endedOn, depositedOn }) => ({
    amount: DecimalText.parse(decimalText(total, minorDigits(currency))),
    currency,
    period: startedOn && endedOn ? { startedOn, endedOn } : NOT_OFFERED,
    paidOn: depositedOn as Day,
    accountTail: NOT_OFFERED,
    status: 'paid' as const,
  }));
}

/** Advertising of the last twelve months, if the settlements cover them all. */
export function advertisingFromFiles(settlements: readonly SettlementTotals[], asOf: Day): ShopFacts['adSpend12m'] {
  const [from, to] = [addDays(asOf, -YEAR_DAYS), addDays(asOf, -OPEN_DAYS)];
  if (!coverDays(settlements, { from, to })) return NOT_OFFERED;
  const byCurrency = new Map<string, number>();
  for (const { currency, months } of settlements) {
    const recent = months.filter(({ month }) => month > from.slice(0, 7));
    const spent = recent.reduce((sum, { adSpend }) => sum + adSpend, 0);
    byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + spent);
  }
  return [...byCurrency].map(([currency, minor]) => ({
    currency: Currency.parse(currency),
    amount: DecimalText.parse(decimalText(Math.max(0, minor), minorDigits(currency))),
  }));
}

/** Units that came back: by the business report if it tells them for the last 90 days, else by the settlements. */
export function returnsFromFiles({ business, settlements }: FileReadings, asOf: Day): ShopFacts['returns90d'] {
  const since = dayOfIso(addDays(asOf, -RECENT_DAYS));
  const days = business.filter(({ day, refunded }) => day >= since && refunded !== undefined);
  if (days.length >= RECENT_DAYS) {
    const units = days.reduce((sum, day) => sum + day.units, 0);
    return { units, returned: days.reduce((sum, { refunded = 0 }) => sum + refunded, 0) };
  }
  const from = addDays(asOf, -RECENT_DAYS);
  if (!coverDays(settlements, { from, to: addDays(asOf, -OPEN_DAYS) })) return NOT_OFFERED;
  const months = settlements.filter(({ endedOn }) => endedOn !== null && endedOn > from).flatMap((one) => one.months);
  const units = months.reduce((sum, month) => sum + month.units, 0);
  const returned = months.reduce((sum, { refundedLines }) => sum + refundedLines, 0);
  return units === 0 ? NOT_OFFERED : { units, returned };
}
