import { describe, expect, it } from '@jest/globals';
import { ShopFacts } from '../facts/shop.ts';
import { referenceShop, snapshotOf } from '../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { readTrading } from './trading.ts';
import { inWords } from './words.ts';

const tradingOf = (...rates: (number | 'notOffered')[]) =>
  readTrading(
    policy,
    snapshotOf(
      rates.map((orderDefectRatePpm) =>
        ShopFacts.parse({
          ...referenceShop,
          accountHealth: { status: 'green', suspended: false, orderDefectRatePpm },
        }),
      ),
    ),
  );
const nothing = { shops: [], months: [] };

describe('a figure as the applicant reads it', () => {
  it.each([
    ['tenureMonths', 12, '12 个月'],
    ['monthlyGmv', 108_099_999, '108.0万'],
    ['returnRate', 49_999, '4.9%'],
    ['onTimeRate', 979_999, '97.9%'],
    ['saleToBankDays', 9, '9 天'],
    ['daysInInventory', 45, '45 天'],
    ['adCostShare', 100_000, '10.0%'],
    ['debtShare', 96_153, '9.6%'],
    ['threeFlowMatch', 849_999, '84.9%'],
    ['frameworkMonths', 18, '18 个月'],
    ['onTimeDelivery', 949_999, '94.9%'],
    ['relationMonths', 30, '30 个月'],
  ] as const)('%s of %i is %s, rounded down', (code, value, words) => {
    expect(inWords(code, value, nothing)).toBe(words);
  });

  it.each([
    ['gmvVariation', 150_000, '0.15'],
    ['gmvVariation', 150_001, '0.16'],
    ['gmvVariation', 50_000, '0.05'],
    ['gmvVariation', 990_001, '1.00'],
    ['gmvVariation', 2_340_000, '2.34'],
    ['skuConcentration', 275_000, '0.28'],
    ['supplyVariation', 120_001, '0.13'],
    ['buyerShare', 600_001, '60.1%'],
  ] as const)('%s of %i is %s, rounded up: it must not look smaller than it is', (code, value, words) => {
    expect(inWords(code, value, nothing)).toBe(words);
  });

  it.each([
    ['gmvTrend', 0, '与前 3 个月持平'],
    ['gmvTrend', 105_500, '比前 3 个月增长 10.6%'],
    ['gmvTrend', -300_000, '比前 3 个月下降 30.0%'],
    ['paymentDaysDrift', 0, '与此前相同'],
    ['paymentDaysDrift', 5, '比此前慢 5 天'],
    ['paymentDaysDrift', -3, '比此前快 3 天'],
  ] as const)('%s of %i is told by its direction: %s', (code, value, words) => {
    expect(inWords(code, value, nothing)).toBe(words);
  });

  it.each([
    [4, 'AA 级'],
    [3, 'A 级'],
    [2, 'B 级'],
    [1, 'C 级'],
    [0, 'D 级'],
    [5, 'D 级'],
  ])("a buyer's grade of level %i is %s", (level, words) => {
    expect(inWords('buyerGrade', level, nothing)).toBe(words);
  });

  it('of account health is told with the worst defect rate of the shops that have one', () => {
    const health = (level: number, trading: Parameters<typeof inWords>[2] = nothing) =>
      inWords('accountHealth', level, trading);
    expect([0, 1, 2, 3, 4].map((level) => health(level))).toEqual([
      ...['红色或已停售', '有风险提示', '健康', '健康', '红色或已停售'],
    ]);
    expect(health(3, tradingOf(4_999, 'notOffered', 1_200))).toBe('健康，订单缺陷率 0.49%');
    expect(health(2, tradingOf('notOffered'))).toBe('健康');
  });
});
