import type { AdFacts } from '@loan/shared/facts/ads';
import { Currency, Month, monthOf } from '@loan/shared/facts/month';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { z } from '@loan/shared/schema';
import { minorOf } from '../kit/amount.ts';
import { decimalOf } from '../kit/decimal.ts';
import type { AdAccount, InsightDay } from './wire.ts';

/**
 * `account_status` → ours. 1 active, 9 in a period of grace; 2 disabled, 100 to be closed, 101 closed; what is left waits
 * for a payment or a review. Source: Marketing API, ad account.
 */
const ACTIVE: readonly number[] = [1, 9];
const CLOSED: readonly number[] = [2, 100, 101];

export function statusOf(accounts: readonly Pick<AdAccount, 'account_status'>[]): AdFacts['status'] {
  if (accounts.every(({ account_status: status }) => ACTIVE.includes(status))) return 'active';
  return accounts.every(({ account_status: status }) => CLOSED.includes(status)) ? 'closed' : 'limited';
}

/** The same purchase is counted under several names, the widest first: one of them is taken, never their sum. */
const PURCHASES = ['omni_purchase', 'purchase', 'offsite_conversion.fb_pixel_purchase'] as const;

/** One day of one account in minor units. */
export const AdDay = z.strictObject({
  day: z.string(),
  month: Month,
  currency: Currency,
  spend: z.int().min(0),
  /** Sales ascribed to the advertising, where purchases are reported at all. */
  sales: z.int().min(0).nullable(),
});
export type AdDay = z.infer<typeof AdDay>;

export function dayOf({
  date_start: day,
  spend,
  account_currency: currency,
  action_values: values,
}: InsightDay): AdDay {
  const purchases = PURCHASES.flatMap((type) => values?.find((one) => one.action_type === type) ?? []);
  const [purchase] = purchases;
  return AdDay.parse({
    day,
    month: monthOf(day),
    currency,
    spend: minorOf(spend, currency),
    sales: purchase ? minorOf(purchase.value, currency) : null,
  });
}

export const AdMonth = AdDay.omit({ day: true });
export type AdMonth = z.infer<typeof AdMonth>;

/** By month and currency; sales are told when any day tells of them. */
export function mergeAds(days: readonly AdMonth[]): AdMonth[] {
  const months = new Map<string, AdMonth>();
  for (const { month, currency, spend, sales } of days) {
    const key = `${month} ${currency}`;
    const before = months.get(key);
    const together = before?.sales == null && sales === null ? null : (before?.sales ?? 0) + (sales ?? 0);
    months.set(key, { month, currency, spend: spend + (before?.spend ?? 0), sales: together });
  }
  return [...months.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, month]) => month);
}

export const adMonthOf = ({ month, currency, spend, sales }: AdMonth): AdFacts['months'][number] => ({
  month,
  currency,
  spend: decimalOf(spend, currency),
  attributedSales: sales === null ? NOT_OFFERED : decimalOf(sales, currency),
});
