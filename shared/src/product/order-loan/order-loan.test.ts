import { describe, expect, it } from '@jest/globals';
import type { Snapshot } from '../../facts/snapshot.ts';
import { shopWith } from '../../golden/decisions.ts';
import { EXCELLENT } from '../../golden/order-loan.ts';
import { agreed, buyerWith, insuredUpTo, invoices, orders, orderTrade, supplyTrade } from '../../golden/order-trade.ts';
import { AS_OF } from '../../golden/reference-seller.ts';
import { fen } from '../../money/fen.ts';
import { decide } from '../../offer/decide.ts';
import { orderLoan202611 as policy } from '../../policy/order-loan-2026-11/policy.ts';
import { addDays } from '../../time/instant.ts';
import { drawable, mayRunTo } from './draw.ts';

const WAN = 1_000_000; // 万元 in fen.
/** On Shopee the reference seller scores 616: grade A. */
const gradeA = buyerWith({ shops: [shopWith({ marketplace: 'shopee' }) as never] });
const gradeAA = buyerWith({ shops: [shopWith({ marketplace: 'shopee', ...EXCELLENT }) as never] });
const lineOf = (...given: Parameters<typeof orderTrade>) => decide(policy, orderTrade(...given)).limitFen;
const firstReason = (snapshot: ReturnType<typeof orderTrade>) => {
  const { outcome, reasons } = decide(policy, snapshot);
  return [outcome, reasons[0]?.code];
};

describe("the mission's factory", () => {
  // By hand: 12,000,000 yuan a year × (30 + 90) ÷ 360 days = 4,000,000 yuan a cycle.
  // Three quarters of it are 3,000,000 yuan = 300,000,000 fen; six tenths 2,400,000 yuan = 240,000,000 fen.
  it('is granted 300万 when its buyer is of grade A', () => {
    expect(lineOf(gradeA)).toBe(300_000_000);
  });

  it('is granted 300万 when the buyer is insured, whatever is known of it', () => {
    const decision = decide(policy, orderTrade(insuredUpTo(420 * WAN)));
    expect(decision.limitFen).toBe(300_000_000);
    // What the policy added: 300万 less 240万.
    expect(decision.parts.find(({ part }) => part === 'insurance')?.limitEffectFen).toBe(60_000_000);
  });

  it('is granted 240万 with neither, and told what would bring 300万', () => {
    const { limitFen, wouldHelp } = decide(policy, orderTrade());
    expect(limitFen).toBe(240_000_000);
    expect(wouldHelp.map(({ code, limitFen: line }) => [code, line])).toEqual([
      ['buyerAuthorises', 300_000_000],
      ['tradeInsurance', 300_000_000],
    ]);
  });

  it('draws at first what the orders at hand carry', () => {
    // By hand: three quarters of 100.0001万.
    expect(decide(policy, orderTrade({ ...gradeA, orders: orders([100_000_100]) })).availableFen).toBe(75_000_000);
  });

  it('is promised no day for the rest, which further orders open', () => {
    const { stages } = decide(policy, orderTrade({ ...gradeA, orders: orders([100_000_100]) }));
    expect(stages).toEqual([{ amountFen: 225_000_000, text: '随买方确认新的订单开放' }]);
  });
});

describe('each bound decides where it is the least', () => {
  it.each([
    ['tradeCycle', orderTrade(gradeA)],
    ['insuredBuyer', orderTrade(insuredUpTo(300 * WAN))],
    ['supplierRevenue', orderTrade({ ...gradeA, supplierRevenue: { annualFen: 900 * WAN, confirmed: true } })],
    ['buyerMaximum', orderTrade({ ...agreed({ annualAmountFen: 2_000 * WAN }), invoices: invoices(90_533_300) })],
    [
      'productMaximum',
      orderTrade({ ...agreed({ annualAmountFen: 6_000 * WAN }), ...gradeAA, invoices: invoices(300_533_300) }),
    ],
    ['requestedLimit', orderTrade(gradeA, { requestedLimitFen: 200 * WAN })],
    ['programmeHeadroom', orderTrade(gradeA, { programmeHeadroomFen: 200 * WAN })],
    [
      'programmeMaximum',
      orderTrade({ ...agreed({ annualAmountFen: 2_000 * WAN }), ...gradeA }, { otherOutstandingFen: 800 * WAN }),
    ],
    ['totalDebt', orderTrade(gradeA, { otherOutstandingFen: 700 * WAN })],
  ])('%s', (cap, snapshot) => {
    const trace = decide(policy, snapshot).trace;
    expect(trace.find(({ step }) => step === 'limit.limitFen')?.inputs['bindingCap']).toBe(cap);
  });
});

describe('who is refused', () => {
  it.each([
    [
      'brings neither orders nor supply',
      orderTrade({}, { backing: 'notOffered', shops: [shopWith({}) as never] }),
      'tradeNotShown',
    ],
    [
      'has traded with the buyer for five months',
      orderTrade(buyerWith({ tradingSince: '2026-06' })),
      'relationTooShort',
    ],
    ['has an agreement that has ended', orderTrade(agreed({ to: '2026-10-31' })), 'agreementNotInForce'],
    ['has an agreement that begins tomorrow', orderTrade(agreed({ from: '2026-11-02' })), 'agreementNotInForce'],
    [
      'hands in an invoice that another loan rests on',
      orderTrade({}, { duplicates: { shops: 0, items: [{ kind: 'invoice', count: 1 }] } }),
      'alreadyFinanced',
    ],
    [
      'trades many products of few pieces on Temu',
      supplyTrade({ skuUnits90d: { units: 900, skus: 300, largest: [] } }),
      'supplierNotFactory',
    ],
    ['shows Temu nothing that tells a factory', supplyTrade({ skuUnits90d: 'notOffered' }), 'supplierNotFactory'],
    ['ships itself from a mall on Temu', supplyTrade({ fullyManaged: false }), 'supplierNotFactory'],
  ])('whoever %s', (_, snapshot, code) => {
    expect(firstReason(snapshot)).toEqual(['declined', code]);
  });
});

describe('a person looks', () => {
  const [first, ...others] = orders([58_943_100, 58_943_100]);
  it.each([
    ['the buyer belongs to the borrower', orderTrade(buyerWith({ relatedToBorrower: true })), 'buyerRelated'],
    ['nobody can say whether it does', orderTrade(buyerWith({ relatedToBorrower: 'notOffered' })), 'buyerRelated'],
    [
      'the buyer knows nothing of an order',
      orderTrade({ orders: [{ ...first, refused: true } as never, ...others] }),
      'ordersRefused',
    ],
    [
      "the buyer's shop is red",
      orderTrade(
        buyerWith({
          shops: [
            shopWith({ accountHealth: { status: 'red', suspended: false, orderDefectRatePpm: 'notOffered' } }) as never,
          ],
        }),
      ),
      'buyerNotSound',
    ],
    ['more is agreed than was ever bought', orderTrade({ invoices: [] }), 'agreementAbovePastTrade'],
  ])('when %s', (_, snapshot, code) => {
    expect(firstReason(snapshot)).toEqual(['referred', code]);
  });

  // By hand: 12 × 90.5333万 = 1,086.3996万.
  it('when a factory has its invoices on paper alone, and reads what is known of them', () => {
    const typed = invoices(90_533_300).map((one) => ({ ...one, state: 'typed' as const }));
    const decision = decide(policy, orderTrade({ ...gradeA, invoices: typed }));
    expect(decision.outcome).toBe('referred');
    expect(decision.reasons[0]).toMatchObject({
      code: 'agreementAbovePastTrade',
      current: '协议 1,200万，近 12 个月没有数电发票，有自行填写、未经核实的 1,086万',
    });
    // Once a person has looked, the agreement that the buyer confirmed counts whole: the mission's 300万.
    const cleared = decide(policy, orderTrade({ ...gradeA, invoices: typed }), {
      cleared: ['agreementAbovePastTrade'],
    });
    expect(cleared).toMatchObject({ outcome: 'offered', limitFen: 300_000_000 });
  });

  it('when an invoice is long overdue, however old it is', () => {
    const [first, ...others] = invoices(90_533_300);
    const open = { paidOn: 'notOffered' as const, paidFen: 'notOffered' as const };
    const old = { ...(first as NonNullable<typeof first>), issuedOn: '2024-01-10', dueOn: '2024-04-09', ...open };
    expect(firstReason(orderTrade({ ...gradeA, invoices: [old, ...others] }))).toEqual(['referred', 'invoicesOverdue']);
  });

  it('and before that nothing is promised', () => {
    expect(decide(policy, orderTrade(buyerWith({ relatedToBorrower: true }))).wouldHelp).toEqual([]);
  });
});

describe('what is told', () => {
  it('of a factory on Temu nothing that Temu cannot do', () => {
    const { reasons, wouldHelp } = decide(policy, supplyTrade());
    expect([reasons, wouldHelp]).toEqual([[], []]);
  });

  it('of a refusal where it stands, what would be enough and what to do', () => {
    const [reason] = decide(policy, orderTrade(buyerWith({ tradingSince: '2026-06' }))).reasons;
    expect(reason).toMatchObject({
      current: '与买方合作 5 个月',
      threshold: '合作满 6 个月',
      earliestOn: '2026-12-01',
    });
  });

  it('of a policy only where there is none', () => {
    const { wouldHelp } = decide(policy, orderTrade(insuredUpTo(420 * WAN)));
    expect(wouldHelp.map(({ code }) => code)).not.toContain('tradeInsurance');
  });
});

describe('a draw', () => {
  it('rests on the orders that the buyer confirmed, and on those alone', () => {
    const [first, second] = orders([100 * WAN, 60 * WAN]);
    const unanswered = orderTrade({ orders: [first as never, { ...second, state: 'typed' } as never] });
    expect(drawable(policy, unanswered, addDays(AS_OF, 30))).toBe(60 * WAN);
  });

  it('is due no later than 15 days after the order it rests on', () => {
    const [early, late] = orders([100 * WAN, 50 * WAN]);
    const trade = orderTrade({ orders: [{ ...early, dueOn: addDays(AS_OF, 60) } as never, late as never] });
    // By hand: six tenths of 150万 until day 75, and of 50万 until day 135.
    expect([75, 76, 135, 136].map((days) => drawable(policy, trade, addDays(AS_OF, days)))).toEqual([
      ...[90 * WAN, 30 * WAN, 30 * WAN, 0],
    ]);
  });

  it('of a factory on Temu is one cycle, due within 30 days and 15', () => {
    expect([45, 46].map((days) => drawable(policy, supplyTrade(), addDays(AS_OF, days)))).toEqual([60 * WAN, 0]);
  });

  const untilDay = (paidIn: number) => ({ on: addDays(AS_OF, paidIn + 15), paidOn: addDays(AS_OF, paidIn) });
  const runs = (snapshot: Snapshot, amountFen: number, confirmedOnly = true) =>
    mayRunTo(policy, snapshot, { amountFen: fen(amountFen), confirmedOnly });

  // By hand: six tenths of 50万 are carried by the later order; beyond that the earlier one is needed too.
  it('ends 15 days after the first of the orders it needs is paid, the latest taken first', () => {
    const [early, late] = orders([100 * WAN, 50 * WAN]);
    const trade = orderTrade({ orders: [{ ...early, dueOn: addDays(AS_OF, 60) } as never, late as never] });
    expect(runs(trade, 30 * WAN)).toEqual(untilDay(120));
    expect(runs(trade, 30 * WAN + 1)).toEqual(untilDay(60));
    expect(runs(trade, 90 * WAN)).toEqual(untilDay(60));
    expect(runs(trade, 90 * WAN + 1)).toBeUndefined();
  });

  it('may be shown on orders that still wait for the buyer, and not on those it refused', () => {
    const [first, second] = orders([100 * WAN, 60 * WAN]);
    const waiting = orderTrade({
      orders: [{ ...first, state: 'typed' } as never, { ...second, refused: true } as never],
    });
    expect(runs(waiting, 60 * WAN, false)).toEqual(untilDay(120));
    expect(runs(waiting, 60 * WAN + 1, false)).toBeUndefined();
    expect(runs(waiting, 1)).toBeUndefined();
  });

  it('is not begun on an order that ends within a week', () => {
    const due = (days: number) =>
      orderTrade({ orders: orders([100 * WAN]).map((order) => ({ ...order, dueOn: addDays(AS_OF, days) }) as never) });
    expect(runs(due(-8), 60 * WAN)).toEqual(untilDay(-8));
    expect(runs(due(-9), 1)).toBeUndefined();
  });

  it('is carried by an order until the last of those days, and not on it', () => {
    const due = (days: number) =>
      orderTrade({ orders: orders([100 * WAN]).map((order) => ({ ...order, dueOn: addDays(AS_OF, days) }) as never) });
    expect([-15, -14].map((days) => drawable(policy, due(days), AS_OF))).toEqual([0, 60 * WAN]);
  });

  it('of a factory on Temu ends 15 days after its cycle', () => {
    expect(runs(supplyTrade(), 60 * WAN)).toEqual(untilDay(30));
    expect(runs(supplyTrade(), 60 * WAN + 1)).toBeUndefined();
  });
});
