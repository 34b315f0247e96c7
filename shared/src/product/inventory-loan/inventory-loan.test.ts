import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Month } from '../../facts/month.ts';
import { NOT_OFFERED } from '../../facts/offered.ts';
import { inventorySnapshot, stocked } from '../../golden/inventory-loan.ts';
import { monthsFrom } from '../../golden/reference-seller.ts';
import { decide } from '../../offer/decide.ts';
import type { Decision } from '../../offer/decision.ts';
import { inventoryLoan202611 as policy } from '../../policy/inventory-loan-2026-11/policy.ts';

const pieces = fc.integer({ min: 0, max: 50_000 });
const anyLine = fc.record({
  sku: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'),
  currency: fc.constant('CNY'),
  meanPrice: fc.integer({ min: 1, max: 900 }).map(String),
  unitCost: fc.constantFrom('notOffered', '3', '30', '300'),
  units: fc.tuple(pieces, pieces, pieces, pieces),
  inTransit: pieces,
  excluded: pieces,
});
type Line = Parameters<typeof stocked>[0][number];
const FRESH: Line = {
  ...{ sku: 'A', currency: 'CNY', meanPrice: '100', unitCost: 'notOffered' },
  ...{ units: [40_000, 0, 0, 0], inTransit: 0, excluded: 0 },
};
const lineOf = (lines: readonly Line[]) => decide(policy, inventorySnapshot(stocked(lines))).limitFen;

const stockValueIn = ({ trace }: Decision) => trace.find(({ step }) => step === 'limit.stockValue');

describe('the inventory loan', () => {
  it('is never lowered by more fresh goods', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 6 }), fc.nat({ max: 5 }), pieces, (lines, at, more) => {
        const index = at % lines.length;
        const fuller = lines.map((line, each) => {
          const [fresh, ...older] = line.units;
          return each === index ? { ...line, units: [fresh + more, ...older] } : line;
        });
        expect(lineOf(fuller as Line[])).toBeGreaterThanOrEqual(lineOf(lines));
      }),
      { numRuns: 60 },
    );
  });

  // By hand: of 100 yuan a piece counts 30. 18万 + 1.2万 + 0.45万 + 2.4万 are 22.05万, of which one SKU may be three
  // tenths, 6.615万; three months of 1,000 yuan are kept back.
  it('tells each age, what is under way, what one SKU has too much and the storage kept back', () => {
    const line = { ...{ sku: 'A', currency: 'CNY', meanPrice: '100', unitCost: 'notOffered' }, excluded: 50 };
    const goods = stocked([{ ...line, units: [10_000, 1_000, 1_000, 500], inTransit: 2_000 }], {}, '1000.00');
    expect(stockValueIn(decide(policy, inventorySnapshot(goods)))).toEqual({
      step: 'limit.stockValue',
      inputs: {
        ...{ upTo90Fen: 18_000_000, upTo180Fen: 1_200_000, upTo270Fen: 450_000, olderFen: 0 },
        ...{ upTo90Ppm: 600_000, upTo180Ppm: 400_000, upTo270Ppm: 150_000, olderPpm: 0 },
        ...{ inTransitFen: 2_400_000, inTransitPpm: 400_000, skusWithoutCost: 1 },
        ...{ beyondOneSkuFen: 15_435_000, maxSkuSharePpm: 300_000, storageFen: 300_000, storageMonths: 3 },
      },
      result: 6_315_000,
    });
  });

  it('counts the goods of which nobody tells the cost', () => {
    const line = { ...{ currency: 'CNY', meanPrice: '100', units: [10, 0, 0, 0] as [number, number, number, number] } };
    const goods = ['20', 'notOffered', '30', 'notOffered'].map((unitCost, index) => ({
      ...{ ...line, sku: `S${index}`, unitCost, inTransit: 0, excluded: 0 },
    }));
    expect(stockValueIn(decide(policy, inventorySnapshot(stocked(goods))))?.inputs['skusWithoutCost']).toBe(2);
  });

  it('is the sum of what it tells, whatever the goods', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 6 }), fc.constantFrom('0', '12.34', '5000'), (lines, fees) => {
        const told = stockValueIn(decide(policy, inventorySnapshot(stocked(lines as Line[], {}, fees))));
        const of = (name: string) => Number(told?.inputs[name]);
        const lent = ['upTo90Fen', 'upTo180Fen', 'upTo270Fen', 'olderFen', 'inTransitFen'].reduce(
          (sum, name) => sum + of(name),
          0,
        );
        // Each part is rounded down to the fen on its own.
        const off = Math.max(0, lent - of('beyondOneSkuFen') - of('storageFen')) - Number(told?.result);
        expect(Math.abs(off)).toBeLessThanOrEqual(5);
      }),
      { numRuns: 60 },
    );
  });

  // The shop with the goods is two months old. Alone it is refused for that; another beside it makes it no older.
  it('lends nothing on goods of a shop that does not count, whatever stands beside it', () => {
    const goods = (change: object) => stocked([{ ...FRESH, sku: 'A' }], change);
    const young = inventorySnapshot(goods({ firstActivityOn: '2026-09-01' }));
    const months = monthsFrom(Month.parse('2025-11'), Array<string>(12).fill('100.00'));
    const [old] = inventorySnapshot({ months, stockLines: NOT_OFFERED, sellerId: 'A1OLD' }).shops;
    const decision = decide(policy, { ...young, shops: [...young.shops, ...(old ? [old] : [])] });
    expect([decision.outcome, decision.reasons[0]]).toEqual([
      'declined',
      expect.objectContaining({ code: 'stockNotTold', current: '读到的库存都在还不能计入额度的店铺' }),
    ]);
    expect(stockValueIn(decision)?.result).toBe(0);
    expect(decide(policy, young).reasons.map(({ code }) => code)).toEqual(['tenureTooShort', 'stockNotTold']);
  });

  it('counts neither the goods nor the sales nor the storage of such a shop beside one that does', () => {
    const own = inventorySnapshot(stocked([{ ...FRESH, sku: 'A' }], {}, '1000.00'));
    const other = { sellerId: 'A1YOUNG', firstActivityOn: '2026-09-01' };
    const { shops } = inventorySnapshot(stocked([{ ...FRESH, sku: 'B' }], other, '5000.00'));
    const limits = (decision: Decision) => decision.trace.filter(({ step }) => step.startsWith('limit.stock'));
    expect(limits(decide(policy, { ...own, shops: [...own.shops, ...shops] }))).toEqual(limits(decide(policy, own)));
  });

  it('lends on nothing that it cannot name a price for', () => {
    const decision = decide(policy, inventorySnapshot(stocked([])));
    expect([decision.outcome, decision.reasons[0]?.code]).toEqual(['declined', 'stockNotTold']);
  });
});
