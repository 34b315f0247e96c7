import type { FileRead, HandedFile } from '../../ports/file-reader.ts';
import { createBusinessReducer } from '../business-report.ts';
import type { ExportMoney } from '../exports/export-money.ts';
import type { ExportOrders } from '../exports/export-orders.ts';
import type { ExportTable } from '../exports/export-table.ts';
import { openExport } from '../exports/open-export.ts';
import type { FileReadings } from '../file-readings.ts';
import type { Hash64 } from '../hash64.ts';
import { isoDay } from '../moment.ts';
import { createOrderVersions, type OrderVersions } from '../order-versions.ts';
import { createOrderReducer } from '../orders.ts';
import { readTable } from '../read.ts';
import type { Rejections } from '../rejected.ts';
import { type ReportKind, recognise, type WrongFile } from '../report-kind.ts';
import { createSettlementReducer } from '../settlements.ts';
import { createExportReader, type ExportReader } from './read-export.ts';

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

/** Whatever went wrong, with which of the files it went wrong in. */
export class FileFailed extends Error {
  override readonly name = 'FileFailed';
  readonly index: number;
  constructor(index: number, cause: unknown) {
    super(`file ${index + 1} could not be read`, { cause });
    this.index = index;
  }
}

/** Reads the files one after the other, each as a stream; `today` is a day number. */
export async function readFiles(files: readonly HandedFile[], today: number): Promise<AllRead> {
  const kinds = await each(files, kindOf);
  const isOrders = (_: HandedFile, index: number) => kinds[index] === 'orders';
  const versions = files.filter(isOrders).length > 1 ? await readVersions(files, isOrders) : undefined;
  const exports = await prepareExports(files, kinds, today);
  const readings = { orders: [], settlements: [], business: [], rejectedRows: 0 } as Writable<FileReadings>;
  const all: AllRead = { files: [], readings: kinds.some(isAmazons) ? readings : undefined, orders: [], money: [] };

  await each(files, async (file, index) => {
    const kind = kinds[index] as ReportKind | ExportTable;
    const { name } = file;
    if (!isAmazons(kind)) {
      all.files.push({ name, kind: kind.kind, ...(await takeExport(all, exports, { file, index, table: kind })) });
      return;
    }
    const read = await READERS[kind](file, { readings, today, index, versions });
    all.files.push({ name, kind, ...read });
    readings.rejectedRows += read.rejectedRows;
  });
  return all;
}

const isAmazons = (kind: ReportKind | ExportTable): kind is ReportKind => typeof kind === 'string';

/** Kinds with several files are gone through once beforehand, as Amazon's are. */
async function prepareExports(
  files: readonly HandedFile[],
  kinds: readonly (ReportKind | ExportTable)[],
  today: number,
): Promise<ExportReader> {
  const names = kinds.flatMap((kind) => (isAmazons(kind) ? [] : [kind.kind]));
  const reader = createExportReader(new Set(names.filter((name, at) => names.indexOf(name) !== at)), today);
  await each(files, async (file, index) => {
    const table = kinds[index] as ReportKind | ExportTable;
    if (!isAmazons(table)) await reader.prepare({ file, index, table });
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
  const unknownStatuses = 'unknownStatuses' in told ? told.unknownStatuses : {};
  return counted({ rows: told.rows, days: told.days, rejections, unknownStatuses });
}

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

async function each<T>(
  files: readonly HandedFile[],
  read: (file: HandedFile, index: number) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  for (const [index, file] of files.entries()) {
    try {
      results.push(await read(file, index));
    } catch (error) {
      throw new FileFailed(index, error);
    }
  }
  return results;
}

/** What a file is, by its header; throws where it is none of those we read. */
export async function kindOf(file: HandedFile): Promise<ReportKind | ExportTable> {
  const kind = await recognise(file.open());
  if (kind === 'orders' || kind === 'settlement' || kind === 'businessByDate') return kind;
  const opened = kind === 'unknown' ? await openExport(file.open()) : undefined;
  if (opened) return opened.table;
  throw new NotAReport(kind);
}

/** Overlapping files are gone through once beforehand, to know which of them has the newest version of each order. */
async function readVersions(
  files: readonly HandedFile[],
  isOrders: (file: HandedFile, index: number) => boolean,
): Promise<OrderVersions> {
  const versions = createOrderVersions();
  await each(files, async (file, index) => {
    if (isOrders(file, index)) await readTable(file.open(), versions.sinkFor(index));
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

const READERS: Record<ReportKind, (file: HandedFile, reading: Reading) => Promise<Counted>> = {
  async orders(file, { readings, today, index, versions }) {
    const takes = versions && { takes: (order: Hash64) => versions.fileOf(order) === index };
    const reducer = createOrderReducer({ today, ...takes });
    await readTable(file.open(), reducer.sink);
    const totals = reducer.finish();
    readings.orders.push(totals);
    const { rows, days, unknownStatuses } = totals;
    return counted({ rows, days, rejections: reducer.rejections, unknownStatuses });
  },

  async settlement(file, { readings }) {
    const reducer = createSettlementReducer();
    await readTable(file.open(), reducer.sink);
    const { settlements, rows } = reducer.finish();
    const known = new Set(readings.settlements.map(({ settlementId }) => settlementId));
    readings.settlements.push(...settlements.filter(({ settlementId }) => !known.has(settlementId)));
    const told = settlements.flatMap(({ startedOn, endedOn }) => (startedOn && endedOn ? [startedOn, endedOn] : []));
    return counted({ rows, days: spanOf(told), rejections: reducer.rejections });
  },

  async businessByDate(file, { readings }) {
    const reducer = createBusinessReducer();
    await readTable(file.open(), reducer.sink);
    const { days, rows } = reducer.finish();
    const known = new Set(readings.business.map(({ day, currency }) => `${day} ${currency}`));
    readings.business.push(...days.filter(({ day, currency }) => !known.has(`${day} ${currency}`)));
    return counted({ rows, days: spanOf(days.map(({ day }) => isoDay(day))), rejections: reducer.rejections });
  },
};

type Told = {
  rows: number;
  days: FileRead['days'];
  rejections: Rejections;
  unknownStatuses?: Counted['unknownStatuses'];
};

const counted = ({ rows, days, rejections, unknownStatuses = {} }: Told): Counted => ({
  rows,
  ...(days ? { days } : {}),
  rejectedRows: rejections.count,
  rejected: rejections.first,
  unknownStatuses,
});

function spanOf(days: readonly string[]): FileRead['days'] {
  const sorted = [...days].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first !== undefined && last !== undefined ? { first, last } : undefined;
}
