import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shopWith } from '../golden/decisions.ts';
import { orderTrade } from '../golden/order-trade.ts';
import { fortnightlyPayouts, monthsFrom, referenceShop, snapshotOf } from '../golden/reference-seller.ts';
import { fen } from '../money/fen.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { orderLoan202611 } from '../policy/order-loan-2026-11/policy.ts';
import { Policy } from '../product/policy.ts';
import { anySnapshot } from '../testing/any-snapshot.ts';
import { changed, questionOf } from './ask.ts';
import { assess } from './assess.ts';
import { capsIn } from './caps-in.ts';
import { decide } from './decide.ts';
import type { Question } from './question.ts';
import { traceOf } from './trace.ts';

type Shop = Parameters<typeof shopWith>[0];
const asking = (shop: Shop, about: Parameters<typeof snapshotOf>[1] = {}) =>
  questionOf(policy, snapshotOf([shopWith(shop)], about));
const sales = (...wan: number[]): Shop => ({
  months: monthsFrom(
    '2025-11' as never,
    wan.map((each) => `${each}0000.00`),
  ),
});
const hundred = (count: number) => Array<number>(count).fill(100);

describe('sales with a peak', () => {
  it('are scored, and bear a line, with the peak left out where that is better', () => {
    // By hand: one month of 300万 among eleven of 100万: mean 116.7, deviation 55.3, so 0.47 and −3 points instead of
    // 15: 598, grade C, 200万. Held to 100万 nothing varies: 616, grade A, and 500万.
    const peaked = assess(asking(sales(...hundred(5), 300, ...hundred(6))));
    expect(peaked).toMatchObject({
      ...{ outcome: 'offered', score: { score: 616 }, scoredFrom: { sales: { cappedAtFen: 100_000_000 } } },
      priced: {
        ...{ grade: { grade: 'A' }, limit: { limitFen: 500_000_000, firstDrawFen: 200_000_000 } },
        question: { portrait: { sales: { cappedAtFen: 100_000_000 } } },
      },
    });
  });

  it('are looked at as they were, where leaving it out brings nothing', () => {
    const { scoredFrom, priced } = assess(asking(sales(...hundred(5), 101, ...hundred(6))));
    expect(scoredFrom.sales.cappedAtFen).toBeUndefined();
    expect(priced?.question.portrait.sales.cappedAtFen).toBeUndefined();
  });
});

describe('the first draw', () => {
  /** The draw and the line before the bounds of every product, each reckoned again from the inputs it is told with. */
  const again = (asked: Question) => {
    const steps = traceOf(asked, assess(asked));
    const inputsOf = (code: string) => steps.find(({ step }) => step === code)?.inputs ?? {};
    const product = (code: string, multiple: string) =>
      (Number(inputsOf(code)[multiple]) * Number(inputsOf(code)['weightedTurnoverFen'])) / 1_000_000;
    return {
      turnoverMultiple: product('limit.turnoverMultiple', 'limitMultiplePpm'),
      firstDraw: product('limit.firstDrawFen', 'firstDrawMultiplePpm'),
    };
  };

  it('of one way to look at the sales and the line of another are each told with what they were reckoned with', () => {
    const yuan = [
      ...[1333387, 1603603, 1295461, 387309, 1822369, 1108733],
      ...[1037106, 1703563, 1584900, 567642, 1828796, 852236],
    ];
    const asked = asking({
      months: monthsFrom(
        '2025-11' as never,
        yuan.map((each) => `${each}.00`),
      ),
    });
    const { priced } = assess(asked);
    expect(again(asked).firstDraw).toBeGreaterThan(69 * 1_000_000);
    expect(Math.floor(again(asked).firstDraw / 1_000_000)).toBe((priced?.limit.firstDrawFen ?? 0) / 1_000_000);
    expect(Math.floor(again(asked).turnoverMultiple)).toBe(priced?.limit.caps[0].amountFen);
    // The draw is of another turnover than the line: with some peaks left out a better grade bears it.
    expect(priced?.limit.firstDraw.inputs?.['weightedTurnoverFen']).not.toBe(
      priced?.question.portrait.sales.weightedTurnoverFen,
    );
  });

  it('follows from its own inputs, whatever the company', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const asked = questionOf(policy, snapshot);
        const limit = assess(asked).priced?.limit;
        if (limit === undefined) return;
        const whole = Math.floor(again(asked).firstDraw / 1_000_000) * 1_000_000;
        expect(limit.firstDrawFen).toBe(Math.min(limit.limitFen, whole));
        expect(limit.caps[0].amountFen).toBe(Math.floor(again(asked).turnoverMultiple));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a guarantee', () => {
  const guaranteed = (shop: Shop): Question => ({ ...asking(shop), guaranteed: true });

  it('lifts the line by a grade, but neither the price nor the first draw', () => {
    // By hand: 607, grade B at 7.4 %: five times 100万 as grade A, and 1.25 times first as grade B.
    const { priced } = assess(guaranteed({ returns90d: { units: 1_000, returned: 60 } }));
    expect(priced).toMatchObject({
      ...{ grade: { grade: 'B' }, rate: 74_000, question: { liftedGrade: { grade: 'A' } } },
      limit: { limitFen: 500_000_000, firstDrawFen: 125_000_000 },
    });
  });

  it('lifts the best grade no further, nor a refusal', () => {
    const best = changed(guaranteed({}), {
      characteristics: {
        ...{ onTimeRate: { value: 990_000 }, accountHealth: { value: 3 }, daysInInventory: { value: 30 } },
        ...{ threeFlowMatch: { value: 980_000 }, debtShare: { value: 0 }, tenureMonths: { value: 60 } },
      },
    });
    // By hand: 616 + 8 + 8 + 8 + 10 + 8 + 12 = 670, grade AA: six times 100万.
    expect(assess(best)).toMatchObject({
      ...{ score: { score: 670 }, priced: { question: { grade: { grade: 'AA' }, liftedGrade: { grade: 'AA' } } } },
    });
    expect(assess(best).priced?.limit.limitFen).toBe(600_000_000);
    const low = guaranteed({ returns90d: { units: 100, returned: 30 }, fulfilment90d: { orders: 100, onTime: 50 } });
    expect(assess(low)).toMatchObject({ outcome: 'declined', findings: [{ code: 'scoreBelowCutoff' }] });
  });
});

describe('a question with something changed', () => {
  const question = asking({});

  it('has its facts looked at afresh, and the rest on top of them', () => {
    const other = changed(question, {
      snapshot: { shops: [shopWith(sales(...Array<number>(12).fill(200)))], consentLive: false },
      characteristics: { returnRate: { value: 1 } },
      guaranteed: true,
    });
    expect(other.snapshot).toMatchObject({ consentLive: false, asOf: question.snapshot.asOf });
    expect(other.portrait.sales.turnoverFen).toBe(200_000_000);
    expect(other.portrait.characteristics).toMatchObject({
      returnRate: { value: 1 },
      monthlyGmv: { value: 200_000_000 },
    });
    expect(other).toMatchObject({ guaranteed: true, cleared: [], policy });
  });

  it('of no fact keeps the portrait but for what is changed of it', () => {
    const other = changed(question, { characteristics: { returnRate: { value: 1 } } });
    expect(other.portrait).toEqual({
      ...question.portrait,
      characteristics: { ...question.portrait.characteristics, returnRate: { value: 1 } },
    });
    expect(question.portrait.characteristics.returnRate).toEqual({ value: 49_696 });
  });
});

describe('a decision', () => {
  const grades = policy.grades.map((grade) => ({ ...grade }));

  it('is verified where it and every shop are', () => {
    const verified = (about: boolean, ...shops: boolean[]) =>
      decide(
        policy,
        snapshotOf(
          shops.map((one) => shopWith({ verified: one })),
          { verified: about },
        ),
      ).verified;
    expect([verified(true, true), verified(true, true, false), verified(false, true)]).toEqual([true, false, false]);
  });

  it('opens nothing later where all of it may be drawn at once', () => {
    const small = decide(policy, snapshotOf([shopWith({})], { requestedLimitFen: fen(200_000_000) }));
    expect(small).toMatchObject({ limitFen: 200_000_000, availableFen: 200_000_000, stages: [] });
    const larger = decide(policy, snapshotOf([shopWith({})], { requestedLimitFen: fen(201_000_000) }));
    expect(larger.stages).toMatchObject([{ amountFen: 1_000_000, text: policy.offer.restOpensText }]);
  });

  it('tells the chance of default of its grade, and none without a grade', () => {
    const low = { returns90d: { units: 100, returned: 30 }, fulfilment90d: { orders: 100, onTime: 50 } };
    const [offered, refused] = [{}, low].map((shop) => decide(policy, snapshotOf([shopWith(shop)])));
    expect(offered).toMatchObject({ grade: 'A', defaultProbabilityPpm: 19_608, policyVersion: policy.version });
    expect(offered?.strengths.map(({ points }) => points)).toEqual([15, 12, 12]);
    expect(refused).toMatchObject({ grade: 'D', defaultProbabilityPpm: 0, feesFen: 0, termMonths: 0 });
  });

  it('names the lowest grade’s score to one that stays below it', () => {
    const higher = Policy.parse({
      ...policy,
      grades: grades.map((grade) => (grade.grade === 'C' ? { ...grade, minScore: 599 } : grade)),
    });
    const { findings } = assess(
      questionOf(higher, snapshotOf([shopWith({ returns90d: { units: 1_000, returned: 84 } })])),
    );
    expect(findings).toMatchObject([{ code: 'scoreBelowCutoff', inputs: { score: 597, minScore: 599 } }]);
  });

  it('refuses a snapshot of another product', () => {
    expect(() => decide(orderLoan202611, snapshotOf([shopWith({})]))).toThrow();
    expect(decide(orderLoan202611, orderTrade()).product).toBe('orderLoan');
  });
});

describe('the bounds a decision was made with', () => {
  it('are read from its trace, those that bound nothing left out', () => {
    const payouts = fortnightlyPayouts(referenceShop.coverage.from, 24, '300000.00');
    const { trace } = decide(policy, snapshotOf([shopWith({ payouts })], { requestedLimitFen: fen(123_450_000) }));
    // By hand: 0.70 × 60万 × 11.631351 (5.8 %, 12 months) = 4,885,167.42 yuan.
    expect(capsIn(trace)).toEqual([
      {
        ...{ code: 'turnoverMultiple', amountFen: 500_000_000 },
        inputs: { limitMultiplePpm: 5_000_000, weightedTurnoverFen: 100_000_000 },
      },
      { code: 'payoutCash', amountFen: 488_516_742, inputs: {} },
      { code: 'productMaximum', amountFen: 1_000_000_000, inputs: {} },
      { code: 'requestedLimit', amountFen: 123_450_000, inputs: {} },
    ]);
    expect(capsIn([{ step: 'Limit.payoutCash', inputs: {}, result: 1 }])).toEqual([]);
    expect(capsIn([{ step: 'payoutCash', inputs: {}, result: 1 }])).toEqual([]);
    expect(capsIn([{ step: 'xxxxxxpayoutCash', inputs: {}, result: 1 }])).toEqual([]);
  });
});

describe('what bound a line', () => {
  const reasonOf = (about: Parameters<typeof snapshotOf>[1], shop: Shop = {}) =>
    decide(policy, snapshotOf([shopWith(shop)], about)).reasons.find(({ kind }) => kind === 'cap');

  it('is told with its amount, and what to do only where something can be done', () => {
    const { title, current } = policy.caps.programmeHeadroom ?? { title: '', current: '' };
    const stated = `${current}，为 80万`;
    expect(reasonOf({ programmeHeadroomFen: fen(80_000_000) })).toEqual({
      ...{ kind: 'cap', code: 'programmeHeadroom', title, current: stated, text: `${title}：${stated}` },
    });
    expect(reasonOf({})).toBeUndefined();
  });

  it('is not called missing where it was read', () => {
    const payouts = fortnightlyPayouts(referenceShop.coverage.from, 24, '300000.00');
    const { reasons } = decide(policy, snapshotOf([shopWith({ payouts })]));
    expect(reasons.filter(({ code }) => code === 'payoutCash')).toMatchObject([{ kind: 'cap' }]);
  });
});
