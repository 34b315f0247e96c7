import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inventorySnapshot, stocked } from '../../golden/inventory-loan.ts';
import { decide } from '../../offer/decide.ts';
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
const lineOf = (lines: readonly Line[]) => decide(policy, inventorySnapshot(stocked(lines))).limitFen;

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

  it('lends on nothing that it cannot name a price for', () => {
    const decision = decide(policy, inventorySnapshot(stocked([])));
    expect([decision.outcome, decision.reasons[0]?.code]).toEqual(['declined', 'stockNotTold']);
  });
});
