import type { FaultKind, Faults } from './faults.ts';
import { createOutbox, type Outbox, type Pending } from './outbox.ts';
import type { State } from './state.ts';
import { type After, afterWhile, createTimers, type Timers } from './timers.ts';
import type { Delivery, ResumeDelivery, SignedText, World } from './world.ts';

/** A receiver that takes longer is as good as silent; the vendor tries again. */
const ATTEMPT_TIMEOUT_MS = 10_000;
const LATE_MS = 1_000;
/** A callback held back for the next one is sent alone when no next one comes. */
const HOLD_MS = 3_000;

type Voice = Pick<Delivery, 'sign' | 'accepted'>;

export type PostmanOptions = { state: State; faults: Faults; fetch: typeof fetch; after?: After };
export type Postman = Pick<World, 'post' | 'resumeWith'> & { resume(): void; close(): void };

/** Delivers callbacks in the background. What waits is on disk, so that a restart forgets nothing. */
export function createPostman(options: PostmanOptions): Postman {
  const { state, faults } = options;
  const outbox = createOutbox(state);
  const timers = createTimers(options.after ?? afterWhile);
  const held = createHeld();
  const resumes = new Map<string, ResumeDelivery>();
  const attempt = createAttempt({ ...options, outbox, timers, held });

  /** Starts now, late, or behind the vendor's next callback, as a fault asks. */
  function start(pending: Pending, voice: Voice) {
    const take = (kind: FaultKind) => faults.take(pending.vendor, kind, pending.event);
    const begin = () => void attempt(pending, voice);
    const late = take('late');
    if (late) return timers.after(late.delayMs ?? LATE_MS, begin);
    if (!take('outOfOrder')) return timers.after(0, begin);
    return timers.after(HOLD_MS, held.hold(pending.vendor, begin));
  }

  const voiceOf = ({ vendor, event, last }: Pending): Voice => resumes.get(vendor)?.(event, last) ?? asLastSigned(last);

  return {
    post(delivery) {
      if (faults.take(delivery.vendor, 'lost', delivery.event)) return;
      start(outbox.add(delivery), delivery);
      if (faults.take(delivery.vendor, 'duplicate', delivery.event)) start(outbox.add(delivery), delivery);
    },
    resumeWith: (vendor, resume) => void resumes.set(vendor, resume),
    resume() {
      for (const pending of outbox.all()) {
        timers.after(0, () => void attempt(pending, voiceOf(pending)));
      }
    },
    close: timers.close,
  };
}

type Tools = PostmanOptions & { outbox: Outbox; timers: Timers; held: Held };

/** One try, and the next one if it was in vain. */
function createAttempt({ faults, fetch, outbox, timers, held }: Tools) {
  return async function attempt(pending: Pending, voice: Voice) {
    const bad = faults.take(pending.vendor, 'badSignature', pending.event) !== undefined;
    const signed = voice.sign(bad);
    const received = await send({ fetch, closing: timers.closing, url: pending.url, signed }, voice.accepted);
    if (timers.closing.aborted) return;
    held.release(pending.vendor);
    const waitMs = pending.retryMs[pending.attempts];
    if (received || waitMs === undefined) return outbox.remove(pending);
    const next = { ...pending, attempts: pending.attempts + 1, last: bad ? pending.last : signed };
    outbox.keep(next);
    timers.after(waitMs, () => void attempt(next, voice));
  };
}

type Parcel = { fetch: typeof fetch; closing: AbortSignal; url: string; signed: SignedText };

async function send({ fetch, closing, url, signed }: Parcel, accepted: Delivery['accepted']): Promise<boolean> {
  const signal = AbortSignal.any([closing, AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)]);
  try {
    const answer = await fetch(url, { method: 'POST', headers: signed.headers, body: signed.body, signal });
    return accepted(answer.status, await answer.text());
  } catch {
    // Unreachable, too slow or cut off: the receiver has not said that it has it.
    return false;
  }
}

const asLastSigned = (last: SignedText): Voice => ({
  sign: () => last,
  accepted: (status) => status >= 200 && status < 300,
});

type Held = ReturnType<typeof createHeld>;

/** Callbacks kept back until the vendor's next one has been tried. Each begins once, whoever calls first. */
function createHeld() {
  const held = new Map<string, (() => void)[]>();
  return {
    hold(vendor: string, begin: () => void): () => void {
      let begun = false;
      const beginOnce = () => {
        if (begun) return;
        begun = true;
        begin();
      };
      held.set(vendor, [...(held.get(vendor) ?? []), beginOnce]);
      return beginOnce;
    },
    release(vendor: string) {
      const waiting = held.get(vendor) ?? [];
      held.delete(vendor);
      for (const begin of waiting) begin();
    },
  };
}
