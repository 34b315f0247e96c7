import type { StepOutcome } from '../../ports/source-adapter.ts';

/** What became of one call to a vendor. `refused` is the vendor's no to this call; its `code` is the vendor's own. */
export type Called<T> =
  | { tag: 'ok'; value: T }
  | { tag: 'quota'; waitMs: number }
  | { tag: 'refused'; code: string }
  | { tag: 'authorisationEnded' }
  | { tag: 'unknown'; cause: string };
export type Setback = Exclude<Called<unknown>, { tag: 'ok' }>;

/** The outcome of a step whose call did not bring what was asked for; what it had so far is in its scratch. */
export function setback(called: Setback): StepOutcome {
  switch (called.tag) {
    case 'quota':
      return { tag: 'wait', checkpoint: '', waitMs: called.waitMs };
    case 'refused':
      return { tag: 'notAvailable', reason: called.code };
    case 'authorisationEnded':
    case 'unknown':
      return called;
  }
}

/** Longest a vendor's word for a pause is taken. */
const LONGEST_WAIT_MS = 3_600_000;
const USUAL_WAIT_MS = 10_000;

/** Retry-After in seconds; a vendor that names none is asked again in ten. */
export function waitMsOf(retryAfter: string | undefined): number {
  const seconds = Number(retryAfter);
  return seconds > 0 ? Math.min(LONGEST_WAIT_MS, Math.ceil(seconds * 1_000)) : USUAL_WAIT_MS;
}
