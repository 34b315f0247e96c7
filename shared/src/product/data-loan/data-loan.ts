import { Purpose } from '../../drawdown/purpose.ts';
import { admissionRules, fraudRules } from '../../screening/rules.ts';
import type { ProductModule } from '../product.ts';
import { caps, firstDraw, withoutWeights } from './limit.ts';
import { anotherShop, oneMoreShop } from './what-ifs.ts';

/** The data loan (数据贷): a line that is a multiple of what the shops sell, for a seller with shops of its own. */
export const dataLoan: ProductModule<'dataLoan'> = {
  code: 'dataLoan',
  borrower: 'seller',
  rules: [...admissionRules, ...fraudRules],
  capCodes: ['turnoverMultiple', 'payoutCash'],
  caps,
  firstDraw,
  whatIfs: anotherShop,
  oneMoreShop,
  withoutPart: (question) => ({ platform: withoutWeights(question) }),
  repayment: { payee: 'corporateAccount', purposes: Purpose.options },
};
