import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Bill, bill, freightOf, freightSnapshot } from '../../golden/logistics-loan.ts';
import { AS_OF } from '../../golden/reference-seller.ts';
import { decide } from '../../offer/decide.ts';
import { logisticsLoan202611 as policy } from '../../policy/logistics-loan-2026-11/policy.ts';
import { logisticsLoan } from './logistics-loan.ts';

const WAN = 1_000_000; // 万元 in fen.
const decided = (bills: readonly Bill[]) => decide(policy, freightSnapshot(freightOf(bills)));
const drawable = (bills: readonly Bill[]) =>
  logisticsLoan.drawable?.(policy, freightSnapshot(freightOf(bills)), AS_OF) ?? 0;

const anyBill: fc.Arbitrary<Bill> = fc
  .record({
    amount: fc.integer({ min: 1, max: 900_000 }).map(String),
    month: fc.constantFrom('2026-06', '2026-07', '2026-08', '2026-10', '2026-11', '2026-12'),
    currency: fc.constantFrom('CNY', 'USD', 'XXX'),
    state: fc.constantFrom('typed', 'confirmedByCounterparty'),
    paid: fc.boolean(),
  })
  .map(({ amount, ...change }) => bill(amount, change as Partial<Bill>));

/** One bill at a time, as time, the seller or the forwarder could change it. */
const improvements: Record<string, (one: Bill) => Bill> = {
  'the forwarder confirms it': (one) => ({ ...one, state: 'confirmedByCounterparty', paid: false }),
  'it comes to more': (one) => ({ ...one, amount: `${one.amount}0` }),
  'it is of last month': (one) => ({ ...one, month: '2026-10' }),
};

describe('the logistics loan', () => {
  it.each(Object.entries(improvements))('is never lowered when %s', (_, better) => {
    fc.assert(
      fc.property(fc.array(anyBill, { minLength: 1, maxLength: 6 }), fc.nat({ max: 5 }), (bills, at) => {
        const index = at % bills.length;
        const improved = bills.map((one, each) => (each === index ? better(one) : one));
        expect(drawable(improved)).toBeGreaterThanOrEqual(drawable(bills));
        expect(decided(improved).limitFen).toBeGreaterThanOrEqual(decided(bills).limitFen);
      }),
      { numRuns: 40 },
    );
  });

  it('says how many bills there were and that none of them counts', () => {
    const { reasons } = decided([bill('300000', { state: 'typed', paid: true }), bill('200000', { month: '2026-06' })]);
    expect(reasons[0]).toMatchObject({
      code: 'billsDoNotCount',
      current: '2 张账单里货代确认 1 张、已付 1 张，可以融资的 0 张',
    });
  });

  it('is offered from 10万 on, which takes bills of 111,111.12 yuan', () => {
    expect(decided([bill('111111.12')])).toMatchObject({ outcome: 'offered', limitFen: 10 * WAN });
    expect(decided([bill('111111.11')]).reasons[0]?.code).toBe('limitTooSmall');
  });

  it('promises what the bills not yet confirmed would add, as if they were, and nothing once they all are', () => {
    const { wouldHelp } = decided([bill('200000'), bill('100000', { state: 'typed' })]);
    // By hand: nine tenths of 20万 are 18万, and of 30万 27万.
    expect(wouldHelp.find(({ code }) => code === 'forwarderConfirms')).toMatchObject({
      what: '货代确认其余 1 张账单',
      limitFen: 27 * WAN,
    });
    const whole = decided([bill('200000'), bill('100000', { state: 'typed', paid: true })]).wouldHelp;
    expect(whole.map(({ code }) => code)).not.toContain('forwarderConfirms');
  });

  it('pays the forwarder, and for freight alone', () => {
    expect(logisticsLoan.repayment).toEqual({ payee: 'forwarder', purposes: ['logistics'] });
  });
});
