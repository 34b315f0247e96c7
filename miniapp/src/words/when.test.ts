import { describe, expect, it } from '@jest/globals';
import { Day, Instant } from '@loan/shared/time/instant';
import { formatDate, formatLongDay, formatMoment, formatSpan, formatUntil } from './when.ts';

/** Half past eleven at night in Shanghai, still the afternoon in London. */
const now = new Date('2026-11-24T15:30:00Z');
const at = (text: string) => Instant.parse(text);

describe('a moment, as it is read in Shanghai', () => {
  it.each([
    ['2026-11-24T01:50:00.000Z', '今天 09:50'],
    ['2026-11-24T16:05:00.000Z', '明天 00:05'],
    ['2026-11-23T15:59:00.000Z', '昨天 23:59'],
    ['2026-12-24T10:00:00.000Z', '12月24日 18:00'],
    ['2027-05-24T10:00:00.000Z', '2027年5月24日 18:00'],
  ])('%s is %s', (instant, words) => {
    expect(formatMoment(at(instant), now)).toBe(words);
  });

  it('leaves out the year only when it is this one', () => {
    expect(formatDate(Day.parse('2026-12-24'), now)).toBe('12月24日');
    expect(formatDate(Day.parse('2027-02-22'), now)).toBe('2027年2月22日');
    expect(formatUntil(at('2026-12-08T15:59:59.999Z'), now)).toBe('12月8日前');
  });

  it('names the day of the week of a payment', () => {
    expect(formatLongDay(Day.parse('2026-12-24'))).toBe('2026年12月24日 周四');
  });
});

describe('a span of time', () => {
  it.each([
    [8_160_000, '2 小时 16 分'],
    [86_400_000, '24 小时'],
    [2_700_000, '45 分'],
    [59_000, '不到 1 分'],
    [0, '不到 1 分'],
  ])('of %i ms is %s', (ms, words) => {
    expect(formatSpan(ms)).toBe(words);
  });
});
