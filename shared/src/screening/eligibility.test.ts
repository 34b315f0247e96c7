import { describe, expect, it } from '@jest/globals';
import { NOTHING_OFFERED, type ShopFacts } from '../facts/shop.ts';
import { referenceShop, snapshotOf } from '../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { Day } from '../time/instant.ts';
import { checkEligibility, checkSupplierEligibility, type EligibilityAnswers } from './eligibility.ts';
import { screen } from './screen.ts';

const sound: EligibilityAnswers = { marketplaces: ['amazon'], tradingMonths: 'from12', settlement: 'company' };
const verdictOn = (change: Partial<EligibilityAnswers>) => checkEligibility({ ...sound, ...change });
const codesOf = (change: Partial<EligibilityAnswers>) => {
  const verdict = verdictOn(change);
  return verdict.tag === 'mayApply' ? [] : verdict.problems.map(({ code }) => code);
};

/** What is told of a site whose payments, parcels and advertising agree with it; of other shops it says nothing. */
const CLOSED_LOOP = {
  legs: [],
  singleSource: [],
  unmatched: [],
  unmatchedCount: 0,
  closedLoops: [
    {
      shop: { marketplace: 'shopify' as const, sellerId: referenceShop.sellerId },
      paymentsPpm: 980_000,
      parcelsPpm: 980_000,
      hasAds: true,
    },
  ],
  coveredSalesPpm: 0,
  threeFlowMatchPpm: 'notOffered' as const,
  salesFen: 0,
};

describe('the self-check of three questions', () => {
  it.each([
    ['Amazon, over a year, own account', {}],
    ['eBay', { marketplaces: ['ebay'] }],
    [
      'AliExpress, six months, PingPong',
      { marketplaces: ['aliexpress'], tradingMonths: 'from6to11', settlement: 'licensedPaymentCompany' },
    ],
    ['Amazon beside Etsy', { marketplaces: ['etsy', 'amazon'] }],
  ] as const)('lets %s go on', (_, change) => {
    expect(verdictOn(change)).toEqual({ tag: 'mayApply', notes: [] });
  });

  it('says what TikTok Shop asks for on top', () => {
    expect(verdictOn({ marketplaces: ['tiktokShop'] })).toEqual({
      tag: 'mayApply',
      notes: ['TikTok Shop 需连续 3 个月增长，且退货率低于类目均值'],
    });
  });

  it.each([
    [{ marketplaces: ['etsy'] }, ['marketplaceNotFinanceable']],
    [{ marketplaces: ['wish', 'ozon'] }, ['marketplaceNotFinanceable']],
    [{ marketplaces: ['other'] }, ['marketplaceNotFinanceable']],
    [{ settlement: 'personal' }, ['settlementNotCompliant']],
    [{ settlement: 'other' }, ['settlementNotCompliant']],
    [{ tradingMonths: 'under6' }, ['tenureTooShort']],
    [
      { marketplaces: ['etsy'], settlement: 'personal', tradingMonths: 'under6' },
      ['marketplaceNotFinanceable', 'settlementNotCompliant', 'tenureTooShort'],
    ],
  ] as const)('answers %j with %j', (change, codes) => {
    expect(codesOf(change)).toEqual(codes);
  });

  it('sends a Temu factory to the order loan, and tells an independent site of its closed loop', () => {
    expect(verdictOn({ marketplaces: ['temu'] })).toMatchObject({
      problems: [{ cure: '有稳定产能的工厂，可以用 Temu 供货记录申请订单贷' }],
    });
    expect(verdictOn({ marketplaces: ['shopify'] })).toEqual({
      tag: 'mayApply',
      notes: ['独立站需同时连接 Stripe、ShipStation 和 Meta Ads，四项能相互对上'],
    });
  });

  it('gives the same first reason as the full screening does', () => {
    const months = { under6: '2026-06-20', from6to11: '2026-03-01', from12: '2025-01-01' } as const;
    for (const marketplace of ['amazon', 'etsy', 'temu', 'shopify'] as const) {
      for (const settlement of ['company', 'licensedPaymentCompany', 'personal'] as const) {
        for (const tradingMonths of ['under6', 'from6to11', 'from12'] as const) {
          const shop: ShopFacts = {
            ...referenceShop,
            ...NOTHING_OFFERED,
            marketplace,
            firstActivityOn: Day.parse(months[tradingMonths]),
          };
          const snapshot = snapshotOf([shop], {
            settlement: {
              holderKind: settlement,
              holderNameMatches: 'notOffered',
              accountTail: 'notOffered',
              declared: true,
            },
            crossCheck: CLOSED_LOOP,
          });
          const full = screen(policy, snapshot).findings[0]?.code;
          expect(codesOf({ marketplaces: [marketplace], settlement, tradingMonths })[0]).toBe(full);
        }
      }
    }
  });
});

describe('a factory that checks itself', () => {
  const factory: EligibilityAnswers = { marketplaces: ['shopee'], tradingMonths: 'from6to11', settlement: 'company' };
  const codes = (change: Partial<EligibilityAnswers>) => {
    const verdict = checkSupplierEligibility({ ...factory, ...change });
    return verdict.tag === 'mayApply' ? [] : verdict.problems.map(({ code }) => code);
  };

  it('may go on wherever its buyer sells, also with the platform that no seller is lent on', () => {
    for (const place of ['shopee', 'temu', 'etsy', 'other'] as const)
      expect(checkSupplierEligibility({ ...factory, marketplaces: [place] })).toEqual({ tag: 'mayApply', notes: [] });
  });

  it.each([
    [{ tradingMonths: 'under6' }, ['relationTooShort']],
    [{ settlement: 'personal' }, ['settlementNotCompliant']],
    [{ settlement: 'other' }, ['settlementNotCompliant']],
    [{ settlement: 'personal', tradingMonths: 'under6' }, ['settlementNotCompliant', 'relationTooShort']],
  ] as const)('hears of %j with what to do about it', (change, expected) => {
    expect(codes(change)).toEqual(expected);
    const verdict = checkSupplierEligibility({ ...factory, ...change });
    if (verdict.tag === 'notYet') for (const { cure } of verdict.problems) expect(cure).toMatch(/重新申请/);
  });
});
