import { invariant } from '@loan/shared/invariant';

/**
 * A table of 64-bit keys with a few words beside each, in one typed array with open addressing, at most 60 % full.
 * Keys are hashes already, so their own bits choose the place.
 */
export type HashTable = {
  /** Where the key's words begin in `words()`, or −1. */
  find(low: number, high: number): number;
  /** The same, adding the key with zeros beside it where it is new; then the answer is `~place`. */
  put(low: number, high: number): number;
  words(): Int32Array;
  readonly size: number;
};

/**
 * `width`: words an entry takes, key included. `highMask`: the bits of the second word that belong to the key; the
 * others are the owner's to use, and neither place nor likeness ever hangs on them.
 */
export type HashTableShape = { width: number; highMask: number };

/** Twenty million orders are ten times our largest seller's history: a longer file is a mistake, not a shop. */
const KEYS_MAX = 20_000_000;
const FULLEST = 0.6;
const FIRST_ENTRIES = 1 << 12;

export function createHashTable({ width, highMask }: HashTableShape): HashTable {
  let table = new Int32Array(FIRST_ENTRIES * width);
  let size = 0;

  /** The entry of the key, or the empty one where it belongs. A first word of 0 means empty. */
  const seek = (low: number, high: number): number => {
    const mask = table.length / width - 1;
    let at = (low ^ Math.imul(high, 0x9e3779b1)) & mask;
    for (;;) {
      const there = table[at * width] as number;
      if (there === 0) return at * width;
      if (there === low && ((table[at * width + 1] as number) & highMask) === high) return at * width;
      at = (at + 1) & mask;
    }
  };

  const grow = () => {
    invariant(size < KEYS_MAX, 'a file may hold at most twenty million distinct orders');
    const before = table;
    table = new Int32Array(before.length * 2);
    for (let at = 0; at < before.length; at += width) {
      if (before[at] === 0) continue;
      const place = seek(before[at] as number, (before[at + 1] as number) & highMask);
      for (let word = 0; word < width; word += 1) table[place + word] = before[at + word] as number;
    }
  };

  return {
    find(low, high) {
      const place = seek(keyLow(low), high & highMask);
      return table[place] === 0 ? -1 : place;
    },
    put(low, high) {
      if (size >= (table.length / width) * FULLEST) grow();
      const place = seek(keyLow(low), high & highMask);
      if (table[place] !== 0) return place;
      table[place] = keyLow(low);
      table[place + 1] = high & highMask;
      size += 1;
      return ~place;
    },
    words: () => table,
    get size() {
      return size;
    },
  };
}

/** A first word of 0 would look like an empty entry. */
const keyLow = (low: number): number => (low === 0 ? 1 : low);
