import { describe, expect, it } from '@jest/globals';
import { agree, contestedIn, itemsIn } from './review.ts';

const REASONS = [
  { code: 'scoreBelowCutoff', text: '评分：571｜580' },
  { code: 'returnRate', text: '退货率：9.6%' },
  { code: 'contested', text: '9月有一批尺码印错' },
];
const found = (...items: [code: string, result: 'corrected' | 'upheld', ground?: string][]) => ({
  items: items.map(([code, result, ground = '已核对']) => ({ code, result, ground })),
});

describe('what people look at', () => {
  it('are the rules in the way: gaps of the score and the words of the applicant are none', () => {
    expect(itemsIn(REASONS).map(({ code }) => code)).toEqual(['scoreBelowCutoff']);
    expect(contestedIn(REASONS)).toBe('9月有一批尺码印错');
    expect(contestedIn(REASONS.slice(0, 2))).toBeUndefined();
  });

  it('is concluded when both found the same on each, in any order and for whatever grounds', () => {
    const one = found(['ownerMismatch', 'corrected', '登记已变更'], ['payoutsSplit', 'upheld']);
    expect(agree(one, found(['payoutsSplit', 'upheld', '对账单不符'], ['ownerMismatch', 'corrected']))).toBe(true);
    expect(agree(one, found(['ownerMismatch', 'corrected'], ['payoutsSplit', 'corrected']))).toBe(false);
    expect(agree(one, found(['ownerMismatch', 'corrected']))).toBe(false);
  });
});
