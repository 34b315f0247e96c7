import type { World } from '../kernel/world.ts';
import { findCompany } from '../people/people.ts';
import { addMonths, DAY_MS, HOUR_MS, monthOf, monthsBetween, startOf } from './calendar.ts';
import type { MoneyIn } from './inflows.ts';
import { ADVANCES, type Advance } from './shops.ts';
import type { Inflow, Outflow, PaymentProvider } from './trade-types.ts';

/** Of every credit so much goes home two days later, and so much to suppliers the day after; the rest stays. */
const WITHDRAWN = 0.8;
const PAID_TO_SUPPLIERS = 0.1;
const WITHDRAWN_AFTER_MS = 2 * DAY_MS;
const PAID_AFTER_MS = 3 * DAY_MS;
/** What a payment company keeps of a withdrawal, parts per million. PingPong has taken its part on the way in. */
const FEE_PPM: Readonly<Record<PaymentProvider, number>> = { lianlian: 5_000, pingpong: 0, stripe: 0 };
const ADVANCE_DAY = 10;
const PAYMENT_DAY = 20;

export type MoneyOut = (provider: PaymentProvider, companyKey: string, from: number, to: number) => Outflow[];
type OpenedAt = (companyKey: string) => number;

/** What left a payment company in [from, to), earliest first. Stripe pays out by itself: there is nothing to withdraw. */
export function createMoneyOut(world: World, moneyIn: MoneyIn, openedAt: OpenedAt): MoneyOut {
  return (provider, companyKey, from, to) => {
    if (provider === 'stripe') return [];
    const until = Math.min(to, world.now().getTime() + 1);
    const credits = moneyIn(provider, companyKey, from - PAID_AFTER_MS, until);
    return [...credits.flatMap(spent), ...advancesOf({ provider, companyKey, until }, openedAt)]
      .filter(({ at }) => at >= from && at < until)
      .sort((a, b) => a.at - b.at);
  };
}

/** A withdrawal to the company's bank account and a payment to its suppliers. */
function spent(credit: Inflow): Outflow[] {
  const { provider, companyKey, sellerId, reference, at, amount, currency, decimals, holderName } = credit;
  const own = findCompany(companyKey)?.corporateAccount.accountNumber.slice(-4) ?? '';
  const common = { provider, companyKey, sellerId, currency, decimals };
  const withdrawn = Math.floor(amount * WITHDRAWN);
  return [
    {
      ...common,
      kind: 'withdrawal',
      reference: `${reference}-W`,
      at: at + WITHDRAWN_AFTER_MS,
      amount: withdrawn,
      fee: Math.round((withdrawn * FEE_PPM[provider]) / 1_000_000),
      holderName,
      accountTail: own,
    },
    {
      ...common,
      kind: 'supplierPayment',
      reference: `${reference}-S`,
      at: at + PAID_AFTER_MS,
      amount: Math.floor(amount * PAID_TO_SUPPLIERS),
      fee: 0,
      holderName: '东莞市宏图配件厂',
      accountTail: '4417',
    },
  ];
}

type Whose = { provider: PaymentProvider; companyKey: string; until: number };

function advancesOf({ provider, companyKey, until }: Whose, openedAt: OpenedAt): Outflow[] {
  return ADVANCES.filter((advance) => advance.provider === provider && advance.companyKey === companyKey).flatMap(
    (advance) => scheduleOf(advance, openedAt(companyKey), until),
  );
}

/** What a lender put in and has taken back until now. Another lender pays elsewhere: only its repayments are seen. */
function scheduleOf(advance: Advance, openedAt: number, until: number): Outflow[] {
  const { provider, companyKey, sellerId, lender, currency, decimals, amount, monthlyPayment } = advance;
  const holderName = findCompany(companyKey)?.collectionAccount.holderName ?? '';
  const common = { provider, companyKey, sellerId, lender, currency, decimals, fee: 0, holderName, accountTail: '' };
  const name = `${companyKey}-${lender}`;
  const first = addMonths(monthOf(openedAt), advance.afterMonths);
  const moves: Outflow[] = [];
  if (lender === 'own') {
    moves.push({ ...common, kind: 'loanAdvance', reference: `${name}-0`, at: onDay(first, ADVANCE_DAY), amount });
  }
  let left = amount;
  for (const month of monthsBetween(startOf(addMonths(first, 1)), until)) {
    const payment = Math.min(left, monthlyPayment);
    if (payment <= 0) break;
    left -= payment;
    const at = onDay(month, PAYMENT_DAY);
    moves.push({ ...common, kind: 'loanRepayment', reference: `${name}-${month}`, at, amount: payment });
  }
  return moves;
}

const onDay = (month: string, day: number) => startOf(month) + (day - 1) * DAY_MS + 9 * HOUR_MS;
