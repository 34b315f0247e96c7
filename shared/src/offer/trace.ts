import { isOffered } from '../facts/offered.ts';
import type { Assessment, Priced } from './assessment.ts';
import type { TraceStep } from './decision.ts';
import type { Question } from './question.ts';

/** The whole reckoning, step by step: enough to check a decision by hand (评估过程). */
export function traceOf(
  { policy, snapshot, portrait }: Question,
  { screening, score, scoredFrom, priced }: Assessment,
): TraceStep[] {
  const { months, shops } = portrait.trading;
  return [
    {
      step: 'facts.months',
      inputs: { from: months[0] ?? null, to: months[months.length - 1] ?? null, verified: snapshot.verified },
      result: months.length,
    },
    ...shops.map(({ shop, tenureMonths }, index) => ({
      step: `facts.shop.${index + 1}`,
      inputs: {
        marketplace: shop.marketplace,
        tenureMonths,
        firstActivityOn: isOffered(shop.firstActivityOn) ? shop.firstActivityOn : null,
        rejectedRows: shop.rejectedRows,
        marketplacePpm: portrait.weights[index]?.marketplacePpm ?? 0,
      },
      result: portrait.weights[index]?.tenurePpm ?? 0,
    })),
    {
      step: 'facts.turnover',
      inputs: {
        turnoverFen: portrait.sales.turnoverFen ?? null,
        monthlyPayoutsFen: portrait.monthlyPayoutsFen ?? null,
        shopsWithoutPayouts: portrait.shopsWithoutPayouts,
        debtsFen: portrait.debtsFen ?? null,
        referenceRates: policy.referenceRates.version,
      },
      result: portrait.sales.weightedTurnoverFen ?? null,
    },
    ...screening.trace,
    { step: 'score.salesCappedAtFen', inputs: {}, result: scoredFrom.sales.cappedAtFen ?? null },
    { step: 'score.base', inputs: {}, result: policy.scorecard.base },
    ...score.rows.map(({ rule, characteristic, points, binIndex }) => ({
      step: `score.${rule.code}`,
      inputs:
        'missing' in characteristic
          ? { missing: characteristic.missing }
          : { value: characteristic.value, below: rule.bins[binIndex ?? 0]?.below ?? null },
      result: points,
    })),
    { step: 'score.total', inputs: {}, result: score.score },
    ...(priced === undefined ? [] : pricedSteps(priced, policy.price)),
  ];
}

function pricedSteps({ grade, rate, limit, question }: Priced, price: Question['policy']['price']): TraceStep[] {
  const { fundingPpm, operatingPpm, capitalPpm, lossGivenDefaultPpm } = price;
  const { defaultProbabilityPpm, marginPpm } = grade;
  return [
    { step: 'grade', inputs: { minScore: grade.minScore, odds: grade.odds }, result: grade.grade },
    {
      step: 'price.annualRatePpm',
      inputs: { fundingPpm, operatingPpm, capitalPpm, defaultProbabilityPpm, lossGivenDefaultPpm, marginPpm },
      result: rate,
    },
    {
      step: 'limit.salesCappedAtFen',
      inputs: { grade: question.grade.grade, multipleOf: question.liftedGrade.grade },
      result: question.portrait.sales.cappedAtFen ?? null,
    },
    ...limit.caps.map(({ code, amountFen, inputs }) => ({
      step: `limit.${code}`,
      inputs: { ...inputs },
      result: amountFen ?? null,
    })),
    { step: 'limit.firstDrawFen', inputs: { ...limit.firstDraw.inputs }, result: limit.firstDrawFen },
    { step: 'limit.limitFen', inputs: { bindingCap: limit.bindingCap }, result: limit.limitFen },
  ];
}
