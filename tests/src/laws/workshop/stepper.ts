/** A point at which a worker waits for its turn: before each request to the table and each call to the outside. */
export type Gate = <T>(run: () => Promise<T>) => Promise<T>;

type Hand = { waiting: (() => void)[]; isDone: boolean; isFrozen: boolean; error?: unknown };

export type Stepper = {
  gateOf(worker: string): Gate;
  start(worker: string, run: () => Promise<void>): void;
  /** Lets one of the waiting workers take one step; `pick` says which. False when nobody is left to take one. */
  step(pick: number): Promise<boolean>;
  /** As a process that is killed: it never takes another step. */
  freeze(worker: string): void;
  thaw(worker: string): void;
};

const LONGEST_SILENCE_MS = 10_000;

/** Workers that move one step at a time, in an order chosen from outside, so that every interleaving can be tried. */
export function createStepper(): Stepper {
  const hands = new Map<string, Hand>();
  const handOf = (worker: string): Hand => {
    const hand = hands.get(worker) ?? { waiting: [], isDone: false, isFrozen: false };
    hands.set(worker, hand);
    return hand;
  };

  /** Waits until everyone who can is at a gate or has finished. */
  async function settled(): Promise<Hand[]> {
    const deadline = Date.now() + LONGEST_SILENCE_MS;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const alive = [...hands.values()].filter(({ isDone, isFrozen }) => !isDone && !isFrozen);
      const ready = alive.filter(({ waiting }) => waiting.length > 0);
      // Nobody at a gate though somebody is alive: it is pausing on a real timer for a moment.
      if (ready.length > 0 || alive.length === 0) return ready;
      if (Date.now() > deadline) throw new Error('a worker neither moves nor ends');
    }
  }

  return {
    gateOf: (worker) => async (run) => {
      await new Promise<void>((go) => handOf(worker).waiting.push(go));
      return run();
    },
    start(worker, run) {
      const hand = handOf(worker);
      run().then(
        () => {
          hand.isDone = true;
        },
        (error: unknown) => {
          hand.error = error;
          hand.isDone = true;
        },
      );
    },
    async step(pick) {
      const ready = await settled();
      const failed = [...hands.values()].find(({ error }) => error !== undefined);
      if (failed) throw failed.error;
      const hand = ready[pick % Math.max(1, ready.length)];
      hand?.waiting.shift()?.();
      return hand !== undefined;
    },
    freeze: (worker) => {
      handOf(worker).isFrozen = true;
    },
    thaw: (worker) => {
      handOf(worker).isFrozen = false;
    },
  };
}
