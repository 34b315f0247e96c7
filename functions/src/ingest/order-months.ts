import { Currency, DecimalText, Month, MonthlyFacts } from '@loan/shared/facts/month';
import { invariant } from '@loan/shared/invariant';
import type { z } from '@loan/shared/schema';
import { decimalText, minorDigits } from './currencies.ts';
import { isoDay } from './moment.ts';

/** What one file or window says about a month; refunds come from other sources. */
export const OrderMonth = MonthlyFacts.omit({ refunds: true });
export type OrderMonth = z.infer<typeof OrderMonth>;

/** The running sums of one month and currency. Amounts are whole minor units. */
export type MonthSums = {
  month: string;
  currency: string;
  digits: number;
  orders: number;
  cancelled: number;
  units: number;
  gmv: number;
  /** Mixed into an order's hash, so that an order counts once in each month and currency it occurs in. */
  salt: number;
};

/** ISO 4217's code for "no currency", for months in which no line names one. */
const NO_CURRENCY = 'XXX';

export type MonthLedger = {
  at(day: number, currency: string): MonthSums;
  /** One entry a month and currency, in order. */
  finish(): OrderMonth[];
};

export function createMonthLedger(): MonthLedger {
  const sums = new Map<string, MonthSums>();
  let last: MonthSums | undefined;
  let lastDay = -1;

  return {
    at(day, currency) {
      // Rows of one day and one currency follow each other.
      if (last && day === lastDay && currency === last.currency) return last;
      const month = isoDay(day).slice(0, 7);
      const key = `${month} ${currency}`;
      const digits = minorDigits(currency);
      const found = sums.get(key) ?? { month, currency, digits, orders: 0, cancelled: 0, units: 0, gmv: 0, salt: 0 };
      if (found.salt === 0) sums.set(key, { ...found });
      last = sums.get(key) as MonthSums;
      if (last.salt === 0) last.salt = Math.imul(sums.size, 0x9e3779b1);
      lastDay = day;
      return last;
    },
    finish: () =>
      withoutBlanks([...sums.values()])
        .sort(byMonthAndCurrency)
        .map(orderMonth),
  };
}

const byMonthAndCurrency = (a: MonthSums, b: MonthSums): number =>
  `${a.month} ${a.currency}` < `${b.month} ${b.currency}` ? -1 : 1;

/** Lines without a currency carry no money (they are refused otherwise); their counts go to the month's main one. */
function withoutBlanks(sums: MonthSums[]): MonthSums[] {
  const [blank, named] = [sums.filter((s) => s.currency === ''), sums.filter((s) => s.currency !== '')];
  const main = (among: MonthSums[]) => [...among].sort((a, b) => b.orders - a.orders || byMonthAndCurrency(a, b))[0];
  const merged = new Map(named.map((s) => [`${s.month} ${s.currency}`, { ...s }]));
  for (const s of blank) {
    const currency = (main(named.filter(({ month }) => month === s.month)) ?? main(named))?.currency ?? NO_CURRENCY;
    const into = merged.get(`${s.month} ${currency}`);
    if (!into) merged.set(`${s.month} ${currency}`, { ...s, currency, digits: minorDigits(currency) });
    else {
      into.orders += s.orders;
      into.cancelled += s.cancelled;
      into.units += s.units;
    }
  }
  return [...merged.values()];
}

function orderMonth({ month, currency, digits, orders, cancelled, units, gmv }: MonthSums): OrderMonth {
  invariant(Number.isSafeInteger(gmv), `the sum of ${month} is beyond exact arithmetic`);
  return {
    month: Month.parse(month),
    currency: Currency.parse(currency),
    orders,
    cancelled,
    units,
    gmv: DecimalText.parse(decimalText(gmv, digits)),
  };
}
