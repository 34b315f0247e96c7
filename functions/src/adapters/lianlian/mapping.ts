import { Inflow, Withdrawal as WithdrawalFact } from '@loan/shared/facts/money';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
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
 * assumed: MERCADOLIBRE, which its table does not list; confirm: the credits of a seller there.
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
  MERCADOLIBRE: 'mercadoLibre',
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
  const tail = (accountNumber ?? '')
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase()
    .slice(-4);
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
export const Credit = Inflow.omit({ sellerId: true }).extend({
  id: z.string(),
  accountId: z.string(),
  /** Set where a lender sent it. */
  lender: z.string().optional(),
});
export type Credit = z.infer<typeof Credit>;

/** Nothing for a status nobody told us of. */
export function creditOf(entry: Entry): Credit | undefined {
  const status = STATUSES[entry.creditStatus];
  if (status === undefined) return undefined;
  const currency = (entry.originAmount && entry.originCurrency) || entry.currency;
  const amount = (entry.originCurrency && entry.originAmount) || entry.amount;
  const lender = LENDERS[entry.platform];
  const { acctDate: day } = entry;
  return Credit.parse({
    id: entry.transId,
    accountId: entry.accountId,
    on: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`,
    amount: decimalOf(minorOf(amount, currency), currency),
    currency,
    marketplace: marketplaceOf(entry.platform),
    accountTail: tailOf(entry.virtualCardNo) ?? NOT_OFFERED,
    status,
    ...(lender ? { lender } : {}),
  });
}

/**
 * busiType (资金流水业务类型) → whose money it is and which way it goes. 提前宝 pays out a marketplace's payout early, and
 * 闪收 before the marketplace sends it at all; 金融还款 pays back a lender that LianLian works with. What failed or was
 * called off is booked both ways, so it is left out with its counterpart.
 * assumed: the words below and no others are debts; confirm: with LianLian, business type by business type.
 */
const LOANS: Readonly<Record<string, { lender: string; as: 'taken' | 'repaid' | 'repaymentUndone' }>> = {
  提前宝入账: { lender: '连连提前宝', as: 'taken' },
  提前宝还款: { lender: '连连提前宝', as: 'repaid' },
  提前宝还款撤销: { lender: '连连提前宝', as: 'repaymentUndone' },
  闪收入账: { lender: '连连闪收', as: 'taken' },
  闪收出账: { lender: '连连闪收', as: 'repaid' },
  金融还款: { lender: '连连合作金融机构', as: 'repaid' },
};

/** Nothing for movements that are no debt. */
export function loanOf({ busiType, currency, amount }: Flow): LoanMovement | undefined {
  const loan = LOANS[busiType];
  if (!loan) return undefined;
  const minor = Math.abs(minorOf(amount, currency));
  const repaid = { taken: 0, repaid: minor, repaymentUndone: -minor }[loan.as];
  return LoanMovement.parse({
    lender: loan.lender,
    currency,
    takenMinor: loan.as === 'taken' ? minor : 0,
    repaidMinor: repaid,
  });
}

/** A transfer of an account's money to a bank, without the name on that bank's account. */
export const TakenOut = WithdrawalFact.extend({ id: z.string() });
export type TakenOut = z.infer<typeof TakenOut>;

const ARRIVED = 2;

/** Nothing for one that failed or is under way. The name is compared with the holder's and forgotten. */
export function takenOutOf(withdrawal: Withdrawal, companyName: string | undefined): TakenOut | undefined {
  if (withdrawal.withdrawStatus !== ARRIVED) return undefined;
  const { withdrawCurrency: currency, bankAccountName } = withdrawal;
  const canTell = companyName !== undefined && bankAccountName;
  return TakenOut.parse({
    id: withdrawal.transId,
    on: withdrawal.createTime.slice(0, 10),
    amount: decimalOf(minorOf(withdrawal.withdrawAmount, currency), currency),
    currency,
    toTail: tailOf(withdrawal.bankCardNo) ?? NOT_OFFERED,
    toHolder: canTell ? isSameCompanyName(bankAccountName, companyName) : NOT_OFFERED,
  });
}
