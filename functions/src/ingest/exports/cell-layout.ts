import { textAt } from '../cells.ts';
import { ColumnMissing } from '../columns.ts';
import type { Row } from '../table.ts';
import type { ColumnNames } from './export-table.ts';
import { columnNamed, type HeaderName, headerName } from './header-names.ts';

/** What a table says of its columns, as far as it takes to find them. */
type Columns<C extends string> = {
  columns: ColumnNames<C>;
  needed: readonly C[];
  /** Columns that are read together, as a list. */
  moved?: readonly string[];
  currencyOfHeader?: Readonly<Record<string, string>>;
};

/** Where the cells of one file's rows are: a slot for each cell of the table, and behind them one for each moment. */
export type CellLayout<C extends string> = {
  /** What the reader is to look at; throws where a column is missing without which nothing can be told. */
  header(names: readonly string[]): readonly number[];
  has(cell: C): boolean;
  text(row: Row, cell: C): string;
  /** The moments at which the order went on, as they are written. */
  moments(row: Row): string[];
  /** The currency the header names for a cell, or of the site whose header it is. */
  currencyOf(cell: C): string | undefined;
  /** A row of empty cells: a blank line, to whoever saved the file. */
  isBlank(row: Row): boolean;
};

export function createCellLayout<C extends string>(cells: readonly C[], table: Columns<C>): CellLayout<C> {
  const { moved = [], currencyOfHeader = {} } = table;
  const slotOf = Object.fromEntries(cells.map((cell, slot) => [cell, slot])) as Record<C, number>;
  let columns: readonly number[] = [];
  let currencies: readonly (string | undefined)[] = [];
  let ofSite: string | undefined;
  const isThere = (slot: number): boolean => (columns[slot] ?? -1) >= 0;

  return {
    header(names) {
      const header = names.map(headerName);
      refuseWithout(header, table);
      ofSite = Object.entries(currencyOfHeader).find(([name]) => columnNamed(header, [name]) >= 0)?.[1];
      const found = cells.map((cell) => columnNamed(header, table.columns[cell]));
      currencies = found.map((column) => header[column]?.currency);
      // A column is read once: one that is a cell already is no moment beside it.
      const moments = moved.map((name) => columnNamed(header, [name]));
      columns = [...found, ...moments.map((column) => (found.includes(column) ? -1 : column))];
      return columns;
    },
    has: (cell) => isThere(slotOf[cell]),
    text: (row, cell) => (isThere(slotOf[cell]) ? textAt(row, slotOf[cell]) : ''),
    moments: (row) =>
      moved.flatMap((_, index) => (isThere(cells.length + index) ? [textAt(row, cells.length + index)] : [])),
    currencyOf: (cell) => currencies[slotOf[cell]] ?? ofSite,
    isBlank: (row) => columns.every((column, slot) => column < 0 || textAt(row, slot) === ''),
  };
}

function refuseWithout<C extends string>(header: readonly HeaderName[], { columns, needed }: Columns<C>): void {
  for (const cell of needed) {
    if (columnNamed(header, columns[cell]) < 0) throw new ColumnMissing(columns[cell]?.[0] ?? cell);
  }
}
