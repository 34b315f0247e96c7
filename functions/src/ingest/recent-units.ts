import { invariant } from '@loan/shared/invariant';
import type { Hash64 } from './hash64.ts';

/** Units by SKU over the last days of a file whose end is not known before it has been read. */
export type RecentUnits = {
  add(sku: Hash64, day: number, units: number): void;
  /** Units by SKU from `sinceDay` on, most first; SKUs are named by their hash alone. */
  since(sinceDay: number): readonly (readonly [sku: string, units: number])[];
};

/** More lines in the days looked back at than any seller of ours ships; 96 MiB. */
const LINES_MAX = 8_000_000;
const FIRST_LINES = 1 << 14;

/**
 * A log of (SKU, day, units), 12 bytes a line, thrown out behind the newest day seen.
 * Dropping against the newest day so far is safe, because the last day can only be later.
 */
export function createRecentUnits(lookBackDays: number): RecentUnits {
  const names = createSkuNames();
  let log = new Int32Array(FIRST_LINES * 3);
  let used = 0;
  let newest = -1;

  const makeRoom = () => {
    used = keepFrom(log, used, newest - lookBackDays + 1);
    if (used <= log.length / 2) return;
    invariant(log.length < LINES_MAX * 3, 'the days looked back at hold more lines than any shop sells');
    const wider = new Int32Array(log.length * 2);
    wider.set(log);
    log = wider;
  };

  return {
    add(sku, day, units) {
      if (day <= newest - lookBackDays) return;
      if (day > newest) newest = day;
      if (used === log.length) makeRoom();
      log[used] = names.indexOf(sku);
      log[used + 1] = day;
      log[used + 2] = units;
      used += 3;
    },
    since(sinceDay) {
      const units = new Float64Array(names.count());
      for (let at = 0; at < used; at += 3) {
        const index = log[at] as number;
        if ((log[at + 1] as number) >= sinceDay) units[index] = (units[index] as number) + (log[at + 2] as number);
      }
      const sold = Array.from(units, (count, index) => [names.nameOf(index), count] as const);
      return sold.filter(([, count]) => count > 0).sort(([skuA, a], [skuB, b]) => b - a || (skuA < skuB ? -1 : 1));
    },
  };
}

/** Drops the lines of earlier days; answers how many words are left. */
function keepFrom(log: Int32Array, used: number, day: number): number {
  let kept = 0;
  for (let at = 0; at < used; at += 3) {
    if ((log[at + 1] as number) < day) continue;
    log.copyWithin(kept, at, at + 3);
    kept += 3;
  }
  return kept;
}

/** Numbers SKUs as they come. 64 bits of hash tell them apart; the name itself is not needed and not kept. */
function createSkuNames() {
  const byLow = new Map<number, number[]>();
  const highs: number[] = [];
  const lows: number[] = [];
  return {
    indexOf({ low, high }: Hash64): number {
      const candidates = byLow.get(low);
      const known = candidates?.find((index) => highs[index] === high);
      if (known !== undefined) return known;
      const index = highs.push(high) - 1;
      lows.push(low);
      if (candidates) candidates.push(index);
      else byLow.set(low, [index]);
      return index;
    },
    count: () => highs.length,
    nameOf: (index: number) => word36(lows[index]) + word36(highs[index]),
  };
}

/** 32 bits in seven letters. */
const word36 = (word: number | undefined): string => ((word as number) >>> 0).toString(36).padStart(7, '0');
