import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { AccountTail, Payout } from '@loan/shared/facts/shop';
import type { StepOutcome } from '../../../ports/source-adapter.ts';
import { minorOf } from '../../kit/amount.ts';
import { decimalOf } from '../../kit/decimal.ts';
import { type Called, setback } from '../../kit/outcome.ts';
import { PayoutsReduction } from '../../kit/reductions.ts';
import { writtenDay } from '../../kit/written-day.ts';
import { type Movement, Movements, type Statement, Statements } from '../wire.ts';
import { daysOf, type StepTools } from './step.ts';

const PAGE_SIZE = 100;
/** Fifteen months of a shop that is paid every day, with as many movements again. */
const PAGES_MAX = 20;

/** What left the seller's account, and for which one; a seller without such an account has statements only. */
export async function advancePayouts(tools: StepTools): Promise<StepOutcome> {
  const moved = await movementsOf(tools);
  if (moved.tag !== 'ok' && moved.tag !== 'refused') return setback(moved);
  const payouts = moved.tag === 'ok' ? moved.value.flatMap((one) => payoutOf(one) ?? []) : [];
  if (payouts.length === 0) return advanceStatements(tools);
  return done(payouts, payouts.length);
}

async function movementsOf({ api, step }: StepTools): Promise<Called<Movement[]>> {
  const { first, last } = daysOf(step);
  const movements = new Map<string, Movement>();
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const parameters = {
      start_time: first.replaceAll('-', ''),
      end_time: last.replaceAll('-', ''),
      page_size: String(PAGE_SIZE),
      page_num: String(page),
    };
    const answer = await api.post('/finance/transaction/accountTransactions/query', parameters, Movements);
    if (answer.tag !== 'ok') return answer;
    const { transactions, page_info: info } = answer.value;
    for (const one of transactions ?? []) movements.set(one.transaction_number, one);
    if (page >= (info?.total_page ?? 1)) return { tag: 'ok', value: [...movements.values()] };
  }
  return { tag: 'refused', code: 'tooManyPages' };
}

/** Source: the words of sub_transaction_type. Both come back to the account they left. */
const FAILED = new Set(['Failed Payment', 'Returned Payment']);

/**
 * | Lazada                                  | ours             |
 * | type Withdrawal                         | a payout that was made |
 * | sub_type Failed or Returned Payment     | one that failed  |
 * | amount, currency                        | amount, currency |
 * | transaction_time, its own day           | paidOn           |
 * | payee_account.account, its last four    | accountTail      |
 */
export function payoutOf(movement: Movement): Payout | undefined {
  const { type, sub_type: subType, amount, currency, payee_account: payee, transaction_time: at } = movement;
  const failed = FAILED.has(subType ?? '');
  const minor = Math.abs(minorOf(amount, currency));
  if ((type !== 'Withdrawal' && !failed) || minor === 0) return undefined;
  const letters = (payee?.account ?? '').replace(/[^0-9A-Za-z]/g, '').toUpperCase();
  const tail = AccountTail.safeParse(letters.slice(-4));
  return Payout.parse({
    amount: decimalOf(minor, currency),
    currency,
    period: NOT_OFFERED,
    paidOn: writtenDay(at),
    accountTail: tail.success ? tail.data : NOT_OFFERED,
    status: failed ? 'failed' : 'paid',
  });
}

/** Every statement since a day, in one answer. */
async function advanceStatements({ api, step, currency }: StepTools): Promise<StepOutcome> {
  const parameters = { created_after: daysOf(step).first };
  const statements = await api.call('/finance/payout/status/get', parameters, Statements);
  if (statements.tag !== 'ok') return setback(statements);
  const byNumber = new Map((statements.value ?? []).map((one) => [one.statement_number, one]));
  const payouts = [...byNumber.values()].flatMap((one) => paidOut(one, currency) ?? []);
  return done(payouts, byNumber.size);
}

/**
 * | Lazada                           | ours           |
 * | payout, where `paid` is 1        | amount, paid   |
 * | updated_at, else created_at      | paidOn         |
 * assumed: a statement that is paid is last changed when it was; confirm: with a seller's bank statement.
 */
function paidOut({ payout, paid, created_at, updated_at }: Statement, currency: string): Payout | undefined {
  const minor = minorOf(payout, currency);
  if (paid !== '1' || minor <= 0) return undefined;
  return Payout.parse({
    amount: decimalOf(minor, currency),
    currency,
    period: NOT_OFFERED,
    paidOn: writtenDay(updated_at ?? created_at),
    accountTail: NOT_OFFERED,
    status: 'paid',
  });
}

const done = (payouts: Payout[], rowsRead: number): StepOutcome => ({
  tag: 'done',
  result: { reduction: PayoutsReduction.parse({ payouts }), rowsRead, rowsRejected: 0, rejected: [] },
});
