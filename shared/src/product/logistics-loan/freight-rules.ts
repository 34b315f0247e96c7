import { isOffered } from '../../facts/offered.ts';
import { notChecked, type Rule, type RuleContext, type Verdict } from '../../screening/rule.ts';
import { countingBills, type Freight, freightIn } from './freight.ts';

type Context = RuleContext<'logisticsLoan'>;

/** A rule about bills says nothing where there are none. */
const aboutBills =
  (check: (freight: Freight, context: Context) => Verdict) =>
  (context: Context): Verdict => {
    const freight = freightIn(context.snapshot);
    return freight === undefined ? notChecked : check(freight, context);
  };

/** Without a forwarder's bills there is nothing to lend against. */
const freightNotShown: Rule<'logisticsLoan'> = {
  code: 'freightNotShown',
  effect: 'decline',
  check: ({ snapshot }) => {
    const bills = freightIn(snapshot)?.bills.length ?? 0;
    if (bills > 0) return { tag: 'pass', inputs: { bills } };
    return { tag: 'breach', inputs: { bills }, current: '没有读到货代开的运费账单' };
  },
};

/** F12: the forwarder belongs to the borrower, or nobody can say that it does not: who is paid is then the borrower. */
const forwarderRelated: Rule<'logisticsLoan'> = {
  code: 'forwarderRelated',
  effect: 'blockAndRefer',
  check: aboutBills(({ forwarder: { relatedToBorrower } }) => {
    const inputs = { relatedToBorrower: isOffered(relatedToBorrower) ? relatedToBorrower : null };
    if (relatedToBorrower === false) return { tag: 'pass', inputs };
    return {
      tag: 'breach',
      inputs,
      current: relatedToBorrower === true ? '货代与您有关联' : '与货代有没有关联还不清楚',
    };
  }),
};

/** The forwarder knows nothing of a bill, or of another amount. That one was paid already is no such word. */
const billsRefused: Rule<'logisticsLoan'> = {
  code: 'billsRefused',
  effect: 'blockAndRefer',
  check: aboutBills(({ bills }) => {
    const refused = bills.filter((bill) => bill.refused).length;
    const inputs = { bills: bills.length, refused };
    if (refused === 0) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `货代没有认可 ${refused} 张账单` };
  }),
};

/** Confirmed, unpaid and recent: of bills that are not all three none is lent on. */
const billsDoNotCount: Rule<'logisticsLoan'> = {
  code: 'billsDoNotCount',
  effect: 'decline',
  check: aboutBills(({ bills }, { policy, snapshot }) => {
    const counting = countingBills(policy, snapshot).length;
    const paid = bills.filter((bill) => bill.paid).length;
    const confirmed = bills.filter(({ state }) => state === 'confirmedByCounterparty').length;
    const { maxBillAgeDays } = policy.terms;
    const inputs = { bills: bills.length, counting, confirmed, paid, maxBillAgeDays };
    if (counting > 0) return { tag: 'pass', inputs };
    const current = `${bills.length} 张账单里货代确认 ${confirmed} 张、已付 ${paid} 张，可以融资的 0 张`;
    return { tag: 'breach', inputs, current };
  }),
};

/** In the order the applicant hears them. */
export const freightRules: readonly Rule<'logisticsLoan'>[] = [
  freightNotShown,
  forwarderRelated,
  billsRefused,
  billsDoNotCount,
];
