import { purposesOf } from '../../drawdown/purpose.ts';
import type { Cap } from '../../offer/assessment.ts';
import type { LimitQuestion, Question, WhatIf } from '../../offer/question.ts';
import { admissionRules, fraudRules } from '../../screening/rules.ts';
import type { ProductModule } from '../product.ts';
import { countingBills, freightIn, lentOn, openBills } from './freight.ts';
import { freightRules } from './freight-rules.ts';

function billsCap({ policy, snapshot }: LimitQuestion<'logisticsLoan'>): Cap {
  const { billsFen, lentFen } = lentOn(policy, snapshot);
  const inputs = { billsFen, bills: countingBills(policy, snapshot).length, advancePpm: policy.terms.advancePpm };
  return { code: 'freightBills', amountFen: lentFen, inputs };
}

/** The forwarder has not said anything yet of bills that would count. */
function forwarderConfirms({ policy, snapshot }: Question<'logisticsLoan'>): WhatIf[] {
  const freight = freightIn(snapshot);
  const open = openBills(policy, snapshot).filter(({ state }) => state !== 'confirmedByCounterparty');
  if (freight === undefined || open.length === 0) return [];
  const bills = freight.bills.map((bill) =>
    open.includes(bill) ? { ...bill, state: 'confirmedByCounterparty' as const } : bill,
  );
  return [
    {
      code: 'forwarderConfirms',
      what: `货代确认其余 ${open.length} 张账单`,
      detail: '货代在自己手机上确认后，这些账单也计入额度',
      change: { snapshot: { backing: { ...freight, bills } } },
    },
  ];
}

/** The logistics loan (物流贷): a short line that pays a forwarder's bills, paid on to the forwarder alone. */
export const logisticsLoan: ProductModule<'logisticsLoan'> = {
  code: 'logisticsLoan',
  borrower: 'seller',
  rules: [...admissionRules, ...freightRules, ...fraudRules],
  capCodes: ['freightBills'],
  caps: (question) => [billsCap(question)],
  firstDraw: ({ policy, snapshot }) => ({ amountFen: lentOn(policy, snapshot).lentFen }),
  whatIfs: forwarderConfirms,
  repayment: { payee: 'forwarder', purposes: purposesOf('logisticsLoan') },
  // Papers change after the decision: a bill that was paid or has grown old meanwhile pays for nothing.
  drawable: (policy, snapshot) => lentOn(policy, snapshot).lentFen,
};
