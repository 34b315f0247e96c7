import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRecentUnits } from './recent-units.ts';
import { skuUnits } from './sku-units.ts';

const none = { skus: 0, units: 0 };

describe('units by product', () => {
  it('are added up over windows, most first, and never more than fifty are listed', () => {
    const many = Array.from({ length: 60 }, (_, index) => [`sku${index}`, 60 - index] as const);
    const facts = skuUnits([
      { skus: many, otherSkus: none },
      { skus: [['sku59', 100]], otherSkus: { skus: 4, units: 9 } },
    ]);
    expect(facts).toMatchObject({ units: 1_830 + 100 + 9, skus: 64 });
    expect(facts).toHaveProperty('largest.length', 50);
    expect(facts).toHaveProperty('largest.0', 101);
  });

  it('are missing, not zero, when nothing was sold', () => {
    expect(skuUnits([{ skus: [], otherSkus: none }])).toBe('notOffered');
  });
});

describe('recent units of a file in any order', () => {
  it('are those of the last days before its newest line, as a plain count says', () => {
    const anySale = fc.record({
      sku: fc.constantFrom('A', 'B', 'C'),
      day: fc.integer({ min: 20_000, max: 20_300 }),
      units: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(anySale, { minLength: 1, maxLength: 60 }), (sales) => {
        const recent = createRecentUnits(90);
        for (const { sku, day, units } of sales) recent.add({ low: sku.charCodeAt(0), high: 0 }, day, units);
        const since = Math.max(...sales.map(({ day }) => day)) - 89;
        const plain = new Map<string, number>();
        for (const { sku, day, units } of sales) if (day >= since) plain.set(sku, (plain.get(sku) ?? 0) + units);
        expect(recent.since(since).map(([, units]) => units)).toEqual([...plain.values()].sort((a, b) => b - a));
      }),
    );
  });

  it('stay in a bounded log while a long history goes by', () => {
    const recent = createRecentUnits(90);
    for (let index = 0; index < 200_000; index += 1)
      recent.add({ low: 1, high: 2 }, 10_000 + Math.floor(index / 100), 1);
    // 100 a day, 90 days.
    expect(recent.since(10_000 + 1_999 - 89)).toEqual([[expect.stringMatching(/^[0-9a-z]{14}$/), 9_000]]);
  });
});
