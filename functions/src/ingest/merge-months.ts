import { DecimalText } from '@loan/shared/facts/month';
import { decimalText, minorDigits } from './currencies.ts';
import { parseMoney } from './money-text.ts';
import type { OrderMonth } from './order-months.ts';

/** Months of windows or files that share no order: every figure adds up. */
export function mergeMonths(parts: readonly (readonly OrderMonth[])[]): OrderMonth[] {
  const merged = new Map<string, OrderMonth>();
  for (const month of parts.flat()) {
    const key = `${month.month} ${month.currency}`;
    const before = merged.get(key);
    merged.set(key, before ? addMonth(before, month) : month);
  }
  return [...merged.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, month]) => month);
}

function addMonth(a: OrderMonth, b: OrderMonth): OrderMonth {
  const digits = minorDigits(a.currency);
  return {
    ...a,
    orders: a.orders + b.orders,
    cancelled: a.cancelled + b.cancelled,
    units: a.units + b.units,
    gmv: DecimalText.parse(decimalText(minorOfText(a.gmv, digits) + minorOfText(b.gmv, digits), digits)),
  };
}

/** Our own decimal text, which always carries the currency's decimals. */
const minorOfText = (text: string, digits: number): number => parseMoney(text, digits);
