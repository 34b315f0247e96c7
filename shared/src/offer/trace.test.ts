import { describe, expect, it } from '@jest/globals';
import { ShopFacts } from '../facts/shop.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import { fortnightlyPayouts, referenceShop, referenceSnapshot, snapshotOf } from '../golden/reference-seller.ts';
import { fen } from '../money/fen.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { questionOf } from './ask.ts';
import { assess } from './assess.ts';
import { decide } from './decide.ts';

type Steps = Readonly<Record<string, readonly [inputs: object, result: unknown]>>;
/** The steps beside those of screening, which are held where its rules are. */
const stepsOf = (snapshot: Snapshot): Steps =>
  Object.fromEntries(
    decide(policy, snapshot).trace.flatMap(({ step, inputs, result }) =>
      step.startsWith('screening.') ? [] : [[step, [inputs, result] as const]],
    ),
  );
const missing = [{ missing: 'notOffered' }, 0];

describe('the trace of the reference seller', () => {
  const steps = stepsOf(referenceSnapshot());

  it('opens with the facts: twelve months of one shop, 100万 each', () => {
    expect(Object.entries(steps).slice(0, 3)).toEqual([
      ['facts.months', [{ from: '2025-11', to: '2026-10', verified: true }, 12]],
      [
        'facts.shop.1',
        [
          {
            ...{ marketplace: 'amazon', tenureMonths: 12, firstActivityOn: '2025-11-01' },
            ...{ rejectedRows: 0, marketplacePpm: 1_000_000 },
          },
          1_000_000,
        ],
      ],
      [
        'facts.turnover',
        [
          {
            ...{ turnoverFen: 100_000_000, monthlyPayoutsFen: 100_000_000, shopsWithoutPayouts: 1 },
            ...{ debtsFen: null, referenceRates: '2026-11' },
          },
          100_000_000,
        ],
      ],
    ]);
  });

  // By hand: 560 + 12 + 15 + 5 + 9 + 3 + 12 = 616. Of returns, 164 ÷ 3,300 = 4.9696 %.
  it('has each row of the score with its value and the bin it fell into', () => {
    expect(Object.entries(steps).slice(3, 19)).toEqual([
      ['score.salesCappedAtFen', [{}, null]],
      ['score.base', [{}, 560]],
      ['score.monthlyGmv', [{ value: 100_000_000, below: 300_000_000 }, 12]],
      ['score.gmvVariation', [{ value: 0, below: 150_001 }, 15]],
      ['score.gmvTrend', [{ value: 0, below: 200_001 }, 5]],
      ['score.returnRate', [{ value: 49_696, below: 50_000 }, 9]],
      ...['onTimeRate', 'daysInInventory', 'adCostShare', 'skuConcentration', 'debtShare'].map((code) => [
        `score.${code}`,
        missing,
      ]),
      ['score.tenureMonths', [{ value: 12, below: 24 }, 3]],
      ['score.accountHealth', missing],
      ['score.saleToBankDays', [{ value: 9, below: 17 }, 12]],
      ['score.threeFlowMatch', missing],
      ['score.total', [{}, 616]],
    ]);
  });

  // By hand: 2.2 + 1.0 + 0.6 + 60 % of 1.9608 + 0.8235 = 5.8 %. 100万 × 5 = 500万, and × 2 = 200万 first.
  it('ends with the price and each bound of the line', () => {
    expect(Object.entries(steps).slice(19)).toEqual([
      ['grade', [{ minScore: 615, odds: 50 }, 'A']],
      [
        'price.annualRatePpm',
        [
          {
            ...{ fundingPpm: 22_000, operatingPpm: 10_000, capitalPpm: 6_000 },
            ...{ defaultProbabilityPpm: 19_608, lossGivenDefaultPpm: 600_000, marginPpm: 8_235 },
          },
          58_000,
        ],
      ],
      ['limit.salesCappedAtFen', [{ grade: 'A', multipleOf: 'A' }, null]],
      ['limit.turnoverMultiple', [{ limitMultiplePpm: 5_000_000, weightedTurnoverFen: 100_000_000 }, 500_000_000]],
      // By hand: sales stand in for the payouts nobody tells: 0.70 × 100万 × 11.631351.
      ['limit.payoutCash', [{}, 814_194_570]],
      [
        'limit.totalDebt',
        [
          { yearlyInflowFen: 1_200_000_000, totalDebtSharePpm: 800_000, debtsFen: null, otherOutstandingFen: null },
          null,
        ],
      ],
      ['limit.productMaximum', [{}, 1_000_000_000]],
      ['limit.requestedLimit', [{}, null]],
      ['limit.programmeHeadroom', [{}, null]],
      ['limit.programmeMaximum', [{}, null]],
      ['limit.firstDrawFen', [{ firstDrawMultiplePpm: 2_000_000, weightedTurnoverFen: 100_000_000 }, 200_000_000]],
      ['limit.limitFen', [{ bindingCap: 'turnoverMultiple' }, 500_000_000]],
    ]);
  });
});

describe('the trace of others', () => {
  it('has the payouts and debts where they are told, and each shop by its number', () => {
    const amount = (yuan: string) => ({ amount: yuan, currency: 'CNY' });
    const debt = { lender: 'Amazon Lending', outstanding: amount('100.00'), repaid12m: amount('0') };
    const payouts = fortnightlyPayouts(referenceShop.coverage.from, 26, '400000.00');
    const [first, second] = [
      ShopFacts.parse({ ...referenceShop, payouts, externalDebts: [debt] }),
      ShopFacts.parse({
        ...referenceShop,
        marketplace: 'shopee',
        payouts,
        firstActivityOn: 'notOffered',
        rejectedRows: 3,
      }),
    ];
    const steps = stepsOf(snapshotOf([first, second]));
    // By hand: 2 × 1,040万 over twelve months, rounded down; 100万 + 80 % × 100万 × 0.8 for eleven months of trade.
    expect(steps['facts.turnover']).toEqual([
      {
        ...{ turnoverFen: 200_000_000, monthlyPayoutsFen: 173_333_333, shopsWithoutPayouts: 0 },
        ...{ debtsFen: 10_000, referenceRates: '2026-11' },
      },
      164_000_000,
    ]);
    expect(steps['facts.shop.2']).toEqual([
      {
        ...{ marketplace: 'shopee', tenureMonths: 11, firstActivityOn: null },
        ...{ rejectedRows: 3, marketplacePpm: 800_000 },
      },
      800_000,
    ]);
  });

  it('of a shop without sales has no months and no turnover', () => {
    const steps = stepsOf(snapshotOf([{ ...referenceShop, months: [] }], { verified: false }));
    expect(steps['facts.months']).toEqual([{ from: null, to: null, verified: false }, 0]);
    expect(steps['facts.turnover']?.[1]).toBeNull();
    expect(steps['facts.turnover']?.[0]).toMatchObject({ turnoverFen: null });
    expect(steps['score.monthlyGmv']).toEqual([{ missing: 'tooFewMonths' }, 0]);
  });
});

describe('a line at its least', () => {
  const assessed = (change: Partial<Snapshot>) => assess(questionOf(policy, snapshotOf([referenceShop], change)));

  it.each([
    ['asked for', 'requestedLimit', { requestedLimitFen: fen(10_000_000) }],
    ['that the deposit carries', 'programmeHeadroom', { programmeHeadroomFen: fen(10_000_000) }],
  ])('of 10万 %s is offered', (_, bindingCap, change) => {
    expect(assessed(change)).toMatchObject({
      ...{ outcome: 'offered', findings: [] },
      priced: { limit: { limitFen: 10_000_000, firstDrawFen: 10_000_000, bindingCap } },
    });
  });

  it('less a fen is rounded to 9万 and too small, and the programme being full is not held against the applicant', () => {
    const refused = (change: Partial<Snapshot>) => assessed(change).findings;
    const read = { limitFen: 9_000_000, minLimitFen: 10_000_000 };
    expect(refused({ requestedLimitFen: fen(9_999_999) })).toMatchObject([
      {
        ...{ code: 'limitTooSmall', effect: 'decline', current: '按您申请的金额，算下来为 9万' },
        inputs: { ...read, bindingCap: 'requestedLimit' },
      },
    ]);
    expect(refused({ programmeHeadroomFen: fen(9_999_999) })).toMatchObject([
      {
        ...{ code: 'programmeFull', effect: 'decline', current: '本期额度已满' },
        inputs: { ...read, bindingCap: 'programmeHeadroom' },
      },
    ]);
    expect(refused({ otherOutstandingFen: fen(1_200_000_000) })).toMatchObject([{ code: 'limitTooSmall' }]);
  });

  // By hand: 1,000万 less the 995万 that related companies hold; sales of 200万 a month alone carry 1,000万.
  it('says what the bound that decided asks for, and what the sales ask only where they are too small as well', () => {
    const wordsOf = (about: Partial<Snapshot>, shop = referenceShop) =>
      assess(questionOf(policy, snapshotOf([shop], about))).findings.map(({ current, cure }) => [current, cure]);
    const selling = (gmv: string) =>
      ShopFacts.parse({ ...referenceShop, months: referenceShop.months.map((month) => ({ ...month, gmv })) });
    expect(wordsOf({ otherOutstandingFen: fen(995_000_000) }, selling('2000000.00'))).toEqual([
      [
        '本企业及关联企业（同一控制人、收款账户或店铺）合计不超过 1,000万，算下来为 5万',
        '其中一笔授信结束后，可以按余下的额度重新申请',
      ],
    ]);
    const small = selling('13000.00');
    const requestedLimitFen = fen(2_000_000);
    expect(wordsOf({ requestedLimitFen })).toEqual([['按您申请的金额，算下来为 2万', '可以修改申请金额后重新评估']]);
    expect(wordsOf({ requestedLimitFen }, small)).toEqual([
      ['按您申请的金额，算下来为 2万', '可以修改申请金额后重新评估；销售和回款增长后，或接入其他店铺后可重新评估'],
    ]);
    expect(wordsOf({}, small)).toEqual([['按现有数据为 2万', '销售和回款增长后，或接入其他店铺后可重新评估']]);
  });

  it('on a tie is said to be bound by the first', () => {
    expect(assessed({ requestedLimitFen: fen(500_000_000) }).priced?.limit.bindingCap).toBe('turnoverMultiple');
    const both = { requestedLimitFen: fen(90_000_000), programmeHeadroomFen: fen(90_000_000) };
    expect(assessed(both).priced?.limit.bindingCap).toBe('requestedLimit');
  });

  it('is none below the last grade, and the score and the one wanted are told', () => {
    const low = ShopFacts.parse({
      ...referenceShop,
      ...{ returns90d: { units: 100, returned: 30 }, fulfilment90d: { orders: 100, onTime: 50 } },
    });
    const { outcome, findings, priced } = assess(questionOf(policy, snapshotOf([low])));
    expect([outcome, priced]).toEqual(['declined', undefined]);
    expect(findings).toMatchObject([
      { code: 'scoreBelowCutoff', effect: 'decline', current: '564 分', inputs: { score: 564, minScore: 580 } },
    ]);
  });
});

describe('the reasons of a line', () => {
  it('are the largest gaps, what was not read and what bound it, each with its words', () => {
    const { reasons } = decide(policy, snapshotOf([referenceShop], { requestedLimitFen: fen(123_450_000) }));
    expect(reasons.slice(4)).toEqual([
      {
        ...{ kind: 'missing', code: 'payoutCash', title: '月均回款', current: '没有读到' },
        text: '月均回款 没有读到｜额度暂按月均结算计算',
      },
      {
        ...{ kind: 'cap', code: 'requestedLimit', title: '申请金额', current: '按您申请的金额，为 123万' },
        ...{
          text: '申请金额：按您申请的金额，为 123万｜可以修改申请金额后重新评估',
          cure: '可以修改申请金额后重新评估',
        },
      },
    ]);
    expect(reasons[0]).toEqual({
      ...{ kind: 'gap', code: 'tenureMonths', title: '经营时长', current: '12 个月', pointsLost: 12, pointsToGain: 7 },
      ...{ threshold: '满 24 个月（2027年11月）再加 7 分', earliestOn: '2027-11-01' },
      text: '经营时长 12 个月｜满 24 个月（2027年11月）再加 7 分',
    });
  });

  it('has three credits, in their order, whose points add up', () => {
    const { parts, score, baseScore } = decide(policy, referenceSnapshot());
    expect(
      parts.map(({ part, points, bestPoints, limitEffectFen }) => [part, points, bestPoints, limitEffectFen]),
    ).toEqual([
      ['data', 41, 83, 0],
      ['platform', 15, 45, 0],
      ['insurance', 0, 0, 0],
    ]);
    expect(baseScore + parts.reduce((sum, { points }) => sum + points, 0)).toBe(score);
  });
});
