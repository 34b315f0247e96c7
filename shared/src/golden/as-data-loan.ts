import { dataLoan202611 } from '../policy/data-loan-2026-11/policy.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { Expectation } from './expectation.ts';

type Block = Exclude<keyof Policy, 'version' | 'product' | 'terms'>;

/** Blocks that a product shares with the data loan, whose golden cases notice every one of their numbers. */
export const asDataLoan = (blocks: readonly Block[]): Expectation[] =>
  blocks.map((block) => ({
    name: `the ${block} of the data loan`,
    holds: (policy) => JSON.stringify(policy[block]) === JSON.stringify(dataLoan202611[block]),
  }));

/** All that says who may borrow and at which price. */
export const SELLER_BLOCKS = [
  ...(['referenceRates', 'marketplaces', 'admission', 'fraud', 'crossCheck', 'facts'] as const),
  ...(['scorecard', 'grades', 'price', 'penalty', 'guarantee'] as const),
];
