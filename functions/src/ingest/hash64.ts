import type { CellReader } from './table.ts';

/** Two 32-bit lanes, so that a 64-bit key needs neither BigInt nor a string. */
export type Hash64 = { low: number; high: number };

const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

/** The finishing mix of MurmurHash3: every input bit reaches every output bit. */
function avalanche(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/**
 * Hashes cells in the manner of MurmurHash3 x86 with two lanes. Every answer is the same object, written anew.
 * Not a defence against crafted collisions: whoever hands in a file gains nothing by making his orders look fewer.
 */
export function createHasher(): CellReader<Hash64> {
  const hash: Hash64 = { low: 0, high: 0 };
  return (bytes, start, end) => {
    let low = 0x2d358dcc;
    let high = 0x7f4a7c15;
    let at = start;
    for (; at + 4 <= end; at += 4) {
      const word = wordAt(bytes, at);
      low = Math.imul(rotate(low ^ Math.imul(rotate(Math.imul(word, 0x239b961b), 15), 0xab0e9789), 19) + high, 5);
      high = Math.imul(rotate(high ^ Math.imul(rotate(Math.imul(word, 0x38b34ae5), 16), 0xa1e38b93), 17) + low, 5);
    }
    for (; at < end; at += 1) {
      low = Math.imul(rotate(low ^ (bytes[at] as number), 13), 0x9e3779b1);
      high = Math.imul(rotate(high ^ (bytes[at] as number), 7) + low, 0x85ebca77);
    }
    low = avalanche((low ^ (end - start)) + high);
    high = avalanche((high + low) | 0);
    hash.low = (low + high) | 0;
    hash.high = (high + hash.low) | 0;
    return hash;
  };
}

const wordAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at] as number) |
  ((bytes[at + 1] as number) << 8) |
  ((bytes[at + 2] as number) << 16) |
  ((bytes[at + 3] as number) << 24);
