import { describe, expect, it } from '@jest/globals';
import { fen } from '@loan/shared/money/fen';
import { Day } from '@loan/shared/time/instant';
import { effectWords, laterWords, partWords } from './messages.ts';

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

describe('what is said of a credit', () => {
  const part = (limitEffectFen: number, code: 'platform' | 'insurance', bestPoints = 0) =>
    ({ part: code, title: '', text: '', points: 0, bestPoints, limitEffectFen }) as const;

  it('is what it does to the line beside its points', () => {
    expect(effectWords(part(-50_000_000, 'platform', 45))).toBe('平台和经营时长的系数使额度少 50万');
    expect(effectWords(part(60_000_000, 'insurance'))).toBe('投保使额度多 60万');
    expect(effectWords(part(0, 'platform', 45))).toBe('');
  });

  it('is that it is not used only where it gives neither points nor money', () => {
    expect(partWords(part(0, 'insurance'))).toBe('未使用');
    expect(partWords(part(60_000_000, 'insurance'))).toBe('已计入');
    expect(partWords(part(0, 'platform', 45))).toBe('');
  });
});
