/** Everything that is to happen later, so that it can all be called off at once. */
export type Timers = { after(ms: number, run: () => void): void; closing: AbortSignal; close(): void };

export function createTimers(): Timers {
  const waiting = new Set<NodeJS.Timeout>();
  const closing = new AbortController();
  return {
    closing: closing.signal,
    after(ms, run) {
      if (closing.signal.aborted) return;
      const timer = setTimeout(() => {
        waiting.delete(timer);
        run();
      }, ms);
      waiting.add(timer);
    },
    close() {
      closing.abort();
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
    },
  };
}
