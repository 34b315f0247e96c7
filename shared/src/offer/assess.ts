import type { Snapshot } from '../facts/snapshot.ts';
import { invariant } from '../invariant.ts';
import { formatWan } from '../money/format.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import type { GradePolicy, Policy } from '../policy/policy-schema.ts';
import { annualRateOf } from '../policy/price.ts';
import type { RuleCode } from '../policy/rule-schema.ts';
import type { Portrait } from '../scoring/portrait.ts';
import { gradeOf, type Score, scoreOf } from '../scoring/scorecard.ts';
import { type Finding, type Screening, screen } from '../screening/screen.ts';
import { type Limit, type LimitQuestion, limitOf } from './limit.ts';

/** One question to the engine. What-if questions differ from the real one in one thing. */
export type Question = {
  readonly policy: Policy;
  readonly snapshot: Snapshot;
  readonly portrait: Portrait;
  /** Rules a reviewer lifted. */
  readonly cleared?: readonly RuleCode[];
  /** Asked as if a licensed guarantor stood beside. */
  readonly guaranteed?: boolean;
};

type Priced = { readonly grade: GradePolicy; readonly rate: AnnualRatePpm; readonly limit: Limit };

export type Assessment = {
  readonly outcome: 'offered' | 'declined' | 'referred';
  readonly screening: Screening;
  readonly score: Score;
  /** Grade, rate and limit as reckoned, whatever the outcome; undefined below the last grade. */
  readonly priced: Priced | undefined;
  /** Every rule that stands in the way, those of screening first. */
  readonly findings: readonly Finding[];
};

/** Screening, then score, then price and limit. No rule is skipped, so that every reason is known at once. */
export function assess(question: Question): Assessment {
  const { policy, snapshot, portrait, cleared = [] } = question;
  const screening = screen(policy, snapshot, { portrait, cleared });
  const score = scoreOf(policy.scorecard, portrait.characteristics);
  const grade = gradeOf(policy, score.score);
  const priced = grade && priceAndLimit(question, grade);
  const shared = { screening, score, priced };

  if (screening.outcome === 'decline') return { ...shared, outcome: 'declined', findings: screening.findings };
  if (screening.outcome === 'refer') return { ...shared, outcome: 'referred', findings: screening.findings };
  const refusal = priced === undefined ? belowCutoff(policy, score.score) : limitRefusal(policy, priced.limit);
  if (refusal !== undefined) return { ...shared, outcome: 'declined', findings: [refusal] };
  return { ...shared, outcome: 'offered', findings: [] };
}

export function limitQuestion({ policy, snapshot, portrait, guaranteed }: Question, grade: GradePolicy): LimitQuestion {
  const steps = guaranteed === true ? policy.guarantee.gradeSteps : 0;
  const multipleGrade = policy.grades[Math.max(0, policy.grades.indexOf(grade) - steps)];
  invariant(multipleGrade !== undefined, 'limitQuestion: the grade is one of the policy');
  return {
    policy,
    snapshot,
    portrait,
    grade,
    rate: AnnualRatePpm.parse(annualRateOf(policy.price, grade)),
    multipleGrade,
  };
}

function priceAndLimit(question: Question, grade: GradePolicy): Priced {
  const asked = limitQuestion(question, grade);
  return { grade, rate: asked.rate, limit: limitOf(asked) };
}

function belowCutoff(policy: Policy, score: number): Finding {
  const minScore = policy.grades[policy.grades.length - 1]?.minScore ?? 0;
  return refusalOf(policy, 'scoreBelowCutoff', `${score} 分`, { score, minScore });
}

/** A line too small to be of use is not offered; where only the programme is full, the words say so. */
function limitRefusal(policy: Policy, { limitFen, bindingCap }: Limit): Finding | undefined {
  if (limitFen >= policy.limit.minLimitFen) return undefined;
  const inputs = { limitFen, minLimitFen: policy.limit.minLimitFen, bindingCap };
  if (bindingCap === 'programmeHeadroom') return refusalOf(policy, 'programmeFull', '本期额度已满', inputs);
  return refusalOf(policy, 'limitTooSmall', `按现有数据为 ${formatWan(limitFen)}`, inputs);
}

function refusalOf(policy: Policy, code: RuleCode, current: string, inputs: Finding['inputs']): Finding {
  return { code, effect: 'decline', ...policy.rules[code], current, inputs };
}
