import type { RuleCode } from '../../policy/rule-schema.ts';
import { admissionRules, fraudRules } from '../../screening/rules.ts';
import type { ProductModule } from '../product.ts';
import { characteristics } from './characteristics.ts';
import { drawable, mayRunTo } from './draw.ts';
import { caps, firstDraw, withoutInsurance, yearlyInflowFen } from './limit.ts';
import { supplyRules } from './supply-rules.ts';
import { tradeRules } from './trade-rules.ts';
import { whatIfs } from './what-ifs.ts';

/** Asked of every borrower; the other rules are about shops, which a supplier has none of. */
const ASKED_OF_ALL: readonly RuleCode[] = [
  'settlementNotCompliant',
  'settlementNotDeclared',
  'settlementHolderMismatch',
  'consentNotLive',
  'alreadyFinanced',
  'relatedPartiesUnclear',
  'manyEnquiries',
  'manyLenders',
  'identityInconsistent',
];

/**
 * The order loan (订单贷): a line on what a buyer orders within one cycle, for whoever supplies a seller with shops or a
 * platform that buys.
 */
export const orderLoan: ProductModule<'orderLoan'> = {
  code: 'orderLoan',
  borrower: 'supplier',
  rules: [
    ...tradeRules,
    ...supplyRules,
    ...[...admissionRules, ...fraudRules].filter(({ code }) => ASKED_OF_ALL.includes(code)),
  ],
  characteristics,
  capCodes: ['tradeCycle', 'insuredBuyer', 'supplierRevenue', 'buyerMaximum'],
  caps,
  firstDraw,
  yearlyInflowFen,
  whatIfs,
  withoutPart: (question) => ({ insurance: withoutInsurance(question) }),
  repayment: { payee: 'corporateAccount', purposes: ['stock'] },
  drawable,
  mayRunTo,
};
