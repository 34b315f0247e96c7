import { type Currency, DecimalText, type Month } from '@loan/shared/facts/month';
import type { ShopFacts } from '@loan/shared/facts/shop';
import { addDays, Day } from '@loan/shared/time/instant';
import { decimalText, minorDigits } from '../../../ingest/currencies.ts';
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

type Dated = SettlementsReduction['settlements'][number];

/** Whether settlements follow each other over all these days. One ends on the day the next begins. */
export function coverDays(settlements: readonly Dated[], { from, to }: { from: Day; to: Day }): boolean {
  const periods = settlements
    .flatMap(({ startedOn, endedOn }) => (startedOn && endedOn ? [{ startedOn, endedOn }] : []))
    .sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1));
  let reached = addDays(from, -1);
  for (const { startedOn, endedOn } of periods) {
    if (startedOn > addDays(reached, 1)) break;
    reached = laterOf(reached, endedOn);
  }
  return reached >= to;
}
