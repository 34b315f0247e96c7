import type { Payout } from '@loan/shared/facts/shop';
import { createDistinct, TOUCH } from '../distinct.ts';
import { createHasher, type Hash64 } from '../hash64.ts';
import { isoDay } from '../moment.ts';
import { createMonthLedger, type OrderMonth } from '../order-months.ts';
import { RECENT_DAYS } from '../orders.ts';
import { createRecentUnits } from '../recent-units.ts';
import { createRejections, type Rejections } from '../rejected.ts';
import type { TableSink } from '../table.ts';
import { createCellLayout } from './cell-layout.ts';
import { createLineReader, type ExportLine } from './export-line.ts';
import type { DateOrder } from './export-moment.ts';
import { createPayoutBook } from './export-payouts.ts';
import { type ExportKind, ORDER_CELLS, type OrderTable } from './export-table.ts';
import { createRefundsByOrder } from './refunds-by-order.ts';

/** What one file of a marketplace said. */
export type ExportOrders = {
  source: OrderTable['source'];
  kind: ExportKind;
  months: OrderMonth[];
  /** Whole minor units under "2026-01 USD"; null where the file tells no refunds. */
  refunds: ReadonlyMap<string, number> | null;
  /** Null where the file tells no payouts. */
  payouts: Payout[] | null;
  days?: { first: string; last: string };
  rows: number;
  unknownStatuses: Readonly<Record<string, number>>;
  soldSince(day: number): readonly (readonly [sku: string, units: number])[];
};

export type ExportReading = {
  table: OrderTable;
  dates: DateOrder;
  /** The day it is, as days since 1970. */
  today: number;
  /** Whether this file is the one an order or refund is to be taken from. */
  takes?: (version: Hash64) => boolean;
};

export type ExportReducer = { sink: TableSink; rejections: Rejections; finish(): ExportOrders };

/**
 * Reduces a marketplace's export to its months in one pass, holding sums and hashes but no rows. Meanings are those of
 * Amazon's files; a sale that was never paid is neither an order nor a cancelled one, as it is when the shop is
 * connected.
 */
export function createExportReducer({ table, dates, today, takes }: ExportReading): ExportReducer {
  const layout = createCellLayout(ORDER_CELLS, table);
  const read = createLineReader(table, layout, dates);
  const rejections = createRejections();
  const sums = createSums(today);
  const payouts = createPayoutBook();
  const unknown = createUnknown();
  let rows = 0;

  return {
    rejections,
    sink: {
      header: layout.header,
      row(cells) {
        const line = read(cells);
        if (line === 'blank') return;
        rows += 1;
        if (line === 'nothing') return;
        if (typeof line === 'string') return rejections.add(cells.line, line);
        if (takes && !takes(line.version)) return;
        unknown.note(line.unknownStatus);
        if (line.kind === 'payout') payouts.add(line);
        else sums.add(line);
      },
      shortRow(line) {
        rows += 1;
        rejections.add(line, 'tooFewCells');
      },
    },
    finish() {
      const tellsRefunds = table.types !== undefined || layout.has('refund') || layout.has('returned');
      const { refunds, ...sold } = sums.finish();
      const told = { refunds: tellsRefunds ? refunds : null, payouts: table.types ? payouts.all() : null };
      return { source: table.source, kind: table.kind, ...sold, ...told, rows, unknownStatuses: unknown.names };
    },
  };
}

function createSums(today: number) {
  const ledger = createMonthLedger();
  const orders = createDistinct();
  const recent = createRecentUnits(RECENT_DAYS);
  const refunds = createRefunds();
  const hashSku = createHasher();
  let [firstDay, lastDay] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

  const sell = (line: ExportLine) => {
    const { order, day, currency, units, goods } = line;
    const month = ledger.at(day, currency);
    const isSold = line.state === 'sold';
    const key = { low: order.low ^ month.salt, high: (order.high + month.salt) | 0 };
    const touch = orders.touch(key.low, key.high, isSold);
    if (touch !== TOUCH.known) month[isSold ? 'orders' : 'cancelled'] += 1;
    if (touch === TOUCH.becameLive) month.cancelled -= 1;
    if (!isSold) return;
    month.units += units;
    month.gmv += goods;
    refunds.ofSale(line, key);
    const sku = Buffer.from(line.sku);
    if (day <= today) recent.add(hashSku(sku, 0, sku.length), day, units);
  };

  return {
    add(line: ExportLine) {
      firstDay = Math.min(firstDay, line.day);
      lastDay = Math.max(lastDay, line.day);
      if (line.kind === 'refund') refunds.add(line, line.goods);
      else if (line.state !== 'unpaid') sell(line);
    },
    finish: () => ({
      months: ledger.finish(),
      refunds: refunds.sums,
      ...(firstDay <= lastDay ? { days: { first: isoDay(firstDay), last: isoDay(lastDay) } } : {}),
      soldSince: recent.since,
    }),
  };
}

/** What was given back, by month and currency. */
function createRefunds() {
  const sums = new Map<string, number>();
  const growth = createRefundsByOrder();
  const add = ({ day, currency }: ExportLine, minor: number) => {
    const key = `${isoDay(day).slice(0, 7)} ${currency}`;
    if (minor > 0) sums.set(key, (sums.get(key) ?? 0) + minor);
  };
  return {
    sums,
    add,
    ofSale: (line: ExportLine, order: Hash64) => add(line, line.refundOfLine + growth(order, line.refundOfOrder)),
  };
}

const NAMES_MAX = 20;
const NAME_LENGTH_MAX = 40;

/** Statuses we do not know, at most twenty of them, and how often each was met. */
function createUnknown() {
  const names: Record<string, number> = {};
  return {
    names,
    note(status: string | undefined) {
      const name = status?.slice(0, NAME_LENGTH_MAX);
      if (name !== undefined && (name in names || Object.keys(names).length < NAMES_MAX)) {
        names[name] = (names[name] ?? 0) + 1;
      }
    },
  };
}
