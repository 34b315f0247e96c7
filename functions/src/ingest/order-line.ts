import { cellText } from './cell-text.ts';
import { isEmpty, readCell, textAt } from './cells.ts';
import { ORDER_COLUMNS, slotsOf } from './columns.ts';
import { currencyOfChannel } from './currencies.ts';
import { createHasher, type Hash64 } from './hash64.ts';
import { createMomentReader } from './moment.ts';
import { moneyReader, readCount } from './money-text.ts';
import { createStatusReader, type StatusReader } from './order-status.ts';
import type { RejectReason, Row } from './table.ts';

const {
  'amazon-order-id': ORDER,
  'purchase-date': PURCHASED,
  'order-status': ORDER_STATUS,
  'item-status': ITEM_STATUS,
  'last-updated-date': UPDATED,
  'sales-channel': CHANNEL,
  quantity: QUANTITY,
  currency: CURRENCY,
  'item-price': PRICE,
} = slotsOf(ORDER_COLUMNS);

const SECONDS_A_DAY = 86_400;
/** A line of more than a hundred million dollars, or ten billion yen, is a damaged cell. */
const LINE_MINOR_MAX = 1e10;
/** More of one product than anyone buys at once. */
const QUANTITY_MAX = 1_000_000;

/** What a line of an order says. One object serves every line, so nobody may keep it. */
export type OrderLine = {
  orderHash: Hash64;
  /** When it was bought, seconds since 1970. */
  seconds: number;
  day: number;
  quantity: number;
  /** '' where neither the line nor its marketplace names one. */
  currency: string;
  /** Whole minor units of the currency. */
  price: number;
  isCancelled: boolean;
};

/** [from, to) in seconds since 1970. */
export type Window = { from: number; to: number };

export type OrderLineReader = {
  line: OrderLine;
  statuses: StatusReader;
  /** Fills `line`, or says why it cannot. `elsewhere`: bought outside the window, so another report has it. */
  read(row: Row): 'read' | 'elsewhere' | RejectReason;
  /** When the order last changed, for choosing between files; an unreadable moment is the earliest. */
  updatedSeconds(row: Row): number;
};

export function createOrderLineReader(window?: Window): OrderLineReader {
  const readMoment = createMomentReader();
  const readCurrency = createCurrencyReader();
  const statuses = createStatusReader();
  const hash = createHasher();
  const nothing = { seconds: 0, day: 0, quantity: 0, currency: '', price: 0, isCancelled: false };
  const line: OrderLine = { orderHash: { low: 0, high: 0 }, ...nothing };

  return {
    line,
    statuses,
    read(row) {
      line.seconds = readCell(row, PURCHASED, readMoment);
      if (Number.isNaN(line.seconds)) return 'dateUnreadable';
      if (window && (line.seconds < window.from || line.seconds >= window.to)) return 'elsewhere';
      line.day = Math.floor(line.seconds / SECONDS_A_DAY);
      line.quantity = readCell(row, QUANTITY, readCount);
      if (!(line.quantity <= QUANTITY_MAX)) return 'quantityUnreadable';
      const currency = readCurrency(row);
      line.price = readCell(row, PRICE, moneyReader(currency ?? ''));
      if (!(line.price >= 0 && line.price <= LINE_MINOR_MAX)) return 'priceUnreadable';
      // A price is worth nothing without its currency.
      if (currency === undefined || (currency === '' && line.price > 0)) return 'currencyUnreadable';
      line.currency = currency;
      if (isEmpty(row, ORDER)) return 'orderIdMissing';
      line.orderHash = readCell(row, ORDER, hash);
      line.isCancelled = statuses.isCancelled(row, ORDER_STATUS) || statuses.isCancelled(row, ITEM_STATUS);
      return 'read';
    },
    updatedSeconds(row) {
      const seconds = readCell(row, UPDATED, readMoment);
      return Number.isNaN(seconds) ? 0 : seconds;
    },
  };
}

/**
 * The currency of a line: its own, else its marketplace's, else ''. `undefined` is a cell that is no currency.
 * The last answer is remembered, since a file has one currency or long runs of one.
 */
function createCurrencyReader(): (row: Row) => string | undefined {
  let word = -1;
  let last: string | undefined;
  return (row) => {
    const { bytes } = row;
    const start = row.starts[CURRENCY] as number;
    const end = row.ends[CURRENCY] as number;
    if (end - start === 3) {
      const letters =
        ((bytes[start] as number) << 16) | ((bytes[start + 1] as number) << 8) | (bytes[start + 2] as number);
      if (letters === word) return last;
      word = letters;
      last = currencyCode(cellText(bytes, start, end));
      return last;
    }
    const text = textAt(row, CURRENCY);
    return text === '' ? (currencyOfChannel(textAt(row, CHANNEL)) ?? '') : currencyCode(text);
  };
}

const currencyCode = (text: string): string | undefined =>
  /^[A-Za-z]{3}$/.test(text) ? text.toUpperCase() : undefined;
