import { NOT_OFFERED, type NotOffered } from '@loan/shared/facts/offered';
import { Inflow } from '@loan/shared/facts/money';
import { AccountTail, type Marketplace } from '@loan/shared/facts/shop';
import { isSameCompanyName } from '@loan/shared/party/company-name';
import { z } from '@loan/shared/schema';
import { minorOf } from '../kit/amount.ts';
import { decimalOf } from '../kit/decimal.ts';
import { LoanMovement } from '../kit/loans.ts';
import type { Entry, Flow, Withdrawal } from './wire.ts';

/**
 * LianLian's word for a platform (MODELS-平台) → ours. A platform of theirs that is not here is `other`.
 * PAYPAL is what LianLian calls eBay's older way of paying, ALIPAY what it calls Lazada's.
 */
const MARKETPLACES: Readonly<Record<string, Marketplace>> = {
  Amazon: 'amazon',
  AWS: 'amazon',
  ALIEXPRESS: 'aliexpress',
  EBAY_MANAGED_PAYMENTS: 'ebay',
  PAYPAL: 'ebay',
  TIKTOK: 'tiktokShop',
  TIKTOK_LOCAL: 'tiktokShop',
  SHOPEE: 'shopee',
  SHOPEE_LOCAL: 'shopee',
  ALIPAY: 'lazada',
  LAZADA_LOCAL: 'lazada',
  TEMU: 'temu',
  SHOPIFY: 'shopify',
  WISH: 'wish',
  ETSY: 'etsy',
  OZON: 'ozon',
  OZON_BULK: 'ozon',
};
/** A lender that pays out through LianLian (金融放款): its money is a debt, not a payout. */
const LENDERS: Readonly<Record<string, string>> = { FUND_PARK: 'FundPark' };

export const marketplaceOf = (platform: string): Marketplace => MARKETPLACES[platform] ?? 'other';

export function tailOf(accountNumber: string | null | undefined): string | undefined {
  const tail = (accountNumber ?? '').replace(/[^0-9A-Za-z]/g, '').toUpperCase().slice(-4);
  return AccountTail.safeParse(tail).data;
}

/** creditStatus → ours: 2 is credited; 3 and 7 go back, 4 and 5 have; 0, 1 and 6 are still to come. */
const STATUSES: Readonly<Record<string, Inflow['status']>> = {
  '0': 'pending',
  '1': 'pending',
  '2': 'credited',
  '3': 'returned',
  '4': 'returned',
  '5': 'returned',
  '6': 'pending',
  '7': 'returned',
};

/** One credit, with the receiving account it came to; whose shop that is, the profile knows. */
export const Credit = Inflow.omit({ sellerId: true }).extend({ id: z.string(), accountId: z.string() });
export type Credit = z.infer<typeof Credit>;

/** Nothing for a status nobody told us of. */
export function creditOf(entry: Entry): Credit | LoanMovement | undefined {
  const status = STATUSES[entry.creditStatus];
  if (status === undefined) return undefined;
  const told = entry.originAmount && entry.originCurrency;
  const [amount, currency] = told ? [entry.originAmount as string, entry.originCurrency as Entry['currency']] : [entry.amount, entry.currency];
  const minor = minorOf(amount, currency);
  const lender = LENDERS[entry.platform];
  if (lender !== undefined) return { lender, currency, takenMinor: status === 'credited' ? minor : 0, repaidMinor: 0 };
  const { acctDate: day } = entry;
  return Credit.parse({
    id: entry.transId,
    accountId: entry.accountId,
    on: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`,
    amount: decimalOf(minor, currency),
    currency,
    marketplace: marketplaceOf(entry.platform),
    accountTail: tailOf(entry.virtualCardNo) ?? NOT_OFFERED,
    status,
  });
}
