import { Currency, DecimalText } from '@loan/shared/facts/month';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { Payout } from '@loan/shared/facts/shop';
import type { Day } from '@loan/shared/time/instant';
import { decimalText, minorDigits } from '../currencies.ts';
import { isoDay } from '../moment.ts';
import type { ExportLine } from './export-line.ts';

/** A fact lists at most three hundred. */
export const PAYOUTS_MAX = 300;

/** The newest payouts of a file, however many it has and however they are ordered. */
export function createPayoutBook() {
  let kept: Payout[] = [];
  return {
    add({ day, currency, goods, accountTail }: ExportLine) {
      kept.push({
        amount: DecimalText.parse(decimalText(goods, minorDigits(currency))),
        currency: Currency.parse(currency),
        period: NOT_OFFERED,
        paidOn: isoDay(day) as Day,
        accountTail: (accountTail as Payout['accountTail'] | undefined) ?? NOT_OFFERED,
        status: 'paid',
      });
      if (kept.length > PAYOUTS_MAX * 4) kept = newestPayouts(kept);
    },
    all: () => newestPayouts(kept),
  };
}

/** Newest last; of one day by amount, so that the order of lines says nothing. */
export const newestPayouts = (payouts: readonly Payout[]): Payout[] =>
  [...payouts].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(-PAYOUTS_MAX);

const rank = ({ paidOn, currency, amount, accountTail }: Payout): string =>
  `${paidOn} ${currency} ${amount} ${accountTail}`;
