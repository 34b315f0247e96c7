import type { Snapshot } from '../facts/snapshot.ts';
import { invariant } from '../invariant.ts';
import { fen } from '../money/fen.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { RuleCode } from '../policy/rule-schema.ts';
import { scoredCharacteristics, strengths } from '../scoring/reasons.ts';
import { addDays } from '../time/instant.ts';
import { questionOf } from './ask.ts';
import { assess } from './assess.ts';
import type { Assessment } from './assessment.ts';
import { debtEffectFen, debtsIn } from './debts.ts';
import { Decision, type LimitStage } from './decision.ts';
import { reasonsOf, scoreParts } from './explain.ts';
import { traceOf } from './trace.ts';
import { wouldHelp } from './would-help.ts';

const STRENGTHS_SHOWN = 3;

/**
 * The system's suggestion for a snapshot under a policy (额度与利率建议). Pure: the same two give the same decision,
 * to the bit, for ever. `cleared` names the referring rules a reviewer lifted; nothing else can be set by hand.
 */
export function decide(
  policy: Policy,
  snapshot: Snapshot,
  { cleared = [] }: { cleared?: readonly RuleCode[] } = {},
): Decision {
  invariant(snapshot.product === policy.product, 'decide: a snapshot is decided under a policy of its own product');
  const question = questionOf(policy, snapshot, cleared);
  const answer = assess(question);
  const { score, scoredFrom, priced } = answer;
  return Decision.parse({
    outcome: answer.outcome,
    product: policy.product,
    verified: snapshot.verified && snapshot.shops.every((shop) => shop.verified),
    policyVersion: policy.version,
    asOf: snapshot.asOf,
    validUntil: addDays(snapshot.asOf, policy.offer.validDays),
    ...termsOf(policy, snapshot, answer),
    score: score.score,
    baseScore: policy.scorecard.base,
    grade: priced?.grade.grade ?? 'D',
    defaultProbabilityPpm: priced?.grade.defaultProbabilityPpm ?? 0,
    parts: scoreParts(question, answer),
    characteristics: scoredCharacteristics(score.rows, scoredFrom),
    reasons: reasonsOf(question, answer),
    strengths: strengths(score.rows, scoredFrom, STRENGTHS_SHOWN),
    wouldHelp: wouldHelp(question, answer),
    debts: debtsIn(policy, snapshot),
    debtEffectFen: debtEffectFen(question, answer),
    trace: traceOf(question, answer),
  });
}

/** Limit, rate and term of an offer; zeros without one, so that nothing can be read out of a refusal. */
function termsOf({ offer }: Policy, { asOf }: Snapshot, { outcome, priced }: Assessment) {
  const zero = fen(0);
  if (outcome !== 'offered' || priced === undefined) {
    const annualRatePpm = AnnualRatePpm.parse(0);
    return { limitFen: zero, availableFen: zero, annualRatePpm, termMonths: 0, feesFen: zero, stages: [] };
  }
  const { limitFen, firstDrawFen: availableFen } = priced.limit;
  const laterFen = fen(limitFen - availableFen);
  const rest: LimitStage = {
    amountFen: laterFen,
    ...(offer.restOpensAfterDays > 0 && { opensOn: addDays(asOf, offer.restOpensAfterDays) }),
    text: offer.restOpensText,
  };
  const stages = laterFen === 0 ? [] : [rest];
  const { maxTermMonths: termMonths, feesFen } = offer;
  return { limitFen, availableFen, annualRatePpm: priced.rate, termMonths, feesFen, stages };
}
