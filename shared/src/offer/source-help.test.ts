import { describe, expect, it } from '@jest/globals';
import { shopWith } from '../golden/decisions.ts';
import { snapshotOf } from '../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { Vendor } from '../source/vendors.ts';
import { decide } from './decide.ts';
import { sourceHelp } from './source-help.ts';

/** Grade B at 100万 a month: 350万. */
const helpFor = (about: Parameters<typeof snapshotOf>[1]) =>
  sourceHelp(policy, snapshotOf([shopWith({ returns90d: { units: 1_000, returned: 60 } })], about));

describe('how much a source would help', () => {
  it('is its own marketplace’s factor for a shop, and nothing of one that has to prove itself first', () => {
    const help = helpFor({ connectable: ['amazon', 'shopee', 'tiktokShop', 'temu', 'shopify'] });
    expect(help.map(({ vendor, addedLimitFen }) => [vendor, addedLimitFen])).toEqual([
      ['amazon', 35_000_000],
      ['shopee', 28_000_000],
    ]);
  });

  it('counts payouts and parcels together, while neither is there', () => {
    const help = helpFor({ connectable: ['pingpong', 'winit', 'stripe', 'metaAds', 'dowsure'] });
    expect(help.map(({ vendor, limitFen }) => [vendor, limitFen])).toEqual([
      ['pingpong', 500_000_000],
      ['winit', 500_000_000],
    ]);
    expect(help[0]?.what).toBe('接入收款账户和仓储或发货账户');
  });

  it('is nothing for payouts alone, where nobody can tell of parcels', () => {
    expect(helpFor({ connectable: ['lianlian'], otherDebts: [] })).toEqual([]);
  });

  it('is not told while a person has to look', () => {
    expect(helpFor({ connectable: [...Vendor.options], ownerMatchesApplicant: 'no' })).toEqual([]);
  });

  it('is the whole line where only a payment company can say whose shop it is', () => {
    const unnamed = { ownerMatchesApplicant: 'unknown', connectable: ['lianlian', 'goodcang', 'amazon'] } as const;
    expect(helpFor({ ...unnamed, connectable: [...unnamed.connectable] })).toMatchObject([
      { vendor: 'lianlian', limitFen: 500_000_000, addedLimitFen: 500_000_000 },
      { vendor: 'goodcang', limitFen: 500_000_000, addedLimitFen: 500_000_000 },
    ]);
  });

  it('is what the decision says of the same source', () => {
    const about = { connectable: ['lianlian', 'goodcang'] } as Parameters<typeof snapshotOf>[1];
    const snapshot = snapshotOf([shopWith({ returns90d: { units: 1_000, returned: 60 } })], about);
    const shown = decide(policy, snapshot).wouldHelp.find(({ code }) => code === 'connectMoneyAndGoods');
    expect(sourceHelp(policy, snapshot)[0]).toMatchObject({
      limitFen: shown?.limitFen,
      addedLimitFen: shown?.addedLimitFen,
    });
  });
});
