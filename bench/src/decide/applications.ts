import { Snapshot } from '@loan/shared/facts/snapshot';
import { anySnapshot } from '@loan/shared/testing/any-snapshot';
import fc from 'fast-check';
import { createRandom } from '../random.ts';
import { ODDITIES, type Random } from './oddities.ts';

/** Every third application carries one oddity. */
function withOddity(snapshot: Snapshot, random: Random): Snapshot {
  const change = ODDITIES[Math.floor(random() * ODDITIES.length * 3)];
  const [shop] = snapshot.shops;
  return change && shop ? Snapshot.parse({ ...snapshot, ...change(shop, random) }) : snapshot;
}

/** The same applications from the same seed: of every quality, most of them sound. */
export function applications(count: number, seed: number): Snapshot[] {
  const random = createRandom(seed);
  return fc.sample(anySnapshot, { numRuns: count, seed }).map((snapshot) => withOddity(snapshot, random));
}
