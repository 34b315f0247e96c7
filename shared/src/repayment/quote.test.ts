import { describe, expect, it } from '@jest/globals';
import { QuoteView } from '../api/view.ts';
import { fen } from '../money/fen.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import { dataLoan202611 } from '../policy/data-loan-2026-11/policy.ts';
import { Day } from '../time/instant.ts';
import { TermMonths } from './method.ts';
import { quoteOf } from './quote.ts';

const request = {
  method: 'levelInstalment',
  principal: fen(100_000_000),
  rate: AnnualRatePpm.parse(58_000),
  months: TermMonths.parse(6),
  valueOn: Day.parse('2026-11-24'),
  // The two days of this plan that fall on a weekend.
  isWorkingDay: (day: Day) => !['2027-01-24', '2027-04-24', '2027-04-25'].includes(day),
} as const;

describe('the quote for ¥1,000,000 over six months at 5.8 %', () => {
  it('shows the figures of the drawdown page', () => {
    const quote = quoteOf(request, dataLoan202611.price);
    expect(quote).toMatchObject({
      ok: true,
      value: {
        totalInterestFen: 1_698_463,
        totalFeesFen: 0,
        totalFen: 101_698_463,
        allInCostPpm: 58_000,
        irrPpm: 59_567,
        interestPerDayFen: 16_111,
      },
    });
  });

  it('says which due days a holiday moved', () => {
    const quote = quoteOf(request, dataLoan202611.price);
    if (!quote.ok) throw new Error('within the caps');
    expect(QuoteView.parse(quote.value).instalments.map(({ dueDate, movedFrom }) => [dueDate, movedFrom])).toEqual([
      ['2026-12-24', undefined],
      ['2027-01-25', '2027-01-24'],
      ['2027-02-24', undefined],
      ['2027-03-24', undefined],
      ['2027-04-26', '2027-04-24'],
      ['2027-05-24', undefined],
    ]);
  });

  it('is refused above the cap of the product', () => {
    expect(quoteOf({ ...request, rate: AnnualRatePpm.parse(118_000) }, dataLoan202611.price)).toMatchObject({
      ok: false,
      error: { tag: 'CostAboveProductCap' },
    });
  });
});
