import * as backing from '@loan/shared/api/backing';
import type { Answer, Paper } from '@loan/shared/backing/papers';
import { monthOf } from '@loan/shared/facts/month';
import { addMonths } from '@loan/shared/time/calendar';
import { type Day, instantOf, shanghaiDay } from '@loan/shared/time/instant';
import { answerAsked, companyOf, putPaper } from './counterparties.ts';
import type { Scenario } from './scenario.ts';
import { must, type Trip } from './trip.ts';

type Ships = NonNullable<Scenario['ships']>;
type Bill = Omit<Extract<Paper, { kind: 'freightBill' }>, 'id' | 'month'> & { month: string };

/**
 * What a forwarder billed lately. By hand: 186,000 and 74,400 yuan, and 32,000 dollars at 7.05, are 48.6万 to be paid;
 * the last one was paid.
 */
const BILLS = [
  { number: 'YH-2026-1001', ago: 1, amount: '186000.00', currency: 'CNY', route: '深圳—洛杉矶 海运', parcels: 1_240 },
  { number: 'YH-2026-1002', ago: 1, amount: '32000.00', currency: 'USD', route: '深圳—芝加哥 空运', parcels: 310 },
  { number: 'YH-2026-1101', ago: 0, amount: '74400.00', currency: 'CNY', route: '深圳—洛杉矶 海运', parcels: 520 },
  { number: 'YH-2026-0901', ago: 2, amount: '58000.00', currency: 'CNY', route: '深圳—洛杉矶 海运', parcels: 405 },
] as const;
const PAID = 'YH-2026-0901';

export const billsOf = (today: Day): Bill[] =>
  BILLS.map(({ ago, ...bill }) => ({
    ...{ kind: 'freightBill' as const, month: monthOf(addMonths(today, -ago)) },
    ...(bill as Omit<typeof bill, 'amount' | 'currency'> & Pick<Bill, 'amount' | 'currency'>),
  }));

/** The seller puts in its forwarder and what that billed. */
export async function handInBills(trip: Trip, { forwarder }: Ships): Promise<void> {
  const { applicant, id } = trip;
  const { name, creditCode } = companyOf(forwarder);
  await trip.onStep('papers');
  const counterparty = { role: 'forwarder', name, creditCode, relation: 'none' };
  await must('forwarder', applicant.call(backing.putCounterparty, { ...id, counterparty } as never));
  for (const bill of billsOf(shanghaiDay(instantOf(new Date())))) await putPaper(trip, bill);
}

/** The forwarder's person looks at every bill: one was paid already, the others are true. */
export async function forwarderConfirms(trip: Trip, { forwarder, answer = 'confirmed' }: Ships): Promise<void> {
  await answerAsked(trip, companyOf(forwarder), {
    lineOf: (number): Answer => (number === PAID ? 'alreadyPaid' : answer),
  });
}
