import { describe, expect, it } from '@jest/globals';
import { fen } from '../money/fen.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import { Instant } from '../time/instant.ts';
import { compare } from './compare.ts';
import type { ComparedCase, Verdict } from './compared-case.ts';

const WAN = 1_000_000;
const offered = (wan: number, ratePpm = 60_000, grade: Verdict['grade'] = 'A', score = 620): Verdict => ({
  ...{ outcome: 'offered', limitFen: fen(wan * WAN), annualRatePpm: AnnualRatePpm.parse(ratePpm), grade, score },
  rules: [],
});
const refused = (score: number, ...rules: string[]): Verdict => ({
  ...{ outcome: 'declined', limitFen: fen(0), annualRatePpm: AnnualRatePpm.parse(0), grade: 'D', score, rules },
});
const pair = (decisionId: string, before: Verdict, now?: Verdict, marketplace = 'amazon'): ComparedCase => ({
  ...{ decisionId, at: Instant.parse('2026-11-23T02:00:00.000Z'), marketplace, size: '月销售额 30–100 万元', before },
  ...(now ? { now } : {}),
});

/**
 * By hand. Before: 100, 200 and 50 offered of five; now: 100, 140 and 40 of five.
 * Totals 350 and 280; means 116.666… and 93.333…; −70 ÷ 350 = −20 %.
 * Rates: (100 × 6 % + 200 × 7 % + 50 × 10 %) ÷ 350 = 25 ÷ 350 = 7.142857 %;
 *        (100 × 6 % + 140 × 7 % + 40 × 9 %) ÷ 280 = 19.4 ÷ 280 = 6.928571 %.
 */
const FIVE = [
  pair('kept', offered(100), offered(100)),
  pair('less', offered(200, 70_000, 'B', 605), offered(140, 70_000, 'B', 605)),
  pair('out', offered(50, 100_000, 'C', 581), refused(576, 'scoreBelowCutoff'), 'shopee'),
  pair('in', refused(590, 'ordersNotShipped'), offered(40, 90_000, 'C', 590), 'shopee'),
  pair('neither', refused(500, 'tenureTooShort'), refused(500, 'tenureTooShort')),
];

describe('two versions on the same applicants', () => {
  const compared = compare([...FIVE, pair('broken', offered(80))]);

  it('differ in approvals, lines and rates as reckoned by hand', () => {
    expect(compared).toMatchObject({
      ...{ cases: 5, failed: 1, approvalChangePpm: 0, limitChangePpm: -200_000 },
      before: { offered: 3, offeredPpm: 600_000, totalFen: 350 * WAN, meanFen: 116_666_666, ratePpm: 71_428 },
      now: { offered: 3, offeredPpm: 600_000, totalFen: 280 * WAN, meanFen: 93_333_333, ratePpm: 69_285 },
    });
  });

  it('swap one in and one out, each with the rule that made the difference', () => {
    expect(compared.swapSet).toEqual({
      ...{ both: 2, onlyBefore: 1, onlyBeforeFen: 50 * WAN, onlyNow: 1, onlyNowFen: 40 * WAN, neither: 1 },
    });
    expect(compared.swaps.map(({ decisionId, direction, because }) => [decisionId, direction, because])).toEqual([
      ['out', 'out', ['scoreBelowCutoff']],
      ['in', 'in', ['ordersNotShipped']],
    ]);
  });

  it('count how far lines moved of those who get one from both', () => {
    expect(compared.limitChanges.filter(({ cases }) => cases > 0)).toEqual([
      { band: '−50万以上', cases: 1 },
      { band: '不变', cases: 1 },
    ]);
  });

  it.each([
    [-50, '−50万以上'],
    [-49, '−20–50万'],
    [-20, '−20–50万'],
    [-19, '−20万以内'],
    [19, '+20万以内'],
    [20, '+20–50万'],
    [50, '+50万以上'],
  ])('sort a line that moved by %s万 under %s', (change, band) => {
    const { limitChanges } = compare([pair('one', offered(100), offered(100 + change))]);
    expect(limitChanges.filter(({ cases }) => cases > 0)).toEqual([{ band, cases: 1 }]);
  });

  it('move applicants between grades, none standing for no offer', () => {
    expect(compared.migrations).toEqual([
      { before: 'A', now: 'A', cases: 1 },
      { before: 'B', now: 'B', cases: 1 },
      { before: 'C', now: 'none', cases: 1 },
      { before: 'none', now: 'C', cases: 1 },
      { before: 'none', now: 'none', cases: 1 },
    ]);
  });

  // One of five leaves 580+ for 560+, one is in 580+ both times: shares .4 → .2 and 0 (.1) → .2.
  // (.2 − .4) × ln .5 + (.2 − .1) × ln 2 = .138629 + .069315 = .207944.
  it('give the index of their scores', () => {
    expect(compared.scoreIndexPpm).toBe(207_944);
  });

  it('are told apart by marketplace, by the grade of before and by size', () => {
    const names = ({ segments }: typeof compared) =>
      Object.values(segments).map((all) => all.map(({ segment, cases }) => `${segment} ${cases}`));
    expect(names(compared)).toEqual([
      ['amazon 3', 'shopee 2'],
      ['A 1', 'B 1', 'C 1', 'D 2'],
      ['月销售额 30–100 万元 5'],
    ]);
    expect(compared.segments.marketplace[1]).toMatchObject({
      before: { totalFen: 50 * WAN },
      now: { totalFen: 40 * WAN },
    });
  });

  it('say nothing of nobody', () => {
    expect(compare([])).toMatchObject({ cases: 0, failed: 0, scoreIndexPpm: undefined, limitChangePpm: 0, swaps: [] });
  });
});
