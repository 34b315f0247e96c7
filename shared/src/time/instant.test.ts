import { describe, expect, it } from '@jest/globals';
import { Day, endOfShanghaiDay, Instant, shanghaiDay } from './instant.ts';

describe('a day in Shanghai', () => {
  it.each([
    ['2026-11-22T15:59:59.999Z', '2026-11-22', 'the last millisecond before midnight there'],
    ['2026-11-22T16:00:00.000Z', '2026-11-23', 'midnight there'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01', 'the new year begins eight hours earlier'],
    ['2024-02-28T16:00:00.000Z', '2024-02-29', 'a leap day'],
  ])('at %s is %s: %s', (at, day) => {
    expect(shanghaiDay(Instant.parse(at))).toBe(day);
  });

  it('ends with its own last millisecond', () => {
    const end = endOfShanghaiDay(Day.parse('2026-11-22'));
    expect(end).toBe('2026-11-22T15:59:59.999Z');
    expect(shanghaiDay(end)).toBe('2026-11-22');
  });
});
