import { describe, expect, it } from '@jest/globals';
import { Currency } from '@loan/shared/facts/month';
import { debtsOf, type LoanMovement } from './loans.ts';

const moved = (lender: string, takenMinor: number, repaidMinor: number, currency = 'USD'): LoanMovement => ({
  lender,
  currency: Currency.parse(currency),
  takenMinor,
  repaidMinor,
});

describe('debts seen in the movements of an account', () => {
  it('are what was lent less what was paid back, lender by lender and currency by currency', () => {
    // 5,000.00 lent; 1,200.50 and 300.00 paid back.
    expect(
      debtsOf([moved('A', 500_000, 0), moved('A', 0, 120_050), moved('A', 0, 30_000), moved('A', 7, 0, 'JPY')]),
    ).toEqual([
      {
        lender: 'A',
        outstanding: { amount: '3499.50', currency: 'USD' },
        repaid12m: { amount: '1500.50', currency: 'USD' },
        advanced12m: { amount: '5000.00', currency: 'USD' },
      },
      {
        lender: 'A',
        outstanding: { amount: '7', currency: 'JPY' },
        repaid12m: { amount: '0', currency: 'JPY' },
        advanced12m: { amount: '7', currency: 'JPY' },
      },
    ]);
  });

  it('of which only repayments show are told by them, with nothing known to be owed', () => {
    expect(debtsOf([moved('B', 0, 100)])).toEqual([
      {
        lender: 'B',
        outstanding: { amount: '0.00', currency: 'USD' },
        repaid12m: { amount: '1.00', currency: 'USD' },
        advanced12m: { amount: '0.00', currency: 'USD' },
      },
    ]);
  });

  it('are smaller again when a repayment was undone', () => {
    expect(debtsOf([moved('C', 1_000, 400), moved('C', 0, -400)])).toMatchObject([
      { outstanding: { amount: '10.00' }, repaid12m: { amount: '0.00' } },
    ]);
  });
});
