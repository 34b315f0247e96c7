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

  it('remembers every key while it grows', () => {
    const set = createDistinct();
    const key = (index: number): [number, number] => [Math.imul(index, 0x9e3779b1), Math.imul(index, 0x85ebca77)];
    for (let index = 1; index <= 50_000; index += 1) set.touch(...key(index), index % 2 === 0);
    expect(set.size).toBe(50_000);
    expect(set.touch(...key(49_999), false)).toBe(TOUCH.known);
    expect(set.touch(...key(49_999), true)).toBe(TOUCH.becameLive);
    expect(set.touch(...key(50_000), true)).toBe(TOUCH.known);
  });

  it('knows each key again that it met before it grew, live or not', () => {
    const set = createDistinct();
    const live = (index: number) => index % 3 === 0;
    const key = (index: number): [number, number] => [Math.imul(index, 0x9e3779b1), Math.imul(index, 0x85ebca77)];
    for (let index = 1; index <= 20_000; index += 1) set.touch(...key(index), live(index));
    for (let index = 1; index <= 20_000; index += 1) {
      expect(set.touch(...key(index), false)).toBe(TOUCH.known);
      expect(set.touch(...key(index), true)).toBe(live(index) ? TOUCH.known : TOUCH.becameLive);
    }
    expect(set.size).toBe(20_000);
  });
});
