import { describe, expect, it } from '@jest/globals';
import { CrossCheck } from '@loan/shared/cross-check/cross-check-schema';
import { AS_OF, referenceShop, referenceSnapshot } from '@loan/shared/golden/reference-seller';
import { decide } from '@loan/shared/offer/decide';
import { dataLoan202611 as policy } from '@loan/shared/policy/data-loan-2026-11/policy';
import { Instant } from '@loan/shared/time/instant';
import { estimateOf } from './estimate.ts';

const AT = Instant.parse('2026-11-23T00:00:00.000Z');
const shop = { marketplace: 'amazon', sellerId: 'unverified' } as const;
const leg = (kind: 'money' | 'settlement', found: number) => ({
  ...{ leg: kind, shop, by: 'items', provider: kind === 'money' ? 'lianlian' : 'amazon' },
  ...{ matchPpm: found * 10_000, expected: 100, found },
});
const missing = (when: string) => ({
  ...{ leg: 'money', shop, side: 'missing', when, amount: '90.00', currency: 'USD', why: 'notFound' },
});

const flowsWith = (change: object | undefined) => {
  const crossCheck =
    change &&
    CrossCheck.parse({
      ...{ legs: [], singleSource: [], unmatched: [], unmatchedCount: 0, closedLoops: [], coveredSalesPpm: 0 },
      ...{ threeFlowMatchPpm: 'notOffered', salesFen: 100 },
      ...change,
    });
  const decision = decide(policy, referenceSnapshot());
  const told = { files: [], asOf: AS_OF, shops: [{ shop: referenceShop, basis: 'orders' as const }], money: [] };
  return estimateOf({ ...told, crossCheck, decision }, AT)?.flows;
};

describe('the estimate of files of a shop and of a payment company', () => {
  it('lays what was paid out beside what arrived, and leaves out what the marketplace says against itself', () => {
    expect(
      flowsWith({
        legs: [leg('settlement', 80), leg('money', 96)],
        unmatched: [missing('2026-08-03')],
        unmatchedCount: 1,
      }),
    ).toEqual({
      legs: [{ marketplace: 'amazon', provider: 'lianlian', matchPpm: 960_000, expectedFen: 100, foundFen: 96 }],
      unmatched: [{ marketplace: 'amazon', side: 'missing', when: '2026-08-03', amount: '90.00', currency: 'USD' }],
      unmatchedCount: 1,
    });
  });

  it('shows the first few that do not match and says how many there are', () => {
    const unmatched = Array.from({ length: 9 }, (_, day) => missing(`2026-08-0${day + 1}`));
    const flows = flowsWith({ legs: [leg('money', 10)], unmatched, unmatchedCount: 9 });
    expect([flows?.unmatched.length, flows?.unmatchedCount]).toEqual([6, 9]);
  });

  it('says that nothing could be laid side by side, and nothing at all where only one side was handed in', () => {
    expect(flowsWith({})).toEqual({ legs: [], unmatched: [], unmatchedCount: 0 });
    expect(flowsWith(undefined)).toBeUndefined();
  });
});
