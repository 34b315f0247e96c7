import { invariant } from '@loan/shared/invariant';

/** What a touch did to the set. */
export const TOUCH = { known: 0, added: 1, becameLive: 2 } as const;
export type Touch = (typeof TOUCH)[keyof typeof TOUCH];

export type Distinct = {
  /** Notes the key, live or not. A key is live from its first live touch on. */
  touch(low: number, high: number, live: boolean): Touch;
  readonly size: number;
};

/** Twenty million orders are ten times our largest seller's history: a longer file is a mistake, not a shop. */
const KEYS_MAX = 20_000_000;
const FULLEST = 0.6;
const FIRST_SLOTS = 1 << 12;

/**
 * A set of 64-bit keys, each with one flag, in one typed array with open addressing.
 *
 * Memory: 8 bytes a slot, at most 60 % full: 2,000,000 orders take 2^22 slots, 32 MiB, and 48 MiB while it grows.
 * The lowest bit of `high` carries the flag, so 63 bits tell keys apart: among two million ids the chance that any
 * two are taken for one is n²/2^64, about 1 in 4.6 million, and it would cost one order in the count, no money.
 */
export function createDistinct(): Distinct {
  let slots = new Int32Array(FIRST_SLOTS * 2);
  let size = 0;
  // The lines of one order usually follow each other.
  let [lastLow, lastHigh, lastLive] = [0, 0, false];

  /** The slot of the key, or the empty one where it belongs. Both words 0 means empty. */
  const find = (table: Int32Array, low: number, high: number): number => {
    const mask = table.length / 2 - 1;
    // Without the flag: it changes while the key is here, and its place must not.
    let at = (low ^ Math.imul(high | 1, 0x9e3779b1)) & mask;
    for (;;) {
      const lowThere = table[at * 2] as number;
      const highThere = table[at * 2 + 1] as number;
      if ((lowThere | highThere) === 0) return at;
      if (lowThere === low && (highThere | 1) === (high | 1)) return at;
      at = (at + 1) & mask;
    }
  };

  const grow = () => {
    const wider = new Int32Array(slots.length * 2);
    for (let at = 0; at < slots.length; at += 2) {
      const low = slots[at] as number;
      const high = slots[at + 1] as number;
      if ((low | high) === 0) continue;
      const place = find(wider, low, high);
      wider[place * 2] = low;
      wider[place * 2 + 1] = high;
    }
    slots = wider;
  };

  return {
    touch(lowKey, highKey, live) {
      // A key of zeros would look like an empty slot.
      const low = lowKey === 0 ? 1 : lowKey;
      if (low === lastLow && highKey === lastHigh && (lastLive || !live)) return TOUCH.known;
      lastLow = low;
      lastHigh = highKey;
      lastLive = live;
      const at = find(slots, low, highKey);
      if ((slots[at * 2] as number) === 0) {
        invariant(size < KEYS_MAX, 'a file may hold at most twenty million distinct orders');
        slots[at * 2] = low;
        slots[at * 2 + 1] = live ? highKey | 1 : highKey & ~1;
        size += 1;
        if (size > (slots.length / 2) * FULLEST) grow();
        return TOUCH.added;
      }
      const flagged = slots[at * 2 + 1] as number;
      if (!live || (flagged & 1) === 1) return TOUCH.known;
      slots[at * 2 + 1] = flagged | 1;
      return TOUCH.becameLive;
    },
    get size() {
      return size;
    },
  };
}
