import { AsyncLocalStorage } from 'node:async_hooks';
import { type AlarmQueue, createAlarmQueue } from './alarm-queue.ts';

/** Somebody at work: a run of a function, a person with a phone. Killed, it never takes another step. */
export type Hand = {
  readonly name: string;
  state: 'working' | 'done' | 'failed' | 'killed';
  /** How many things it waits for. Working and waiting for nothing, it is inside something that takes real time. */
  waits: number;
  /** How many more times it may wait before it is killed. */
  lifetime: number;
  error?: unknown;
  /** Resolves however it ends. */
  ended: Promise<void>;
  end: (state: 'done' | 'failed' | 'killed') => void;
};

export type Timeline = ReturnType<typeof createTimeline>;

/** Real time in which whatever was set going has to come to rest; more is a defect of the simulation. */
const LONGEST_SILENCE_MS = 120_000;
/** Rounds of the event loop without anybody moving that count as rest. */
const ROUNDS_AT_REST = 2;

/**
 * Time that is not real. Everybody waits on one list of alarms; the earliest goes off, and only when all that it set
 * going has come to rest the next one does. So one thing happens at a time, in an order that the seed alone decides.
 */
export function createTimeline(startsAt: Date) {
  const alarms: AlarmQueue = createAlarmQueue();
  const current = new AsyncLocalStorage<Hand>();
  const working = new Set<Hand>();
  let nowMs = startsAt.getTime();
  let inFlight = 0;

  /** Until nobody moves any more except by an alarm. */
  async function rest(): Promise<void> {
    const deadline = Date.now() + LONGEST_SILENCE_MS;
    for (let still = 0; still < ROUNDS_AT_REST; ) {
      await new Promise((resolve) => setImmediate(resolve));
      const busy = inFlight > 0 || [...working].some(({ waits }) => waits === 0);
      still = busy ? 0 : still + 1;
      if (busy && Date.now() > deadline) throw new Error(`timeline: no rest, ${whoIsBusy()}`);
    }
  }
  const whoIsBusy = () =>
    `${inFlight} calls and ${[...working].filter(({ waits }) => waits === 0).map(({ name }) => name)}`;

  /** Waits a while on this timeline. Outside any hand nobody is kept waiting. */
  function wait(ms: number): Promise<void> {
    const hand = current.getStore();
    if (!hand) return Promise.resolve();
    hand.waits += 1;
    hand.lifetime -= 1;
    if (hand.lifetime === 0) hand.end('killed');
    return new Promise((resolve) => {
      alarms.add(nowMs + ms, () => {
        if (hand.state === 'killed') return;
        hand.waits -= 1;
        resolve();
      });
    });
  }

  return {
    now: (): Date => new Date(nowMs),
    nowMs: (): number => nowMs,
    /** Who is at work here, if anybody. */
    who: (): string => current.getStore()?.name ?? 'nobody',
    wait,
    /** Runs something after a while, by nobody's hand; the answer calls it off. */
    after(ms: number, run: () => void): () => void {
      const alarm = alarms.add(nowMs + Math.max(0, ms), () => current.run(world(), run));
      return () => alarms.callOff(alarm);
    },
    /** Something that takes real time but none on this timeline. */
    async outside<T>(run: () => Promise<T>): Promise<T> {
      inFlight += 1;
      try {
        return await run();
      } finally {
        inFlight -= 1;
      }
    },
    start(name: string, run: () => Promise<void>, lifetime = Number.POSITIVE_INFINITY): Hand {
      const hand = createHand(name, lifetime);
      working.add(hand);
      hand.ended.then(() => working.delete(hand));
      current.run(hand, () => {
        run().then(
          () => hand.end('done'),
          (error: unknown) => {
            hand.error = error;
            hand.end('failed');
          },
        );
      });
      return hand;
    },
    /** Waits for another hand to end, or for what it gives. */
    async join<T>(other: Promise<T>): Promise<T> {
      const hand = current.getStore();
      if (hand) hand.waits += 1;
      try {
        return await other;
      } finally {
        if (hand) hand.waits -= 1;
      }
    },
    /** The next thing happens. False when nothing is to happen any more. */
    async step(): Promise<boolean> {
      await rest();
      const alarm = alarms.next();
      if (!alarm) return false;
      nowMs = Math.max(nowMs, alarm.atMs);
      alarm.run();
      await rest();
      return true;
    },
  };
}

/** The world outside waits as everybody does, but nobody can kill it. */
const world = (): Hand => createHand('world', Number.POSITIVE_INFINITY);

function createHand(name: string, lifetime: number): Hand {
  let tell = (): void => {};
  const ended = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const hand: Hand = {
    name,
    state: 'working',
    waits: 0,
    lifetime,
    ended,
    end(state) {
      if (hand.state !== 'working') return;
      hand.state = state;
      tell();
    },
  };
  return hand;
}
