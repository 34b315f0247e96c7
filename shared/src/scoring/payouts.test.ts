import { describe, expect, it } from '@jest/globals';
import { ShopFacts } from '../facts/shop.ts';
import { referenceShop, snapshotOf } from '../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { netMonthlyPayouts, payoutsByMonth, saleToBankDays } from './payouts.ts';
import { readTrading } from './trading.ts';

const tradingOf = (...shops: ShopFacts[]) => readTrading(policy, snapshotOf(shops));
const payouts = (referenceShop.payouts as readonly object[]).map((one) => ({ ...one, amount: '1000.00' }));
const shopWith = (change: object) => ShopFacts.parse({ ...referenceShop, payouts, ...change });

describe('what reached the bank', () => {
  const plain = tradingOf(shopWith({}));

  it('is what was paid, not what came back', () => {
    const failed = payouts.map((payout) => ({ ...payout, status: 'failed' }));
    const both = tradingOf(shopWith({ payouts: [...payouts, ...failed] }));
    expect(netMonthlyPayouts(policy, both)).toBe(netMonthlyPayouts(policy, plain));
    expect(saleToBankDays(policy, both)).toBe(saleToBankDays(policy, plain));
  });

  it('is twice as much from two such shops, in no longer time, whichever way round payouts are told', () => {
    const two = tradingOf(shopWith({}), shopWith({ payouts: [...payouts].reverse() }));
    const one = [...(payoutsByMonth(policy, plain) ?? [])];
    expect(one).toHaveLength(12);
    expect([...(payoutsByMonth(policy, two) ?? [])].sort()).toEqual(
      one.map(([month, paid]) => [month, paid * BigInt(2)]).sort(),
    );
    expect(saleToBankDays(policy, two)).toBe(saleToBankDays(policy, plain));
  });

  it('is not known without shops, or where one of them does not tell', () => {
    expect(payoutsByMonth(policy, { ...plain, shops: [] })).toBeUndefined();
    expect(payoutsByMonth(policy, tradingOf(shopWith({}), shopWith({ payouts: 'notOffered' })))).toBeUndefined();
  });

  it('has its longest interruption in the worst of the shops', () => {
    // The one shop's payouts stop long before what was read ends; a shop beside it that is paid does not mend that.
    const stopped = shopWith({ payouts: payouts.slice(0, Math.ceil(payouts.length / 2)) });
    const alone = saleToBankDays(policy, tradingOf(stopped)) ?? 0;
    expect(alone).toBeGreaterThan(saleToBankDays(policy, plain) ?? 0);
    expect(saleToBankDays(policy, tradingOf(shopWith({}), stopped))).toBe(alone);
  });
});
