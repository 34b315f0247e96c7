import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { err, ok, type Result } from '@loan/shared/result';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
/** A write and what it means when its condition fails. */
export type Meant<M> = { item: TransactItem; meaning: M };

/** Limits of the service: one transaction holds at most this many items. */
const MOST_ITEMS = 100;
const ATTEMPTS = 9;
const TRANSIENT = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);
const TRANSIENT_NAMES = new Set([
  'TransactionInProgressException',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
]);

const BASE_MS = 15;
const CAP_MS = 600;

/** How long a pause is, and how it is waited out. */
export type Chance = { random: () => number; sleep: (ms: number) => Promise<void> };
export type Pause = (attempt: number) => Promise<void>;

/**
 * Writes all or nothing. Conflicts and throttles are retried with jitter; only a failed condition is an answer,
 * and it comes back as the meanings of the writes whose condition failed.
 */
export async function transact<M>(
  db: DynamoDBDocumentClient,
  writes: readonly Meant<M>[],
  pause: Pause,
): Promise<Result<void, M[]>> {
  // The service refuses an empty transaction; whoever has nothing to write has written it.
  if (writes.length === 0) return ok(undefined);
  if (writes.length > MOST_ITEMS) throw new RangeError(`transact: ${writes.length} writes, at most ${MOST_ITEMS}`);
  for (let attempt = 1; ; attempt++) {
    try {
      await db.send(new TransactWriteCommand({ TransactItems: writes.map(({ item }) => item) }));
      return ok(undefined);
    } catch (error) {
      const failed = failedConditions(error, writes);
      if (failed) return err(failed);
      if (!isTransient(error) || attempt === ATTEMPTS) throw error;
      await pause(attempt);
    }
  }
}

/** Runs any single request again while the table is busy. */
export async function whileBusy<T>(run: () => Promise<T>, pause: Pause): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (!isTransient(error) || attempt === ATTEMPTS) throw error;
      await pause(attempt);
    }
  }
}

function failedConditions<M>(error: unknown, writes: readonly Meant<M>[]): M[] | undefined {
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const reasons = error.CancellationReasons ?? [];
  const failed = writes.filter((_, index) => reasons[index]?.Code === 'ConditionalCheckFailed');
  return failed.length > 0 ? failed.map(({ meaning }) => meaning) : undefined;
}

function isTransient(error: unknown): boolean {
  if (error instanceof TransactionCanceledException) {
    return (error.CancellationReasons ?? []).some(({ Code }) => Code !== undefined && TRANSIENT.has(Code));
  }
  return error instanceof Error && (TRANSIENT_NAMES.has(error.name) || error.name === 'TransactionConflictException');
}

/** Full jitter: anywhere between nothing and the doubled wait, so that those who collided do not meet again. */
export const jitterPause =
  ({ random, sleep }: Chance): Pause =>
  (attempt) =>
    sleep(random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt));
