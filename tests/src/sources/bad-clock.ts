import { expect, it } from '@jest/globals';
import type { Cell, PullStep } from '@loan/functions/ports/source-adapter';
import type { pullRun } from '@loan/functions/testing/pull-run';

type Skewed = {
  run: Pick<ReturnType<typeof pullRun>, 'advance'>;
  orders: PullStep;
  /** How far our clock is ahead of the vendor's. */
  skew: { ms: number };
};
type BadClock = { minutes: number; reading(): Promise<Skewed>; cell?: Cell };

/** Our clock is further off than the vendor allows, either way: that is said, and is not the seller's no. */
export function itKnowsABadClock({ minutes, reading, cell = 'orders' }: BadClock): void {
  it.each([-minutes, minutes])(
    `[${cell}] is not told to a clock that is %d minutes off, and that is said`,
    async (off) => {
      const { run, orders, skew } = await reading();
      skew.ms = off * 60_000;
      expect(await run.advance(orders)).toMatchObject({ tag: 'unknown', cause: expect.stringContaining('clock') });
    },
  );
}
