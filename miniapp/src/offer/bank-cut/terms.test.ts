import { describe, expect, it } from '@jest/globals';
import { fen } from '@loan/shared/money/fen';
import { AnnualRatePpm } from '@loan/shared/money/interest';
import { Day } from '@loan/shared/time/instant';
import { quoteOnDemand } from '../../testing/fixtures.ts';
import { acceptWords, differenceWords, titleWords } from './messages.ts';
import { atOldPrice, comparedCost, comparedTerms } from './terms.ts';

const terms = (limit: number, rate: number) => ({
  limitFen: fen(limit),
  availableFen: fen(200_000_000),
  annualRatePpm: AnnualRatePpm.parse(rate),
  termMonths: 12,
});
const ours = terms(500_000_000, 58_000);
const banks = terms(400_000_000, 62_000);

describe('the bank’s terms beside ours', () => {
  it('say what became less and what became dearer', () => {
    expect(titleWords(banks.limitFen)).toBe('银行批准了 400万');
    expect(differenceWords(ours, banks)).toContain('比建议少 100万，利率高 0.4 个百分点');
    expect(differenceWords(ours, terms(500_000_000, 62_000))).toMatch(/^利率高 0.4 个百分点/);
    expect(acceptWords(banks)).toBe('接受 400万，年化 6.2%');
  });

  it('stand in columns', () => {
    expect(comparedTerms(ours, banks)).toEqual([
      { label: '授信额度', before: '500万', after: '400万' },
      { label: '现在可用', before: '200万', after: '200万' },
      { label: '后续开放', before: '300万', after: '200万' },
      { label: '年化（单利）', before: '5.8%', after: '6.2%' },
      { label: '最长期限', before: '12 个月', after: '12 个月' },
    ]);
  });

  // The figures of mock-up 22, reckoned apart for the design: ¥1,000,000 over six level instalments.
  it('cost what the design reckoned', () => {
    const example = quoteOnDemand(
      { amountFen: 100_000_000, termMonths: 6, method: 'levelInstalment' },
      { annualRatePpm: 62_000 },
    );
    expect(comparedCost(atOldPrice(example, ours, Day.parse('2026-11-24')), example)).toEqual([
      { label: '每月还款', before: '169,497.44', after: '169,693.50' },
      { label: '利息合计', before: '16,984.63', after: '18,160.98' },
      { label: '内部收益率', before: '5.96%', after: '6.38%' },
    ]);
  });

  // By hand: a twelfth of 5.8 % and of 6.2 % of ¥1,000,000.
  it('tell of a loan that comes back at the end what is paid each month until then: interest', () => {
    const example = quoteOnDemand(
      { amountFen: 100_000_000, termMonths: 6, method: 'bullet' },
      { annualRatePpm: 62_000 },
    );
    const [monthly] = comparedCost(atOldPrice(example, ours, Day.parse('2026-11-24')), example);
    expect(monthly).toEqual({ label: '每月付息', before: '4,833.33', after: '5,166.67' });
  });
});
