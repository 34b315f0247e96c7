import { createApi } from '@loan/functions/handlers/api/app';
import { createLaneHandler } from '@loan/functions/handlers/lane';
import type { Lane } from '@loan/functions/ports/jobs';
import type { Deps } from '@loan/functions/use-cases/deps';
import type { DynamoDBStreamEvent, ScheduledEvent } from 'aws-lambda';
import { handle } from 'hono/aws-lambda';
import { type ApiHandler, throughGateway } from '../cloud/gateway.ts';
import { LANES } from '../cloud/lanes.ts';
import type { Chance } from './chance.ts';
import type { Write } from './table.ts';
import type { Timeline } from './timeline.ts';
import type { Weather } from './weather.ts';

const MINUTE_MS = 60_000;
/** From a write to the function that its stream wakes. */
const WAKE_UP_MS = 300;
const SWEEP = { 'detail-type': 'Scheduled Event', source: 'aws.events' } as ScheduledEvent;

type Parts = { timeline: Timeline; chance: Chance; weather: Weather; deps: () => Deps };

/** The four functions of the cloud with what sets them off: the gateway, the table's stream and the schedule. */
export function createFunctions(parts: Parts) {
  const lanes = createLanes(parts);
  return {
    api: createApiFunction(parts),
    onWritten: lanes.onWritten,
    /** Rows that are due or being worked on. */
    live: lanes.live,
  };
}

function createApiFunction({ timeline, chance, weather, deps }: Parts): (request: Request) => Promise<Response> {
  const handler = handle(createApi(async () => deps())) as unknown as ApiHandler;
  const time = { nowMs: timeline.nowMs, after: timeline.after };
  return async (request) => {
    let answer: Response | undefined;
    const name = `api ${request.method} ${new URL(request.url).pathname.replace(/[0-9a-f-]{36}/g, '…')}`;
    const run = async () => {
      answer = await throughGateway(handler, request, { newId: chance.uuid, time });
    };
    const hand = timeline.start(name, run, weather.lifetime());
    await timeline.join(hand.ended);
    // A function that died in the middle: the gateway says so at once.
    return answer ?? Response.json({ message: 'Internal Server Error' }, { status: 502 });
  };
}

type Due = { lane: Lane; dueMs: number };

function createLanes({ timeline, chance, weather, deps }: Parts) {
  const handlers = {
    calls: createLaneHandler('calls', async () => deps()),
    pulls: createLaneHandler('pulls', async () => deps()),
    documents: createLaneHandler('documents', async () => deps()),
  };
  const due = new Map<string, Due>();
  const running: Record<Lane, number> = { calls: 0, pulls: 0, documents: 0 };
  let sweepAt = Number.POSITIVE_INFINITY;
  let callOffSweep = (): void => {};

  /** The sweep of each minute; a minute in which nothing can be due is left out. */
  function planSweep(): void {
    const next = Math.min(...[...due.values()].map(({ dueMs }) => dueMs));
    if (next === Number.POSITIVE_INFINITY) return;
    const at = Math.floor(Math.max(next, timeline.nowMs()) / MINUTE_MS) * MINUTE_MS + MINUTE_MS;
    if (at >= sweepAt) return;
    callOffSweep();
    sweepAt = at;
    callOffSweep = timeline.after(at - timeline.nowMs(), () => {
      sweepAt = Number.POSITIVE_INFINITY;
      const lanes = new Set([...due.values()].filter(({ dueMs }) => dueMs <= timeline.nowMs()).map(({ lane }) => lane));
      for (const lane of lanes) run(lane, SWEEP);
      planSweep();
    });
  }

  function run(lane: Lane, event: DynamoDBStreamEvent | ScheduledEvent): void {
    // One too many is put off by the platform; the next sweep finds the row.
    if (running[lane] >= LANES[lane].parallel) return;
    running[lane] += 1;
    const endsMs = timeline.nowMs() + LANES[lane].timeoutMs;
    const getRemainingTimeInMillis = () => Math.max(0, endsMs - timeline.nowMs());
    const work = async () => void (await handlers[lane](event, { getRemainingTimeInMillis }));
    const hand = timeline.start(`${'Records' in event ? 'woken' : 'sweep'} ${lane}`, work, weather.lifetime());
    const callOff = timeline.after(LANES[lane].timeoutMs, () => hand.end('killed'));
    hand.ended.then(() => {
      running[lane] -= 1;
      callOff();
    });
  }

  function wake({ image }: Write, { lane, dueMs }: Due): void {
    if (weather.losesWakeUp() || dueMs > timeline.nowMs()) return;
    const record = { eventName: 'MODIFY', dynamodb: { NewImage: image, SequenceNumber: '1' } };
    const event = { Records: [record] } as DynamoDBStreamEvent;
    for (let time = weather.repeatsRecord() ? 2 : 1; time > 0; time -= 1)
      timeline.after(chance.delayMs(WAKE_UP_MS), () => run(lane, event));
  }

  return {
    live: (): ReadonlyMap<string, Due> => due,
    onWritten(writes: readonly Write[]): void {
      for (const write of writes) {
        const key = keyOf(write);
        const isDue = dueOf(write);
        if (isDue) due.set(key, isDue);
        else due.delete(key);
        if (isDue && write.row?.['status'] === 'due') wake(write, isDue);
      }
      planSweep();
    },
  };
}

const keyOf = ({ row, before }: Write): string => `${(row ?? before)?.pk}/${(row ?? before)?.sk}`;

function dueOf({ row }: Write): Due | undefined {
  const [, lane] = String(row?.['gsi1pk'] ?? '').split('#');
  if (lane !== 'calls' && lane !== 'pulls' && lane !== 'documents') return undefined;
  return { lane, dueMs: Date.parse(String(row?.['gsi1sk']).split('#')[0] ?? '') };
}
