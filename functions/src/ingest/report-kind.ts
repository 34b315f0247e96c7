import { BUSINESS_COLUMNS, isBusinessByProduct } from './business-report.ts';
import { ORDER_COLUMNS_NEEDED, SETTLEMENT_COLUMNS_NEEDED } from './columns.ts';
import { type Bytes, plainBytes } from './source-bytes.ts';
import { createTableReader } from './table-reader.ts';

/** The files a seller can download from Seller Central and hand in. */
export type ReportKind = 'orders' | 'settlement' | 'businessByDate';

/** Files often taken for one of them, each of which has its own cure. */
export type WrongFile = 'businessByProduct' | 'workbook' | 'unknown';

/** What a file is, by its header alone. */
export async function recognise(source: Bytes): Promise<ReportKind | WrongFile> {
  const first = await headerOf(source);
  if (first === 'workbook') return first;
  const names = first.map((name) => name.toLowerCase());
  const has = (needed: readonly string[]) => needed.filter((column) => names.includes(column)).length;
  // Most of the columns decide, so that a file that lacks one is told which one it lacks.
  if (has(ORDER_COLUMNS_NEEDED) > ORDER_COLUMNS_NEEDED.length / 2) return 'orders';
  if (has(SETTLEMENT_COLUMNS_NEEDED) > SETTLEMENT_COLUMNS_NEEDED.length / 2) return 'settlement';
  if (isBusinessByProduct(names)) return 'businessByProduct';
  return has(BUSINESS_COLUMNS.date) > 0 && has(BUSINESS_COLUMNS.sales) > 0 ? 'businessByDate' : 'unknown';
}

/** Reads no further than the header, however long the file is. */
async function headerOf(source: Bytes): Promise<string[] | 'workbook'> {
  let names: string[] | undefined;
  const reader = createTableReader({
    header: (given) => {
      names = [...given];
      return [];
    },
    row: () => undefined,
    shortRow: () => undefined,
  });
  let isFirst = true;
  for await (const piece of plainBytes(source)) {
    // An Excel workbook is a ZIP archive: it begins with the letters PK.
    if (isFirst && piece[0] === 0x50 && piece[1] === 0x4b) return 'workbook';
    isFirst = false;
    reader.push(piece);
    if (names) return names;
  }
  reader.end();
  return names ?? [];
}
