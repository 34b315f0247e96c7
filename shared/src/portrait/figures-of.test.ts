import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addToMonth, firstDayOf, Month } from '../facts/month.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import { AS_OF, fortnightlyPayouts, monthsFrom, referenceSnapshot } from '../golden/reference-seller.ts';
import { decide } from '../offer/decide.ts';
import { adLoan202611 as adLoan } from '../policy/ad-loan-2026-11/policy.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { portraitOf } from '../product/portrait-of.ts';
import { anySnapshot } from '../testing/any-snapshot.ts';
import { figuresOf as figuresBy } from './figures-of.ts';
import { thresholdInWords } from './words.ts';

const figuresOf = (by: typeof policy, snapshot: Snapshot) => figuresBy(by, snapshot, adLoan.terms);

const FIRST = Month.parse('2025-11');
const WAN_FEN = 1_000_000;

/** 100万 sold, 4万 back and 20万 kept by the marketplace in every month; 36万 to the bank each fortnight. */
const tellsAll = {
  months: monthsFrom(FIRST, Array<string>(12).fill('1000000.00')).map((one) => ({ ...one, refunds: '40000.00' })),
  fees: Array.from({ length: 12 }, (_, index) => ({
    month: addToMonth(FIRST, index),
    currency: 'CNY' as never,
    amount: '200000.00' as never,
  })),
  payouts: fortnightlyPayouts(firstDayOf(FIRST), 26, '360000.00'),
};

describe('the months of a portrait', () => {
  it('are those the decision looks at, each with what was sold in renminbi', () => {
    const { months, average } = figuresOf(policy, referenceSnapshot());
    expect(months.map(({ month }) => month)).toEqual(Array.from({ length: 12 }, (_, at) => addToMonth(FIRST, at)));
    expect(new Set(months.map(({ gmvFen }) => gmvFen))).toEqual(new Set([100 * WAN_FEN]));
    expect(average.gmvFen).toBe(100 * WAN_FEN);
  });

  it('say nothing of what arrived and what was settled where a shop does not tell', () => {
    const { months, average } = figuresOf(policy, referenceSnapshot());
    expect(average).toMatchObject({ settledFen: null, receivedFen: null });
    expect(months[0]).toMatchObject({ settledFen: null, receivedFen: null });
  });

  // By hand: 100 − 4 − 20 = 76万 settled each month. 26 fortnights from 1 November 2025 end in twelve months, two each
  // but for the two months in which three end; a first month cut by nothing counts.
  it('take refunds and what the marketplace kept from the sales, and put a payout where its sales ended', () => {
    const { months, average } = figuresOf(policy, referenceSnapshot(tellsAll));
    expect(new Set(months.map(({ settledFen }) => settledFen))).toEqual(new Set([76 * WAN_FEN]));
    expect(average.settledFen).toBe(76 * WAN_FEN);
    const received = months.map(({ receivedFen }) => (receivedFen ?? 0) / (36 * WAN_FEN));
    expect(received.reduce((all, one) => all + one, 0)).toBe(26);
    expect([...new Set(received)].sort()).toEqual([2, 3]);
    expect(average.receivedFen).toBe(78 * WAN_FEN);
  });

  it('settle nothing in a month in which more came back than was sold', () => {
    const [first, ...others] = tellsAll.months;
    const months = [{ ...first, refunds: '1500000.00' } as (typeof others)[number], ...others];
    expect(figuresOf(policy, referenceSnapshot({ ...tellsAll, months })).months[0]?.settledFen).toBe(0);
  });
});

describe('the metrics of a portrait', () => {
  it('stand beside what the next better bin asks and adds', () => {
    const { metrics } = figuresOf(policy, referenceSnapshot({ returns90d: { units: 1_000, returned: 42 } }));
    expect(metrics.find(({ code }) => code === 'returnRate')).toMatchObject({
      ...{ value: 42_000, current: '4.2%', threshold: '低于 3%', pointsToGain: 3 },
    });
  });

  it('stand beside their own threshold once nothing better is to be had', () => {
    const { metrics } = figuresOf(policy, referenceSnapshot({ returns90d: { units: 1_000, returned: 10 } }));
    expect(metrics.find(({ code }) => code === 'returnRate')).toMatchObject({ threshold: '低于 3%', pointsToGain: 0 });
  });

  it('are no figure where nobody tells one', () => {
    const { metrics } = figuresOf(policy, referenceSnapshot());
    expect(metrics.find(({ code }) => code === 'onTimeRate')).toMatchObject({
      ...{ value: null, current: '没有读到', threshold: null, pointsToGain: 0 },
    });
  });
});

describe('the return of advertising', () => {
  const spent = (month: string, amount: string, attributed: string) => ({
    ...{
      month: Month.parse(month),
      currency: 'CNY' as never,
      amount: amount as never,
      attributed: attributed as never,
    },
  });
  const telling = (...months: ReturnType<typeof spent>[]) => ({ from: firstDayOf(FIRST), to: AS_OF, months });
  const adReturnOf = (...months: ReturnType<typeof spent>[]) => {
    const advertising = telling(...months);
    return figuresOf(policy, { ...referenceSnapshot(), advertising }).metrics.find(({ code }) => code === 'adReturn');
  };

  // By hand: 100 + 150 spent, 450 + 575 sold by it: 4.1.
  it('is what advertising is said to have sold over what it cost', () => {
    expect(adReturnOf(spent('2026-09', '100', '450'), spent('2026-10', '150', '575'))).toMatchObject({
      ...{ title: '广告回报', value: 4_100_000, current: '4.1 倍', threshold: '不低于 2.5 倍', isReached: true },
    });
  });

  it.each([
    ['250.00', '2.5 倍', true],
    ['249.99', '2.4 倍', false],
  ])('of %s sold by 100 is %s', (sold, current, isReached) => {
    expect(adReturnOf(spent('2026-10', '100', sold))).toMatchObject({ current, isReached });
  });

  it.each([
    [3_900_000, '不低于 3.9 倍', true],
    [4_000_000, '不低于 4.0 倍', true],
    [4_100_000, '不低于 4.1 倍', false],
  ])('is held to what the ad loan asks, %s parts per million', (minReturnPpm, threshold, isReached) => {
    const snapshot = { ...referenceSnapshot(), advertising: telling(spent('2026-10', '100', '400')) };
    const { metrics } = figuresBy(policy, snapshot, { minReturnPpm });
    expect(metrics.find(({ code }) => code === 'adReturn')).toMatchObject({ threshold, isReached });
  });

  it('counts the cost of a month of which no sales are told, and no month beyond those looked at', () => {
    expect(adReturnOf(spent('2026-09', '100', '400'), spent('2026-10', '100', 'notOffered'))).toMatchObject({
      value: 2_000_000,
    });
    expect(adReturnOf(spent('2025-10', '100', '9000'), spent('2026-10', '100', '400'))?.value).toBe(4_000_000);
  });

  it('is named as not told where nobody tells it', () => {
    const gap = { value: null, current: '没有读到', threshold: null };
    expect(adReturnOf(spent('2026-10', '100', 'notOffered'))).toMatchObject(gap);
    expect(adReturnOf(spent('2026-10', '0', '0'))).toMatchObject(gap);
    const [told] = figuresOf(policy, referenceSnapshot()).metrics.filter(({ code }) => code === 'adReturn');
    expect(told).toMatchObject(gap);
    expect(thresholdInWords(told as never)).toBe('没有来源提供');
  });
});

describe('whatever the snapshot', () => {
  it('the portrait says what the decision says', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const figures = figuresOf(policy, snapshot);
        const { characteristics } = decide(policy, snapshot);
        const scored = figures.metrics.filter(({ code }) => code !== 'adReturn');
        expect(scored).toHaveLength(5);
        for (const { code, value, current } of scored) {
          const decided = characteristics.find((one) => one.code === code);
          expect([code, value, current]).toEqual([code, decided?.value, decided?.current]);
        }
        const { monthlyPayoutsFen, shopsWithoutPayouts } = portraitOf(policy, snapshot);
        // What sales stand in for was not received, or nobody said so.
        expect(figures.average.receivedFen).toBe(shopsWithoutPayouts > 0 ? null : (monthlyPayoutsFen ?? null));
      }),
      { numRuns: 60 },
    );
  });

  it('the average of the months is the average that is shown', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const { months, average } = figuresOf(policy, snapshot);
        if (average.gmvFen === null) return;
        const sum = months.reduce((all, { gmvFen }) => all + gmvFen, 0);
        // Each month is rounded down to the fen, the average once.
        expect(Math.abs(sum / months.length - average.gmvFen)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });
});
