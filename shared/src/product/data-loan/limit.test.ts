import { describe, expect, it } from '@jest/globals';
import { shopWith } from '../../golden/decisions.ts';
import { snapshotOf } from '../../golden/reference-seller.ts';
import { fen } from '../../money/fen.ts';
import { AnnualRatePpm } from '../../money/interest.ts';
import { questionOf } from '../../offer/ask.ts';
import type { LimitQuestion } from '../../offer/question.ts';
import { dataLoan202611 as policy } from '../../policy/data-loan-2026-11/policy.ts';
import type { Portrait } from '../../scoring/portrait.ts';
import { caps, firstDraw } from './limit.ts';

const graded = (grade: string) => policy.grades.find((one) => one.grade === grade) ?? policy.grades[0];

/** Grade A at 5.8 %, lifted to no other unless told; 100万 a month. */
function asking(seen: Partial<Portrait> = {}, lifted = 'A'): LimitQuestion<'dataLoan'> {
  const snapshot = snapshotOf([shopWith({})]);
  const { portrait } = questionOf(policy, snapshot);
  const [grade, liftedGrade] = [graded('A'), graded(lifted)];
  if (grade === undefined || liftedGrade === undefined) throw new Error('the policy has grade A');
  return {
    ...{ policy, snapshot, grade, liftedGrade, rate: AnnualRatePpm.parse(58_000) },
    portrait: { ...portrait, ...seen },
  };
}
const sold = (turnoverFen: number | undefined, weightedTurnoverFen: number | undefined): Partial<Portrait> => {
  const { sales } = asking().portrait;
  return { sales: { ...sales, turnoverFen: turnoverFen as never, weightedTurnoverFen: weightedTurnoverFen as never } };
};

describe('the bounds of a data loan', () => {
  it('are the multiple of the turnover that counts, and what the payouts can bear', () => {
    const payouts = { monthlyPayoutsFen: fen(60_000_000) };
    // By hand: 0.70 × 60万 × 11.631351 = 4,885,167.42 yuan.
    expect(caps(asking({ ...payouts, ...sold(150_000_001, 123_456_789) }))).toEqual([
      {
        code: 'turnoverMultiple',
        amountFen: 617_283_945,
        inputs: { limitMultiplePpm: 5_000_000, weightedTurnoverFen: 123_456_789 },
      },
      { code: 'payoutCash', amountFen: 488_516_742, ifMissing: expect.any(String), standsIn: 'allShops' },
    ]);
  });

  it('say of how many shops the payouts are not told, and nothing where all tell them', () => {
    const shopsWithoutPayouts = 1;
    const { trading } = asking().portrait;
    const two = { ...trading, shops: [...trading.shops, ...trading.shops] };
    expect(caps(asking({ shopsWithoutPayouts: 0 }))[1]).toEqual({ code: 'payoutCash', amountFen: 814_194_570 });
    expect(caps(asking({ shopsWithoutPayouts }))[1]).toMatchObject({ standsIn: 'allShops' });
    expect(caps(asking({ shopsWithoutPayouts, trading: two }))[1]).toMatchObject({ standsIn: 'someShops' });
  });

  it('are rounded down to the fen', () => {
    // By hand: 3.5 × 1.01 yuan is 3.535, and 1.25 × 1.01 is 1.2625; grade A would be 5 and 2.
    const asked = {
      ...asking(sold(101, 101), 'B'),
      grade: graded('B') ?? policy.grades[0],
    } as LimitQuestion<'dataLoan'>;
    expect([caps(asked)[0].amountFen, firstDraw(asked).amountFen]).toEqual([353, 126]);
  });

  it('are of the lifted grade, and the first draw is of its own', () => {
    expect(caps(asking({}, 'AA'))[0]).toMatchObject({ amountFen: 600_000_000 });
    expect(firstDraw(asking({}, 'AA'))).toEqual({
      ...{ amountFen: 200_000_000, inputs: { firstDrawMultiplePpm: 2_000_000, weightedTurnoverFen: 100_000_000 } },
    });
  });

  it('are none where payouts are not known, and of unknown sales nothing', () => {
    const amounts = (seen: Partial<Portrait>) => caps(asking(seen)).map(({ amountFen }) => amountFen);
    expect(amounts({ monthlyPayoutsFen: undefined })).toEqual([500_000_000, undefined]);
    expect(amounts({ monthlyPayoutsFen: fen(60_000_000) })).toEqual([500_000_000, 488_516_742]);
    expect(amounts(sold(undefined, undefined))[0]).toBe(0);
    expect(firstDraw(asking(sold(undefined, undefined))).amountFen).toBe(0);
  });
});
