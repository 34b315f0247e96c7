import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createDistinct, TOUCH } from './distinct.ts';

// The lowest bit of the second word carries the flag, so keys that differ only there are one key.
const anyKey = fc.tuple(
  fc.integer({ min: -3, max: 3 }),
  fc.integer({ min: -6, max: 6 }).map((word) => word * 2),
);
const anyTouch = fc.record({ key: anyKey, live: fc.boolean() });

describe('a set of order hashes', () => {
  it('answers as a plain map does, however it is asked', () => {
    fc.assert(
      fc.property(fc.array(anyTouch, { maxLength: 200 }), (touches) => {
        const set = createDistinct();
        const plain = new Map<string, boolean>();
        for (const { key, live } of touches) {
          // 0 cannot be stored as a first word and stands for 1, which random hashes never notice.
          const name = `${key[0] === 0 ? 1 : key[0]} ${key[1]}`;
          const before = plain.get(name);
          plain.set(name, Boolean(before) || live);
          const expected = before === undefined ? TOUCH.added : live && !before ? TOUCH.becameLive : TOUCH.known;
          expect(set.touch(key[0], key[1], live)).toBe(expected);
        }
        expect(set.size).toBe(plain.size);
      }),
    );
  });

  it('answers as a plain map does while it grows, live or not, near or far apart', () => {
    const set = createDistinct();
    const plain = new Map<number, boolean>();
    const wordsOf = (key: number): [number, number] => [Math.imul(key, 0x9e3779b1), Math.imul(key, 0x85ebca77) & ~1];
    let dice = 7;
    const roll = (sides: number): number => {
      dice = (Math.imul(dice, 1_103_515_245) + 12_345) & 0x7fffffff;
      return (dice >>> 8) % sides;
    };
    for (let turn = 0; turn < 120_000; turn += 1) {
      const [key, live] = [1 + roll(40_000), roll(3) === 0];
      const before = plain.get(key);
      plain.set(key, Boolean(before) || live);
      const expected = before === undefined ? TOUCH.added : live && !before ? TOUCH.becameLive : TOUCH.known;
      if (set.touch(...wordsOf(key), live) !== expected) throw new Error(`turn ${turn}: key ${key}`);
    }
    expect(set.size).toBe(plain.size);
  });
});
