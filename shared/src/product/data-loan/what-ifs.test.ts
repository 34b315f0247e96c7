import { describe, expect, it } from '@jest/globals';
import type { Marketplace } from '../../facts/shop.ts';
import { shopWith } from '../../golden/decisions.ts';
import { fortnightlyPayouts, referenceShop, snapshotOf } from '../../golden/reference-seller.ts';
import { questionOf } from '../../offer/ask.ts';
import type { Question, WhatIf } from '../../offer/question.ts';
import { dataLoan202611 as policy } from '../../policy/data-loan-2026-11/policy.ts';
import { anotherShop, oneMoreShop } from './what-ifs.ts';

type Shop = Parameters<typeof shopWith>[0];
type About = Parameters<typeof snapshotOf>[1];
const asking = (about: About = {}, shop: Shop = {}): Question<'dataLoan'> => ({
  ...questionOf(policy, snapshotOf([shopWith(shop)], about)),
  policy,
});
/** 60万 a month reaches the company. */
const PAID: Shop = { payouts: fortnightlyPayouts(referenceShop.coverage.from, 24, '300000.00') };
/** The company as it would look with the shop, of the reference seller unless told. */
const seenWith = (whatIf: WhatIf | undefined, question = asking()) => whatIf?.change.seenAs?.(question.portrait);
/** What of 10万 more a month would count in the limit. */
const counted = (whatIf: WhatIf | undefined) => (seenWith(whatIf)?.sales.weightedTurnoverFen ?? 0) - 100_000_000;

describe('another shop', () => {
  it('is asked in the policy’s words, of nothing else than the sales', () => {
    const [asked, ...others] = anotherShop(asking());
    expect(others).toEqual([]);
    expect(asked).toMatchObject({
      ...{ code: 'anotherShop', what: '再接入一家店铺', detail: policy.terms.anotherShop.detail },
    });
    expect(Object.keys(asked?.change ?? {})).toEqual(['seenAs']);
  });

  it.each([
    ['whole, where nobody says what can be connected', 'notOffered', [10_000_000]],
    ['as on the marketplace that counts most', ['shopee', 'amazon', 'lazada'], [10_000_000]],
    ['as on the only one', ['lianlian', 'shopee', 'metaAds'], [8_000_000]],
    ['as on the one that promises something', ['temu', 'tiktokShop', 'shopify', 'lazada'], [8_000_000]],
    ['nowhere that has to grow or to be proven first', ['temu', 'tiktokShop', 'shopify'], []],
    ['nowhere where nothing can be connected', [], []],
  ] as const)('counts %s', (_, connectable, expected) => {
    const vendors = connectable === 'notOffered' ? connectable : [...connectable];
    expect(anotherShop(asking({ connectable: vendors })).map(counted)).toEqual(expected);
  });

  it('of one marketplace counts by its factor, and not where it promises nothing yet', () => {
    const of = (marketplace: Marketplace) => oneMoreShop(asking(), marketplace);
    expect([counted(of('amazon')), counted(of('shopee'))]).toEqual([10_000_000, 8_000_000]);
    expect([of('tiktokShop'), of('shopify'), of('temu'), of('etsy')]).toEqual(Array(4).fill(undefined));
    const amazon = { ...policy.marketplaces.amazon, factorPpm: 0 };
    const without = { ...policy, marketplaces: { ...policy.marketplaces, amazon } };
    expect(oneMoreShop({ ...asking(), policy: without }, 'amazon')).toBeUndefined();
    const least = { ...policy, marketplaces: { ...policy.marketplaces, amazon: { ...amazon, factorPpm: 1 } } };
    expect(counted(oneMoreShop({ ...asking(), policy: least }, 'amazon'))).toBe(10);
  });
});

describe('a company with a shop more', () => {
  it('sells 10万 a month more, is paid as much more of it as of the rest, and is else as it was', () => {
    const question = asking({}, PAID);
    const [asked] = anotherShop(question);
    const seen = seenWith(asked, question);
    // By hand: 110万 in place of 100万, and 66万 paid out in place of 60万.
    expect(seen).toEqual({
      ...question.portrait,
      characteristics: { ...question.portrait.characteristics, monthlyGmv: { value: 110_000_000 } },
      sales: {
        ...question.portrait.sales,
        ...{ monthlyGmv: { value: 110_000_000 }, turnoverFen: 110_000_000, weightedTurnoverFen: 110_000_000 },
      },
      monthlyPayoutsFen: 66_000_000,
    });
  });

  it('is known to be paid no more where nothing is known of payouts, or nothing was sold', () => {
    const [asked] = anotherShop(asking());
    // By hand: 110万 sold, which stand in for the payouts nobody tells.
    expect(seenWith(asked)?.monthlyPayoutsFen).toBe(110_000_000);
    const unknown = { ...asking().portrait, monthlyPayoutsFen: undefined };
    expect(asked?.change.seenAs?.(unknown)?.monthlyPayoutsFen).toBeUndefined();
    const { portrait } = asking({}, PAID);
    const idle = { ...portrait, sales: { ...portrait.sales, turnoverFen: 0 as never } };
    expect(asked?.change.seenAs?.(idle)).toMatchObject({
      ...{ monthlyPayoutsFen: 60_000_000, sales: { turnoverFen: 10_000_000 } },
    });
    const little = { ...portrait, sales: { ...portrait.sales, turnoverFen: 1 as never } };
    // By hand: 60万 × (1 + 10万 ÷ 0.01).
    expect(asked?.change.seenAs?.({ ...little, monthlyPayoutsFen: 1 as never })?.monthlyPayoutsFen).toBe(10_000_001);
  });

  it('of which too little is known is as it was', () => {
    const [asked] = anotherShop(asking());
    const { portrait } = asking();
    for (const lacking of [
      { ...portrait, sales: { ...portrait.sales, turnoverFen: undefined } },
      { ...portrait, sales: { ...portrait.sales, weightedTurnoverFen: undefined } },
      { ...portrait, sales: { ...portrait.sales, monthlyGmv: { missing: 'tooFewMonths' as const } } },
    ])
      expect(asked?.change.seenAs?.(lacking)).toBe(lacking);
  });
});
