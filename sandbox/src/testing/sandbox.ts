import { createSandbox, type Sandbox, type SandboxOptions } from '../server.ts';

/** A clock that stands still until it is told to go on. */
export type Clock = { now: () => Date; forward: (ms: number) => void };

export function createClock(at: string): Clock {
  let time = Date.parse(at);
  return {
    now: () => new Date(time),
    forward: (ms) => {
      time += ms;
    },
  };
}

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** A sandbox nobody listens to on a port, with a clock in the test's hand. */
export function createTestSandbox(options: Partial<SandboxOptions> = {}): Sandbox & { clock: Clock } {
  const clock = createClock('2026-11-22T09:30:00Z');
  const sandbox = createSandbox({ publicUrl: 'http://127.0.0.1:8080/sandbox', now: clock.now, ...options });
  return { ...sandbox, clock };
}

export const jsonRequest = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
