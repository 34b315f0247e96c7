import { err, ok, type Result } from '@loan/shared/result';
import { addDays, type Day, Instant, shanghaiDay } from '@loan/shared/time/instant';
import type { Lists } from '../../ports/records.ts';
import type { Deps } from '../deps.ts';

export type ListedDecision = Lists['decisions'];
/** From the first to the last of these days in Shanghai, both included. */
export type DecisionWindow = { from: Day; to: Day; product?: ListedDecision['product'] };
/** `next`: where the next page begins; there is none behind the last. */
export type DecisionPage = { decisions: ListedDecision[]; next?: string };
export type BadWindow = { tag: 'BadWindow' };

const DAYS_MAX = 400;
const PAGE_MAX = 1_000;

/**
 * What was decided in these days, oldest first. At most `limit` are read for a page, whatever product they are of, so
 * a page of one product may be short and still have a next one: go on as long as there is `next`.
 */
export async function listDecisions(
  { ledger }: Pick<Deps, 'ledger'>,
  { from, to, product, limit, after }: DecisionWindow & { limit: number; after?: string },
): Promise<Result<DecisionPage, BadWindow>> {
  const most = Math.min(limit, PAGE_MAX);
  const seenTo = after === undefined ? undefined : Instant.safeParse(after.slice(0, after.indexOf('#'))).data;
  if (to < from || addDays(from, DAYS_MAX) <= to || most < 1 || (after !== undefined && !seenTo))
    return err({ tag: 'BadWindow' });

  const found: { key: string; item: ListedDecision }[] = [];
  const first = seenTo && shanghaiDay(seenTo) > from ? shanghaiDay(seenTo) : from;
  for (let day = first; day <= to && found.length < most; day = addDays(day, 1)) {
    const left = { limit: most - found.length, ...(after === undefined ? {} : { after }) };
    // Keys begin with their moment, so `after` is below every key of a later day.
    found.push(...(await ledger.list('decisions', day, left)));
  }
  const last = found[most - 1];
  const decisions = found.map(({ item }) => item).filter((one) => product === undefined || one.product === product);
  return ok({ decisions, ...(last ? { next: last.key } : {}) });
}
