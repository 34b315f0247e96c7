import { z } from '@loan/shared/schema';
import { addDays, type Instant } from '@loan/shared/time/instant';
import type { PullContext, PullStep, StepOutcome } from '../../ports/source-adapter.ts';
import { type Called, setback } from '../kit/outcome.ts';
import type { Page } from '../kit/pages.ts';
import { readList, readRows } from '../kit/read-list.ts';
import { nearestDay } from '../kit/windows.ts';
import type { Graph } from './client.ts';
import { AdDay, dayOf, mergeAds, statusOf } from './mapping.ts';
import { AdAccount, InsightDay, List } from './wire.ts';

export type StepTools = { graph: Graph; step: PullStep; context: PullContext };

const PAGE = '100';
const PAGES_MAX = 20;

/** Every advertising account the seller lets us see. */
export async function readAccounts(graph: Graph): Promise<Called<AdAccount[]>> {
  const fields = 'id,name,account_status';
  const listed = await graph.get('/me/adaccounts', { fields, limit: PAGE }, List);
  return listed.tag === 'ok' ? { tag: 'ok', value: readRows(AdAccount, listed.value.data).items } : listed;
}

export const Profile = z.strictObject({ status: z.enum(['active', 'limited', 'closed']) });

export async function readProfile({ graph, context }: StepTools): Promise<StepOutcome> {
  const accounts = await readAccounts(graph);
  if (accounts.tag !== 'ok') return setback(accounts);
  const ours = accounts.value.filter(({ id }) => context.identity.marketplaceIds.includes(id));
  const reduction = Profile.parse({ status: ours.length === 0 ? 'closed' : statusOf(ours) });
  return { tag: 'done', result: { reduction, rowsRead: ours.length, rowsRejected: 0, rejected: [] } };
}

export const readAds = (tools: StepTools): Promise<StepOutcome> =>
  readList(tools, {
    item: AdDay,
    keyOf: ({ day }) => day,
    pagesMax: PAGES_MAX,
    fetch: (cursor) => pageOf(tools, cursor),
    reduce: (days) => ({ months: mergeAds(days.map(({ day: _, ...month }) => month)) }),
  });

/** Days are those of the advertising account's own time zone, as Meta counts them. */
async function pageOf({ graph, step }: StepTools, cursor: string | undefined): Promise<Called<Page<AdDay>>> {
  const since = nearestDay(step.from as Instant);
  const until = addDays(nearestDay(step.to as Instant), -1);
  const [, account = ''] = step.id.split(':');
  const query = {
    level: 'account',
    fields: 'spend,action_values,account_currency',
    time_increment: '1',
    time_range: JSON.stringify({ since, until }),
    limit: PAGE,
    ...(cursor === undefined ? {} : { after: cursor }),
  };
  const listed = await graph.get(`/${account}/insights`, query, List);
  if (listed.tag !== 'ok') return listed;
  const { items, rejected } = readRows(InsightDay, listed.value.data);
  const after = listed.value.paging?.next ? listed.value.paging.cursors?.after : undefined;
  return { tag: 'ok', value: { items: items.map(dayOf), rejected, ...(after ? { next: after } : {}) } };
}
