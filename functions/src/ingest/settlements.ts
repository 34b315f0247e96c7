import { locate, SETTLEMENT_COLUMNS, SETTLEMENT_COLUMNS_NEEDED, slotsOf } from './columns.ts';
import type { KeptRows } from './kept-rows.ts';
import { createRejections, type Rejections } from './rejected.ts';
import { createSettlementBook } from './settlement-book.ts';
import type { SettlementTotals } from './settlement-totals.ts';
import type { Row, TableSink } from './table.ts';

const { 'total-amount': TOTAL } = slotsOf(SETTLEMENT_COLUMNS);

export type SettlementReducer = {
  sink: TableSink;
  rejections: Rejections;
  finish(): { settlements: SettlementTotals[]; rows: number };
};

/**
 * Reduces a settlement report (flat file V2). The first row of a settlement carries its dates, total and currency;
 * every other row is one amount, in the local number format, and leaves the currency blank.
 * Columns: developer-docs.amazon.com, report-type-values-settlement.
 */
export function createSettlementReducer({ kept }: { kept?: KeptRows } = {}): SettlementReducer {
  const rejections = createRejections();
  const book = createSettlementBook();
  let rows = 0;

  const row = (cells: Row) => {
    rows += 1;
    const opensSettlement = cells.starts[TOTAL] !== cells.ends[TOTAL];
    const reason = opensSettlement ? book.open(cells) : book.enter(cells);
    if (reason) rejections.add(cells.line, reason);
    else kept?.add(cells);
  };

  const shortRow = (line: number) => {
    rows += 1;
    rejections.add(line, 'tooFewCells');
  };

  return {
    rejections,
    sink: { header: (names) => locate(names, SETTLEMENT_COLUMNS, SETTLEMENT_COLUMNS_NEEDED), row, shortRow },
    finish: () => ({ settlements: book.close(), rows }),
  };
}
