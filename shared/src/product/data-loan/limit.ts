import { invariant } from '../../invariant.ts';
import { type Fen, fen, scaleFen } from '../../money/fen.ts';
import type { AnnualRatePpm } from '../../money/interest.ts';
import type { Cap, FirstDraw } from '../../offer/assessment.ts';
import type { LimitQuestion } from '../../offer/question.ts';
import type { GradePolicy } from '../../policy/policy-schema.ts';
import { annuityFactorPpm } from '../../repayment/annuity.ts';
import type { Portrait } from '../../scoring/portrait.ts';
import type { DataLoanTerms } from './terms.ts';

type Asked = LimitQuestion<'dataLoan'>;

const PPM = 1_000_000;
const PPM_SQUARED = PPM * PPM;
const NOTHING = fen(0);

/** A multiple of the month's turnover, held to what the payouts can bear. */
export function caps({ policy: { terms }, portrait, rate, liftedGrade }: Asked): [Cap, ...Cap[]] {
  const { limitMultiplePpm } = multiplesOf(terms, liftedGrade);
  const turnover = portrait.sales.weightedTurnoverFen ?? NOTHING;
  return [
    {
      code: 'turnoverMultiple',
      amountFen: scaleFen(turnover, limitMultiplePpm, PPM, 'down'),
      inputs: { limitMultiplePpm, weightedTurnoverFen: turnover },
    },
    { code: 'payoutCash', amountFen: payoutCash(terms, portrait, rate), ...standIn(portrait) },
  ];
}

/** Where shops do not tell their payouts, sales less refunds bound the line. */
function standIn({ shopsWithoutPayouts, trading: { shops } }: Portrait): Pick<Cap, 'ifMissing' | 'standsIn'> {
  if (shopsWithoutPayouts === 0) return {};
  return shopsWithoutPayouts < shops.length
    ? { standsIn: 'someShops', ifMissing: '这些店铺暂按销售减退款计算' }
    : { standsIn: 'allShops', ifMissing: '额度暂按月均结算计算' };
}

/** Smaller than the line, because how much is drawn at once, more than the score, decides the loss. */
export function firstDraw({ policy: { terms }, portrait, grade }: Asked): FirstDraw {
  const { firstDrawMultiplePpm } = multiplesOf(terms, grade);
  const turnover = portrait.sales.weightedTurnoverFen ?? NOTHING;
  const inputs = { firstDrawMultiplePpm, weightedTurnoverFen: turnover };
  return { amountFen: scaleFen(turnover, firstDrawMultiplePpm, PPM, 'down'), inputs };
}

function multiplesOf({ multiples }: DataLoanTerms, { grade }: GradePolicy): DataLoanTerms['multiples'][number] {
  const row = multiples.find((one) => one.grade === grade);
  invariant(row !== undefined, 'multiplesOf: the policy has a row for each grade');
  return row;
}

/** What a share of the monthly payouts could pay back in instalments: its present value at the offered rate. */
function payoutCash(
  { cashSharePpm, cashMonths }: DataLoanTerms,
  { monthlyPayoutsFen: payouts }: Portrait,
  rate: AnnualRatePpm,
): Fen | undefined {
  if (payouts === undefined) return undefined;
  return scaleFen(payouts, cashSharePpm * annuityFactorPpm(rate, cashMonths), PPM_SQUARED, 'down');
}

/** Every shop counted whole, whatever its marketplace's factor. */
export const withoutWeights = (question: Asked): Asked => {
  const { portrait } = question;
  const { sales } = portrait;
  return { ...question, portrait: { ...portrait, sales: { ...sales, weightedTurnoverFen: sales.turnoverFen } } };
};
