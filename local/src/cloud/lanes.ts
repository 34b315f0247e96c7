import type { Lane } from '@loan/functions/ports/jobs';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent, ScheduledEvent } from 'aws-lambda';
import { invoke, type LambdaHandler } from './lambda.ts';

type LaneHandler = LambdaHandler<DynamoDBStreamEvent | ScheduledEvent, DynamoDBBatchResponse | undefined>;
/** As in serverless.yml: how long a run may take, and how many run side by side. */
export const LANES: Record<Lane, { timeoutMs: number; parallel: number }> = {
  calls: { timeoutMs: 60_000, parallel: 6 },
  pulls: { timeoutMs: 300_000, parallel: 2 },
  documents: { timeoutMs: 60_000, parallel: 1 },
};
/** The cloud sweeps once a minute; here nobody pays for an invocation. */
const SWEEP_MS = 5_000;
/** A row due within this time gets a timer of its own; the sweep takes the others. */
const SOON_MS = 30_000;

export type Lanes = { onStream(event: DynamoDBStreamEvent): void; sweep(): Promise<void>; close(): Promise<void> };

/** The event sources of the three lanes: the table's stream through its filters, and the schedule. */
export function runLanes(
  handlers: Record<Lane, LaneHandler>,
  options: { now: () => Date; newId: () => string; warn: (message: string) => void },
): Lanes {
  const { now, newId, warn } = options;
  const queues = Object.fromEntries(
    (Object.keys(LANES) as Lane[]).map((lane) => [lane, createQueue(LANES[lane].parallel)]),
  ) as Record<Lane, Queue>;
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;

  const call = (lane: Lane, event: DynamoDBStreamEvent | ScheduledEvent) =>
    queues[lane].run(async () => {
      if (closed) return;
      await invoke(handlers[lane], event, { functionName: lane, timeoutMs: LANES[lane].timeoutMs, newId }).catch(
        (error: unknown) => warn(`${lane}: ${error instanceof Error ? `${error.name}: ${error.message}` : 'failed'}`),
      );
    });
  const wake = (lane: Lane, record: DynamoDBRecord) => {
    const waitMs = dueMs(record) - now().getTime();
    if (waitMs <= 0) return void call(lane, { Records: [record] });
    if (waitMs > SOON_MS) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void call(lane, { Records: [record] });
    }, waitMs + 1);
    timers.add(timer);
  };
  const sweep = async () => {
    await Promise.all((Object.keys(LANES) as Lane[]).map((lane) => call(lane, SWEEP)));
  };
  const sweeping = setInterval(() => void sweep(), SWEEP_MS);

  return {
    onStream(event) {
      for (const record of event.Records) {
        const lane = laneOf(record);
        if (lane) wake(lane, record);
      }
    },
    sweep,
    async close() {
      closed = true;
      clearInterval(sweeping);
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(Object.values(queues).map((queue) => queue.idle()));
    },
  };
}

const SWEEP = { 'detail-type': 'Scheduled Event', source: 'aws.events' } as ScheduledEvent;

/** The filter of serverless.yml: a row has become due in this lane. */
function laneOf({ eventName, dynamodb }: DynamoDBRecord): Lane | undefined {
  const image = dynamodb?.NewImage;
  if (eventName === 'REMOVE' || image?.['status']?.S !== 'due') return undefined;
  const lane = image['lane']?.S;
  return lane === 'calls' || lane === 'pulls' || lane === 'documents' ? lane : undefined;
}

const dueMs = (record: DynamoDBRecord): number =>
  Date.parse(record.dynamodb?.NewImage?.['gsi1sk']?.S?.split('#')[0] ?? '') || 0;

type Queue = { run(task: () => Promise<void>): Promise<void>; idle(): Promise<void> };

/** At most so many at a time, in the order they came. */
function createQueue(parallel: number): Queue {
  const waiting: (() => void)[] = [];
  const running = new Set<Promise<void>>();
  let free = parallel;
  return {
    async run(task) {
      if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
      else free--;
      const work = task();
      running.add(work);
      try {
        await work;
      } finally {
        running.delete(work);
        const next = waiting.shift();
        if (next) next();
        else free++;
      }
    },
    async idle() {
      await Promise.allSettled([...running]);
    },
  };
}
