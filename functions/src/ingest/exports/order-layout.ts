import { textAt } from '../cells.ts';
import { ColumnMissing } from '../columns.ts';
import type { Row } from '../table.ts';
import { ORDER_CELLS, type OrderCell, type OrderTable } from './export-table.ts';
import { columnNamed, headerName } from './header-names.ts';

/** Where the cells of one file's rows are: a slot for each cell of the table, and behind them one for each moment. */
export type OrderLayout = {
  /** What the reader is to look at; throws where a column is missing without which nothing can be told. */
  header(names: readonly string[]): readonly number[];
  has(cell: OrderCell): boolean;
  text(row: Row, cell: OrderCell): string;
  /** The moments at which the order went on, as they are written. */
  moments(row: Row): string[];
  /** The currency the header names for a cell, or of the site whose header it is. */
  currencyOf(cell: OrderCell): string | undefined;
  /** A row of empty cells: a blank line, to whoever saved the file. */
  isBlank(row: Row): boolean;
};

const SLOT = Object.fromEntries(ORDER_CELLS.map((cell, slot) => [cell, slot])) as Record<OrderCell, number>;

export function createOrderLayout(table: OrderTable): OrderLayout {
  let columns: readonly number[] = [];
  let currencies: readonly (string | undefined)[] = [];
  let ofSite: string | undefined;

  return {
    header(names) {
      const header = names.map(headerName);
      for (const cell of table.needed) {
        if (columnNamed(header, table.columns[cell]) < 0) throw new ColumnMissing(table.columns[cell]?.[0] ?? cell);
      }
      const sites = Object.entries(table.currencyOfHeader ?? {});
      ofSite = sites.find(([name]) => columnNamed(header, [name]) >= 0)?.[1];
      const cells = ORDER_CELLS.map((cell) => columnNamed(header, table.columns[cell]));
      currencies = cells.map((column) => header[column]?.currency);
      columns = [...cells, ...table.moved.map((name) => freeColumn(header, name, cells))];
      return columns;
    },
    has: (cell) => (columns[SLOT[cell]] ?? -1) >= 0,
    text: (row, cell) => ((columns[SLOT[cell]] ?? -1) >= 0 ? textAt(row, SLOT[cell]) : ''),
    moments: (row) =>
      table.moved.flatMap((_, index) => {
        const slot = ORDER_CELLS.length + index;
        return (columns[slot] ?? -1) >= 0 ? [textAt(row, slot)] : [];
      }),
    currencyOf: (cell) => currencies[SLOT[cell]] ?? ofSite,
    isBlank: (row) => columns.every((column, slot) => column < 0 || textAt(row, slot) === ''),
  };
}

/** A column is read once; one that is a cell already is not read as a moment. */
function freeColumn(header: Parameters<typeof columnNamed>[0], name: string, taken: readonly number[]): number {
  const column = columnNamed(header, [name]);
  return taken.includes(column) ? -1 : column;
}
