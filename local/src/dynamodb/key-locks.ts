export type KeyLocks = ReturnType<typeof createKeyLocks>;

/**
 * One writer at a time for each key. A caller joins the queues of all its keys in one step, so everybody's order is
 * the same in every queue and nobody can wait in a circle.
 */
export function createKeyLocks() {
  const tails = new Map<string, Promise<void>>();

  return {
    async hold<T>(keys: Iterable<string>, run: () => Promise<T>): Promise<T> {
      const mine = [...new Set(keys)];
      const ahead = mine.map((key) => tails.get(key));
      let leave = (): void => {};
      const left = new Promise<void>((resolve) => {
        leave = resolve;
      });
      for (const key of mine) tails.set(key, left);

      await Promise.all(ahead);
      try {
        return await run();
      } finally {
        for (const key of mine) if (tails.get(key) === left) tails.delete(key);
        leave();
      }
    },
  };
}
