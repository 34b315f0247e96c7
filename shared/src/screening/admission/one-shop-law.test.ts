import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Month } from '../../facts/month.ts';
import { ShopFacts } from '../../facts/shop.ts';
import { monthsFrom, referenceShop, snapshotOf } from '../../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../../policy/data-loan-2026-11/policy.ts';
import { portraitOf } from '../../product/portrait-of.ts';
import { countingShops } from '../../scoring/counting-shops.ts';
import { screen } from '../screen.ts';

const anyShop = fc
  .record({
    marketplace: fc.constantFrom('amazon' as const, 'tiktokShop' as const, 'temu' as const),
    firstActivityOn: fc.constantFrom('2023-05-01', '2026-03-01', '2026-07-01'),
    newest: fc.tuple(...Array.from({ length: 4 }, () => fc.constantFrom('9000', '10000', '11000', '12000'))),
    returned: fc.constantFrom(10, 500),
  })
  .map(({ newest, returned, ...change }) => ({
    ...change,
    months: monthsFrom(Month.parse('2025-11'), [...Array<string>(8).fill('10000'), ...newest]),
    returns90d: { units: 1_000, returned },
  }));
const anyShops = fc
  .array(anyShop, { minLength: 1, maxLength: 3 })
  .map((shops) => shops.map((one, index) => ShopFacts.parse({ ...referenceShop, ...one, sellerId: `S${index}` })));
const admits = (shops: readonly ShopFacts[]): boolean => screen(policy, snapshotOf(shops)).outcome !== 'decline';

describe('admission', () => {
  it('takes several shops exactly where one of them counts, which alone would have been taken', () => {
    fc.assert(
      fc.property(anyShops, (shops) => {
        const counting = countingShops(portraitOf(policy, snapshotOf(shops)));
        expect(admits(shops)).toBe(counting.length > 0);
        expect(admits(shops)).toBe(shops.some((shop) => admits([shop])));
      }),
      { numRuns: 150 },
    );
  });
});
