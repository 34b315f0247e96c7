import { addMs, type Instant } from '@loan/shared/time/instant';
import type { NewJob } from '../../ports/jobs.ts';
import type { Deps } from '../deps.ts';
import { DONE, type JobOutcome } from '../work/work.ts';

/** A callback that comes at all comes within seconds. */
const FIRST_LOOK_MS = 60_000;
const LONGEST_WAIT_MS = 30 * 60_000;
/** Whoever comes back from the vendor's page looks, and so does a phone that asks again and again: once in this time. */
const LOOK_EVERY_MS = 2_000;

type Check = Extract<NewJob, { kind: 'checkBureau' | 'checkSigning' | 'checkIdentity' }>;

/** The job that looks after a task that was sent out, should no callback tell of it. */
export const watching = <J extends Omit<Check, 'id' | 'dueAt'>>(
  { newId }: Pick<Deps, 'newId'>,
  job: J,
  at: Instant,
): J & { id: string; dueAt: Instant } => ({ ...job, id: newId(), dueAt: addMs(at, FIRST_LOOK_MS) });

/** Nothing has become of it yet: looks again after as long as it has waited already. */
export function lookAgain(since: Instant, now: Instant, shortestMs = FIRST_LOOK_MS): JobOutcome {
  const waitedMs = Date.parse(now) - Date.parse(since);
  return { tag: 'later', waitMs: Math.min(LONGEST_WAIT_MS, Math.max(shortestMs, waitedMs)) };
}

/** The application has gone another way while its task was being made: nobody is to sign it any more. */
export async function callOff(deps: Deps, taskId: string): Promise<JobOutcome> {
  const payload = { taskId, reason: '申请已变更' };
  await deps.ledger.commit({ jobs: [{ id: deps.newId(), kind: 'cancelTask', payload, dueAt: deps.now() }] });
  return DONE;
}

/** Asks the vendor now what has become of something. However often it is wished for, it is asked every two seconds. */
export async function lookNow(deps: Deps, what: string, job: Omit<Check, 'id' | 'dueAt'>): Promise<void> {
  const dueAt = deps.now();
  const id = `look:${what}:${Math.floor(Date.parse(dueAt) / LOOK_EVERY_MS)}`;
  // A look that was wished for a moment ago stands already.
  await deps.ledger.commit({ jobs: [{ ...job, id, dueAt } as Check] });
}
