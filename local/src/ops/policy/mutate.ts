import type { Expectation } from '@loan/shared/golden/expectation';
import { EXPECTATIONS } from '@loan/shared/golden/expectations';
import { invariant } from '@loan/shared/invariant';
import { changed, type Leaf, leavesOf } from '@loan/shared/policy-release/leaves';
import { Policy } from '@loan/shared/product/policy';
import { isNumber } from './leaves.ts';

type Caught = 'byItsSchema' | 'byAnExpectation';
export type Mutant = { readonly path: string; readonly from: number | string; readonly to: number | string };
export type Mutation = {
  readonly numbers: number;
  readonly mutants: number;
  readonly caught: Readonly<Record<Caught, number>>;
  /** Numbers that can be changed and nothing notices. */
  readonly unseen: readonly Mutant[];
};

/** A policy is asked what its own product must make true. */
const expectationsOf = ({ product }: Policy): readonly Expectation[] => EXPECTATIONS[product];

/** The names of the expectations that a policy does not meet. */
export const unmet = (policy: Policy): string[] =>
  expectationsOf(policy)
    .filter(({ holds }) => !holds(policy))
    .map(({ name }) => name);

/** Every number of the policy, alone, one step up and one step down: does anything notice? */
export function mutate(policy: Policy): Mutation {
  // An expectation that fails already would fail for every change, and notice none.
  const failing = unmet(policy);
  invariant(failing.length === 0, `mutate: the policy itself does not hold: ${failing.join('; ')}`);
  const numbers = leavesOf(policy).filter(isNumber);
  const caught = { byItsSchema: 0, byAnExpectation: 0 };
  const unseen: Mutant[] = [];
  for (const leaf of numbers) {
    for (const to of [stepped(leaf, 1), stepped(leaf, -1)]) {
      const by = caughtBy(policy, leaf, to);
      if (by === undefined) unseen.push({ path: leaf.path.join('.'), from: leaf.value as number | string, to });
      else caught[by] += 1;
    }
  }
  return { numbers: numbers.length, mutants: 2 * numbers.length, caught, unseen };
}

function caughtBy(policy: Policy, { path }: Leaf, to: number | string): Caught | undefined {
  const mutant = Policy.safeParse(changed(policy, path, to));
  if (!mutant.success) return 'byItsSchema';
  return expectationsOf(policy).some(({ holds }) => !holds(mutant.data)) ? 'byAnExpectation' : undefined;
}

/** One in the number's own unit: a fen, a day, a point, a millionth; of a rate written as text its last digit. */
function stepped({ value }: Leaf, by: 1 | -1): number | string {
  if (typeof value === 'number') return value + by;
  const [whole = '', fraction = ''] = String(value).split('.');
  const digits = String(Number(whole + fraction) + by).padStart(fraction.length + 1, '0');
  return fraction === '' ? digits : `${digits.slice(0, -fraction.length)}.${digits.slice(-fraction.length)}`;
}
