import { invariant } from '../invariant.ts';
import { formatWan } from '../money/format.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { annualRateOf } from '../policy/price.ts';
import type { RuleCode } from '../policy/rule-schema.ts';
import { wordsOfCap, wordsOfRule } from '../product/products.ts';
import { lookedAt, type Portrait } from '../scoring/portrait.ts';
import { gradeOf, type Score, scoreOf } from '../scoring/scorecard.ts';
import type { Finding } from '../screening/finding.ts';
import { screen } from '../screening/screen.ts';
import type { Assessment, Limit, Priced } from './assessment.ts';
import { limitOf } from './limit.ts';
import type { LimitQuestion, Question } from './question.ts';

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

function viewsOf({ portrait, seenAs = (view) => view }: Question): [Portrait, ...Portrait[]] {
  return [seenAs(portrait), ...portrait.withoutPeaks.map((sales) => seenAs(lookedAt(portrait, sales)))];
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
  const { firstDrawFen, firstDraw } = best([chosen, ...limits], ({ limit }) => limit.firstDrawFen).limit;
  return { grade, rate, limit: { ...chosen.limit, firstDrawFen, firstDraw }, question: chosen.question };
}

function limitQuestion(
  { policy, snapshot, guaranteed }: Question,
  view: Pick<LimitQuestion, 'portrait' | 'grade' | 'rate'>,
): LimitQuestion {
  const steps = guaranteed === true ? policy.guarantee.gradeSteps : 0;
  const liftedGrade = policy.grades[Math.max(0, policy.grades.indexOf(view.grade) - steps)];
  invariant(liftedGrade !== undefined, 'limitQuestion: the grade is one of the policy');
  return { policy, snapshot, ...view, liftedGrade };
}

function belowCutoff(policy: Policy, score: number): Finding {
  const minScore = policy.grades[policy.grades.length - 1]?.minScore ?? 0;
  return refusalOf(policy, 'scoreBelowCutoff', `${score} 分`, { score, minScore });
}

/**
 * A line too small to be of use is not offered. The words are those of the bound that made it so, which selling more may
 * never raise; what the product's own formula asks is added only where that one alone would be too small as well.
 */
function limitRefusal(policy: Policy, { limitFen, bindingCap, caps: [formula] }: Limit): Finding | undefined {
  const { minLimitFen } = policy.limit;
  if (limitFen >= minLimitFen) return undefined;
  const inputs = { limitFen, minLimitFen, bindingCap };
  if (bindingCap === 'programmeHeadroom') return refusalOf(policy, 'programmeFull', '本期额度已满', inputs);
  const refusal = refusalOf(policy, 'limitTooSmall', `按现有数据为 ${formatWan(limitFen)}`, inputs);
  if (bindingCap === formula.code) return refusal;
  const words = wordsOfCap(policy, bindingCap);
  const isFormulaTooSmall = (formula.amountFen ?? minLimitFen) < minLimitFen;
  const cures = [words.cure, words.cure === undefined || isFormulaTooSmall ? refusal.cure : undefined];
  return {
    ...refusal,
    current: `${words.current}，算下来为 ${formatWan(limitFen)}`,
    cure: cures.flatMap((cure) => cure ?? []).join('；'),
  };
}

function refusalOf(policy: Policy, code: RuleCode, current: string, inputs: Finding['inputs']): Finding {
  return { code, effect: 'decline', ...wordsOfRule(policy, code), current, inputs };
}
