import type { BankEvent } from '@loan/shared/bank/los-bank';
import type { Instant } from '@loan/shared/time/instant';

/** Which function takes a job: short calls to the outside, long reading, or heavy documents. */
export type Lane = 'calls' | 'pulls' | 'documents';

/** What there is to do, and with which facts. One place, so that a job nobody handles does not compile. */
export type JobPayloads = {
  readSource: { sourceId: string };
  /** Starts the assessment that was asked for, now that nothing is being read any more. */
  beginAssessment: { applicationId: string };
  assess: { applicationId: string };
  /** Decides once more, unseen, under each version in shadow. */
  decideShadow: { applicationId: string; decisionId: string };
  checkIdentity: { applicationId: string; subject: 'company' | 'person'; key: string };
  prepareBureau: { applicationId: string };
  /** `watch`: asks on and on until something has become of it, for the case that no callback ever comes. */
  checkBureau: { applicationId: string; subject: 'company' | 'controller'; watch?: true };
  askBank: { applicationId: string };
  queryBank: { applicationId: string };
  prepareContract: { applicationId: string };
  checkSigning: { applicationId: string; attempt: number; watch?: true };
  holdDrawdown: { applicationId: string; drawdownId: string };
  instructDrawdown: { drawdownId: string };
  queryDrawdown: { drawdownId: string };
  releaseDrawdown: { drawdownId: string };
  watchClock: { applicationId: string };
  expire: { applicationId: string; status: string };
  sendMessage: { userId: string; applicationId: string; moment: 'approved' | 'contractWaiting' | 'disbursed' };
  revokeSource: { sourceId: string };
  closeBacking: { applicationId: string };
  printPortrait: { applicationId: string; exportId: string };
  /** Takes in the files that arrived for an application, and reckons what all of its files come to. */
  readFiles: { applicationId: string };
  forgetFiles: { applicationId: string };
  cancelTask: { taskId: string; reason: string };
};
export type JobKind = keyof JobPayloads;

export const LANES: Record<JobKind, Lane> = {
  readSource: 'pulls',
  beginAssessment: 'calls',
  assess: 'calls',
  decideShadow: 'calls',
  checkIdentity: 'calls',
  prepareBureau: 'documents',
  checkBureau: 'calls',
  askBank: 'calls',
  queryBank: 'calls',
  prepareContract: 'documents',
  checkSigning: 'calls',
  holdDrawdown: 'calls',
  instructDrawdown: 'calls',
  queryDrawdown: 'calls',
  releaseDrawdown: 'calls',
  watchClock: 'calls',
  expire: 'calls',
  sendMessage: 'calls',
  revokeSource: 'calls',
  closeBacking: 'calls',
  printPortrait: 'documents',
  readFiles: 'pulls',
  forgetFiles: 'calls',
  cancelTask: 'calls',
};

export type NewJob = { [K in JobKind]: { id: string; kind: K; payload: JobPayloads[K]; dueAt: Instant } }[JobKind];

export type ClaimedJob = NewJob & { attempt: number; token: string };

/** A line of callbacks to one bank, claimed as a whole so that its order holds. */
export type ClaimedLine = {
  applicationId: string;
  bankId: string;
  token: string;
  attempt: number;
  next: BankEvent | undefined;
};

export type DeadRow = {
  id: string;
  what: 'job' | 'line';
  kind: string;
  attempts: number;
  lastError: string;
  since: Instant;
  payload: string;
};

/** Work that is written down and will be done: claimed under a lease, retried, or buried where it can be seen. */
export interface Jobs {
  due(lane: Lane, partition: number, now: Instant, limit: number): Promise<string[]>;
  claim(id: string, now: Instant, leaseMs: number): Promise<ClaimedJob | undefined>;
  /** All of these do nothing when the lease has passed to another worker meanwhile. */
  finish(job: ClaimedJob): Promise<void>;
  /** Once more later. `counts`: whether it was a failure; waiting for a vendor's queue is none. */
  again(job: ClaimedJob, dueAt: Instant, counts: boolean, lastError: string): Promise<void>;
  bury(job: ClaimedJob, at: Instant, lastError: string): Promise<void>;

  claimLine(applicationId: string, now: Instant, leaseMs: number): Promise<ClaimedLine | undefined>;
  /** Marks one event delivered and gives the next; undefined when the line is up to date and has been let go. */
  delivered(line: ClaimedLine, bankSeq: number): Promise<ClaimedLine | undefined>;
  lineAgain(line: ClaimedLine, dueAt: Instant, lastError: string): Promise<void>;
  buryLine(line: ClaimedLine, at: Instant, lastError: string): Promise<void>;
  /** The bank has read up to here by itself: what it has need not be sent, and a held line goes on. */
  caughtUp(applicationId: string, upTo: number, now: Instant): Promise<void>;

  dead(limit: number): Promise<DeadRow[]>;
  /** Due again now, with a fresh count of attempts. */
  replay(id: string, now: Instant): Promise<boolean>;
  /** Gives a dead row up for good (a line: skips the event that stands first). */
  release(id: string, now: Instant): Promise<boolean>;
}
/** Due rows are spread so that one hot partition cannot hold up all work. */
export const DUE_PARTITIONS = 8;
