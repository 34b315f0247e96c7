import type { Scenario } from './scenario.ts';

const offered = { decision: 'offered', bank: 'approved', status: 'active', instructions: 1 } as const;

/** Sellers who borrow on something other than what they sell. */
export const PRODUCT_SCENARIOS: readonly Scenario[] = [
  {
    name: 'inventory-loan',
    what: "A seller borrows on the goods in Amazon's warehouses, by their age and what they bring",
    company: 'yunfan',
    product: 'inventoryLoan',
    purpose: 'stock',
    expect: offered,
  },
];
