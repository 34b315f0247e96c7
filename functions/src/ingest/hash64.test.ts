import { describe, expect, it } from '@jest/globals';
import { createHasher } from './hash64.ts';

const hashOf = (text: string): string => {
  const bytes = Buffer.from(text);
  const { low, high } = createHasher()(bytes, 0, bytes.length);
  return `${low} ${high}`;
};

describe('the hash of an order number', () => {
  it('is the same wherever the number lies in a file', () => {
    const alone = createHasher()(Buffer.from('112-1234567-7654321'), 0, 19);
    expect(createHasher()(Buffer.from('x\t112-1234567-7654321\ty'), 2, 21)).toEqual(alone);
  });

  it('tells a hundred thousand consecutive numbers apart, by either half almost always too', () => {
    const hash = createHasher();
    const bytes = Buffer.alloc(19);
    const [both, lows, highs] = [new Set<string>(), new Set<number>(), new Set<number>()];
    for (let number = 0; number < 100_000; number += 1) {
      bytes.write(`112-0000000-${String(number).padStart(7, '0')}`);
      const { low, high } = hash(bytes, 0, 19);
      both.add(`${low} ${high}`);
      lows.add(low);
      highs.add(high);
    }
    expect(both.size).toBe(100_000);
    // 32 random bits: n²/2^33, one pair, are expected to meet.
    expect(Math.min(lows.size, highs.size)).toBeGreaterThan(99_990);
  });

  it.each([
    ['a', 'a\u0000'],
    ['', '\u0000'],
    ['abcd', 'abce'],
    ['abcdabcd', 'abcdabcc'],
  ])('differs between %j and %j', (a, b) => {
    expect(hashOf(a)).not.toBe(hashOf(b));
  });
});
