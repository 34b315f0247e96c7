import { CARD } from './card.ts';
import { DECISIONS } from './decisions.ts';
import type { Expectation } from './expectation.ts';
import { FLOWS } from './flows.ts';
import { FRAUD } from './fraud.ts';
import { CEILINGS, LAWS } from './laws.ts';
import { MARKETPLACES } from './marketplaces.ts';

/**
 * What the data loan's policy of November 2026 must make true, worked out apart from it: points, grades, prices,
 * decisions and borders. A number of the policy that none of them notices could be changed unseen. Quickest first.
 */
export const EXPECTATIONS: readonly Expectation[] = [
  ...LAWS,
  ...CARD,
  ...DECISIONS,
  ...FRAUD,
  ...FLOWS,
  ...MARKETPLACES,
  CEILINGS,
];
