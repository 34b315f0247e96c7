import type { Deps } from '@loan/functions/use-cases/deps';
import { listDead, replayDead } from '@loan/functions/use-cases/ops/dead-rows';
import { decideReview } from '@loan/functions/use-cases/ops/decide-review';
import { setDeposit } from '@loan/functions/use-cases/ops/deposit';
import { listReviews } from '@loan/functions/use-cases/ops/reviews';
import type { Sandbox } from '@loan/sandbox/server';
import { fen } from '@loan/shared/money/fen';
import type { Chance } from './chance.ts';
import type { SimulatedTable } from './table.ts';
import type { Timeline } from './timeline.ts';
import type { Weather } from './weather.ts';

const HOUR_MS = 3_600_000;
const SHIFT_MS = 6 * HOUR_MS;
const GROUND = '已核对登记资料与经营情况说明';
const BY = 'simulated';
const PEOPLE = [BY, 'simulated-second'] as const;
/** 1000万 and a little over; one less and nothing may be lent. */
const MINIMUM_FEN = 1_000_000_000;

type Office = {
  timeline: Timeline;
  chance: Chance;
  weather: Weather;
  deps: Deps;
  sandbox: Sandbox;
  table: SimulatedTable;
};

/** The people at the partner's and the bank's desks, each shift. */
export function openDesks(office: Office): void {
  const { timeline, chance, weather } = office;
  const next = () => {
    if (weather.isCalm()) return;
    timeline.start('desk', () => shift(office));
    if (chance.happens(0.5)) timeline.start('bank', () => changeMood(office));
    timeline.after(chance.delayMs(SHIFT_MS), next);
  };
  timeline.after(chance.delayMs(SHIFT_MS), next);
}

async function shift({ timeline, deps, chance, table }: Office): Promise<void> {
  // The table removes what has expired some time after, whenever it gets round to it.
  if (chance.happens(0.5)) await timeline.outside(table.sweepExpired);
  for (const [by, other] of [PEOPLE, [...PEOPLE].reverse()] as const) await review({ deps, chance }, by, other);
  if (chance.happens(0.5)) await replayAll(deps);
  // The deposit falls under its minimum for a shift, and is made up in another.
  if (chance.happens(0.15)) await setDeposit(deps, { depositFen: fen(MINIMUM_FEN - chance.between(0, 2)), by: BY });
  else if (chance.happens(0.4)) await makeDepositUp(deps);
}

/** One person at the desk: what nobody has looked at, and what another has. */
async function review({ deps, chance }: Pick<Office, 'deps' | 'chance'>, by = BY, other = BY): Promise<void> {
  for (const { applicationId, items: asked, concluded } of await listReviews(deps)) {
    if (chance.happens(0.2)) continue;
    const own = asked.map(({ code, mayBeLifted }) => {
      const result = mayBeLifted && chance.happens(0.6) ? ('corrected' as const) : ('upheld' as const);
      return { code, result, ground: GROUND };
    });
    const items = concluded && chance.happens(0.8) ? concluded.items : own;
    const who = concluded?.by === by ? other : by;
    await decideReview(deps, { applicationId, items, by: who, second: concluded !== undefined });
  }
}

/** What was given up is looked into, and tried once more. */
export async function replayAll(deps: Deps): Promise<number> {
  const rows = await listDead(deps);
  for (const { id } of rows) await replayDead(deps, { id, by: BY });
  return rows.length;
}

export const makeDepositUp = async (deps: Deps): Promise<void> => {
  await setDeposit(deps, { depositFen: fen(2 * MINIMUM_FEN), by: BY });
};

/** How the bank is today: quick or slow, telling things twice or in the wrong order, of another mind than its rules. */
async function changeMood({ timeline, sandbox, chance }: Office): Promise<void> {
  const on = chance.pick(['credit', 'disburse'] as const);
  const results = on === 'credit' ? ['approve', 'cut', 'refuse'] : ['reject'];
  const mood = {
    on,
    answer: chance.pick(['now', 'late']),
    twice: chance.happens(0.3),
    outOfOrder: chance.happens(0.3),
    ...(chance.happens(0.3) ? { result: chance.pick(results) } : {}),
  };
  const headers = { 'content-type': 'application/json' };
  const asked = { method: 'POST', headers, body: JSON.stringify(mood) };
  // Mostly nobody is kept waiting, or a run would be spent in queues; at times the vendors' own quotas and hours hold.
  const pace = chance.happens(0.15) ? 'published' : 'instant';
  await timeline.outside(async () => {
    await sandbox.app.request('/bank/control/behaviour', asked);
    sandbox.world.state.set('world', 'pace', pace);
  });
}
