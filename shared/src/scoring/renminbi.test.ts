import { describe, expect, it } from '@jest/globals';
import { Currency, DecimalText, Month } from '../facts/month.ts';
import { ShopFacts } from '../facts/shop.ts';
import { monthsFrom, referenceShop } from '../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import type { z } from '../schema.ts';
import { currenciesWithoutRate, enoughFen, inPicoYuan } from './renminbi.ts';

const OCTOBER = Month.parse('2026-10');
/** 1 fen = 10^10 of 10^-12 yuan. */
const FEN = 10n ** 10n;
const amount = (text: string, currency: string) => ({
  amount: DecimalText.parse(text),
  currency: Currency.parse(currency),
});

describe('foreign amounts in renminbi', () => {
  it('are added at the rate of the month, and one without a rate is left out', () => {
    // By hand: 10 yuan, and 2 dollars at 7.05.
    const known = [amount('10.00', 'CNY'), amount('2.00', 'USD')];
    expect(inPicoYuan(policy, known, OCTOBER)).toBe(2_410n * FEN);
    expect(inPicoYuan(policy, [...known, amount('5', 'XAU')], OCTOBER)).toBe(2_410n * FEN);
    expect(inPicoYuan(policy, [], OCTOBER)).toBe(0n);
  });

  it('are whole fen, rounded down, and never more than a billion yuan', () => {
    expect([FEN - 1n, FEN, 2n * FEN - 1n].map(enoughFen)).toEqual([0, 1, 1]);
    const billion = 10n ** 11n;
    expect([billion - 1n, billion, billion + 1n, 100n * billion].map((fen) => enoughFen(fen * FEN))).toEqual([
      ...[99_999_999_999, 100_000_000_000, 100_000_000_000, 100_000_000_000],
    ]);
  });
});

describe('currencies without a rate', () => {
  const found = (change: Partial<z.input<typeof ShopFacts>>, debts?: ReturnType<typeof debt>[]) =>
    currenciesWithoutRate(policy, [ShopFacts.parse({ ...referenceShop, ...change })], debts);
  const debt = (currency: string) => ({
    ...{ lender: 'a', outstanding: amount('1', currency), repaid12m: amount('1', 'CNY') },
    advanced12m: 'notOffered' as const,
  });
  const payout = { amount: '1', period: 'notOffered', paidOn: '2026-10-01', accountTail: 'notOffered' } as const;

  it.each([
    ['sales', { months: monthsFrom(OCTOBER, ['1']).map((month) => ({ ...month, currency: 'XAU' })) }],
    ['payouts', { payouts: [{ ...payout, currency: 'XAU', status: 'paid' as const }] }],
    ['advertising', { adSpend12m: [amount('1', 'XAU')] }],
    ["the shop's debts", { externalDebts: [debt('XAU')] }],
  ] as const)('are found in %s', (_, change) => {
    expect(found(change as Partial<z.input<typeof ShopFacts>>)).toEqual(['XAU']);
  });

  it('are found in debts that payment companies tell, once each and in order', () => {
    expect(found({ adSpend12m: [amount('1', 'XBA'), amount('1', 'USD')] }, [debt('XBA'), debt('XAU')])).toEqual([
      ...['XAU', 'XBA'],
    ]);
    expect(found({})).toEqual([]);
  });
});
