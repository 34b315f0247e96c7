import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { AccountTail, Payout as PaidOut } from '@loan/shared/facts/shop';
import { z } from '@loan/shared/schema';
import { Day } from '@loan/shared/time/instant';
import { decimalText, minorDigits } from '../../ingest/currencies.ts';
import { minorOf } from '../kit/amount.ts';
import { amounts } from '../kit/orders-reduction.ts';
import { dayOf } from './days.ts';
import type { Payout, Transaction } from './wire.ts';

const STATUS: Readonly<Record<string, PaidOut['status']>> = {
  SUCCEEDED: 'paid',
  RETRYABLE_FAILED: 'failed',
  TERMINAL_FAILED: 'failed',
  REVERSED: 'failed',
};

export const PayoutKept = z.strictObject({ id: z.string(), payout: PaidOut });
export type PayoutKept = z.infer<typeof PayoutKept>;

/** INITIATED has not reached anybody yet. eBay does not say which days of sale a payout is for. */
export function payoutOf({ payoutId, payoutStatus, payoutDate, amount, payoutInstrument }: Payout): PayoutKept[] {
  const status = STATUS[payoutStatus];
  const paid = minorOf(amount.value, amount.currency);
  if (!status || paid <= 0) return [];
  const tail = AccountTail.safeParse(payoutInstrument?.accountLastFourDigits?.toUpperCase().slice(-4));
  return [
    {
      id: payoutId,
      payout: PaidOut.parse({
        amount: decimalText(paid, minorDigits(amount.currency)),
        currency: amount.currency,
        period: NOT_OFFERED,
        paidOn: dayOf(payoutDate),
        accountTail: tail.success ? tail.data : NOT_OFFERED,
        status,
      }),
    },
  ];
}

/** What was taken of a charge: which, how much, and nothing else. `minor` is negative where eBay gave it back. */
export const Charge = z.strictObject({ id: z.string(), on: Day, currency: z.string(), minor: z.int() });
export type Charge = z.infer<typeof Charge>;

export const chargeOf = ({ transactionId, transactionDate, amount, bookingEntry }: Transaction): Charge => ({
  id: transactionId,
  on: dayOf(transactionDate),
  currency: amount.currency,
  minor: (bookingEntry === 'DEBIT' ? 1 : -1) * Math.abs(minorOf(amount.value, amount.currency)),
});

/** Promoted listings, under either of their programs. Source: developer.ebay.com, FeeTypeEnum. */
export const isAdFee = ({ feeType = '' }: Transaction): boolean =>
  feeType === 'AD_FEE' || feeType === 'PREMIUM_AD_FEES';

/** By the month it was charged in; eBay gives back no more than it charged. */
export function sumByMonth(charges: readonly Charge[]) {
  const sums = new Map<string, number>();
  for (const { on, currency, minor } of charges) {
    const key = `${on.slice(0, 7)} ${currency}`;
    sums.set(key, (sums.get(key) ?? 0) + minor);
  }
  return amounts(new Map([...sums].map(([key, minor]) => [key, Math.max(0, minor)])));
}

export function sumByCurrency(charges: readonly Charge[]): { amount: string; currency: string }[] {
  const sums = new Map<string, number>();
  for (const { currency, minor } of charges) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums].map(([currency, minor]) => ({
    amount: decimalText(Math.max(0, minor), minorDigits(currency)),
    currency,
  }));
}
