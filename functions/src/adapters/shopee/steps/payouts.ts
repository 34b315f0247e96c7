import { DecimalText } from '@loan/shared/facts/month';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { AccountTail, Payout } from '@loan/shared/facts/shop';
import { z } from '@loan/shared/schema';
import { decimalText, minorDigits } from '../../../ingest/currencies.ts';
import type { StepOutcome } from '../../../ports/source-adapter.ts';
import { minorOf } from '../../kit/amount.ts';
import { dayAt } from '../../kit/day-at.ts';
import { readList } from '../../kit/read-list.ts';
import { PayoutsReduction } from '../../kit/reductions.ts';
import { PayoutInfo, type PayoutItem } from '../wire/lists.ts';
import { type StepTools, windowOf } from './step.ts';

/** Fifteen days of payouts of one shop are two or three; a page holds a hundred. */
const PAGES_MAX = 20;
const Kept = z.object({ id: z.string(), payout: Payout.nullable() });

/** What Shopee sent a cross-border shop in one window. A local shop has none here, and Shopee says so. */
export function advancePayouts(tools: StepTools): Promise<StepOutcome> {
  const { from, to } = windowOf(tools.step);
  return readList(tools, {
    item: Kept,
    keyOf: ({ id }) => id,
    pagesMax: PAGES_MAX,
    reduce: (items) => PayoutsReduction.parse({ payouts: items.flatMap(({ payout }) => payout ?? []) }),
    async fetch(cursor) {
      const page = await tools.api.call({
        path: '/api/v2/payment/get_payout_info',
        query: { payout_time_from: from, payout_time_to: to, page_size: '100', cursor: cursor ?? '' },
        answer: PayoutInfo,
      });
      if (page.tag !== 'ok') return page;
      const { payout_list: list, more, next_cursor: next } = page.value;
      const items = list.map((item) => ({ id: item.encrypted_payout_id, payout: payoutOf(item, tools.offsetHours) }));
      return { tag: 'ok', value: { items, ...(more && next !== '' ? { next } : {}) } };
    },
  });
}

/**
 * | Shopee                         | ours             |
 * | payout_amount, payout_currency | amount, currency |
 * | payout_time, the shop's day    | paidOn           |
 * | payee_id, its last four        | accountTail      |
 * assumed: a negative amount is a charge or a transfer called back, never money to the seller; confirm: with a shop
 * that had one. Shopee does not tell which days of sale a payout pays for.
 */
export function payoutOf(item: PayoutItem, offsetHours: number): Payout | null {
  const { payout_amount: amount, payout_currency: currency, payout_time: at, payee_id: payee } = item;
  const minor = minorOf(amount, currency);
  if (minor <= 0) return null;
  const tail = AccountTail.safeParse(
    (payee ?? '')
      .replace(/[^0-9A-Za-z]/g, '')
      .toUpperCase()
      .slice(-4),
  );
  return Payout.parse({
    amount: DecimalText.parse(decimalText(minor, minorDigits(currency))),
    currency,
    period: NOT_OFFERED,
    paidOn: dayAt(at, offsetHours),
    accountTail: tail.success ? tail.data : NOT_OFFERED,
    status: 'paid',
  });
}
