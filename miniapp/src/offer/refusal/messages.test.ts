import { describe, expect, it } from '@jest/globals';
import { reviewTitle } from './messages.ts';

const items = (corrected: number, upheld: number) => [
  ...Array(corrected).fill({ result: 'corrected' }),
  ...Array(upheld).fill({ result: 'upheld' }),
];

describe('the title of a refusal that two people looked at', () => {
  it.each([
    [1, 1, '一项更正，一项维持'],
    [0, 2, '两项维持'],
    [2, 0, '两项更正'],
    [1, 6, '一项更正，6 项维持'],
  ])('with %i corrected and %i upheld is %s', (corrected, upheld, title) => {
    expect(reviewTitle(items(corrected, upheld))).toBe(title);
  });
});
