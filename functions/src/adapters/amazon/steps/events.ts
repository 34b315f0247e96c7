import { z } from '@loan/shared/schema';
import { addMs, type Instant } from '@loan/shared/time/instant';
import type { StepOutcome } from '../../../ports/source-adapter.ts';
import { addEvents, NO_EVENTS } from '../facts/events.ts';
import { EventsReduction } from '../reductions.ts';
import { ListFinancialEvents } from '../wire/finances.ts';
import { CALL_MS, listRead, readCheckpoint, type StepTools, setback, wait } from './step.ts';

/**
 * Events are read backwards in windows of 15 days, so that six of them are the last 90 days and, when a shop has more
 * events than we read, what is missing is the oldest.
 */
const WINDOW_MS = 15 * 86_400_000;
/**
 * A hundred events a page, one page every two seconds: this is nine minutes of waiting and 30,000 events, a quarter of
 * a year for a shop of 100,000 orders. Beyond, the shop's yearly figures from events are missing, and are said to be.
 */
export const EVENT_PAGES_MAX = 300;
/** Other steps want their turn. */
const PAGES_A_TURN = 100;

const Checkpoint = z.object({
  /** The end of the window being read. */
  to: z.iso.datetime(),
  nextToken: z.string().optional(),
  pages: z.int().min(0),
  restarts: z.int().min(0),
  /** The windows read to their end, and those plus what was read of the present one. */
  whole: EventsReduction,
  sofar: EventsReduction,
});
type Checkpoint = z.infer<typeof Checkpoint>;
const RESTARTS_MAX = 5;

/** Refunds, advertising and Amazon's own loans to the seller, from the financial events. */
export async function advanceEvents(tools: StepTools): Promise<StepOutcome> {
  const { step, context } = tools;
  const [from, to] = [step.from as Instant, step.to as Instant];
  const start = { to, pages: 0, restarts: 0, whole: NO_EVENTS(to), sofar: NO_EVENTS(to) };
  let at = readCheckpoint<Checkpoint>(Checkpoint, context.checkpoint, start);
  for (let turn = 0; turn < PAGES_A_TURN; turn += 1) {
    if (at.to <= from || at.pages >= EVENT_PAGES_MAX) return listRead(at.whole, at.pages);
    if (context.timeLeftMs() < CALL_MS) break;
    const windowFrom = laterOf(addMs(at.to as Instant, -WINDOW_MS), from);
    const page = await readPage(tools, at, windowFrom);
    // A token that Amazon no longer knows: the window is read again from its beginning, and nothing counts twice.
    if (page.tag === 'refused' && at.nextToken !== undefined && at.restarts < RESTARTS_MAX) {
      at = { ...at, nextToken: undefined, restarts: at.restarts + 1, sofar: at.whole };
      continue;
    }
    if (page.tag !== 'ok') return setback(page, at);
    const { FinancialEvents: events, NextToken: nextToken } = page.value.payload;
    const sofar = events ? addEvents(at.sofar, events, windowFrom) : at.sofar;
    const pages = at.pages + 1;
    at = nextToken ? { ...at, nextToken, pages, sofar } : closeWindow({ ...at, pages, sofar }, windowFrom);
  }
  return wait(at, 0);
}

const laterOf = (a: Instant, b: Instant): Instant => (a > b ? a : b);

function closeWindow({ nextToken: _, sofar, ...at }: Checkpoint, windowFrom: Instant): Checkpoint {
  const whole = { ...sofar, coveredFrom: windowFrom.slice(0, 10) as EventsReduction['coveredFrom'] };
  return { ...at, to: windowFrom, whole, sofar: whole };
}

const readPage = ({ api }: StepTools, { to, nextToken }: Checkpoint, from: Instant) =>
  api.call({
    operation: 'listFinancialEvents',
    method: 'GET',
    path: '/finances/v0/financialEvents',
    query: { PostedAfter: from, PostedBefore: to, MaxResultsPerPage: '100', NextToken: nextToken },
    answer: ListFinancialEvents,
  });
