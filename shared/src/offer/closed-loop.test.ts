import { describe, expect, it } from '@jest/globals';
import type { ClosedLoop, CrossCheck } from '../cross-check/cross-check-schema.ts';
import { shopWith } from '../golden/decisions.ts';
import { snapshotOf } from '../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import type { Vendor } from '../source/vendors.ts';
import { questionOf } from './ask.ts';
import { closedLoop } from './closed-loop.ts';

const SITE = { marketplace: 'shopify', sellerId: 'A0REFERENCE' } as const;
type Told = Partial<Omit<ClosedLoop, 'shop'>>;
/** A site whose payments and parcels are told by nobody yet, and that advertises nowhere. */
const site = (told: Told): ClosedLoop => ({
  shop: SITE,
  ...{ paymentsPpm: 'notOffered', parcelsPpm: 'notOffered', hasAds: false },
  ...told,
});
const crossChecked = (...sites: Told[]): CrossCheck => ({
  ...{ legs: [], singleSource: [], unmatched: [], unmatchedCount: 0, coveredSalesPpm: 0 },
  ...{ closedLoops: sites.map(site), threeFlowMatchPpm: 'notOffered', salesFen: 0 as never },
});
const ALL: Vendor[] = ['stripe', 'shipstation', 'metaAds'];
const asked = (connectable: Vendor[] | 'notOffered', crossCheck: CrossCheck | 'notOffered') =>
  closedLoop(questionOf(policy, snapshotOf([shopWith({ marketplace: 'shopify' })], { connectable, crossCheck })));

describe('a site of the seller’s own', () => {
  const closed = { paymentsPpm: 900_000, parcelsPpm: 900_000, hasAds: true };

  it('is asked with payments, parcels and advertising that agree as far as they have to', () => {
    const crossCheck = crossChecked({});
    expect(asked(ALL, crossCheck)).toEqual([
      {
        code: 'closeLoop',
        what: '独立站接入收款、物流和广告',
        detail: '连接 Stripe、ShipStation 和 Meta 广告，如果都与订单相符 90%',
        change: { snapshot: { crossCheck: { ...crossCheck, closedLoops: [{ shop: SITE, ...closed }] } } },
      },
    ]);
  });

  it.each([
    ['payments', 'stripe', { ...closed, paymentsPpm: 'notOffered' }],
    ['parcels', 'shipstation', { ...closed, parcelsPpm: 'notOffered' }],
    ['advertising', 'metaAds', { ...closed, hasAds: false }],
  ] as const)('that lacks %s only is asked with them, where they can be connected', (_, vendor, told) => {
    const crossCheck = crossChecked(told);
    expect(asked([vendor], crossCheck)).toMatchObject([
      { code: 'closeLoop', change: { snapshot: { crossCheck: { closedLoops: [closed] } } } },
    ]);
    expect(
      asked(
        ALL.filter((other) => other !== vendor),
        crossCheck,
      ),
    ).toEqual([]);
  });

  it('of which one lacks this and another that, needs both', () => {
    const crossCheck = crossChecked({ ...closed, paymentsPpm: 'notOffered' }, { ...closed, hasAds: false }, closed);
    expect(asked(['stripe', 'metaAds'], crossCheck)).toHaveLength(1);
    expect(asked(['stripe'], crossCheck)).toEqual([]);
  });

  it('with everything connected is not asked again, whether it agrees or not', () => {
    expect(asked(ALL, crossChecked(closed))).toEqual([]);
    expect(asked(ALL, crossChecked({ ...closed, paymentsPpm: 899_999 }))).toEqual([]);
    expect(asked(ALL, crossChecked())).toEqual([]);
  });

  it('is not asked where nothing was laid side by side, or nobody says what can be connected', () => {
    expect(asked(ALL, 'notOffered')).toEqual([]);
    expect(asked('notOffered', crossChecked({}))).toEqual([]);
  });
});
