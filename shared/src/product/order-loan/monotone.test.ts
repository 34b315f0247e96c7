import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ShopFacts } from '../../facts/shop.ts';
import { agreed, buyerWith, insuredUpTo, invoices, ORDER_TRADE, orders, orderTrade } from '../../golden/order-trade.ts';
import { AS_OF } from '../../golden/reference-seller.ts';
import { decide } from '../../offer/decide.ts';
import { orderLoan202611 as policy } from '../../policy/order-loan-2026-11/policy.ts';
import { anySnapshot } from '../../testing/any-snapshot.ts';
import { addDays } from '../../time/instant.ts';

type Given = typeof ORDER_TRADE;
type Improve = (trade: Given, strength: number) => Given;

const upTo = (max: number) => fc.integer({ min: 0, max });
const maybe = <T>(fact: fc.Arbitrary<T>) => fc.oneof(fact, fc.constant('notOffered' as const));

const anyInvoices = fc
  .record({ count: upTo(12), amount: fc.integer({ min: 1, max: 250_000_000 }), slow: upTo(40), undelivered: upTo(5) })
  .map(({ count, amount, slow, undelivered }) =>
    invoices(amount, count).map((one, index) => ({
      ...one,
      paidOn: addDays(one.paidOn as never, index * 2 > count ? slow - 80 : -80),
      delivered: index >= undelivered,
    })),
  );

const anyTrade: fc.Arbitrary<Given> = fc
  .record({
    annualAmountFen: fc.integer({ min: 10_000_000, max: 6_000_000_000 }),
    confirmed: fc.boolean(),
    termDays: fc.integer({ min: 15, max: 120 }),
    since: fc.constantFrom('2021-03', '2024-06', '2026-01', '2026-08'),
    insured: maybe(fc.record({ limit: upTo(900_000_000), days: fc.constantFrom(20, 400) })),
    revenue: maybe(fc.record({ annualFen: fc.integer({ min: 1_000, max: 9_000_000_000 }), confirmed: fc.boolean() })),
    amounts: fc.array(fc.integer({ min: 1_000_001, max: 200_000_001 }), { maxLength: 8 }),
    invoices: anyInvoices,
    shops: fc.oneof(
      fc.constant<ShopFacts[]>([]),
      anySnapshot.map(({ shops }) => shops.slice(0, 2)),
    ),
  })
  .map(({ annualAmountFen, confirmed, termDays, since, insured, revenue, amounts, shops, ...rest }) => ({
    ...ORDER_TRADE,
    ...rest,
    ...agreed({ annualAmountFen, confirmed, termDays }),
    ...buyerWith({ tradingSince: since, shops: shops as never }),
    ...(insured === 'notOffered' ? {} : insuredUpTo(insured.limit, insured.days)),
    supplierRevenue: revenue,
    orders: orders(amounts),
  }));

const eachInvoice =
  (better: (invoice: Given['invoices'][number], strength: number) => Partial<Given['invoices'][number]>): Improve =>
  (trade, strength) => ({ ...trade, invoices: trade.invoices.map((one) => ({ ...one, ...better(one, strength) })) });

/** One fact at a time, as a supplier, its buyer or an insurer could change it. */
const improvements: Record<string, Improve> = {
  'a larger agreement, within what was traded before': (trade, strength) => {
    const most = 3 * trade.invoices.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const { annualAmountFen } = trade.agreement;
    const larger = Math.max(annualAmountFen, Math.min(most, annualAmountFen + strength * 10_000_000));
    return { ...trade, agreement: { ...trade.agreement, annualAmountFen: larger } };
  },
  'an agreement that the buyer confirms': (trade) => ({ ...trade, agreement: { ...trade.agreement, confirmed: true } }),
  'an agreement that runs longer': (trade, strength) => ({
    ...trade,
    agreement: { ...trade.agreement, to: addDays(trade.agreement.to as never, strength * 10) },
  }),
  'a longer time together': (trade) => ({ ...trade, buyer: { ...trade.buyer, tradingSince: '2019-01' } }),
  'more orders': (trade, strength) => ({ ...trade, orders: [...trade.orders, ...orders([strength * 999_999])] }),
  'a policy on the buyer, or a larger one': (trade, strength) => ({
    ...trade,
    ...insuredUpTo((trade.insurance === 'notOffered' ? 0 : trade.insurance.buyerLimitFen) + strength * 10_000_000),
  }),
  'more revenue': (trade, strength) => ({
    ...trade,
    supplierRevenue:
      trade.supplierRevenue === 'notOffered'
        ? 'notOffered'
        : { ...trade.supplierRevenue, annualFen: trade.supplierRevenue.annualFen + strength * 50_000_000 },
  }),
  'goods that were signed for': eachInvoice(() => ({ delivered: true })),
  // Never into the week in which money paid against longer terms makes somebody ask (F12).
  'invoices of the last half year paid sooner': eachInvoice(({ issuedOn, paidOn }, strength) => {
    const isRecent = issuedOn > addDays(AS_OF, -180);
    const earlier = addDays(paidOn as never, -strength);
    const [, soonest = issuedOn] = [addDays(issuedOn as never, policy.terms.trade.quickDays + 1), earlier].sort();
    return isRecent && soonest < (paidOn as string) ? { paidOn: soonest } : {};
  }),
  'a buyer whose shops send less back': (trade) => ({
    ...trade,
    buyer: {
      ...trade.buyer,
      shops: trade.buyer.shops.map((shop) => ({
        ...shop,
        returns90d: shop.returns90d === 'notOffered' ? shop.returns90d : { ...shop.returns90d, returned: 0 },
      })),
    },
  }),
};

function answerTo(trade: Given) {
  const { outcome, score, limitFen, availableFen, annualRatePpm } = decide(policy, orderTrade(trade));
  const isOffer = outcome === 'offered';
  return { score, limitFen, availableFen, rate: isOffer ? annualRatePpm : Number.MAX_SAFE_INTEGER, outcome };
}

describe('a supplier is never granted less for', () => {
  const anyDrawn = fc.constantFrom(...fc.sample(anyTrade, 80));
  it.each(Object.entries(improvements))('%s', (_, improve) => {
    fc.assert(
      fc.property(anyDrawn, fc.integer({ min: 1, max: 100 }), (trade, strength) => {
        const [was, is] = [answerTo(trade), answerTo(improve(trade, strength))];
        expect(is.score).toBeGreaterThanOrEqual(was.score);
        expect(is.limitFen).toBeGreaterThanOrEqual(was.limitFen);
        expect(is.availableFen).toBeGreaterThanOrEqual(was.availableFen);
        expect(is.rate).toBeLessThanOrEqual(was.rate);
      }),
      { numRuns: 30 },
    );
  });

  it('and the trades these laws are tried on are offered, referred and declined', () => {
    const outcomes = fc.sample(anyTrade, { numRuns: 150, seed: 20261123 }).map((trade) => answerTo(trade).outcome);
    expect([...new Set(outcomes)].sort()).toEqual(['declined', 'offered', 'referred']);
  });
});
