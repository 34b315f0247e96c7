import { invariant } from '@loan/shared/invariant';
import { type BusinessDay, resolveDays } from './business-days.ts';
import { cellText } from './cell-text.ts';
import { ColumnMissing } from './columns.ts';
import { minorDigits } from './currencies.ts';
import { parseMoney } from './money-text.ts';
import { createRejections, type Rejections } from './rejected.ts';
import type { Row, TableSink } from './table.ts';

/**
 * The business report "Sales and Traffic by date" (业务报告 → 按日期查看销售量与访问量), English and Chinese headers.
 * assumed: the Chinese names, from Seller Central's help pages; confirm: against downloads of several accounts.
 */
export const BUSINESS_COLUMNS = {
  date: ['date', '日期'],
  sales: ['ordered product sales', '已订购商品销售额', '已订购商品的销售额'],
  units: ['units ordered', '已订购商品数量', '已订购的商品数量'],
  lines: ['total order items', '订单商品总数', '订单商品种类数'],
  refunded: ['units refunded', '已退款的商品数量', '已退款商品数量', '退款商品数量'],
} as const;
type Column = keyof typeof BUSINESS_COLUMNS;
const COLUMNS = Object.keys(BUSINESS_COLUMNS) as Column[];
const SLOT = Object.fromEntries(COLUMNS.map((column, slot) => [column, slot])) as Record<Column, number>;

/** The same report by product has no days in it. */
export const isBusinessByProduct = (names: readonly string[]): boolean =>
  names.some((name) => /^[(（](parent|child|父|子).*[)）] *(asin)?/.test(name));

/** Ten years of days. */
const DAYS_MAX = 3_700;

export type BusinessReducer = {
  sink: TableSink;
  rejections: Rejections;
  finish(): { days: BusinessDay[]; rows: number };
};

/** A business report is a line a day, so its lines are kept until the last one has told how dates are written. */
export function createBusinessReducer(): BusinessReducer {
  const rejections = createRejections();
  const lines: { line: number; date: string; day: Omit<BusinessDay, 'day'> }[] = [];
  let rows = 0;

  const row = (cells: Row) => {
    rows += 1;
    const amount = parseSymbolAmount(textAt(cells, SLOT.sales));
    if (!amount) return rejections.add(cells.line, 'priceUnreadable');
    const counts = (['units', 'lines', 'refunded'] as const).map((column) => countOf(textAt(cells, SLOT[column])));
    const [units = 0, orderLines = 0, refunded = 0] = counts;
    if (counts.some((count) => Number.isNaN(count))) return rejections.add(cells.line, 'quantityUnreadable');
    invariant(lines.length < DAYS_MAX, 'a business report has a line a day');
    const hasRefunds = textAt(cells, SLOT.refunded) !== '';
    const day = { ...amount, units, lines: orderLines, refunded: hasRefunds ? refunded : undefined };
    lines.push({ line: cells.line, date: textAt(cells, SLOT.date), day });
  };

  return {
    rejections,
    sink: {
      header: columnsOf,
      row,
      shortRow: (line) => {
        rows += 1;
        rejections.add(line, 'tooFewCells');
      },
    },
    finish() {
      const days = resolveDays(lines.map(({ date }) => date));
      lines.forEach(({ line }, index) => {
        if (days[index] === undefined) rejections.add(line, 'dateUnreadable');
      });
      return { rows, days: lines.flatMap(({ day }, index) => withDay(day, days[index])) };
    },
  };
}

const withDay = (day: Omit<BusinessDay, 'day'>, number: number | undefined): BusinessDay[] =>
  number === undefined ? [] : [{ day: number, ...day }];

function columnsOf(names: readonly string[]): number[] {
  const lower = names.map((name) => name.toLowerCase());
  const columns = COLUMNS.map((column) =>
    lower.findIndex((name) => (BUSINESS_COLUMNS[column] as readonly string[]).includes(name)),
  );
  for (const needed of ['date', 'sales', 'units'] as const) {
    if (columns[SLOT[needed]] === -1) throw new ColumnMissing(BUSINESS_COLUMNS[needed][0]);
  }
  return columns;
}

const textAt = ({ bytes, starts, ends }: Row, slot: number): string =>
  cellText(bytes, starts[slot] as number, ends[slot] as number).trim();

/** "1,234" and "1.234" are whole counts here; an empty cell is none. */
const countOf = (text: string): number => (text === '' ? 0 : parseMoney(text, 0));

/** Dollars without a country are those of the United States, yen signs are Japan's: Amazon's Chinese pages write so. */
const SYMBOLS: Readonly<Record<string, string>> = {
  $: 'USD',
  US$: 'USD',
  CA$: 'CAD',
  C$: 'CAD',
  MX$: 'MXN',
  AU$: 'AUD',
  A$: 'AUD',
  S$: 'SGD',
  R$: 'BRL',
  '£': 'GBP',
  '€': 'EUR',
  '¥': 'JPY',
  '￥': 'JPY',
  'JP¥': 'JPY',
  zł: 'PLN',
  kr: 'SEK',
  '₹': 'INR',
};

function parseSymbolAmount(text: string): { currency: string; sales: number } | undefined {
  const [, before = '', figure = '', after = ''] =
    /^([^\d\s.,-]*)\s*(-?[\d.,'’\s\u00a0\u202f]*\d)\s*([^\d\s.,-]*)$/u.exec(text) ?? [];
  const symbol = before || after;
  const currency = /^[A-Z]{3}$/.test(symbol) ? symbol : SYMBOLS[symbol];
  if (currency === undefined || figure === '') return undefined;
  const sales = parseMoney(figure, minorDigits(currency));
  return sales >= 0 ? { currency, sales } : undefined;
}
