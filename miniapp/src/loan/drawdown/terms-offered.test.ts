import { describe, expect, it } from '@jest/globals';
import { termsUpTo } from './terms-offered.ts';

describe('for how long a draw may be', () => {
  it.each([
    ['a data loan', 12, [3, 6, 12]],
    ['what a bank cut to nine months', 9, [3, 6, 9]],
    ['an ad loan', 3, [3]],
    ['a logistics loan', 2, [2]],
    ['a cycle of Temu', 1, [1]],
  ])('of %s is up to %s months', (_, most, offered) => {
    expect(termsUpTo(most)).toEqual(offered);
  });
});
