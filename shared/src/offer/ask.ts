import type { Snapshot } from '../facts/snapshot.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { RuleCode } from '../policy/rule-schema.ts';
import { portraitOf } from '../product/portrait-of.ts';
import type { Change, Question } from './question.ts';

export const questionOf = (policy: Policy, snapshot: Snapshot, cleared: readonly RuleCode[] = []): Question => ({
  policy,
  snapshot,
  portrait: portraitOf(policy, snapshot),
  cleared,
});

/** The question with this changed: other facts first, looked at afresh, and then the rest. */
export function changed(real: Question, { snapshot: facts, characteristics, ...rest }: Change): Question {
  const snapshot = { ...real.snapshot, ...facts };
  const portrait = facts === undefined ? real.portrait : portraitOf(real.policy, snapshot);
  return {
    ...real,
    ...rest,
    snapshot,
    portrait: { ...portrait, characteristics: { ...portrait.characteristics, ...characteristics } },
  };
}
