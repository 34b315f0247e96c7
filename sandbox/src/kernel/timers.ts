/** Everything that is to happen later, so that it can all be called off at once. */
/** Runs something after a while; the answer calls it off. */
export type After = (ms: number, run: () => void) => () => void;

/** By the machine's own clock. */
export const afterWhile: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

export type Timers = { after(ms: number, run: () => void): void; closing: AbortSignal; close(): void };

export function createTimers(later: After): Timers {
  const waiting = new Set<() => void>();
  const closing = new AbortController();
  return {
    closing: closing.signal,
    after(ms, run) {
      if (closing.signal.aborted) return;
      const callOff = later(ms, () => {
        waiting.delete(callOff);
        run();
      });
      waiting.add(callOff);
    },
    close() {
      closing.abort();
      for (const callOff of waiting) callOff();
      waiting.clear();
    },
  };
}
