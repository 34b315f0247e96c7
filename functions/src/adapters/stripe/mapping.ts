import type { ChargedMonth } from '@loan/shared/facts/money';
import { Currency, DecimalText, Month } from '@loan/shared/facts/month';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { AccountTail, Payout as PayoutFact } from '@loan/shared/facts/shop';
import { z } from '@loan/shared/schema';
import { decimalText, minorDigits } from '../../ingest/currencies.ts';
import type { LoanMovement } from '../kit/loans.ts';
import type { BalanceTransaction, Payout } from './wire.ts';

/** Currencies Stripe counts in hundredths although they have none. Source: docs.stripe.com/currencies, special cases. */
const IN_HUNDREDTHS: readonly string[] = ['ISK', 'UGX'];
const digitsOf = (currency: string): number => (IN_HUNDREDTHS.includes(currency) ? 2 : minorDigits(currency));
const amountOf = (minor: number, currency: string): DecimalText =>
  DecimalText.parse(decimalText(Math.max(0, minor), digitsOf(currency)));

const dayOf = (epochSeconds: number): string => new Date(epochSeconds * 1_000).toISOString().slice(0, 10);

/**
 * `reporting_category` of a balance transaction → what it is to us. `amount` is signed as it moves the balance, `fee` is
 * what Stripe keeps of it. A category that is not here moves money between accounts of Stripe's, not between buyer and seller.
 */
const KINDS: Readonly<Record<string, 'charge' | 'refund' | 'dispute' | 'fee' | 'lent' | 'paidBack'>> = {
  charge: 'charge',
  charge_failure: 'refund',
  partial_capture_reversal: 'refund',
  refund: 'refund',
  refund_failure: 'refund',
  dispute: 'dispute',
  fee: 'fee',
  network_cost: 'fee',
  financing_payout: 'lent',
  financing_payout_reversal: 'lent',
  financing_paydown: 'paidBack',
  financing_paydown_reversal: 'paidBack',
};

/** Month and currency, and nothing of who paid. */
export const Movement = z.strictObject({
  id: z.string(),
  month: Month,
  currency: Currency,
  kind: z.enum(['charge', 'refund', 'dispute', 'fee', 'lent', 'paidBack', 'other']),
  minor: z.int(),
  feeMinor: z.int(),
});
export type Movement = z.infer<typeof Movement>;

export const movementOf = ({ id, created, currency, amount, fee, ...row }: BalanceTransaction): Movement =>
  Movement.parse({
    id,
    month: dayOf(created).slice(0, 7),
    currency,
    kind: KINDS[row.reporting_category] ?? 'other',
    minor: amount,
    feeMinor: fee,
  });

/** Sums of one month and currency in minor units; signed, since a failed refund comes back. */
export const ChargedSums = z.strictObject({
  month: Month,
  currency: Currency,
  charges: z.int().min(0),
  charged: z.int(),
  refunded: z.int(),
  fees: z.int(),
  disputes: z.int().min(0),
});
export type ChargedSums = z.infer<typeof ChargedSums>;

export function sumsOf(movements: readonly Movement[]): ChargedSums[] {
  const months = new Map<string, ChargedSums>();
  for (const movement of movements) {
    const { month, currency, kind, minor, feeMinor } = movement;
    const key = `${month} ${currency}`;
    const sums = months.get(key) ?? { month, currency, charges: 0, charged: 0, refunded: 0, fees: 0, disputes: 0 };
    months.set(key, {
      ...sums,
      charges: sums.charges + (kind === 'charge' ? 1 : 0),
      charged: sums.charged + (kind === 'charge' ? minor : 0),
      refunded: sums.refunded - (kind === 'refund' ? minor : 0),
      fees: sums.fees + feeMinor - (kind === 'fee' ? minor : 0),
      disputes: sums.disputes + (kind === 'dispute' ? 1 : 0),
    });
  }
  return [...months.values()];
}

/** A month that two windows share is one month again. */
export function chargedMonths(windows: readonly (readonly ChargedSums[])[]): ChargedMonth[] {
  const months = new Map<string, ChargedSums>();
  for (const sums of windows.flat()) {
    const key = `${sums.month} ${sums.currency}`;
    const before = months.get(key);
    months.set(key, before ? added(before, sums) : sums);
  }
  return [...months.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { month, currency, charges, disputes, ...minor }]) => ({
      month,
      currency,
      charges,
      charged: amountOf(minor.charged, currency),
      refunded: amountOf(minor.refunded, currency),
      fees: amountOf(minor.fees, currency),
      disputes,
    }));
}

const added = (a: ChargedSums, b: ChargedSums): ChargedSums => ({
  ...a,
  charges: a.charges + b.charges,
  charged: a.charged + b.charged,
  refunded: a.refunded + b.refunded,
  fees: a.fees + b.fees,
  disputes: a.disputes + b.disputes,
});

/** Stripe Capital, as far as the balance shows it. */
export const loansOf = (movements: readonly Movement[]): LoanMovement[] =>
  movements
    .filter(({ kind }) => kind === 'lent' || kind === 'paidBack')
    .map(({ kind, minor, currency }) => ({
      lender: 'Stripe Capital',
      currency,
      takenMinor: kind === 'lent' ? minor : 0,
      repaidMinor: kind === 'paidBack' ? -minor : 0,
    }));

/** A payout, and the bank account it went to by Stripe's own name. */
export const PaidOut = PayoutFact.omit({ accountTail: true }).extend({
  id: z.string(),
  destination: z.string().optional(),
});
export type PaidOut = z.infer<typeof PaidOut>;

/** status → ours: paid is paid, failed and canceled came back; pending and in_transit are still under way. */
const STATUSES: Readonly<Record<string, PaidOut['status']>> = { paid: 'paid', failed: 'failed', canceled: 'failed' };

export function paidOutOf({ id, created, amount, currency, status, destination }: Payout): PaidOut | undefined {
  const became = STATUSES[status];
  // A negative payout takes back what the seller owes Stripe.
  if (became === undefined || amount <= 0) return undefined;
  return PaidOut.parse({
    id,
    amount: amountOf(amount, currency),
    currency,
    period: NOT_OFFERED,
    paidOn: dayOf(created),
    status: became,
    ...(destination ? { destination } : {}),
  });
}

export const tailOf = (last4: string | null | undefined): string | undefined =>
  AccountTail.safeParse((last4 ?? '').toUpperCase()).data;
