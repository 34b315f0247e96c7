import type { Faults } from './faults.ts';
import type { State } from './state.ts';
import type { After } from './timers.ts';

/** What every stand-in vendor shares: a clock, dice, a memory, faults on request and a postman for callbacks. */
export type World = {
  /** Where this sandbox is reached, without a trailing slash: http://127.0.0.1:8080/sandbox */
  publicUrl: () => string;
  now: () => Date;
  /** By the same clock. */
  after: After;
  /** Uniform in [0, 1). Seeded, so that a run can be repeated. */
  random: () => number;
  state: State;
  faults: Faults;
  /** 'instant' lifts queues and quotas; 'published' keeps the vendor's own. All else stays genuine. */
  pace: () => Pace;
  /** Sends a callback in the background, with the vendor's own retries; faults for callbacks are applied here. */
  post: (delivery: Delivery) => void;
  /**
   * How a vendor goes on with a callback that was still waiting when the sandbox stopped. Called once, when the
   * vendor's app is made. A vendor that says nothing sends the text last signed and takes any 2xx as received.
   */
  resumeWith: (vendor: string, resume: ResumeDelivery) => void;
  /** Ends what a vendor still has in hand when the sandbox closes; what is on disk goes on at the next start. */
  closing: AbortSignal;
};

export type Pace = 'instant' | 'published';

export type SignedText = { headers: Record<string, string>; body: string };

export type Delivery = {
  vendor: string;
  /** The event's name, for faults to match on. */
  event: string;
  url: string;
  /** Signs at the time of sending, so that a retry carries a fresh timestamp. `bad` asks for a wrong signature. */
  sign: (bad: boolean) => SignedText;
  /** Whether the receiver's answer counts as received. */
  accepted: (status: number, body: string) => boolean;
  /** Waiting times between attempts; the delivery is given up after the last. */
  retryMs: readonly number[];
};

/** Signs an interrupted callback anew from the text that was signed last. */
export type ResumeDelivery = (event: string, last: SignedText) => Pick<Delivery, 'sign' | 'accepted'>;
