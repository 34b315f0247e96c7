import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DecisionPage, listDecisions } from '@loan/functions/use-cases/ops/decision-list';
import { addDays, Day, Instant, shanghaiDay } from '@loan/shared/time/instant';
import { type OpenTable, openTable } from './open-table.ts';

const TIMEOUT_MS = 60_000;
let table: OpenTable;
beforeAll(async () => {
  table = await openTable();
  for (const [decisionId, at] of DECIDED) await table.ledger.commit({ lists: [listed(decisionId, Instant.parse(at))] });
}, TIMEOUT_MS);
afterAll(() => table.close());

/** Two before and two after midnight in Shanghai, which is 16:00 in UTC, and one three days later. */
const DECIDED = [
  ['monday-evening', '2026-11-23T12:00:00.000Z'],
  ['monday-late', '2026-11-23T15:59:59.999Z'],
  ['tuesday-early', '2026-11-23T16:00:00.000Z'],
  ['tuesday-early-too', '2026-11-23T16:00:00.000Z'],
  ['friday', '2026-11-27T02:00:00.000Z'],
] as const;
const MONDAY = Day.parse('2026-11-23');
const week = { from: MONDAY, to: addDays(MONDAY, 6) };

const listed = (decisionId: string, at: Instant) => ({
  list: 'decisions' as const,
  owner: shanghaiDay(at),
  key: `${at}#${decisionId}`,
  item: {
    ...{ decisionId, applicationId: `of-${decisionId}`, product: 'dataLoan' as const, outcome: 'offered' as const },
    ...{ policyVersion: 'data-loan-2026-11', isCleared: false, at },
  },
});

const idsOf = ({ decisions }: DecisionPage): string[] => decisions.map(({ decisionId }) => decisionId);
async function pageOf(asked: Parameters<typeof listDecisions>[1]): Promise<DecisionPage> {
  const page = await listDecisions(table, asked);
  if (!page.ok) throw new Error(page.error.tag);
  return page.value;
}

describe('the decisions of some days', () => {
  it('are those of whole days in Shanghai, oldest first', async () => {
    expect(idsOf(await pageOf({ from: MONDAY, to: MONDAY, limit: 10 }))).toEqual(['monday-evening', 'monday-late']);
    expect(await pageOf({ ...week, limit: 10 })).toMatchObject({
      decisions: DECIDED.map(([id]) => ({ decisionId: id })),
    });
    expect((await pageOf({ ...week, limit: 10 })).next).toBeUndefined();
  });

  it.each([1, 2, 3, 4, 5])('are each read once when they are read by pages of %s', async (limit) => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await pageOf({ ...week, limit, ...(after === undefined ? {} : { after }) });
      seen.push(...idsOf(page));
      after = page.next;
    } while (after !== undefined && seen.length < 100);
    expect(seen).toEqual(DECIDED.map(([id]) => id));
  });

  it.each([
    ['a window that ends before it begins', { from: MONDAY, to: addDays(MONDAY, -1), limit: 10 }],
    ['a window of more than 400 days', { from: MONDAY, to: addDays(MONDAY, 400), limit: 10 }],
    ['a place that is no page’s end', { ...week, limit: 10, after: 'tomorrow' }],
    ['nothing', { ...week, limit: 0 }],
  ])('are not read for %s', async (_, asked) => {
    expect(await listDecisions(table, asked)).toEqual({ ok: false, error: { tag: 'BadWindow' } });
  });
});
