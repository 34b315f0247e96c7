import { Snapshot } from '@loan/shared/facts/snapshot';
import { anySnapshot } from '@loan/shared/testing/any-snapshot';
import fc from 'fast-check';
import { createRandom } from '../random.ts';
import { BRUSHED } from './brushed.ts';
import { ODDITIES, type Random } from './oddities.ts';
import { OTHERS } from './others.ts';

const ALL = [...ODDITIES, ...BRUSHED, ...OTHERS];

/** Every second application carries one oddity. */
function withOddity(snapshot: Snapshot, random: Random): Snapshot {
  const change = ALL[Math.floor(random() * ALL.length * 2)];
  const [shop] = snapshot.shops;
  return change && shop ? Snapshot.parse({ ...snapshot, ...change(shop, random) }) : snapshot;
}

/** The same applications from the same seed: of every quality, most of them sound. */
export function applications(count: number, seed: number): Snapshot[] {
  const random = createRandom(seed);
  return fc.sample(anySnapshot, { numRuns: count, seed }).map((snapshot) => withOddity(snapshot, random));
}
