import type { Expectation } from '../golden/expectation.ts';
import { EXPECTATIONS } from '../golden/expectations.ts';
import type { Policy } from '../product/policy.ts';
import { type PolicyDraft, policyFrom } from './draft.ts';
import { saidOtherwise } from './said.ts';

/**
 * The changes of a draft that no golden case notices when each is made alone: the rule that holds for the numbers of the
 * built-in policies, asked of drafted ones. What is no policy alone is noticed by the schema, and words that have to say a
 * number by that number.
 */
export function unheldChanges(base: Policy, draft: PolicyDraft): string[] {
  const cases: readonly Expectation[] = EXPECTATIONS[base.product];
  const before: boolean[] = [];
  const heldBefore = (place: number): boolean => (before[place] ??= cases[place]?.holds(base) ?? false);
  const isHeld = (change: PolicyDraft['changes'][number]): boolean => {
    const made = policyFrom(base, { ...draft, changes: [change] });
    if (!made.ok) return made.error.tag === 'PolicyDoesNotParse';
    const isWords = typeof change.to === 'string';
    if (isWords && saidOtherwise(made.value).length !== saidOtherwise(base).length) return true;
    return cases.some(({ holds }, place) => holds(made.value) !== heldBefore(place));
  };
  return draft.changes.filter((change) => !isHeld(change)).map(({ path }) => path);
}
