import type { Fault, FaultKind, Faults } from './faults.ts';
import type { State } from './state.ts';
import type { Delivery, ResumeDelivery, SignedText, World } from './world.ts';

/** A receiver that takes longer is as good as silent; the vendor tries again. */
const ATTEMPT_TIMEOUT_MS = 10_000;
/** More callbacks waiting than this means a receiver that never answers, and a test that does not look. */
const MAX_PENDING = 2_000;
const LATE_MS = 1_000;
/** A callback held back for the next one is sent alone when no next one comes. */
const HOLD_MS = 3_000;
const COLLECTION = 'deliveries';

type Pending = {
  id: string;
  vendor: string;
  event: string;
  url: string;
  retryMs: readonly number[];
  attempts: number;
  last: SignedText;
};
type Voice = Pick<Delivery, 'sign' | 'accepted'>;

export type PostmanOptions = { state: State; faults: Faults; fetch: typeof fetch };
export type Postman = Pick<World, 'post' | 'resumeWith'> & { resume(): void; close(): void };

/** Delivers callbacks in the background. What waits is on disk, so that a restart forgets nothing. */
export function createPostman({ state, faults, fetch }: PostmanOptions): Postman {
  const timers = new Set<NodeJS.Timeout>();
  const resumes = new Map<string, ResumeDelivery>();
  const held = new Map<string, (() => void)[]>();
  const closing = new AbortController();
  let count = state.get<number>('postman', 'count') ?? 0;

  const after = (ms: number, run: () => void) => {
    if (closing.signal.aborted) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  };

  async function attempt(pending: Pending, voice: Voice) {
    const bad = faults.take(pending.vendor, 'badSignature', pending.event) !== undefined;
    const signed = voice.sign(bad);
    const received = await send(pending.url, signed, voice.accepted);
    if (closing.signal.aborted) return;
    releaseHeld(pending.vendor);
    const waitMs = pending.retryMs[pending.attempts];
    if (received || waitMs === undefined) return state.delete(COLLECTION, pending.id);
    const next = { ...pending, attempts: pending.attempts + 1, last: bad ? pending.last : signed };
    state.set(COLLECTION, pending.id, next);
    after(waitMs, () => void attempt(next, voice));
  }

  async function send(url: string, { headers, body }: SignedText, accepted: Delivery['accepted']) {
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)]);
    try {
      const answer = await fetch(url, { method: 'POST', headers, body, signal });
      return accepted(answer.status, await answer.text());
    } catch {
      // Unreachable, too slow or cut off: the receiver has not said that it has it.
      return false;
    }
  }

  function releaseHeld(vendor: string) {
    const waiting = held.get(vendor) ?? [];
    held.delete(vendor);
    for (const start of waiting) start();
  }

  /** Starts now, late, or behind the vendor's next callback, as a fault asks. */
  function start(pending: Pending, voice: Voice) {
    const take = (kind: FaultKind): Fault | undefined => faults.take(pending.vendor, kind, pending.event);
    const begin = once(() => void attempt(pending, voice));
    const late = take('late');
    if (late) return after(late.delayMs ?? LATE_MS, begin);
    if (!take('outOfOrder')) return after(0, begin);
    held.set(pending.vendor, [...(held.get(pending.vendor) ?? []), begin]);
    after(HOLD_MS, begin);
  }

  function enqueue({ vendor, event, url, retryMs, sign, accepted }: Delivery) {
    if (state.entries(COLLECTION).length >= MAX_PENDING) throw new Error(`postman: ${MAX_PENDING} callbacks wait`);
    count += 1;
    state.set('postman', 'count', count);
    const pending: Pending = { id: String(count), vendor, event, url, retryMs, attempts: 0, last: sign(false) };
    state.set(COLLECTION, pending.id, pending);
    start(pending, { sign, accepted });
  }

  return {
    post(delivery) {
      if (faults.take(delivery.vendor, 'lost', delivery.event)) return;
      enqueue(delivery);
      if (faults.take(delivery.vendor, 'duplicate', delivery.event)) enqueue(delivery);
    },
    resumeWith: (vendor, resume) => void resumes.set(vendor, resume),
    resume() {
      for (const [, pending] of state.entries<Pending>(COLLECTION)) {
        const voice = resumes.get(pending.vendor)?.(pending.event, pending.last) ?? asLastSigned(pending.last);
        after(0, () => void attempt(pending, voice));
      }
    },
    close() {
      closing.abort();
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

const asLastSigned = (last: SignedText): Voice => ({
  sign: () => last,
  accepted: (status) => status >= 200 && status < 300,
});

function once(run: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    run();
  };
}
