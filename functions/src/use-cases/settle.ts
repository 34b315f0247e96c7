import { err, type Result } from '@loan/shared/result';

/** How often a use case decides anew when someone else moved what it had read. Two phones and a worker rarely meet twice. */
const ROUNDS = 8;

/** Others kept moving it; nothing was written. Trying again is safe. */
export type Busy = { tag: 'Busy' };

/** Loads, decides and writes until it wins or has another answer. */
export async function settle<R extends Result<unknown, { tag: string }>>(
  decide: () => Promise<R>,
): Promise<R | Result<never, Busy>> {
  for (let round = 1; round <= ROUNDS; round++) {
    const result = await decide();
    if (result.ok || result.error.tag !== 'LostRace') return result;
  }
  return err({ tag: 'Busy' });
}
