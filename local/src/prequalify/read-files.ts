import { basename } from 'node:path';
import { createBusinessReducer } from '@loan/functions/ingest/business-report';
import type { ExportMoney } from '@loan/functions/ingest/exports/export-money';
import type { ExportOrders } from '@loan/functions/ingest/exports/export-orders';
import type { ExportKind, ExportTable } from '@loan/functions/ingest/exports/export-table';
import { openExport } from '@loan/functions/ingest/exports/open-export';
import type { FileReadings } from '@loan/functions/ingest/file-readings';
import type { Hash64 } from '@loan/functions/ingest/hash64';
import { createOrderVersions, type OrderVersions } from '@loan/functions/ingest/order-versions';
import { createOrderReducer } from '@loan/functions/ingest/orders';
import { readTable } from '@loan/functions/ingest/read';
import type { Rejections } from '@loan/functions/ingest/rejected';
import { type ReportKind, recognise, type WrongFile } from '@loan/functions/ingest/report-kind';
import { createSettlementReducer } from '@loan/functions/ingest/settlements';
import { createExportReader, type ExportReader, open } from './read-export.ts';

/** The files we can read: Amazon's by their kind, others by the table that says how to. */
export type FileKind = ReportKind | ExportKind;

/** One file as it was read. */
export type FileRead = {
  name: string;
  kind: FileKind;
  rows: number;
  rejectedRows: number;
  /** The first few, so that the seller can look them up. */
  rejected: readonly { line: number; reason: string }[];
  unknownStatuses: Readonly<Record<string, number>>;
};

/** What one export said, with how many of its rows were not used. */
export type Export<T> = { told: T; rejectedRows: number };

export type AllRead = {
  files: FileRead[];
  /** Amazon's files; nothing where none was given. */
  readings: FileReadings | undefined;
  orders: Export<ExportOrders>[];
  money: Export<ExportMoney>[];
};

/** A file that is none of those we read. */
export class NotAReport extends Error {
  override readonly name = 'NotAReport';
  readonly kind: WrongFile;
  constructor(kind: WrongFile) {
    super(kind);
    this.kind = kind;
  }
}

/** Whatever went wrong, with the file it went wrong in. */
export class FileFailed extends Error {
  override readonly name = 'FileFailed';
  readonly file: string;
  constructor(file: string, cause: unknown) {
    super(`${file} could not be read`, { cause });
    this.file = file;
  }
}

/** Reads the files one after the other, each as a stream; `today` is a day number. */
export async function readFiles(paths: readonly string[], today: number): Promise<AllRead> {
  const kinds = await each(paths, kindOf);
  const isOrders = (_: string, index: number) => kinds[index] === 'orders';
  const versions = paths.filter(isOrders).length > 1 ? await readVersions(paths, isOrders) : undefined;
  const exports = await prepareExports(paths, kinds, today);
  const readings = { orders: [], settlements: [], business: [], rejectedRows: 0 } as Writable<FileReadings>;
  const all: AllRead = { files: [], readings: kinds.some(isAmazons) ? readings : undefined, orders: [], money: [] };

  await each(paths, async (path, index) => {
    const kind = kinds[index] as ReportKind | ExportTable;
    const name = basename(path);
    if (!isAmazons(kind)) {
      all.files.push({ name, kind: kind.kind, ...(await takeExport(all, exports, { path, index, table: kind })) });
      return;
    }
    const read = await READERS[kind](path, { readings, today, index, versions });
    all.files.push({ name, kind, ...read });
    readings.rejectedRows += read.rejectedRows;
  });
  return all;
}

const isAmazons = (kind: ReportKind | ExportTable): kind is ReportKind => typeof kind === 'string';

/** Kinds with several files are gone through once beforehand, as Amazon's are. */
async function prepareExports(
  paths: readonly string[],
  kinds: readonly (ReportKind | ExportTable)[],
  today: number,
): Promise<ExportReader> {
  const names = kinds.flatMap((kind) => (isAmazons(kind) ? [] : [kind.kind]));
  const reader = createExportReader(new Set(names.filter((name, at) => names.indexOf(name) !== at)), today);
  await each(paths, async (path, index) => {
    const table = kinds[index] as ReportKind | ExportTable;
    if (!isAmazons(table)) await reader.prepare({ path, index, table });
  });
  return reader;
}

async function takeExport(
  { orders, money }: AllRead,
  exports: ExportReader,
  file: Parameters<ExportReader['read']>[0],
): Promise<Counted> {
  const { told, rejections } = await exports.read(file);
  if ('inflows' in told) money.push({ told, rejectedRows: rejections.count });
  else orders.push({ told, rejectedRows: rejections.count });
  return counted(told.rows, rejections, 'unknownStatuses' in told ? told.unknownStatuses : {});
}

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

async function each<T>(paths: readonly string[], read: (path: string, index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (const [index, path] of paths.entries()) {
    try {
      results.push(await read(path, index));
    } catch (error) {
      throw new FileFailed(path, error);
    }
  }
  return results;
}

async function kindOf(path: string): Promise<ReportKind | ExportTable> {
  const kind = await recognise(open(path));
  if (kind === 'orders' || kind === 'settlement' || kind === 'businessByDate') return kind;
  const opened = kind === 'unknown' ? await openExport(open(path)) : undefined;
  if (opened) return opened.table;
  throw new NotAReport(kind);
}

/** Overlapping files are gone through once beforehand, to know which of them has the newest version of each order. */
async function readVersions(
  paths: readonly string[],
  isOrders: (path: string, index: number) => boolean,
): Promise<OrderVersions> {
  const versions = createOrderVersions();
  await each(paths, async (path, index) => {
    if (isOrders(path, index)) await readTable(open(path), versions.sinkFor(index));
  });
  return versions;
}

type Reading = {
  readings: Writable<FileReadings>;
  today: number;
  /** Which of the files given this is. */
  index: number;
  versions: OrderVersions | undefined;
};
type Counted = Omit<FileRead, 'name' | 'kind'>;

const READERS: Record<ReportKind, (path: string, reading: Reading) => Promise<Counted>> = {
  async orders(path, { readings, today, index, versions }) {
    const takes = versions && { takes: (order: Hash64) => versions.fileOf(order) === index };
    const reducer = createOrderReducer({ today, ...takes });
    await readTable(open(path), reducer.sink);
    const totals = reducer.finish();
    readings.orders.push(totals);
    return counted(totals.rows, reducer.rejections, totals.unknownStatuses);
  },

  async settlement(path, { readings }) {
    const reducer = createSettlementReducer();
    await readTable(open(path), reducer.sink);
    const { settlements, rows } = reducer.finish();
    const known = new Set(readings.settlements.map(({ settlementId }) => settlementId));
    readings.settlements.push(...settlements.filter(({ settlementId }) => !known.has(settlementId)));
    return counted(rows, reducer.rejections);
  },

  async businessByDate(path, { readings }) {
    const reducer = createBusinessReducer();
    await readTable(open(path), reducer.sink);
    const { days, rows } = reducer.finish();
    const known = new Set(readings.business.map(({ day, currency }) => `${day} ${currency}`));
    readings.business.push(...days.filter(({ day, currency }) => !known.has(`${day} ${currency}`)));
    return counted(rows, reducer.rejections);
  },
};

const counted = (rows: number, rejections: Rejections, unknownStatuses: Counted['unknownStatuses'] = {}): Counted => ({
  rows,
  rejectedRows: rejections.count,
  rejected: rejections.first,
  unknownStatuses,
});
