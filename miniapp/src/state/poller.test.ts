import { describe, expect, it } from '@jest/globals';
import { createPoller, delayMs } from './poller.ts';

/** A clock that moves when it is told to. */
function aClock() {
  let waiting: { run: () => void; ms: number }[] = [];
  return {
    timer: {
      set: (run: () => void, ms: number) => {
        const entry = { run, ms };
        waiting.push(entry);
        return entry;
      },
      clear: (handle: unknown) => {
        waiting = waiting.filter((entry) => entry !== handle);
      },
    },
    pending: () => waiting.length,
    async next() {
      waiting.shift()?.run();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('looking again and again', () => {
  it('goes on while there is something to wait for, and ends when there is not', async () => {
    const clock = aClock();
    const answers = [true, true, false];
    createPoller(async () => answers.shift() ?? false, clock.timer).start();
    for (let turn = 0; turn < 5; turn += 1) await clock.next();
    expect(answers).toEqual([]);
    expect(clock.pending()).toBe(0);
  });

  it('stops when the page is hidden', async () => {
    const clock = aClock();
    const poller = createPoller(async () => true, clock.timer);
    poller.start();
    await clock.next();
    expect(clock.pending()).toBe(1);
    poller.stop();
    expect(clock.pending()).toBe(0);
  });

  it('never has two looks on the way, however often it is stopped and started', async () => {
    const clock = aClock();
    const answers: ((goOn: boolean) => void)[] = [];
    const poller = createPoller(() => new Promise((resolve) => answers.push(resolve)), clock.timer);
    poller.start();
    await clock.next();
    poller.stop();
    poller.start();
    poller.start();
    // The look from before the pause comes back late: it must not start a second row of looks.
    answers[0]?.(true);
    await clock.next();
    expect(clock.pending()).toBe(0);
    expect(answers).toHaveLength(2);
  });

  it('begins at two to three seconds and calms down', () => {
    expect(delayMs(0)).toBeGreaterThanOrEqual(2_000);
    expect(delayMs(0)).toBeLessThanOrEqual(3_000);
    expect(delayMs(100)).toBeGreaterThan(delayMs(0));
    expect(delayMs(900)).toBe(60_000);
  });
});
