import { describe, expect, it } from '@jest/globals';
import { agreed, invoices, orderTrade } from '../../golden/order-trade.ts';
import { AS_OF } from '../../golden/reference-seller.ts';
import { orderLoan202611 as policy } from '../../policy/order-loan-2026-11/policy.ts';
import { screen } from '../../screening/screen.ts';
import { addDays } from '../../time/instant.ts';

/** Invoices of so much, each paid so many days after it was issued; not at all where none is said. */
const paidIn = (...paid: readonly (readonly [amountFen: number, days?: number])[]) => ({
  invoices: paid.map(([amountFen, days], index) => {
    const issuedOn = addDays(AS_OF, -100 - index);
    const [first] = invoices(amountFen, 1);
    const paidOn = days === undefined ? ('notOffered' as const) : addDays(issuedOn, days);
    return { ...(first as NonNullable<typeof first>), issuedOn, paidOn };
  }),
});
const screened = (given: Parameters<typeof orderTrade>[0]) => screen(policy, orderTrade(given));
const step = (given: Parameters<typeof orderTrade>[0]) => {
  const { result, inputs } = screened(given).trace.find((one) => one.step === 'screening.paymentsTooQuick') ?? {};
  return { result, inputs };
};

describe('how soon a buyer pays its factory', () => {
  const inputs = { paid: 4, quick: 2, quickDays: 7, maxQuickPaidPpm: 500_000, termDays: 90 };

  it('is nothing to ask about while half of the money comes as agreed, even at the last day of the week', () => {
    // By hand: 300 + 200 of 1,000 within seven days.
    const half = paidIn([300, 7], [200, 0], [400, 8], [100, 90]);
    expect(step(half)).toEqual({ result: 'pass', inputs: { ...inputs, quickPpm: 500_000 } });
  });

  it('goes to a person where more of it is back within a week: money in a circle looks like that', () => {
    const more = paidIn([301, 7], [200, -2], [399, 8], [100, 90]);
    expect(step(more)).toEqual({ result: 'breach', inputs: { ...inputs, quickPpm: 501_000 } });
    const found = screened(more).findings.find(({ code }) => code === 'paymentsTooQuick');
    expect(found).toMatchObject({
      effect: 'refer',
      current: '账期 90 天，50.1% 的已付金额在开票后 7 天内付清',
    });
  });

  it('counts invoices that were paid alone, three of them at least', () => {
    expect(step(paidIn([100, 1], [100, 1], [100, 1], [900])).inputs).toMatchObject({ paid: 3, quickPpm: 1_000_000 });
    expect(step(paidIn([100, 1], [100, 1], [900]))).toEqual({ result: 'notChecked', inputs: {} });
  });

  it('is no question where no longer terms were agreed', () => {
    const quick = paidIn([100, 1], [100, 1], [100, 1]);
    expect(step({ ...quick, ...agreed({ termDays: 8 }) }).result).toBe('breach');
    expect(step({ ...quick, ...agreed({ termDays: 7 }) })).toEqual({ result: 'notChecked', inputs: {} });
  });
});
