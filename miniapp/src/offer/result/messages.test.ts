import { describe, expect, it } from '@jest/globals';
import { fen } from '@loan/shared/money/fen';
import { Day } from '@loan/shared/time/instant';
import { laterWords } from './messages.ts';

describe('what is said of the part that opens later', () => {
  const amountFen = fen(300_000_000);

  it('names the day where time opens it', () => {
    const stage = { amountFen, opensOn: Day.parse('2027-01-30'), text: '两次回款周期正常且满 90 天后开放' };
    expect(laterWords([stage])).toBe('两次回款周期正常且满 90 天后开放，预计 2027年1月30日。');
  });

  it('names none where something else does', () => {
    expect(laterWords([{ amountFen, text: '随买方确认新的订单开放' }])).toBe('随买方确认新的订单开放。');
  });
});
