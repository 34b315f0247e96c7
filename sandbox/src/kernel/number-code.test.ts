import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { scramble, unscramble } from './number-code.ts';

const anyNumber = fc.integer({ min: 0, max: 0xffff_ffff });

describe('a number dressed up', () => {
  it('can be read again', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (number, salt) => {
        expect(unscramble(scramble(number, salt), salt)).toBe(number);
      }),
    );
  });

  it('does not count up', () => {
    expect(scramble(2, 0) - scramble(1, 0)).not.toBe(scramble(3, 0) - scramble(2, 0));
  });
});
