import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { AccountTail } from '@loan/shared/facts/shop';
import { z } from '@loan/shared/schema';
import { addDays, Day } from '@loan/shared/time/instant';
import { decimalText, minorDigits } from '../../ingest/currencies.ts';
import { minorOf } from '../kit/amount.ts';
import { amounts } from '../kit/orders-reduction.ts';
import { PayoutsReduction } from '../kit/reductions.ts';
import { dayOf } from './days.ts';
import type { Payment, Statement, Withdrawal } from './wire.ts';

const Minor = z.int().min(-1e14).max(1e14);

/** What is taken of a day's statement, or of a transfer. */
export const Settled = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('statement'),
    id: z.string(),
    day: Day,
    currency: z.string(),
    feeMinor: Minor,
    paymentId: z.string().optional(),
  }),
  z.strictObject({
    is: z.literal('transfer'),
    id: z.string(),
    paidOn: Day,
    currency: z.string(),
    amountMinor: Minor,
    accountTail: AccountTail.optional(),
    status: z.enum(['paid', 'failed']),
  }),
]);
export type Settled = z.infer<typeof Settled>;

/**
 * A statement is made at midnight and holds the day before. Source: docv2 "Finance API overview".
 * | TikTok Shop                                              | ours     |
 * | − fee_amount − shipping_cost_amount − adjustment_amount | feeMinor |
 * What TikTok keeps for advertising, and what it makes good, is in the adjustments, and a statement does not tell which.
 */
export function statementOf(statement: Statement): Settled {
  const { id, statement_time: madeAt, currency, payment_id: paymentId } = statement;
  const given = [statement.fee_amount, statement.shipping_cost_amount, statement.adjustment_amount];
  const feeMinor = given.reduce((kept, amount) => kept - minorOf(amount, currency), 0);
  const day = addDays(dayOf(madeAt), -1);
  return { is: 'statement', id, day, currency, feeMinor, ...(paymentId ? { paymentId } : {}) };
}

/** A transfer under way has not reached anybody; a negative one is a debt of the seller's. */
export function paymentOf({ id, status, amount, create_time, paid_time, bank_account = '' }: Payment): Settled[] {
  const amountMinor = minorOf(amount.value, amount.currency);
  if (amountMinor <= 0 || (status !== 'PAID' && status !== 'FAILED')) return [];
  const tail = AccountTail.safeParse(
    bank_account
      .replace(/[^0-9A-Za-z]/g, '')
      .toUpperCase()
      .slice(-4),
  );
  return [
    {
      is: 'transfer',
      id,
      paidOn: dayOf(paid_time ?? create_time),
      currency: amount.currency,
      amountMinor,
      ...(tail.success ? { accountTail: tail.data } : {}),
      status: status === 'PAID' ? 'paid' : 'failed',
    },
  ];
}

/** WITHDRAW is money on its way to the seller's bank; SETTLE and TRANSFER only move it within TikTok. */
export function withdrawalOf({ id, type, status, amount, currency, create_time }: Withdrawal): Settled[] {
  const amountMinor = Math.abs(minorOf(amount, currency));
  if (type !== 'WITHDRAW' || amountMinor === 0 || (status !== 'SUCCESS' && status !== 'FAILED')) return [];
  const paid = status === 'SUCCESS' ? 'paid' : 'failed';
  return [{ is: 'transfer', id, paidOn: dayOf(create_time), currency, amountMinor, status: paid }];
}

/** Payouts with the days of the statements they pay, where these name them; fees by the month of the statement. */
export function reducePayouts(settled: readonly Settled[]): PayoutsReduction {
  const statements = settled.filter((one) => one.is === 'statement');
  const paidDays = new Map<string, Day[]>();
  const fees = new Map<string, number>();
  for (const { day, currency, feeMinor, paymentId } of statements) {
    const key = `${day.slice(0, 7)} ${currency}`;
    fees.set(key, (fees.get(key) ?? 0) + feeMinor);
    if (paymentId) paidDays.set(paymentId, [...(paidDays.get(paymentId) ?? []), day]);
  }
  const payouts = settled.flatMap((one) => {
    if (one.is !== 'transfer') return [];
    const days = (paidDays.get(one.id) ?? []).sort();
    return [
      {
        amount: decimalText(one.amountMinor, minorDigits(one.currency)),
        currency: one.currency,
        period: days.length > 0 ? { startedOn: days[0], endedOn: days.at(-1) } : NOT_OFFERED,
        paidOn: one.paidOn,
        accountTail: one.accountTail ?? NOT_OFFERED,
        status: one.status,
      },
    ];
  });
  return PayoutsReduction.parse({
    payouts,
    // A month in which more was given back than taken took nothing.
    ...(statements.length > 0
      ? { fees: amounts(new Map([...fees].map(([key, fee]) => [key, Math.max(0, fee)]))) }
      : {}),
  });
}
