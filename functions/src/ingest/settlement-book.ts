import { invariant } from '@loan/shared/invariant';
import { cellText, isWord } from './cell-text.ts';
import { SETTLEMENT_COLUMNS, slotsOf } from './columns.ts';
import { minorDigits } from './currencies.ts';
import { createDistinct, type Distinct, TOUCH } from './distinct.ts';
import { type Hash64, hash64, newHash64 } from './hash64.ts';
import { createMomentReader, isoDay } from './moment.ts';
import { readCount, readMoney } from './money-text.ts';
import { SettlementTotals } from './settlement-totals.ts';
import type { RejectReason, Row } from './table.ts';

const SLOT = slotsOf(SETTLEMENT_COLUMNS);
const SECONDS_A_DAY = 86_400;
/** More settlements than one file ever holds: a year of fortnights in a dozen currencies. */
const SETTLEMENTS_MAX = 400;

type MonthSums = SettlementTotals['months'][number] & { salt: number };
type OpenSettlement = {
  head: Omit<SettlementTotals, 'months' | 'balanced'>;
  sum: number;
  months: Map<string, MonthSums>;
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
  const settlements = new Map<string, OpenSettlement>();
  const readMoment = createMomentReader();
  const orders = createDistinct();
  const orderHash = newHash64();
  let salts = 0;

  const secondsAt = ({ bytes, starts, ends }: Row, slot: number): number =>
    readMoment(bytes, starts[slot] as number, ends[slot] as number);
  const dayAt = (cells: Row, slot: number): string | null => {
    const seconds = secondsAt(cells, slot);
    return Number.isNaN(seconds) ? null : isoDay(Math.floor(seconds / SECONDS_A_DAY));
  };
  const monthOf = (months: Map<string, MonthSums>, month: string): MonthSums => {
    const found = months.get(month);
    if (found) return found;
    salts += 1;
    const sums = { refunds: 0, sales: 0, orders: 0, units: 0, refundedLines: 0, adSpend: 0 };
    const opened = { month: month as MonthSums['month'], ...sums, salt: Math.imul(salts, 0x9e3779b1) };
    months.set(month, opened);
    return opened;
  };

  return {
    open(cells) {
      const currency = textAt(cells, SLOT.currency).toUpperCase();
      if (!/^[A-Z]{3}$/.test(currency)) return 'currencyUnreadable';
      const total = moneyAt(cells, SLOT['total-amount'], currency);
      if (Number.isNaN(total)) return 'priceUnreadable';
      const settlementId = textAt(cells, SLOT['settlement-id']);
      if (settlementId === '') return 'orderIdMissing';
      invariant(settlements.size < SETTLEMENTS_MAX, 'a settlement file holds a few settlements');
      const before = settlements.get(settlementId);
      const head = {
        settlementId,
        currency,
        startedOn: dayAt(cells, SLOT['settlement-start-date']),
        endedOn: dayAt(cells, SLOT['settlement-end-date']),
        depositedOn: dayAt(cells, SLOT['deposit-date']),
        total,
      } as OpenSettlement['head'];
      settlements.set(settlementId, { head, sum: before?.sum ?? 0, months: before?.months ?? new Map() });
      return undefined;
    },

    enter(cells) {
      const settlement = settlements.get(textAt(cells, SLOT['settlement-id']));
      if (!settlement) return 'currencyUnreadable';
      const amount = moneyAt(cells, SLOT.amount, settlement.head.currency);
      if (Number.isNaN(amount)) return 'priceUnreadable';
      const exact = secondsAt(cells, SLOT['posted-date-time']);
      const seconds = Number.isNaN(exact) ? secondsAt(cells, SLOT['posted-date']) : exact;
      if (Number.isNaN(seconds)) return 'dateUnreadable';
      settlement.sum += amount;
      const sums = monthOf(settlement.months, isoDay(Math.floor(seconds / SECONDS_A_DAY)).slice(0, 7));
      enterAmount(sums, cells, { amount, orders, orderHash });
      return undefined;
    },

    close: () => [...settlements.values()].map(totalsOf),
  };
}

/**
 * Only the price of goods, and what was spent on advertising, are sorted out; fees, taxes and transfers count in the
 * balance alone. assumed: the words for the kinds of amounts are English in every marketplace; confirm: against files.
 */
function enterAmount(
  sums: MonthSums,
  cells: Row,
  { amount, orders, orderHash }: { amount: number; orders: Distinct; orderHash: Hash64 },
): void {
  if (isAt(cells, SLOT['amount-type'], 'cost of advertising')) {
    sums.adSpend -= amount;
    return;
  }
  if (!isAt(cells, SLOT['amount-type'], 'itemprice') || !isAt(cells, SLOT['amount-description'], 'principal')) return;
  const kind = textAt(cells, SLOT['transaction-type']).toLowerCase();
  // Refund, Chargeback Refund and A-to-z Guarantee Refund all give a buyer his money back.
  if (kind.includes('refund')) {
    sums.refunds -= amount;
    sums.refundedLines += 1;
  }
  if (kind !== 'order') return;
  sums.sales += amount;
  const quantity = readCount(
    cells.bytes,
    cells.starts[SLOT['quantity-purchased']] as number,
    cells.ends[SLOT['quantity-purchased']] as number,
  );
  if (!Number.isNaN(quantity)) sums.units += quantity;
  hash64(cells.bytes, cells.starts[SLOT['order-id']] as number, cells.ends[SLOT['order-id']] as number, orderHash);
  const touch = orders.touch((orderHash[0] as number) ^ sums.salt, ((orderHash[1] as number) + sums.salt) | 0, true);
  if (touch === TOUCH.added) sums.orders += 1;
}

const textAt = ({ bytes, starts, ends }: Row, slot: number): string =>
  cellText(bytes, starts[slot] as number, ends[slot] as number).trim();

const moneyAt = ({ bytes, starts, ends }: Row, slot: number, currency: string): number =>
  readMoney(bytes, starts[slot] as number, ends[slot] as number, minorDigits(currency));

const isAt = ({ bytes, starts, ends }: Row, slot: number, word: string): boolean =>
  isWord(bytes, starts[slot] as number, ends[slot] as number, word);

function totalsOf({ head, sum, months }: OpenSettlement): SettlementTotals {
  const sorted = [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
  return SettlementTotals.parse({
    ...head,
    balanced: sum === head.total,
    // A month may give back more than it took; what is left never counts as sales below nothing.
    months: sorted.map(({ salt: _, ...sums }) => ({ ...sums })),
  });
}
