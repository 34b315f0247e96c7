import { type Currency, DecimalText, type Month } from '@loan/shared/facts/month';
import type { ShopFacts } from '@loan/shared/facts/shop';
import { addDays, Day } from '@loan/shared/time/instant';
import { decimalText, minorDigits } from '../../../ingest/currencies.ts';
import { coverDays } from '../../../ingest/settlement-days.ts';
import type { EventsReduction, SettlementsReduction } from '../reductions.ts';

export type RefundSources = {
  events: EventsReduction | undefined;
  settlements: SettlementsReduction | undefined;
  coverage: ShopFacts['coverage'];
};

/** What went back to buyers in a month, or null where neither events nor settlements cover the days read of it. */
export function refundsByMonth({ events, settlements, coverage }: RefundSources) {
  const settled = settlements?.settlements ?? [];
  return (month: Month, currency: Currency): DecimalText | null => {
    const days = {
      from: laterOf(Day.parse(`${month}-01`), coverage.from),
      to: earlierOf(lastDayOf(month), coverage.to),
    };
    if (events && events.coveredFrom <= days.from) {
      return text(
        currency,
        sum(events.refunds.filter((r) => r.month === month && r.currency === currency).map((r) => r.minor)),
      );
    }
    const own = settled.filter((settlement) => settlement.currency === currency);
    if (!coverDays(own, days)) return null;
    const months = own.flatMap((settlement) => settlement.months.filter((m) => m.month === month));
    return text(currency, sum(months.map((m) => m.refunds)));
  };
}

const sum = (minors: readonly number[]): number => minors.reduce((total, minor) => total + minor, 0);
const laterOf = (a: Day, b: Day): Day => (a > b ? a : b);
const earlierOf = (a: Day, b: Day): Day => (a < b ? a : b);
const lastDayOf = (month: Month): Day => addDays(Day.parse(`${nextMonth(month)}-01`), -1);
const nextMonth = (month: Month): string => addDays(Day.parse(`${month}-28`), 4).slice(0, 7);

/** Money taken back from a refund may outweigh the refunds; less than nothing is not refunded. */
const text = (currency: Currency, minor: number): DecimalText =>
  DecimalText.parse(decimalText(Math.max(0, minor), minorDigits(currency)));
