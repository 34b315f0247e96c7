import { invariant } from '@loan/shared/invariant';
import { readCell, textAt } from './cells.ts';
import { SETTLEMENT_COLUMNS, slotsOf } from './columns.ts';
import { createFirstDigits, type FirstDigits } from './first-digits.ts';
import { createMomentReader, createMonthNames, isoDay } from './moment.ts';
import { moneyReader } from './money-text.ts';
import { createAmountSorter, type SettlementMonths } from './settlement-months.ts';
import { SettlementTotals } from './settlement-totals.ts';
import type { CellReader, RejectReason, Row } from './table.ts';

const SLOT = slotsOf(SETTLEMENT_COLUMNS);
const SECONDS_A_DAY = 86_400;
/** More settlements than one file ever holds: a year of fortnights in a dozen currencies. */
const SETTLEMENTS_MAX = 400;

type Settlement = {
  head: Omit<SettlementTotals, 'months' | 'balanced' | 'firstDigits'>;
  sum: number;
  months: SettlementMonths;
  digits: FirstDigits;
};

/** The settlements of one file while it is read. */
export type SettlementBook = {
  /** The row with dates, total and currency. */
  open(cells: Row): RejectReason | undefined;
  /** A row with one amount. */
  enter(cells: Row): RejectReason | undefined;
  close(): SettlementTotals[];
};

export function createSettlementBook(): SettlementBook {
  const settlements = new Map<string, Settlement>();
  const readMoment = createMomentReader();
  const monthNameOf = createMonthNames();
  const sorter = createAmountSorter();

  return {
    open(cells) {
      const head = readHead(cells, readMoment);
      if (typeof head === 'string') return head;
      invariant(settlements.size < SETTLEMENTS_MAX, 'a settlement file holds a few settlements');
      const before = settlements.get(head.settlementId);
      const nothing = { sum: 0, months: new Map(), digits: createFirstDigits() };
      settlements.set(head.settlementId, { ...(before ?? nothing), head });
      return undefined;
    },

    enter(cells) {
      const settlement = settlements.get(textAt(cells, SLOT['settlement-id']));
      if (!settlement) return 'currencyUnreadable';
      const amount = readCell(cells, SLOT.amount, moneyReader(settlement.head.currency));
      if (Number.isNaN(amount)) return 'priceUnreadable';
      const exact = readCell(cells, SLOT['posted-date-time'], readMoment);
      const seconds = Number.isNaN(exact) ? readCell(cells, SLOT['posted-date'], readMoment) : exact;
      if (Number.isNaN(seconds)) return 'dateUnreadable';
      settlement.sum += amount;
      settlement.digits.add(amount);
      const month = monthNameOf(Math.floor(seconds / SECONDS_A_DAY));
      sorter.enter(sorter.monthOf(settlement.months, month), cells, amount);
      return undefined;
    },

    close: () => [...settlements.values()].map(totalsOf),
  };
}

function readHead(cells: Row, readMoment: CellReader<number>): Settlement['head'] | RejectReason {
  const currency = textAt(cells, SLOT.currency).toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) return 'currencyUnreadable';
  const total = readCell(cells, SLOT['total-amount'], moneyReader(currency));
  if (Number.isNaN(total)) return 'priceUnreadable';
  const settlementId = textAt(cells, SLOT['settlement-id']);
  if (settlementId === '') return 'orderIdMissing';
  const dayAt = (slot: number): string | null => {
    const seconds = readCell(cells, slot, readMoment);
    return Number.isNaN(seconds) ? null : isoDay(Math.floor(seconds / SECONDS_A_DAY));
  };
  return {
    settlementId,
    currency,
    startedOn: dayAt(SLOT['settlement-start-date']),
    endedOn: dayAt(SLOT['settlement-end-date']),
    depositedOn: dayAt(SLOT['deposit-date']),
    total,
  } as Settlement['head'];
}

function totalsOf({ head, sum, months, digits }: Settlement): SettlementTotals {
  const sorted = [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
  return SettlementTotals.parse({
    ...head,
    balanced: sum === head.total,
    firstDigits: digits.counts,
    months: sorted.map(({ salt: _, ...sums }) => sums),
  });
}
