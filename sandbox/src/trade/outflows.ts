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
function spent({ provider, companyKey, reference, at, amount, currency, decimals, holderName }: Inflow): Outflow[] {
  const own = findCompany(companyKey)?.corporateAccount.accountNumber.slice(-4) ?? '';
  const common = { provider, companyKey, currency, decimals };
  return [
    {
      ...common,
      kind: 'withdrawal',
      reference: `${reference}-W`,
      at: at + WITHDRAWN_AFTER_MS,
      amount: Math.floor(amount * WITHDRAWN),
      holderName,
      accountTail: own,
    },
    {
      ...common,
      kind: 'supplierPayment',
      reference: `${reference}-S`,
      at: at + PAID_AFTER_MS,
      amount: Math.floor(amount * PAID_TO_SUPPLIERS),
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

/** The advance (提前宝入账), and what its lender has taken back until now (金融还款). */
function scheduleOf(advance: Advance, openedAt: number, until: number): Outflow[] {
  const { provider, companyKey, currency, decimals, amount, monthlyPayment } = advance;
  const holderName = findCompany(companyKey)?.collectionAccount.holderName ?? '';
  const common = { provider, companyKey, currency, decimals, holderName, accountTail: '' };
  const first = addMonths(monthOf(openedAt), advance.afterMonths);
  const onDay = (month: string, day: number) => startOf(month) + (day - 1) * DAY_MS + 9 * HOUR_MS;
  const paid: Outflow[] = [
    { ...common, kind: 'loanAdvance', reference: `${companyKey}-advance`, at: onDay(first, ADVANCE_DAY), amount },
  ];
  let left = amount;
  for (const month of monthsBetween(startOf(addMonths(first, 1)), until)) {
    const payment = Math.min(left, monthlyPayment);
    if (payment <= 0) break;
    left -= payment;
    const reference = `${companyKey}-repayment-${month}`;
    paid.push({ ...common, kind: 'loanRepayment', reference, at: onDay(month, PAYMENT_DAY), amount: payment });
  }
  return paid;
}
