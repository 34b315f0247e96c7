import { describe, expect, it } from '@jest/globals';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { Hour } from '@loan/shared/facts/order-pattern';
import type { Day } from '@loan/shared/time/instant';
import fc from 'fast-check';
import { createFirstDigits, settledDigits } from './first-digits.ts';
import { dayOfIso } from './moment.ts';
import { type Bought, mergeBuyers, reduceBuyers } from './order-buyers.ts';
import { createOrderHours } from './order-hours.ts';
import { mergePatterns, newProductsOf, PatternReduction } from './order-pattern.ts';

const hourOf = (day: string, hour: number): number => dayOfIso(day) * 24 + hour;
const told = (hours: readonly number[]) => {
  const counting = createOrderHours();
  for (const hour of hours) counting.add(hour);
  return counting.finish();
};
const window = (hours: readonly number[], more: Partial<PatternReduction> = {}) =>
  PatternReduction.parse({ ...told(hours), fromTheFuture: 0, buyers: null, earlyRefunds: null, ...more });

describe('the hours of orders', () => {
  it('stand out by how far they lie above the same hour of the other days', () => {
    // Four days, one order at nine on each, and eight at three in the morning of the third.
    const quiet = ['01', '02', '03', '04'].map((day) => hourOf(`2026-03-${day}`, 9));
    const { byHour, bursts } = told([...quiet, ...Array<number>(8).fill(hourOf('2026-03-03', 3))]);
    expect([byHour[9], byHour[3]]).toEqual([4, 8]);
    // By hand: 8 orders where 8 ÷ 4 = 2 are usual: √8 + √9 − √(4·2 + 1) = 2.8284; one where one is: √1 + √2 − √5 = 0.1781.
    expect(bursts.slice(0, 2)).toEqual([
      { hour: '2026-03-03T03', orders: 8, deviationsMilli: 2_828 },
      { hour: '2026-03-01T09', orders: 1, deviationsMilli: 178 },
    ]);
  });

  it('say the same in whatever order the orders come', () => {
    const anyHours = fc.array(fc.integer({ min: hourOf('2026-03-01', 0), max: hourOf('2026-03-09', 23) }));
    fc.assert(
      fc.property(
        anyHours.chain((hours) =>
          fc.tuple(fc.constant(hours), fc.shuffledSubarray(hours, { minLength: hours.length })),
        ),
        ([hours, shuffled]) => expect(told(shuffled)).toEqual(told(hours)),
      ),
    );
  });
});

const mark = (number: number) => number.toString(16).padStart(16, '0');
const bought = (id: number, hour: number, buyer: number, minor = 1_000): Bought => ({
  ...{ id: `A-${id}`, hour: `2026-03-01T${String(hour).padStart(2, '0')}` as Hour, buyer: mark(buyer) },
  ...{ currency: 'USD', minor },
});

describe('the buyers of orders', () => {
  it('crowd an hour that has three orders for each of them', () => {
    // Hour 1: five orders of two buyers. Hour 2: six of two. Hour 3: one order.
    const orders = [1, 1, 1, 2, 2].map((buyer, at) => bought(at, 1, buyer));
    const crowd = [1, 1, 1, 2, 2, 2].map((buyer, at) => bought(10 + at, 2, buyer));
    const reduced = reduceBuyers([...orders, ...crowd, bought(20, 3, 3)]);
    expect(reduced).toMatchObject({
      ...{ hours: 3, crowdedHours: 1 },
      crowded: [{ hour: '2026-03-01T02', orders: 6, buyers: 2 }],
      orderIds: ['A-10', 'A-11', 'A-12', 'A-13', 'A-14', 'A-15'],
    });
  });

  it('are added up over windows, and the twenty largest are told as a share', () => {
    // Forty buyers of 10.00 in two windows, the first of them for 100.00 more in the second: 20 × 2 + 10 of 90 parts.
    const all = Array.from({ length: 40 }, (_, at) => bought(at, at % 24, at));
    const [first, second] = [reduceBuyers(all), reduceBuyers([...all, bought(99, 5, 0, 10_000)])];
    expect(mergeBuyers([first, second]).topBuyersPpm).toBe(555_555);
  });

  it('say the same in whatever order the orders come', () => {
    const anyOrders = fc.array(
      fc.record({ hour: fc.integer({ min: 0, max: 23 }), buyer: fc.integer({ min: 0, max: 5 }), minor: fc.nat(9_999) }),
    );
    fc.assert(
      fc.property(
        anyOrders
          .map((all) => all.map(({ hour, buyer, minor }, at) => bought(at, hour, buyer, minor)))
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => expect(mergeBuyers([reduceBuyers(shuffled)])).toEqual(mergeBuyers([reduceBuyers(all)])),
      ),
    );
  });
});

describe('windows put together', () => {
  const sold = ['2026-03-01', '2026-03-02', '2026-03-12'].map((day) => hourOf(day, 9));

  it('find the most days in a row without a sale', () => {
    expect(mergePatterns([window(sold)], [], {})?.longestGap).toEqual({ from: '2026-03-03', days: 9 });
  });

  it('take days that nobody could read for no gap', () => {
    const unread = [{ from: '2026-03-04' as Day, to: '2026-03-11' as Day }];
    expect(mergePatterns([window(sold)], unread, {})?.longestGap).toEqual({ from: '2026-03-03', days: 1 });
  });

  it('offer what only some windows tell, and nothing where none tells anything', () => {
    const early = window(sold, { earlyRefunds: { orders: 3, refunded: 1 } });
    expect(mergePatterns([window(sold), early], [], {})).toMatchObject({
      ...{ orders: 6, earlyRefunds: { orders: 3, refunded: 1 }, buyers: NOT_OFFERED, settlementDigits: NOT_OFFERED },
    });
    expect(mergePatterns([], [], {})).toBeUndefined();
  });
});

describe('products never sold before', () => {
  const skus = (...names: string[]) => ({
    skus: names.map((name) => [name, 1] as const),
    otherSkus: { skus: 0, units: 0 },
  });

  it('are counted among those sold lately', () => {
    expect(newProductsOf([skus('a', 'b'), skus('b', 'c')], [skus('a', 'z')])).toEqual({ products: 3, unsoldBefore: 2 });
  });

  it('are not told where earlier windows name no products, or a list was cut', () => {
    expect(newProductsOf([skus('a')], [])).toBe(NOT_OFFERED);
    expect(newProductsOf([{ ...skus('a'), otherSkus: { skus: 1, units: 5 } }], [skus('b')])).toBe(NOT_OFFERED);
  });
});

describe('first digits', () => {
  it('count an amount once, whichever way it went and however often', () => {
    const digits = createFirstDigits();
    for (const minor of [1_299, -1_299, 1_299, 45, -450, 0, 9_000_000_000]) digits.add(minor);
    expect(digits.counts).toEqual([1, 0, 0, 2, 0, 0, 0, 0, 1]);
  });

  it('are those of the settlement with the most amounts', () => {
    const [few, many] = [[1, 0, 0, 0, 0, 0, 0, 0, 0], Array<number>(9).fill(1)];
    expect(settledDigits([{ firstDigits: few }, { firstDigits: many }])).toEqual(many);
    expect(settledDigits([])).toBeUndefined();
  });
});
