import { describe, expect, it } from '@jest/globals';
import { hash64, newHash64 } from './hash64.ts';

const hashOf = (text: string): string => {
  const into = newHash64();
  const bytes = Buffer.from(text);
  hash64(bytes, 0, bytes.length, into);
  return `${into[0]} ${into[1]}`;
};

describe('the hash of an order number', () => {
  it('is the same wherever the number lies in a file', () => {
    const [alone, inside] = [newHash64(), newHash64()];
    hash64(Buffer.from('112-1234567-7654321'), 0, 19, alone);
    hash64(Buffer.from('x\t112-1234567-7654321\ty'), 2, 21, inside);
    expect(inside).toEqual(alone);
  });

  it('tells a hundred thousand consecutive numbers apart, by either half almost always too', () => {
    const into = newHash64();
    const bytes = Buffer.alloc(19);
    const [both, low] = [new Set<string>(), new Set<number>()];
    for (let number = 0; number < 100_000; number += 1) {
      bytes.write(`112-0000000-${String(number).padStart(7, '0')}`);
      hash64(bytes, 0, 19, into);
      both.add(`${into[0]} ${into[1]}`);
      low.add(into[0] as number);
    }
    expect(both.size).toBe(100_000);
    // 32 random bits: n²/2^33, one pair, are expected to meet.
    expect(low.size).toBeGreaterThan(99_990);
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
