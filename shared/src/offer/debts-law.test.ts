import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DecimalText } from '../facts/month.ts';
import { isOffered } from '../facts/offered.ts';
import { ExternalDebt, type ShopFacts } from '../facts/shop.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import { adReference } from '../golden/ad-loan.ts';
import { PAYOUTS, shopWith } from '../golden/decisions.ts';
import { inventoryReference } from '../golden/inventory-loan.ts';
import { freightReference } from '../golden/logistics-loan.ts';
import { supplyTrade } from '../golden/order-trade.ts';
import { REFERENCES } from '../golden/references.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { POLICY_FILES } from '../policy/policy-files.ts';
import { anySnapshot } from '../testing/any-snapshot.ts';
import { decide } from './decide.ts';

const owingNothing = (externalDebts: ShopFacts['externalDebts']): ShopFacts['externalDebts'] =>
  isOffered(externalDebts)
    ? externalDebts.map((debt) => ({ ...debt, outstanding: { ...debt.outstanding, amount: DecimalText.parse('0') } }))
    : externalDebts;

it('of any company, the line and what the debts cost are together the line of one that owes nothing', () => {
  fc.assert(
    fc.property(anySnapshot, (snapshot) => {
      const decision = decide(policy, snapshot);
      // What the marketplace lent is taken out of the payouts all the same.
      const freed = snapshot.shops.map((shop) => ({ ...shop, externalDebts: owingNothing(shop.externalDebts) }));
      const free = decide(policy, { ...snapshot, shops: freed });
      if (decision.outcome !== 'offered') expect(decision.debtEffectFen).toBe(0);
      else expect(decision.limitFen + decision.debtEffectFen).toBe(free.limitFen);
    }),
    { numRuns: 150 },
  );
});

/** Paid 720万 a year, of which it may owe 576万, where it sells in shops of its own. */
const paid = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  shops: snapshot.shops.map((shop) => ({ ...shop, payouts: shopWith(PAYOUTS).payouts })),
});
const owing = (snapshot: Snapshot, debtWan: number, otherWan: number): Snapshot => ({
  ...snapshot,
  otherDebts: [
    ExternalDebt.parse({
      lender: 'LianLian',
      outstanding: { amount: String(debtWan * 10_000), currency: 'CNY' },
      repaid12m: { amount: '0', currency: 'CNY' },
    }),
  ],
  otherOutstandingFen: (otherWan * 1_000_000) as Snapshot['otherOutstandingFen'],
});

describe.each([
  ['a data loan', paid(REFERENCES.dataLoan.snapshot())],
  ['an inventory loan', paid(inventoryReference())],
  ['an ad loan', paid(adReference())],
  ['a logistics loan', paid(freightReference())],
  ['an order loan', REFERENCES.orderLoan.snapshot()],
  ["a platform's supplier", supplyTrade()],
] as const)('%s', (_, snapshot) => {
  const [of] = POLICY_FILES[snapshot.product];
  const decided = (debtWan: number, otherWan = 0) => decide(of, owing(snapshot, debtWan, otherWan));

  it('is never raised by more debt, nor by another line', () => {
    const wan = fc.integer({ min: 0, max: 1_000 });
    fc.assert(
      fc.property(wan, wan, wan, wan, (debt, moreDebt, other, moreOther) => {
        const { limitFen } = decided(debt, other);
        expect(decided(debt + moreDebt, other).limitFen).toBeLessThanOrEqual(limitFen);
        expect(decided(debt, other + moreOther).limitFen).toBeLessThanOrEqual(limitFen);
      }),
      { numRuns: 30 },
    );
  });

  it('says what its debts take off the line, and by how much less it is', () => {
    const { limitFen: free } = decided(0);
    const offers = [0, 100, 300, 500, 550, 560, 700, 900, 910, 1_000].map((debt) => decided(debt));
    for (const { outcome, limitFen, debtEffectFen } of offers)
      expect([outcome, limitFen + debtEffectFen]).toEqual(
        outcome === 'offered' ? [outcome, free] : ['declined', limitFen],
      );
    expect(offers.filter(({ debtEffectFen }) => debtEffectFen > 0).length).toBeGreaterThan(0);
    expect(offers[offers.length - 1]).toMatchObject({ outcome: 'declined' });
  });
});
