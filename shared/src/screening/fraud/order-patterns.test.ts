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
