import type { ProductCode } from '../product/code.ts';
import { AD_LOAN } from './ad-loan.ts';
import { CARD } from './card.ts';
import { DECISIONS } from './decisions.ts';
import type { Expectation } from './expectation.ts';
import { FLOWS } from './flows.ts';
import { FRAUD } from './fraud.ts';
import { INVENTORY_LOAN } from './inventory-loan.ts';
import { CEILINGS, LAWS } from './laws.ts';
import { LOGISTICS_LOAN } from './logistics-loan.ts';
import { MARKETPLACES } from './marketplaces.ts';
import { ORDER_LOAN } from './order-loan.ts';
import { ORDER_PATTERNS } from './order-patterns.ts';
import { RELATED } from './related.ts';

/**
 * What the newest policy of each product must make true, worked out apart from it: points, grades, prices, decisions and
 * borders. A number of the policy that none of them notices could be changed unseen. Quickest first.
 */
export const EXPECTATIONS: { readonly [P in ProductCode]: readonly Expectation<P>[] } = {
  dataLoan: [
    ...LAWS,
    ...CARD,
    ...DECISIONS,
    ...FRAUD,
    ...ORDER_PATTERNS,
    ...FLOWS,
    ...RELATED,
    ...MARKETPLACES,
    CEILINGS,
  ],
  orderLoan: ORDER_LOAN,
  inventoryLoan: INVENTORY_LOAN,
  adLoan: AD_LOAN,
  logisticsLoan: LOGISTICS_LOAN,
};
