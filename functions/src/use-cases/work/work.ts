import { addMs, type Instant } from '@loan/shared/time/instant';
import { type ClaimedJob, DUE_PARTITIONS, type JobKind, type JobPayloads, type Lane } from '../../ports/jobs.ts';
import type { Deps } from '../deps.ts';
import { backoff } from './backoff.ts';
import { deliverLine } from './deliver-line.ts';

/** What became of a job. Whatever it did is already written; a job that is run again finds that and stops. */
export type JobOutcome =
  | { tag: 'done' }
  /** Nothing is wrong, it is only not time yet: a vendor's queue, a signature still to come. */
  | { tag: 'later'; waitMs: number }
  /** It failed and is worth another try. */
  | { tag: 'retry'; cause: string }
  /** It will never work by itself: a person has to look. */
  | { tag: 'hopeless'; cause: string };
export const DONE: JobOutcome = { tag: 'done' };

export type JobHandlers = {
  [K in JobKind]: (deps: Deps, payload: JobPayloads[K], run: JobRun) => Promise<JobOutcome>;
};

/** `since`: when the job was first due, however often it has waited and been taken up again since. */
export type JobRun = { timeLeftMs: () => number; attempt: number; since: Instant };

/** Longer than any job may run, so that a lease ends only when its worker has died. */
const LEASE_MARGIN_MS = 15_000;
const MAX_ATTEMPTS = 12;
const DUE_PAGE = 25;

export type Worker = {
  /** Runs one due row if it can have it. */
  run(id: string, timeLeftMs: () => number): Promise<void>;
  /** Runs what is due in a lane now, a page of each partition, as far as the time goes. Gives how many rows were due. */
  sweep(lane: Lane, timeLeftMs: () => number): Promise<number>;
};

export function createWorker(deps: Deps, handlers: JobHandlers): Worker {
  async function run(id: string, timeLeftMs: () => number): Promise<void> {
    const leaseMs = timeLeftMs() + LEASE_MARGIN_MS;
    if (id.startsWith('line:')) return deliverLine(deps, id.slice('line:'.length), leaseMs, timeLeftMs);
    const job = await deps.jobs.claim(id, deps.now(), leaseMs);
    if (job) await settleJob(deps, job, await outcomeOf(deps, handlers, job, timeLeftMs));
  }

  return {
    run,
    async sweep(lane, timeLeftMs) {
      const pages = await Promise.all(
        Array.from({ length: DUE_PARTITIONS }, (_, partition) => deps.jobs.due(lane, partition, deps.now(), DUE_PAGE)),
      );
      const ids = pages.flat();
      for (const id of ids) {
        if (timeLeftMs() < LEASE_MARGIN_MS) break;
        // A row that cannot even be taken up stays due; those behind it are not made to wait for it.
        await run(id, timeLeftMs).catch((error: unknown) =>
          deps.log.warn('could not run a due row', { id, error: error instanceof Error ? error.name : 'unknown' }),
        );
      }
      return ids.length;
    },
  };
}

async function outcomeOf(
  deps: Deps,
  handlers: JobHandlers,
  job: ClaimedJob,
  timeLeftMs: () => number,
): Promise<JobOutcome> {
  const handler = handlers[job.kind] as (d: Deps, p: unknown, run: JobRun) => Promise<JobOutcome>;
  try {
    return await handler(deps, job.payload, { timeLeftMs, attempt: job.attempt, since: job.dueAt });
  } catch (error) {
    // A defect or an outage. The name says which; the message may carry what logs must not.
    deps.log.warn('job threw', {
      jobId: job.id,
      kind: job.kind,
      error: error instanceof Error ? error.name : 'unknown',
    });
    return {
      tag: 'retry',
      cause: error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown',
    };
  }
}

async function settleJob(deps: Deps, job: ClaimedJob, outcome: JobOutcome): Promise<void> {
  const now = deps.now();
  switch (outcome.tag) {
    case 'done':
      return deps.jobs.finish(job);
    case 'later':
      return deps.jobs.again(job, addMs(now, outcome.waitMs), false, '');
    case 'retry':
      if (job.attempt + 1 < MAX_ATTEMPTS)
        return deps.jobs.again(job, backoff(now, job.attempt, deps.random), true, outcome.cause);
      break;
    case 'hopeless':
      break;
  }
  deps.log.alarm('job dead', { jobId: job.id, kind: job.kind, attempts: job.attempt + 1 });
  return deps.jobs.bury(job, now, outcome.cause);
}
