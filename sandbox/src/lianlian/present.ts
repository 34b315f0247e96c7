import { amountText } from '../kernel/amount.ts';
import { beijingDay, beijingText } from '../kernel/beijing-time.ts';
import { findCompany } from '../people/people.ts';
import { monthOf } from '../trade/calendar.ts';
import { yuanPer } from '../trade/rates.ts';
import type { Account } from './accounts.ts';
import { idOf, type Movement } from './flows.ts';

/** 0.5 %, taken when money leaves. */
const FEE_RATE = '0.005';
/** A withdrawal is with the bank this long. */
const ON_THE_WAY_MS = 4 * 3_600_000;

/** `balance` in minor units; the time is written as the operation writes it. */
export function presentAccount(account: Account, balance: number, time: (at: number) => string, now: number) {
  const { currency, platform, region, accountId, holderName, shopName, virtualCardNo, sellerId, decimals } = account;
  return {
    currency,
    platform,
    region,
    accountId,
    holderName,
    createTime: time(account.openedAt),
    balance: amountText(balance, decimals),
    balanceUpdateTime: time(now),
    shopName,
    // 2: reviewed and open.
    shopStatus: 2,
    virtualCardNo,
    appendInfo: JSON.stringify({ '银行账号(Bank Account Number)': virtualCardNo }),
    feeRate: Number(FEE_RATE),
    sellerId,
    authStatus: 'AUTH_SUCCESS',
  };
}

/** An inbound credit (入账). The original amount of the settlement is told for Amazon alone, as the specification says. */
export function presentCredit({ account, flow }: Movement) {
  const { platform, region, shopName, virtualCardNo, accountId, currency, decimals } = account;
  const { credit } = flow;
  const isAmazon = credit?.marketplace === 'amazon';
  return {
    transId: credit ? idOf(credit, 'credit') : '',
    // 2: credited.
    creditStatus: '2',
    platform,
    region,
    shopName,
    virtualCardNo,
    accountId,
    currency,
    amount: amountText(flow.amount, decimals),
    createTime: beijingText(flow.at),
    acctDate: beijingDay(flow.at).replaceAll('-', ''),
    fundsId: flow.transId,
    originCurrency: isAmazon ? currency : null,
    originAmount: isAmazon && credit ? amountText(credit.originAmount, decimals) : null,
  };
}

export function presentFlow({ account, flow }: Movement) {
  const { platform, region, currency, accountId, virtualCardNo, decimals } = account;
  const isAmazonCredit = flow.credit?.marketplace === 'amazon';
  return {
    transId: flow.transId,
    transType: flow.incoming ? '入账' : '出账',
    platform,
    region,
    currency,
    accountId,
    virtualCardNo,
    amount: amountText(flow.amount, decimals),
    balance: amountText(flow.balance, decimals),
    busiType: flow.busiType,
    transTime: beijingText(flow.at),
    remark: null,
    marketplaceName: isAmazonCredit ? account.amazonMarketplace : null,
    ...(isAmazonCredit &&
      flow.credit && {
        originCurrency: currency,
        originAmount: amountText(flow.credit.originAmount, decimals),
      }),
  };
}

/** A withdrawal (提现) in renminbi to the company's bank account. */
export function presentWithdrawal({ account, flow }: Movement, now: number) {
  const { platform, region, shopName, accountId, currency, decimals } = account;
  const fee = flow.withdrawal?.fee ?? 0;
  const rate = yuanPer(currency, monthOf(flow.at));
  const arrived = now - flow.at >= ON_THE_WAY_MS;
  const fen = Math.floor(((flow.amount - fee) * rate * 100) / 10 ** decimals);
  const bank = findCompany(account.companyKey)?.corporateAccount;
  const fees = { feeRate: FEE_RATE, feeAmount: amountText(fee, decimals), actualFeeAmount: amountText(fee, decimals) };
  const amount = amountText(flow.amount, decimals);
  return {
    transId: flow.withdrawal ? idOf(flow.withdrawal, 'withdrawal') : '',
    externalTransId: null,
    withdrawStatus: arrived ? 2 : 1,
    platform,
    region,
    withdrawAmount: amount,
    withdrawCurrency: currency,
    arrivalAmount: arrived ? amountText(fen, 2) : null,
    arrivalCurrency: 'CNY',
    ...fees,
    feeCurrency: currency,
    createTime: beijingText(flow.at),
    rate: rate.toFixed(8),
    rateTime: arrived ? beijingText(flow.at + 60_000) : null,
    bankAccountName: bank?.holderName ?? '',
    bankName: bank?.bankName ?? '',
    bankCardNo: `${bank?.accountNumber.slice(0, 4)} **** **** ${bank?.accountNumber.slice(-4)}`,
    withdrawDetailList: [{ detailTransId: flow.transId, shopName, accountId, amount, currency, ...fees }],
  };
}
