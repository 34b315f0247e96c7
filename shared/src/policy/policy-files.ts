import type { ProductCode } from '../product/code.ts';
import { adLoan202611 } from './ad-loan-2026-11/policy.ts';
import { dataLoan202611 } from './data-loan-2026-11/policy.ts';
import { inventoryLoan202611 } from './inventory-loan-2026-11/policy.ts';
import { logisticsLoan202611 } from './logistics-loan-2026-11/policy.ts';
import { orderLoan202611 } from './order-loan-2026-11/policy.ts';
import type { PolicyOf } from './policy-schema.ts';

/** The policies that stand in the code, by product, newest first. A decision of an older one is replayed on its own. */
export const POLICY_FILES: { readonly [P in ProductCode]: readonly [PolicyOf<P>, ...PolicyOf<P>[]] } = {
  dataLoan: [dataLoan202611],
  orderLoan: [orderLoan202611],
  inventoryLoan: [inventoryLoan202611],
  adLoan: [adLoan202611],
  logisticsLoan: [logisticsLoan202611],
};
