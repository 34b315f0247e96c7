import { describe, expect, it } from '@jest/globals';
import { fen } from './fen.ts';
import { AnnualRatePpm, DayCount, simpleInterest } from './interest.ts';

describe('simple interest', () => {
  // Worked by hand: ¥100,000.00 × 10.8% ÷ 360 × 30 days = ¥900.00.
  it.each([
    { principal: 10_000_000, rate: 108_000, days: 30, interest: 90_000, because: 'a round month' },
    { principal: 10_000_000, rate: 108_000, days: 0, interest: 0, because: 'no day has passed' },
    { principal: 1, rate: 180_000, days: 1_000, interest: 1, because: 'half a fen rounds up' },
    { principal: 1, rate: 180_000, days: 999, interest: 0, because: 'under half a fen rounds down' },
    {
      principal: 10_000_000_000,
      rate: 360_000,
      days: 360,
      interest: 3_600_000_000,
      because: 'the product passes 2^53',
    },
  ])(
    'of $principal fen at $rate ppm for $days days is $interest fen: $because',
    ({ principal, rate, days, interest }) => {
      expect(
        simpleInterest({ principal: fen(principal), rate: AnnualRatePpm.parse(rate), days: DayCount.parse(days) }),
      ).toBe(interest);
    },
  );
});
