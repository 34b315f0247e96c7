import { isWord } from './cell-text.ts';
import { readCell, textAt } from './cells.ts';
import { SETTLEMENT_COLUMNS, slotsOf } from './columns.ts';
import { createDistinct, TOUCH } from './distinct.ts';
import { createHasher } from './hash64.ts';
import { readCount } from './money-text.ts';
import type { SettlementTotals } from './settlement-totals.ts';
import type { Row } from './table.ts';

const {
  'transaction-type': TRANSACTION,
  'amount-type': KIND,
  'amount-description': WHAT,
  'order-id': ORDER,
  'quantity-purchased': QUANTITY,
} = slotsOf(SETTLEMENT_COLUMNS);

export type MonthSums = SettlementTotals['months'][number] & { salt: number };

/** The sums of one settlement by the month its amounts were posted in. */
export type SettlementMonths = Map<string, MonthSums>;

const NOTHING = { refunds: 0, sales: 0, orders: 0, units: 0, refundedLines: 0, adSpend: 0 };

/**
 * Sorts amounts into months. Only the price of goods and what was spent on advertising are told apart; fees, taxes
 * and transfers count in the settlement's balance alone.
 * assumed: the words for the kinds of amounts are English in every marketplace; confirm: against sellers' files.
 */
export function createAmountSorter() {
  const isAdvertising = isWord('cost of advertising');
  const isItemPrice = isWord('itemprice');
  const isPrincipal = isWord('principal');
  const orders = createDistinct();
  const hash = createHasher();
  let salts = 0;

  const addSale = (sums: MonthSums, cells: Row, amount: number) => {
    sums.sales += amount;
    const quantity = readCell(cells, QUANTITY, readCount);
    if (!Number.isNaN(quantity)) sums.units += quantity;
    const { low, high } = readCell(cells, ORDER, hash);
    if (orders.touch(low ^ sums.salt, (high + sums.salt) | 0, true) === TOUCH.added) sums.orders += 1;
  };

  return {
    monthOf(months: SettlementMonths, month: string): MonthSums {
      const found = months.get(month);
      if (found) return found;
      salts += 1;
      const opened = { ...NOTHING, month: month as MonthSums['month'], salt: Math.imul(salts, 0x9e3779b1) };
      months.set(month, opened);
      return opened;
    },

    enter(sums: MonthSums, cells: Row, amount: number) {
      if (readCell(cells, KIND, isAdvertising)) sums.adSpend -= amount;
      if (!readCell(cells, KIND, isItemPrice) || !readCell(cells, WHAT, isPrincipal)) return;
      const transaction = textAt(cells, TRANSACTION).toLowerCase();
      if (transaction === 'order') return addSale(sums, cells, amount);
      // Refund, Chargeback Refund and A-to-z Guarantee Refund all give a buyer his money back.
      if (!transaction.includes('refund')) return;
      sums.refunds -= amount;
      sums.refundedLines += 1;
    },
  };
}
