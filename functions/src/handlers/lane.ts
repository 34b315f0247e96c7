import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent, ScheduledEvent } from 'aws-lambda';
import type { Lane } from '../ports/jobs.ts';
import type { Deps } from '../use-cases/deps.ts';
import { createWorker } from '../use-cases/work/work.ts';
import { WORK } from './work-handlers.ts';

type LaneHandler = (
  event: DynamoDBStreamEvent | ScheduledEvent,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
) => Promise<DynamoDBBatchResponse | undefined>;

/** Left for the platform to write logs and answer. */
const RESERVE_MS = 2_000;

/**
 * One lane of work. The table's stream wakes it for what has just become due; the sweep of each minute takes the rest:
 * retries, leases run out, and whatever a stream lost.
 */
export function createLaneHandler(lane: Lane, depsOf: () => Promise<Deps>): LaneHandler {
  return async (event, context) => {
    const deps = await depsOf();
    const worker = createWorker(deps, WORK);
    const timeLeftMs = () => context.getRemainingTimeInMillis() - RESERVE_MS;
    if (!('Records' in event)) {
      await worker.sweep(lane, timeLeftMs);
      return undefined;
    }
    const batchItemFailures: DynamoDBBatchResponse['batchItemFailures'] = [];
    for (const record of event.Records) {
      const id = dueId(record.dynamodb?.NewImage?.['gsi1sk']?.S);
      try {
        if (id) await worker.run(id, timeLeftMs);
      } catch (error) {
        // The row stays due and the sweep finds it; the record is handed back so that the platform tries again too.
        deps.log.warn('could not run a due row', { id, error: error instanceof Error ? error.name : 'unknown' });
        batchItemFailures.push({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' });
      }
    }
    return { batchItemFailures };
  };
}

const dueId = (sortKey: string | undefined): string | undefined => sortKey?.slice(sortKey.indexOf('#') + 1);
