import type { Leaf } from '@loan/shared/policy-release/leaves';

/** A rate of exchange is a number too, though it is written as text. */
export const isNumber = ({ path, value }: Leaf): boolean =>
  typeof value === 'number' || (path[0] === 'referenceRates' && path[path.length - 1] === 'rate');
