import fc from 'fast-check';
import { addToMonth, firstDayOf, lastDayOf, monthOf } from '../facts/month.ts';
import { NOT_OFFERED } from '../facts/offered.ts';
import { ShopFacts } from '../facts/shop.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import { AS_OF, snapshotOf } from '../golden/reference-seller.ts';
import { addMonths } from '../time/calendar.ts';
import { addDays } from '../time/instant.ts';

const LAST_MONTH = addToMonth(monthOf(AS_OF), -1);
const FIRST_PERIOD_DAY = firstDayOf(addToMonth(LAST_MONTH, -11));

const upTo = (max: number) => fc.integer({ min: 0, max });
const maybe = <T>(fact: fc.Arbitrary<T>) => fc.oneof({ weight: 4, arbitrary: fact }, fc.constant(NOT_OFFERED));

/** A sound shop's figure four times out of five, else anything. */
const mostly = (sound: number, most: number) =>
  fc.oneof({ weight: 4, arbitrary: upTo(sound) }, { weight: 1, arbitrary: upTo(most) });

const rarely = (odds: number) =>
  fc.oneof({ weight: odds, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });

const usually = <T>(usual: T, ...others: T[]) =>
  rarely(12).chain((odd) => fc.constantFrom(...(odd ? others : [usual])));

const inDollars = (amount: number) => ({ amount: `${amount}.00`, currency: 'USD' });

/** Sales around a level of the shop's own, from steady to wild. */
const anySales = fc
  .tuple(fc.integer({ min: 5_000, max: 600_000 }), mostly(20, 95), fc.array(upTo(100), { minLength: 6, maxLength: 15 }))
  .map(([level, spread, dice]) => dice.map((die) => Math.floor((level * (5_000 + spread * (die - 50))) / 5_000)));

/** A year of fortnightly payouts; now and then one is late or lost. */
const anyPayouts = fc
  .record({
    wait: mostly(10, 60),
    share: fc.integer({ min: 30, max: 90 }),
    late: rarely(8),
    lost: rarely(15),
    at: upTo(25),
  })
  .map(({ wait, share, late, lost, at }) =>
    Array.from({ length: 26 }, (_, index) => {
      const startedOn = addDays(FIRST_PERIOD_DAY, index * 14);
      const endedOn = addDays(startedOn, 13);
      return {
        ...inDollars(share * 1_000),
        period: { startedOn, endedOn },
        paidOn: addDays(endedOn, late && index === at ? 45 : wait),
        accountTail: '8816',
        status: lost && index === at ? 'failed' : 'paid',
      };
    }),
  );

const anyHealth = fc.record({
  status: usually('green', 'yellow', 'red'),
  suspended: rarely(30),
  orderDefectRatePpm: maybe(mostly(6, 20).map((tenths) => tenths * 1_000)),
});

const anySkus = fc.array(upTo(400), { minLength: 1, maxLength: 10 }).map((units) => ({
  units: units.reduce((a, b) => a + b, 0) + 1_000,
  skus: units.length + 5,
  largest: [...units].sort((a, b) => b - a),
}));

const anyCounts = fc
  .tuple(fc.integer({ min: 100, max: 5_000 }), mostly(5, 20))
  .map(([all, per100]) => ({ all, some: Math.floor((all * per100) / 100) }));

const anyShop = fc
  .record({
    marketplace: usually('amazon', 'shopee', 'tiktokShop', 'etsy'),
    sales: anySales,
    tenure: fc.integer({ min: 4, max: 60 }),
    hidesFirstDay: rarely(8),
    missingDays: mostly(10, 60),
    returns: maybe(anyCounts),
    orders: maybe(anyCounts),
    adPerCent: maybe(mostly(15, 40)),
    stock: maybe(
      fc.record({ units: fc.integer({ min: 10, max: 60 }), unitsSold90d: fc.integer({ min: 40, max: 100 }) }),
    ),
    skuUnits90d: maybe(anySkus),
    accountHealth: maybe(anyHealth),
    debt: maybe(mostly(30, 500)),
    advanced: usually(0, 40),
    payouts: maybe(anyPayouts),
  })
  .map(({ sales, tenure, hidesFirstDay, missingDays, returns, orders, adPerCent, debt, advanced, ...facts }) => {
    const first = addToMonth(LAST_MONTH, 1 - sales.length);
    const yearly = sales.reduce((a, b) => a + b, 0);
    return ShopFacts.parse({
      ...facts,
      fees: NOT_OFFERED,
      orderPattern: NOT_OFFERED,
      mainCategory: NOT_OFFERED,
      sellerId: 'A1ANYSELLER',
      shopName: NOT_OFFERED,
      verified: true,
      firstActivityOn: hidesFirstDay ? NOT_OFFERED : addMonths(addDays(AS_OF, -3), -tenure),
      coverage: { from: firstDayOf(addToMonth(first, -2)), to: lastDayOf(LAST_MONTH), missingDays },
      months: sales.map((gmv, index) => ({
        month: addToMonth(first, index),
        ...{ currency: 'USD', orders: 10, cancelled: 0, units: 10, gmv: `${gmv}.99`, refunds: null },
      })),
      returns90d: returns === NOT_OFFERED ? returns : { units: returns.all, returned: returns.some },
      fulfilment90d: orders === NOT_OFFERED ? orders : { orders: orders.all, onTime: orders.all - orders.some },
      adSpend12m: adPerCent === NOT_OFFERED ? adPerCent : [inDollars(Math.floor((yearly * adPerCent) / 100))],
      externalDebts:
        debt === NOT_OFFERED
          ? debt
          : [
              {
                ...{ lender: 'Amazon Lending', outstanding: inDollars(debt * 1_000), repaid12m: inDollars(0) },
                advanced12m: inDollars(advanced * 1_000),
              },
            ],
      rejectedRows: 0,
      sourceHashes: [],
    });
  });

/** Snapshots of every quality, one to three shops each: mostly sound, some hopeless. */
export const anySnapshot: fc.Arbitrary<Snapshot> = fc
  .record({
    shops: fc.oneof({ weight: 3, arbitrary: fc.tuple(anyShop) }, fc.array(anyShop, { minLength: 2, maxLength: 3 })),
    requestedLimitFen: maybe(fc.integer({ min: 5_000_000, max: 1_200_000_000 })),
    programmeHeadroomFen: maybe(fc.integer({ min: 5_000_000, max: 2_000_000_000 })),
    otherOutstandingFen: maybe(mostly(100, 1_100).map((wan) => wan * 1_000_000)),
    threeFlowMatchPpm: maybe(mostly(5, 20).map((perCent) => 1_000_000 - perCent * 10_000)),
    ownerMatchesApplicant: usually('yes' as const, 'no' as const),
    consentLive: rarely(30).map((dead) => !dead),
    isPersonal: rarely(30),
  })
  .map(({ shops, isPersonal, ...facts }) =>
    snapshotOf(shops, {
      ...facts,
      settlement: {
        holderKind: isPersonal ? 'personal' : 'company',
        holderNameMatches: NOT_OFFERED,
        accountTail: '8816',
        declared: true,
      },
    }),
  );
