import type { StepOutcome } from '../../ports/source-adapter.ts';
import type { Called } from '../kit/outcome.ts';
import type { Page } from '../kit/pages.ts';
import { readList } from '../kit/read-list.ts';
import { HISTORY_DAYS, secondsOf } from '../kit/windows.ts';
import { paymentOf, reducePayouts, Settled, statementOf, withdrawalOf } from './payouts.ts';
import { shopOf } from './plan.ts';
import { paged, pageOf, pageToken, type StepTools } from './step.ts';
import { PaymentList, StatementList, WithdrawalList } from './wire.ts';

/** Where the seller asks for transfers; elsewhere TikTok makes them. Source: docv2 "Get Payments": not in South-East Asia. */
const ASKED_FOR_IN = new Set(['ID', 'MY', 'PH', 'SG', 'TH', 'VN']);
const STATEMENTS = 'statements ';
const TRANSFERS = 'transfers ';
/** A statement and a transfer for each day, a hundred a page. */
const PAGES_MAX = Math.ceil((HISTORY_DAYS * 4) / 100);

/** Every day's statement first, then the transfers: these name no days, and the statements name them. */
export const readPayouts = (tools: StepTools): Promise<StepOutcome> => {
  const { step, context } = tools;
  const readTransfers = ASKED_FOR_IN.has(shopOf(step, context.identity).region) ? readWithdrawals : readPayments;
  return readList(
    { step, context },
    {
      item: Settled,
      keyOf: ({ is, id }) => `${is} ${id}`,
      pagesMax: PAGES_MAX,
      fetch: (cursor = STATEMENTS) =>
        cursor.startsWith(TRANSFERS)
          ? readTransfers(tools, cursor.slice(TRANSFERS.length))
          : readStatements(tools, cursor.slice(STATEMENTS.length)),
      reduce: reducePayouts,
    },
  );
};

type List = Promise<Called<Page<Settled>>>;

/** The window by the time a list goes by, and the page of it. */
const queryOf = ({ step, context }: StepTools, time: string, token: string) => ({
  shop_cipher: shopOf(step, context.identity).cipher,
  page_size: '100',
  [`${time}_ge`]: String(step.from ? secondsOf(step.from) : 0),
  [`${time}_lt`]: String(step.to ? secondsOf(step.to) : 0),
  ...pageToken(token),
});

const readStatements = (tools: StepTools, token: string): List =>
  paged(
    tools.client.call({
      method: 'GET',
      path: '/finance/202309/statements',
      query: { ...queryOf(tools, 'statement_time', token), sort_field: 'statement_time' },
      answer: StatementList,
    }),
    ({ statements, next_page_token }) => ({
      items: statements.map(statementOf),
      next: next_page_token ? STATEMENTS + next_page_token : TRANSFERS,
    }),
  );

const readPayments = (tools: StepTools, token: string): List =>
  paged(
    tools.client.call({
      method: 'GET',
      path: '/finance/202309/payments',
      query: { ...queryOf(tools, 'create_time', token), sort_field: 'create_time' },
      answer: PaymentList,
    }),
    ({ payments, next_page_token }) => pageOf(payments.flatMap(paymentOf), next_page_token, TRANSFERS),
  );

const readWithdrawals = (tools: StepTools, token: string): List =>
  paged(
    tools.client.call({
      method: 'GET',
      path: '/finance/202309/withdrawals',
      query: { ...queryOf(tools, 'create_time', token), types: 'WITHDRAW' },
      answer: WithdrawalList,
    }),
    ({ withdrawals, next_page_token }) => pageOf(withdrawals.flatMap(withdrawalOf), next_page_token, TRANSFERS),
  );
