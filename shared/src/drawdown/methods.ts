import type { ProductCode } from '../product/code.ts';
import { RepaymentMethod } from '../repayment/method.ts';

/**
 * How each product comes back, the usual way first. What buyers pay at the end is not paid back month by month before.
 * Source: lending design §3.4, order loan.
 */
export const methodsOf = (product: ProductCode): readonly RepaymentMethod[] =>
  product === 'orderLoan' ? ['bullet', 'repayAtWill'] : RepaymentMethod.options;
