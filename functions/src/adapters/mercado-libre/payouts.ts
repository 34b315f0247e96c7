import { z } from '@loan/shared/schema';
import type { PullContext, PullStep, StepOutcome } from '../../ports/source-adapter.ts';
import { type Called, setback } from '../kit/outcome.ts';
import { readList } from '../kit/read-list.ts';
import { PayoutsReduction } from '../kit/reductions.ts';
import { currencyOfSite } from './account.ts';
import type { Client } from './client.ts';
import { PayoutKept, payoutsOf } from './releases.ts';
import { ReportTask, User } from './wire.ts';

type Tools = { client: Client; step: PullStep; context: PullContext };

const REPORT = '/v1/account/release_report';
/** A report takes some minutes. Two hours later it will not come. */
const POLL_MS = 30_000;
const POLLS_MAX = 240;

const Checkpoint = z.object({ taskId: z.string(), polls: z.int() });
type Checkpoint = z.infer<typeof Checkpoint>;

const waitFor = (at: Checkpoint, waitMs: number): StepOutcome => ({
  tag: 'wait',
  checkpoint: JSON.stringify(at),
  waitMs,
});

/** Asks for the report of one window, waits for it turn by turn, and reads the payouts in it. */
export async function readPayouts(tools: Tools): Promise<StepOutcome> {
  const at = checkpointOf(tools.context.checkpoint);
  if (!at) return request(tools);
  const outcome = await poll(tools, at);
  // A pause of theirs does not lose the report that was asked for.
  return outcome.tag === 'wait' && outcome.checkpoint === '' ? waitFor(at, outcome.waitMs) : outcome;
}

async function request({ client, step }: Tools): Promise<StepOutcome> {
  const body = { begin_date: secondOf(step.from), end_date: secondOf(step.to) };
  const task = await client.read({ host: 'pago', method: 'POST', path: REPORT, body, answer: ReportTask });
  if (task.tag === 'ok') return waitFor({ taskId: task.value.id, polls: 0 }, POLL_MS);
  // Whether it is only Mercado Pago that does not know the token, Mercado Libre can say.
  const user: Called<unknown> =
    task.tag === 'refused' ? await client.read({ path: '/users/me', answer: User }) : { tag: 'ok', value: undefined };
  return setback(user.tag === 'ok' ? task : user);
}

async function poll({ client, step, context }: Tools, at: Checkpoint): Promise<StepOutcome> {
  const path = `${REPORT}/task/${encodeURIComponent(at.taskId)}`;
  const task = await client.read({ host: 'pago', path, answer: ReportTask });
  if (task.tag !== 'ok') return setback(task);
  const { status, file_name: file } = task.value;
  if (status === 'failed') return { tag: 'notAvailable', reason: 'reportFailed' };
  if (!file) {
    const polls = at.polls + 1;
    return polls < POLLS_MAX ? waitFor({ ...at, polls }, POLL_MS) : { tag: 'notAvailable', reason: 'reportLate' };
  }
  const currency = currencyOfSite(context.identity.marketplaceIds[0] ?? '');
  return readList(
    { step, context },
    {
      item: PayoutKept,
      keyOf: ({ id }) => id,
      pagesMax: 1,
      async fetch() {
        const report = await client.ask({ host: 'pago', path: `${REPORT}/${encodeURIComponent(file)}` });
        return report.tag === 'ok' ? payoutsOf(report.value.bytes, currency) : report;
      },
      reduce: (payouts) => PayoutsReduction.parse({ payouts: payouts.map(({ payout }) => payout) }),
    },
  );
}

/** "2026-10-23T04:00:00Z": the report takes no parts of seconds. */
const secondOf = (instant = ''): string => `${instant.slice(0, 19)}Z`;

/** What an older release left is asked for anew. */
function checkpointOf(text: string | undefined): Checkpoint | undefined {
  try {
    return Checkpoint.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}
