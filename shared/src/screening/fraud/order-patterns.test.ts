import { describe, expect, it } from '@jest/globals';
import { OrderPattern } from '../../facts/order-pattern.ts';
import { ShopFacts } from '../../facts/shop.ts';
import { referenceShop, snapshotOf } from '../../golden/reference-seller.ts';
import { decide } from '../../offer/decide.ts';
import { dataLoan202611 } from '../../policy/data-loan-2026-11/policy.ts';
import type { RuleCode } from '../../policy/rule-schema.ts';
import type { z } from '../../schema.ts';
import { entropyPpm } from '../../scoring/entropy.ts';
import { screen } from '../screen.ts';
import { benfordDeviationPpm } from './settlement-digits.ts';

type Pattern = z.input<typeof OrderPattern>;
/** How the orders of a sound shop fall, by the hours of a day. */
const DAY = [2, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 6, 6, 5, 5, 5, 5, 6, 6, 7, 7, 7, 6, 4];
const SOUND: Pattern = {
  orders: 12_000,
  byHour: DAY.map((weight) => weight * 118),
  bursts: [{ hour: '2026-07-11T20', orders: 9, deviationsMilli: 4_100 }],
  longestGap: { from: '2026-02-16', days: 3 },
  fromTheFuture: 0,
  buyers: { hours: 5_000, crowdedHours: 0, crowded: [], orderIds: [], topBuyersPpm: 9_000 },
  earlyRefunds: { orders: 12_000, refunded: 40 },
  settlementDigits: [602, 352, 250, 194, 158, 134, 116, 102, 92],
  totalsGapPpm: 1_200,
  newProducts90d: { products: 15, unsoldBefore: 1 },
};
const shopWith = (pattern: Partial<Pattern>) =>
  ShopFacts.parse({ ...referenceShop, orderPattern: OrderPattern.parse({ ...SOUND, ...pattern }) });
const screened = (...shops: ShopFacts[]) => screen(dataLoan202611, snapshotOf(shops));
const breaches = (pattern: Partial<Pattern>) =>
  screened(shopWith(pattern)).findings.map(({ code, effect, current }) => [code, effect, current]);

describe('how the orders of a shop fall', () => {
  it('changes nothing for a sound shop: the reference seller keeps its 500万', () => {
    expect(breaches({})).toEqual([]);
    expect(decide(dataLoan202611, snapshotOf([shopWith({})]))).toMatchObject({
      ...{ outcome: 'offered', score: 616, limitFen: 500_000_000 },
    });
  });

  it('is looked into by a person where a few buyers order three times an hour, with the hours and orders to look up', () => {
    const crowded = [{ hour: '2026-03-01T02', orders: 12, buyers: 2 }];
    const buyers = { hours: 1_000, crowdedHours: 60, crowded, orderIds: ['20-14251-00001'], topBuyersPpm: 9_000 };
    const [finding] = screened(shopWith({ buyers })).findings;
    expect(finding).toMatchObject({
      ...{ code: 'ordersCrowded', effect: 'refer', current: '6.0% 的时段里，每位买家平均下了 3 单以上' },
      inputs: { hours: '2026-03-01T02 12/2', orders: '20-14251-00001' },
    });
  });

  it('shows of a long list as much as a trace may hold', () => {
    const hour = (day: number) => `2026-03-${String(day).padStart(2, '0')}T02`;
    const bursts = Array.from({ length: 20 }, (_, at) => ({ hour: hour(at + 1), orders: 300, deviationsMilli: 9_000 }));
    const [finding] = screened(shopWith({ bursts })).findings;
    expect(finding).toMatchObject({ code: 'orderHoursOdd', current: '50.0% 的订单集中在少数几个小时' });
    const hours = String(finding?.inputs['hours']);
    expect(hours.length).toBeLessThanOrEqual(300);
    expect(hours.split(', ').slice(0, 2)).toEqual(['2026-03-01T02 300', '2026-03-02T02 300']);
  });

  it('is looked into where all orders come in the same few hours of the day', () => {
    // Eight hours alike: log₂ 8 ÷ log₂ 24 = 3 ÷ 4.585 = 65.4 %.
    const byHour = DAY.map((_, hour) => (hour < 8 ? 1_500 : 0));
    expect(breaches({ byHour })).toEqual([['orderHoursOdd', 'refer', '下单时间分布均匀度 65.4%']]);
  });

  it('blocks until a person has looked where the marketplace itself counts another total', () => {
    expect(breaches({ totalsGapPpm: 31_000 })).toEqual([
      ['totalsDiffer', 'blockAndRefer', '订单合计与平台报告相差 3.1%'],
    ]);
    expect(breaches({ fromTheFuture: 2 })).toEqual([['orderDatesOdd', 'refer', '2 笔订单的日期晚于读取时间']]);
    expect(breaches({ longestGap: { from: '2026-02-10', days: 21 } })).toEqual([
      ['orderDatesOdd', 'refer', '2026年2月10日 起连续 21 天没有订单'],
    ]);
  });

  it('says nothing where no marketplace tells it', () => {
    const { trace } = screened(referenceShop);
    const codes: RuleCode[] = ['ordersCrowded', 'buyersConcentrated', 'orderHoursOdd', 'settlementDigitsOdd'];
    for (const code of [...codes, 'refundsEarly', 'storeTraded', 'totalsDiffer', 'orderDatesOdd'])
      expect(trace.find(({ step }) => step === `screening.${code}`)?.result).toBe('notChecked');
  });

  it('is judged by the worst of several shops', () => {
    const early = { orders: 1_000, refunded: 45 };
    const { findings } = screened(shopWith({}), shopWith({ earlyRefunds: early }));
    expect(findings.map(({ code, current }) => [code, current])).toEqual([
      ['refundsEarly', '下单后 48 小时内退款的订单占 4.5%'],
    ]);
  });
});

type Shown = readonly [result: unknown, inputs: unknown, current?: string];
const toldBy = (code: RuleCode, ...shops: ShopFacts[]): Shown => {
  const { trace, findings } = screened(...shops);
  const { result, inputs } = trace.find(({ step }) => step === `screening.${code}`) ?? {};
  const current = findings.find((finding) => finding.code === code)?.current;
  return current === undefined ? [result, inputs] : [result, inputs, current];
};
const told = (code: RuleCode, pattern: Partial<Pattern>): Shown => toldBy(code, shopWith(pattern));

describe('what is shown to whoever looks into a pattern', () => {
  const buyers = (crowdedHours: number, topBuyersPpm = 9_000) => ({
    buyers: { hours: 1_000, crowdedHours, crowded: [], orderIds: ['1', '2'], topBuyersPpm },
  });
  it.each([
    [49, ['pass', 49_000]],
    [50, ['breach', 50_000]],
  ])('with %i of 1,000 hours crowded: %j', (crowdedHours, [result, crowdedHoursPpm]) => {
    const inputs = { shopsTold: 1, crowdedHoursPpm, maxCrowdedHoursPpm: 50_000, hours: '', orders: '1, 2' };
    expect(told('ordersCrowded', buyers(crowdedHours))).toEqual([
      ...[result, inputs],
      ...(result === 'breach' ? ['5.0% 的时段里，每位买家平均下了 3 单以上'] : []),
    ]);
  });

  it.each([
    [150_000, ['pass']],
    [150_001, ['breach', '最大的 20 位买家占销售的 15.1%']],
  ])('with %i ppm of the sales made by twenty buyers: %j', (topBuyersPpm, [result, ...current]) => {
    const inputs = { shopsTold: 1, topBuyersPpm, maxTopBuyersPpm: 150_000 };
    expect(told('buyersConcentrated', buyers(0, topBuyersPpm))).toEqual([result, inputs, ...current]);
  });

  // By hand: 240 of 12,000 orders are 2 %. Four deviations above the other days are none yet.
  const burst = (orders: number, deviationsMilli: number) => ({ hour: '2026-07-11T20', orders, deviationsMilli });
  it.each([
    ['240 orders', [burst(240, 4_001), burst(9_000, 4_000)], ['pass', 20_000, '2026-07-11T20 240']],
    ['241 orders', [burst(41, 4_001), burst(200, 5_000)], ['breach', 20_083, '2026-07-11T20 41, 2026-07-11T20 200']],
    ['none', [], ['pass', 0, '']],
  ] as const)('with %s in bursts: %#', (_, bursts, [result, burstOrdersPpm, hours]) => {
    const [was, inputs, current] = told('orderHoursOdd', { bursts: [...bursts], byHour: Array<number>(24).fill(500) });
    expect([was, inputs]).toEqual([
      result,
      {
        ...{ shopsTold: 1, entropyPpm: 1_000_000, minEntropyPpm: 750_000 },
        ...{ burstOrdersPpm, maxBurstOrdersPpm: 20_000, maxBurstDeviationsMilli: 4_000, hours },
      },
    ]);
    expect(current).toBe(result === 'breach' ? '2.1% 的订单集中在少数几个小时' : undefined);
  });

  it('is the least even shop and the one with the largest bursts, were they two', () => {
    const narrow = shopWith({ byHour: DAY.map((_, hour) => (hour < 8 ? 1_500 : 0)), bursts: [] });
    const bursting = shopWith({ byHour: Array<number>(24).fill(500), bursts: [burst(120, 9_000)] });
    for (const shops of [
      [narrow, bursting],
      [bursting, narrow],
    ])
      expect(toldBy('orderHoursOdd', ...shops)).toMatchObject([
        'breach',
        { shopsTold: 2, entropyPpm: 654_312, burstOrdersPpm: 10_000, hours: '2026-07-11T20 120' },
        '下单时间分布均匀度 65.4%',
      ]);
  });

  // By hand: as many taken from the ones as given to the nines differ twice, and the mean is a ninth of it.
  const digits = (moved: number) => [
    ...[301_030 - moved, 176_091, 124_939, 96_910, 79_181, 66_947, 57_992, 51_153],
    45_757 + moved,
  ];
  it.each([
    [67_500, ['pass', 15_000]],
    [67_505, ['breach', 15_001, '结算金额首位数字平均偏离 1.6%']],
  ])(
    'with %i of a million amounts beginning with a nine for a one: %j',
    (moved, [result, deviationPpm, ...current]) => {
      const settlementDigits = digits(Number(moved));
      const inputs = {
        ...{ amounts: 1_000_000, deviationPpm, maxDigitDeviationPpm: 15_000 },
        digits: settlementDigits.join(','),
      };
      expect(told('settlementDigitsOdd', { settlementDigits })).toEqual([result, inputs, ...current]);
    },
  );

  it('is nothing of fewer than a thousand amounts', () => {
    const ones = (amounts: number) => ({ settlementDigits: [amounts, ...Array<number>(8).fill(0)] });
    expect(told('settlementDigitsOdd', ones(999))).toEqual(['notChecked', {}]);
    expect(told('settlementDigitsOdd', ones(1_000))[0]).toBe('breach');
  });

  it.each([
    [30, ['pass', 30_000]],
    [31, ['breach', 31_000, '下单后 48 小时内退款的订单占 3.1%']],
  ])('with %i of 1,000 orders paid back at once: %j', (refunded, [result, earlyRefundsPpm, ...current]) => {
    const inputs = { shopsTold: 1, earlyRefundsPpm, maxEarlyRefundsPpm: 30_000 };
    expect(told('refundsEarly', { earlyRefunds: { orders: 1_000, refunded: Number(refunded) } })).toEqual([
      result,
      inputs,
      ...current,
    ]);
  });

  it.each([
    [20_000, ['pass']],
    [20_001, ['breach', '订单合计与平台报告相差 2.1%']],
  ])('with totals %i ppm apart: %j', (totalsGapPpm, [result, ...current]) => {
    const inputs = { totalsGapPpm, maxTotalsGapPpm: 20_000 };
    expect(told('totalsDiffer', { totalsGapPpm })).toEqual([result, inputs, ...current]);
  });

  it.each([
    [14, ['pass']],
    [15, ['breach', '2026年2月10日 起连续 15 天没有订单']],
  ])('with %i days without an order: %j', (days, [result, ...current]) => {
    const inputs = { gapFrom: '2026-02-10', gapDays: days, maxGapDays: 14, fromTheFuture: 0 };
    expect(told('orderDatesOdd', { longestGap: { from: '2026-02-10', days } })).toEqual([result, inputs, ...current]);
  });

  it('is nothing of fewer than 500 orders, but dates and totals that cannot be', () => {
    const few = {
      orders: 499,
      byHour: [499, ...Array<number>(23).fill(0)],
      longestGap: { from: '2026-02-10', days: 90 },
    };
    expect(told('orderHoursOdd', few)).toEqual(['notChecked', {}]);
    expect(told('orderHoursOdd', { ...few, orders: 500 })[0]).toBe('breach');
    const inputs = { gapFrom: null, gapDays: null, maxGapDays: 14, fromTheFuture: 0 };
    expect(told('orderDatesOdd', few)).toEqual(['pass', inputs]);
    expect(toldBy('orderDatesOdd', ...[1, 2].map((fromTheFuture) => shopWith({ ...few, fromTheFuture })))).toEqual([
      'breach',
      { ...inputs, fromTheFuture: 3 },
      '3 笔订单的日期晚于读取时间',
    ]);
    expect(told('totalsDiffer', { ...few, totalsGapPpm: 20_001 })[0]).toBe('breach');
  });
});

describe('a shop that may have changed hands', () => {
  const payout = (paidOn: string, accountTail: string) => ({
    ...({ amount: '1.00', currency: 'CNY', period: 'notOffered', paidOn, accountTail, status: 'paid' } as const),
  });
  const traded = (unsoldBefore: number, otherPaidOn: string | undefined) =>
    ShopFacts.parse({
      ...shopWith({ newProducts90d: { products: 10, unsoldBefore } }),
      payouts: [...(otherPaidOn === undefined ? [] : [payout(otherPaidOn, '1234')]), payout('2026-10-30', '8816')],
    });
  const inputs = { shopsTold: 1, shopsTraded: 0, withinDays: 90, maxNewProductsPpm: 700_000 };

  // By hand: from 3 August to 1 November are 90 days.
  it.each([
    ['7 of 10 products new', traded(7, '2026-08-03'), ['pass', { newProductsPpm: 700_000 }]],
    ['paid elsewhere 91 days ago', traded(8, '2026-08-02'), ['pass', { newProductsPpm: 800_000 }]],
    ['never paid elsewhere', traded(10, undefined), ['pass', { newProductsPpm: 1_000_000 }]],
  ] as const)('did not: %s', (_, shop, [result, read]) => {
    expect(toldBy('storeTraded', shop)).toEqual([result, { ...inputs, ...read, daysSinceOtherAccount: null }]);
  });

  it('did where both were not long ago, and it is said which shop of several', () => {
    expect(toldBy('storeTraded', traded(1, undefined), traded(8, '2026-08-03'), shopWith({}))).toEqual([
      'breach',
      { ...inputs, shopsTold: 2, shopsTraded: 1, newProductsPpm: 800_000, daysSinceOtherAccount: 90 },
      '近期更换了收款账户，且 80.0% 的商品是新上的',
    ]);
    expect(toldBy('storeTraded', traded(1, undefined), traded(3, undefined))).toEqual([
      'pass',
      { ...inputs, shopsTold: 2, newProductsPpm: 300_000, daysSinceOtherAccount: null },
    ]);
  });
});

describe("the distance from Benford's law", () => {
  it('is the mean distance of the nine shares', () => {
    // By hand, 100 amounts: 28, 18, 12, 10, 8, 8, 6, 5, 5 per cent against 30.10, 17.61, 12.49, 9.69, 7.92, 6.69, 5.80,
    // 5.12, 4.58: 2.103 + .3909 + .4939 + .309 + .0819 + 1.3053 + .2008 + .1153 + .4243 = 5.4244 per cent, a ninth of it .6027.
    expect(benfordDeviationPpm([28, 18, 12, 10, 8, 8, 6, 5, 5])).toBe(6_027);
    expect(benfordDeviationPpm([301_030, 176_091, 124_939, 96_910, 79_181, 66_947, 57_992, 51_153, 45_757])).toBe(0);
  });
});

describe('the evenness of hours', () => {
  it('is one where all hours have as many orders and nothing where one has all', () => {
    expect(entropyPpm(Array<number>(24).fill(7))).toBe(1_000_000);
    expect(entropyPpm([5, ...Array<number>(23).fill(0)])).toBe(0);
    expect(entropyPpm(Array<number>(24).fill(0))).toBeUndefined();
  });

  it('is the entropy of the counts over that of even ones', () => {
    // By hand: a half, a quarter and two eighths have 1.75 bits, of at most log₂ 4 = 2.
    expect(entropyPpm([4, 2, 1, 1])).toBe(875_000);
    // Halves of two of twenty-four hours: 1 ÷ 4.584963 = 218,104.2 millionths.
    expect(entropyPpm([3, 3, ...Array<number>(22).fill(0)])).toBe(218_104);
  });
});
