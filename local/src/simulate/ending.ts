import { makeDepositUp, replayAll } from './desk.ts';
import { firstBroken } from './laws/case-laws.ts';
import { ENDING_LAWS } from './laws/endings.ts';
import type { Broken, Observer } from './observer.ts';
import type { Row } from './table.ts';
import type { Town } from './town.ts';

const DAY_MS = 86_400_000;
/** How long the outside stays calm before everything that is ours to do has to be done: longer than a bank thinks. */
const CALM_DAYS = 3;
/** Ends an ending that never comes. */
const MOST_STEPS = 400_000;
/** A row that is due this long was forgotten. */
const OVERDUE_MS = 5 * 60_000;
/** What was given up while things went wrong may be tried again this often. */
const REPLAYS = 3;

type Next = () => Promise<Broken | undefined>;

/** Nothing goes wrong by itself any more: whatever is ours to do is done within days, and the rest is for people. */
export async function bringToRest(town: Town, observer: Observer, next: Next): Promise<Broken | undefined> {
  const { timeline, weather, sandbox, deps } = town;
  weather.calm();
  sandbox.world.faults.clear();
  sandbox.world.state.set('world', 'pace', 'instant');
  timeline.start('desk', () => makeDepositUp(deps));
  for (let round = 0; round < REPLAYS; round += 1) {
    if (round > 0 && deadRows(town).length === 0) break;
    timeline.start('desk', async () => void (await replayAll(deps)));
    const broken = await letDaysPass(town, next);
    if (broken) return broken;
  }
  return unfinished(town, observer);
}

async function letDaysPass({ timeline }: Town, next: Next): Promise<Broken | undefined> {
  const until = timeline.nowMs() + CALM_DAYS * DAY_MS;
  // There is always something to come to, or time would stop before its end.
  timeline.after(CALM_DAYS * DAY_MS, () => {});
  for (let count = 0; timeline.nowMs() < until; count += 1) {
    if (count > MOST_STEPS) return { law: 'a calm world comes to rest', what: `${count} steps and no end` };
    const broken = await next();
    if (broken) return broken;
  }
  return undefined;
}

const deadRows = ({ table }: Town): Row[] => [...table.rows.values()].filter((row) => row['status'] === 'dead');

function unfinished(town: Town, observer: Observer): Broken | undefined {
  const { timeline, liveWork } = town;
  for (const [row, { dueMs }] of liveWork())
    if (dueMs < timeline.nowMs() - OVERDUE_MS)
      return { law: 'what is due is done', what: `${row} is due since ${new Date(dueMs).toISOString()}` };
  const [dead] = deadRows(town);
  if (dead) return { law: 'no dead row remains once it was tried again', what: `${dead.pk}: ${dead['lastError']}` };
  for (const one of observer.cases()) {
    const broken = firstBroken(ENDING_LAWS, one);
    if (broken) return broken;
  }
  return undefined;
}
