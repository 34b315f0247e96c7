import { Currency, DecimalText, Month, type MonthlyFacts } from '@loan/shared/facts/month';
import type { BusinessDay } from './business-days.ts';
import { decimalText, minorDigits } from './currencies.ts';
import type { Basis, FileReadings } from './file-readings.ts';
import { mergeMonths } from './merge-months.ts';
import { isoDay } from './moment.ts';
import type { OrderMonth } from './order-months.ts';
import type { SettlementTotals } from './settlement-totals.ts';

const NOTHING_SOLD = { orders: 0, cancelled: 0, units: 0 };

/**
 * One entry a month and currency. Refunds are those of the settlement files, null without any; a month in which
 * goods only came back has an entry too.
 */
export function monthsFromFiles(readings: FileReadings, basis: Basis): MonthlyFacts[] {
  const sold = { orders: soldByOrders, settlement: soldBySettlements, businessByDate: soldByBusiness }[basis](readings);
  const refunds = refundsOf(readings.settlements);
  const onlyRefunds = [...refunds].flatMap(([key, minor]) => {
    const [month, currency] = splitKey(key);
    const known = sold.some((entry) => entry.month === month && entry.currency === currency);
    return known || minor === 0 ? [] : [{ month, currency, ...NOTHING_SOLD, gmv: text(currency, 0) }];
  });
  return [...sold, ...onlyRefunds]
    .sort((a, b) => (keyOf(a.month, a.currency) < keyOf(b.month, b.currency) ? -1 : 1))
    .map((entry) => {
      const minor = refunds.get(keyOf(entry.month, entry.currency)) ?? 0;
      return { ...entry, refunds: readings.settlements.length === 0 ? null : text(entry.currency, minor) };
    });
}

const keyOf = (month: string, currency: string): string => `${month} ${currency}`;
const splitKey = (key: string): [Month, Currency] => {
  const [month = '', currency = ''] = key.split(' ');
  return [Month.parse(month), Currency.parse(currency)];
};
const text = (currency: Currency, minor: number): DecimalText =>
  DecimalText.parse(decimalText(Math.max(0, minor), minorDigits(currency)));

function refundsOf(settlements: readonly SettlementTotals[]): Map<string, number> {
  const refunds = new Map<string, number>();
  for (const { currency, months } of settlements) {
    for (const { month, refunds: minor } of months) {
      refunds.set(keyOf(month, currency), (refunds.get(keyOf(month, currency)) ?? 0) + minor);
    }
  }
  return refunds;
}

const soldByOrders = ({ orders }: FileReadings): OrderMonth[] => mergeMonths(orders.map(({ months }) => months));

/** Without an order file: what was settled as sold. Orders settled in two settlements of a month count in both. */
const soldBySettlements = ({ settlements }: FileReadings): OrderMonth[] =>
  mergeMonths(
    settlements.map(({ currency, months }) =>
      months.map(({ month, orders, units, sales }) => ({
        ...NOTHING_SOLD,
        month,
        currency,
        orders,
        units,
        gmv: text(currency, sales),
      })),
    ),
  );

/** Without either: Amazon's own daily figures. It tells order lines, not orders; an order has at least one. */
function soldByBusiness({ business }: FileReadings): OrderMonth[] {
  const months = new Map<string, BusinessDay>();
  for (const day of business) {
    const key = keyOf(isoDay(day.day).slice(0, 7), day.currency);
    const before = months.get(key);
    months.set(key, {
      ...day,
      sales: (before?.sales ?? 0) + day.sales,
      units: (before?.units ?? 0) + day.units,
      lines: (before?.lines ?? 0) + day.lines,
    });
  }
  return [...months].map(([key, { sales, units, lines }]) => {
    const [month, currency] = splitKey(key);
    return { ...NOTHING_SOLD, month, currency, orders: lines, units, gmv: text(currency, sales) };
  });
}
