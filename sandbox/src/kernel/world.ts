import type { Faults } from './faults.ts';
import type { State } from './state.ts';

/** What every stand-in vendor shares: a clock, dice, a memory, faults on request and a postman for callbacks. */
export type World = {
  /** Where this sandbox is reached, without a trailing slash: http://127.0.0.1:8080/sandbox */
  publicUrl: () => string;
  now: () => Date;
  /** Uniform in [0, 1). Seeded, so that a run can be repeated. */
  random: () => number;
  state: State;
  faults: Faults;
  /** 'instant' lifts queues and quotas; 'published' keeps the vendor's own. All else stays genuine. */
  pace: () => 'instant' | 'published';
  /** Sends a callback in the background, with the vendor's own retries; faults for callbacks are applied here. */
  post: (delivery: Delivery) => void;
};

export type Delivery = {
  vendor: string;
  /** The event's name, for faults to match on. */
  event: string;
  url: string;
  /** Signs at the time of sending, so that a retry carries a fresh timestamp. `bad` asks for a wrong signature. */
  sign: (bad: boolean) => { headers: Record<string, string>; body: string };
  /** Whether the receiver's answer counts as received. */
  accepted: (status: number, body: string) => boolean;
  /** Waiting times between attempts; the delivery is given up after the last. */
  retryMs: readonly number[];
};
