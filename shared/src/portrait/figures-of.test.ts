import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addToMonth, firstDayOf, Month } from '../facts/month.ts';
import { fortnightlyPayouts, monthsFrom, referenceSnapshot } from '../golden/reference-seller.ts';
import { decide } from '../offer/decide.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { portraitOf } from '../product/portrait-of.ts';
import { anySnapshot } from '../testing/any-snapshot.ts';
import { figuresOf } from './figures-of.ts';

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

describe('whatever the snapshot', () => {
  it('the portrait says what the decision says', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const figures = figuresOf(policy, snapshot);
        const { characteristics } = decide(policy, snapshot);
        for (const { code, value, current } of figures.metrics) {
          const decided = characteristics.find((one) => one.code === code);
          expect([code, value, current]).toEqual([code, decided?.value, decided?.current]);
        }
        const { monthlyPayoutsFen } = portraitOf(policy, snapshot);
        expect(figures.average.receivedFen).toBe(monthlyPayoutsFen ?? null);
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
