import type { z } from '@loan/shared/schema';
import { addMs, type Instant } from '@loan/shared/time/instant';
import type { PullContext, PullStep, StepOutcome } from '../../ports/source-adapter.ts';
import { LoanMovement, mergeLoans } from '../kit/loans.ts';
import { type Called, setback } from '../kit/outcome.ts';
import type { Page } from '../kit/pages.ts';
import { beijingText } from '../kit/pulled.ts';
import { pageAfter, readList, readRows } from '../kit/read-list.ts';
import type { LianLian } from './client.ts';
import { Credit, creditOf, loanOf, TakenOut, takenOutOf } from './mapping.ts';
import { profileOf, readHoldings } from './profile.ts';
import { Entry, Flow, Listed, Withdrawal } from './wire.ts';

export type StepTools = { lianlian: LianLian; step: PullStep; context: PullContext };

const PAGE_SIZE = 100;
const PAGES_MAX = 300;

export async function readProfile({ lianlian }: StepTools): Promise<StepOutcome> {
  const holdings = await readHoldings(lianlian);
  if (holdings.tag !== 'ok') return setback(holdings);
  const { accounts, rejected } = holdings.value;
  const reduction = profileOf(holdings.value);
  return { tag: 'done', result: { reduction, rowsRead: accounts.length, rowsRejected: rejected, rejected: [] } };
}

/** Money that reached the receiving accounts, by the day the credit was written. */
export const readInflows = (tools: StepTools): Promise<StepOutcome> =>
  readList(tools, {
    item: Credit,
    keyOf: ({ id }) => id,
    pagesMax: PAGES_MAX,
    fetch: (cursor) => pageOf(tools, { path: '/transaction/entry/list', cursor, row: Entry, map: creditOf }),
    reduce: (credits) => ({ credits }),
  });

export const readWithdrawals = (tools: StepTools): Promise<StepOutcome> => {
  const { companyName } = tools.context.identity;
  const map = (withdrawal: Withdrawal) => takenOutOf(withdrawal, companyName);
  return readList(tools, {
    item: TakenOut,
    keyOf: ({ id }) => id,
    pagesMax: PAGES_MAX,
    fetch: (cursor) => pageOf(tools, { path: '/withdraw/record/list', cursor, row: Withdrawal, map }),
    reduce: (withdrawals) => ({ withdrawals }),
  });
};

const LoanRow = LoanMovement.extend({ id: Flow.shape.transId });

/** The statement of one account, for the debts in it. */
export const readFlows = (tools: StepTools): Promise<StepOutcome> => {
  const map = (flow: Flow) => {
    const loan = loanOf(flow);
    return loan && { id: flow.transId, ...loan };
  };
  const more = { accountId: tools.step.id.slice('flows:'.length) };
  return readList(tools, {
    item: LoanRow,
    keyOf: ({ id }) => id,
    pagesMax: PAGES_MAX,
    fetch: (cursor) => pageOf(tools, { path: '/myshop/transaction', cursor, row: Flow, map, more }),
    reduce: (rows) => ({ movements: mergeLoans(rows.map(({ id: _, ...movement }) => movement)) }),
  });
};

type Listing<R, T> = {
  path: string;
  cursor: string | undefined;
  row: z.ZodType<R>;
  map(row: R): T | undefined;
  more?: Readonly<Record<string, string>>;
};

/** assumed: both ends of a window count, so it ends a second early; confirm: with LianLian. */
async function pageOf<R, T>({ lianlian, step }: StepTools, listing: Listing<R, T>): Promise<Called<Page<T>>> {
  const pageNum = Number(listing.cursor ?? '1');
  const startTime = beijingText(step.from as Instant);
  const endTime = beijingText(addMs(step.to as Instant, -1_000));
  const body = { ...listing.more, startTime, endTime, pageNum, pageSize: PAGE_SIZE };
  const listed = await lianlian.call({ service: 'open', path: listing.path, body, answer: Listed });
  if (listed.tag !== 'ok') return listed;
  const { items, rejected } = readRows(listing.row, listed.value.resultList);
  const mapped = items.flatMap((row) => listing.map(row) ?? []);
  const next = pageAfter(pageNum, { size: PAGE_SIZE, total: listed.value.totalSize });
  return { tag: 'ok', value: { items: mapped, rejected, ...next } };
}
