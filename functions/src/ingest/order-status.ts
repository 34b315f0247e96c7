import { cellText, isWord } from './cell-text.ts';
import type { Row } from './table.ts';

/**
 * Every status of the all-orders report that we know of, in lower case.
 * assumed: the list of Seller Central's help pages; confirm: against sellers' files.
 */
const KNOWN = new Set([
  'cancelled',
  'canceled',
  'complete',
  'invoiceunconfirmed',
  'partiallyshipped',
  'pending',
  'pending - waiting for pick up',
  'pendingavailability',
  'shipped',
  'shipped - damaged',
  'shipped - delivered to buyer',
  'shipped - lost in transit',
  'shipped - out for delivery',
  'shipped - picked up',
  'shipped - rejected by buyer',
  'shipped - returned to seller',
  'shipped - returning to seller',
  'shipped - undeliverable',
  'shipping',
  'unfulfillable',
  'unshipped',
]);

const isShipped = isWord('shipped');
const isCancelledWord = isWord('cancelled');
const isCanceledWord = isWord('canceled');

const NAMES_MAX = 20;
const NAME_LENGTH_MAX = 40;

export type StatusReader = {
  /** Whether this cell says the line was cancelled. */
  isCancelled(row: Row, slot: number): boolean;
  /** How often each status we do not know was met; at most twenty names. */
  readonly unknown: Readonly<Record<string, number>>;
};

/**
 * Only the word "cancelled" takes a line out. A status we do not know is a placed order: it is counted as sold,
 * and counted here as well, so that a new way of saying "cancelled" is seen and not lent upon for long.
 */
export function createStatusReader(): StatusReader {
  const unknown: Record<string, number> = {};
  return {
    unknown,
    isCancelled(row, slot) {
      const start = row.starts[slot] as number;
      const end = row.ends[slot] as number;
      if (start === end || isShipped(row.bytes, start, end)) return false;
      if (isCancelledWord(row.bytes, start, end) || isCanceledWord(row.bytes, start, end)) return true;
      const name = cellText(row.bytes, start, end).trim();
      if (KNOWN.has(name.toLowerCase())) return /^cancell?ed$/i.test(name);
      const key = name.slice(0, NAME_LENGTH_MAX);
      if (key in unknown || Object.keys(unknown).length < NAMES_MAX) unknown[key] = (unknown[key] ?? 0) + 1;
      return false;
    },
  };
}
