import { createHashTable } from './hash-table.ts';

/** First digits of amounts, each amount once. */
export type FirstDigits = { add(minor: number): void; readonly counts: readonly number[] };

/** What the hundred thousand first amounts say, all of them say. */
const AMOUNTS_MAX = 100_000;
const WORD = 2 ** 32;

/**
 * An amount that comes again is a price, and prices are few and fixed: counted every time, they would follow no law of
 * numbers however honest the shop. Which way the money went is left out.
 */
export function createFirstDigits(): FirstDigits {
  const counts = Array<number>(9).fill(0);
  const seen = createHashTable({ width: 2, highMask: ~0 });
  return {
    counts,
    add(minor) {
      const amount = Math.abs(minor);
      if (amount === 0 || seen.size >= AMOUNTS_MAX) return;
      // Mixed, since neighbouring amounts would lie next to each other in the table.
      const place = seen.put(Math.imul(amount | 0, 0x9e3779b1), Math.floor(amount / WORD) | 0);
      if (place >= 0) return;
      const digit = Number(String(amount)[0]);
      counts[digit - 1] = (counts[digit - 1] ?? 0) + 1;
    },
  };
}

/** Those of the settlement with the most amounts; a price that comes in several settlements is still one price. */
export function settledDigits(settlements: readonly { firstDigits: readonly number[] }[]): number[] | undefined {
  const amounts = (digits: readonly number[]) => digits.reduce((sum, count) => sum + count, 0);
  const all = settlements.map(({ firstDigits }) => [...firstDigits]);
  return all.sort((a, b) => amounts(b) - amounts(a))[0];
}
