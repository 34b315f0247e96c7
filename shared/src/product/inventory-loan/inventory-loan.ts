import { purposesOf } from '../../drawdown/purpose.ts';
import { admissionRules, fraudRules } from '../../screening/rules.ts';
import type { ProductModule } from '../product.ts';
import { caps, firstDraw } from './limit.ts';
import { stockRules } from './stock-rules.ts';

/** The inventory loan (库存贷): a line on goods that lie where somebody else tells of them, for a seller with shops. */
export const inventoryLoan: ProductModule<'inventoryLoan'> = {
  code: 'inventoryLoan',
  borrower: 'seller',
  rules: [...admissionRules, ...stockRules, ...fraudRules],
  capCodes: ['stockValue', 'stockTurnover'],
  caps,
  firstDraw,
  whatIfs: () => [],
  repayment: { payee: 'corporateAccount', purposes: purposesOf('inventoryLoan') },
};
