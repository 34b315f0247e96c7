import type { PlacedDays } from '../ports/placed-days.ts';
import { readCell } from './cells.ts';
import { locate, ORDER_COLUMNS, ORDER_COLUMNS_NEEDED, slotsOf } from './columns.ts';
import { createDistinct, type Distinct, TOUCH } from './distinct.ts';
import { createHasher, type Hash64 } from './hash64.ts';
import type { KeptRows } from './kept-rows.ts';
import { isoDay } from './moment.ts';
import { createOrderHours, type HoursTold } from './order-hours.ts';
import { createOrderLineReader, type OrderLine, type Window } from './order-line.ts';
import { createMonthLedger, type MonthSums, type OrderMonth } from './order-months.ts';
import { createPlacedBook } from './placed-days.ts';
import { createRecentUnits } from './recent-units.ts';
import { createRejections, type Rejections } from './rejected.ts';
import type { Row, TableSink } from './table.ts';

const { sku: SKU } = slotsOf(ORDER_COLUMNS);

const SECONDS_AN_HOUR = 3_600;
/** How far back shares of single products are looked at. */
export const RECENT_DAYS = 90;

export type OrderReading = {
  /** Rows bought outside belong to another window's report and are left to it. */
  window?: Window;
  /** The day it is, as days since 1970. Nothing sold later can be recent. */
  today: number;
  /** Whether this file is the one an order is to be taken from. */
  takes?: (order: Hash64) => boolean;
  kept?: KeptRows;
};

export type OrderTotals = {
  months: OrderMonth[];
  /** The days of the earliest and the latest line, cancelled ones included; absent when no line was read. */
  days?: { first: string; last: string };
  /** Data rows met, rejected ones included; those of other windows not. */
  rows: number;
  /** Rows with more cells than the header, read by position. */
  longRows: number;
  unknownStatuses: Readonly<Record<string, number>>;
  /** Lines sold, by the hour in UTC: all lines of an order have one moment. Those dated after today are in no hour. */
  hours: HoursTold;
  fromTheFuture: number;
  /** By the day, lines for orders. Of a window: a file of years has more days than are ever laid beside others. */
  placed(): PlacedDays;
  /** Units sold by SKU from a day on, most first. */
  soldSince(day: number): readonly (readonly [sku: string, units: number])[];
};

export type OrderReducer = { sink: TableSink; rejections: Rejections; finish(): OrderTotals };

/**
 * Reduces an all-orders report to its months in one pass, holding sums and hashes but no rows.
 * Meanings are those of DESIGN §9: price of lines not cancelled, month of the purchase in UTC, orders by distinct id.
 */
export function createOrderReducer({ window, today, takes, kept }: OrderReading): OrderReducer {
  const reader = createOrderLineReader(window);
  const rejections = createRejections();
  const sums = createSums(today);
  let [rows, longRows] = [0, 0];

  const row = (cells: Row) => {
    const outcome = reader.read(cells);
    if (outcome === 'elsewhere') return;
    rows += 1;
    if (outcome !== 'read') return rejections.add(cells.line, outcome);
    if (takes && !takes(reader.line.orderHash)) return;
    if (cells.isLong) longRows += 1;
    kept?.add(cells);
    sums.add(reader.line, cells);
  };

  const shortRow = (lineNumber: number) => {
    rows += 1;
    rejections.add(lineNumber, 'tooFewCells');
  };

  return {
    rejections,
    sink: { header: (names) => locate(names, ORDER_COLUMNS, ORDER_COLUMNS_NEEDED), row, shortRow },
    finish: () => ({ ...sums.finish(), rows, longRows, unknownStatuses: reader.statuses.unknown }),
  };
}

/** What accepted lines add up to. */
function createSums(today: number) {
  const ledger = createMonthLedger();
  const orders = createDistinct();
  const recent = createRecentUnits(RECENT_DAYS);
  const hours = createOrderHours();
  const placed = createPlacedBook();
  const hashSku = createHasher();
  let [firstDay, lastDay] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let fromTheFuture = 0;

  return {
    add(line: OrderLine, cells: Row) {
      if (line.day < firstDay) firstDay = line.day;
      if (line.day > lastDay) lastDay = line.day;
      const month = ledger.at(line.day, line.currency);
      countOrder(orders, month, line);
      const day = placed.at(line.day);
      day.orders += 1;
      if (line.isCancelled) return;
      day.sold += 1;
      day.minor += line.price;
      if (line.day > today) fromTheFuture += 1;
      else hours.add(Math.floor(line.seconds / SECONDS_AN_HOUR));
      month.units += line.quantity;
      month.gmv += line.price;
      if (line.day <= today) recent.add(readCell(cells, SKU, hashSku), line.day, line.quantity);
    },
    finish: () => ({
      months: ledger.finish(),
      ...(firstDay <= lastDay ? { days: { first: isoDay(firstDay), last: isoDay(lastDay) } } : {}),
      hours: hours.finish(),
      fromTheFuture,
      placed: placed.finish,
      soldSince: recent.since,
    }),
  };
}

/** Counts an order once in its month: as cancelled until the first of its lines that is not. */
function countOrder(orders: Distinct, month: MonthSums, { orderHash, isCancelled }: OrderLine): void {
  const touch = orders.touch(orderHash.low ^ month.salt, (orderHash.high + month.salt) | 0, !isCancelled);
  if (touch === TOUCH.known) return;
  if (isCancelled) month.cancelled += 1;
  else month.orders += 1;
  if (touch === TOUCH.becameLive) month.cancelled -= 1;
}
