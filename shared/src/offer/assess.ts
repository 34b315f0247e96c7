import type { Snapshot } from '../facts/snapshot.ts';
import { invariant } from '../invariant.ts';
import { type Fen, fen } from '../money/fen.ts';
import { formatWan } from '../money/format.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import type { GradePolicy, Policy } from '../policy/policy-schema.ts';
import { annualRateOf } from '../policy/price.ts';
import type { RuleCode } from '../policy/rule-schema.ts';
import { lookedAt, type Portrait } from '../scoring/portrait.ts';
import { gradeOf, type Score, scoreOf } from '../scoring/scorecard.ts';
import { type Finding, type Screening, screen } from '../screening/screen.ts';
import { type Limit, type LimitQuestion, limitOf, withMoreTurnover } from './limit.ts';

/** One question to the engine. What-if questions differ from the real one in one thing. */
export type Question = {
  readonly policy: Policy;
  readonly snapshot: Snapshot;
  readonly portrait: Portrait;
  /** Rules a reviewer lifted. */
  readonly cleared?: readonly RuleCode[];
  /** Asked as if a licensed guarantor stood beside. */
  readonly guaranteed?: boolean;
  /** Asked as if another shop sold this much more every month. */
  readonly moreTurnoverFen?: Fen;
};

type Priced = {
  readonly grade: GradePolicy;
  readonly rate: AnnualRatePpm;
  readonly limit: Limit;
  /** How the sales were looked at for the limit, and all else the limit was reckoned from. */
  readonly question: LimitQuestion;
};

export type Assessment = {
  readonly outcome: 'offered' | 'declined' | 'referred';
  readonly screening: Screening;
  readonly score: Score;
  /** How the sales were looked at for the score: as they were, or with peaks left out. */
  readonly scoredFrom: Portrait;
  /** Grade, rate and limit as reckoned, whatever the outcome; undefined below the last grade. */
  readonly priced: Priced | undefined;
  /** Every rule that stands in the way, those of screening first. */
  readonly findings: readonly Finding[];
};

/**
 * Screening, then score, then price and limit. No rule is skipped, so that every reason is known at once.
 * Of the ways to look at the sales the best score counts, and the best limit: each of a view's own grade and turnover.
 */
export function assess(question: Question): Assessment {
  const { policy, snapshot, portrait, cleared = [] } = question;
  const screening = screen(policy, snapshot, { portrait, cleared });
  const views = viewsOf(question).map((view) => ({ view, score: scoreOf(policy.scorecard, view.characteristics) }));
  const { score, view: scoredFrom } = best(views, (scored) => scored.score.score);
  const priced = priceAndLimit(question, views, score.score);
  const shared = { screening, score, scoredFrom, priced };

  if (screening.outcome === 'decline') return { ...shared, outcome: 'declined', findings: screening.findings };
  if (screening.outcome === 'refer') return { ...shared, outcome: 'referred', findings: screening.findings };
  const refusal = priced === undefined ? belowCutoff(policy, score.score) : limitRefusal(policy, priced.limit);
  if (refusal !== undefined) return { ...shared, outcome: 'declined', findings: [refusal] };
  return { ...shared, outcome: 'offered', findings: [] };
}

type ScoredView = { readonly view: Portrait; readonly score: Score };

function viewsOf({ portrait, moreTurnoverFen }: Question): [Portrait, ...Portrait[]] {
  const more = (view: Portrait) => (moreTurnoverFen === undefined ? view : withMoreTurnover(view, moreTurnoverFen));
  return [more(portrait), ...portrait.withoutPeaks.map((sales) => more(lookedAt(portrait, sales)))];
}

/** On a tie the first: the sales as they were, then the fewest peaks left out. */
function best<T>(items: readonly T[], worth: (item: T) => number): T {
  const [first, ...others] = items;
  invariant(first !== undefined, 'best: there is always the view of the sales as they were');
  return others.reduce((so, item) => (worth(item) > worth(so) ? item : so), first);
}

function priceAndLimit(question: Question, views: readonly ScoredView[], score: number): Priced | undefined {
  const { policy } = question;
  const grade = gradeOf(policy, score);
  if (grade === undefined) return undefined;
  const rate = AnnualRatePpm.parse(annualRateOf(policy.price, grade));
  const limits = views.flatMap(({ view, score: { score: own } }) => {
    const ownGrade = gradeOf(policy, own);
    if (ownGrade === undefined) return [];
    const asked = limitQuestion(question, { portrait: view, grade: ownGrade, rate });
    return [{ question: asked, limit: limitOf(asked) }];
  });
  const chosen = best(limits, ({ limit }) => limit.limitFen);
  const firstDrawFen = fen(Math.max(...limits.map(({ limit }) => limit.firstDrawFen)));
  return { grade, rate, limit: { ...chosen.limit, firstDrawFen }, question: chosen.question };
}

function limitQuestion(
  { policy, snapshot, guaranteed }: Question,
  view: Pick<LimitQuestion, 'portrait' | 'grade' | 'rate'>,
): LimitQuestion {
  const steps = guaranteed === true ? policy.guarantee.gradeSteps : 0;
  const multipleGrade = policy.grades[Math.max(0, policy.grades.indexOf(view.grade) - steps)];
  invariant(multipleGrade !== undefined, 'limitQuestion: the grade is one of the policy');
  return { policy, snapshot, ...view, multipleGrade };
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
