import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createMomentReader, dayNumber, isoDay, parseMoment } from './moment.ts';

const reader = createMomentReader();
const read = (text: string): number => reader(Buffer.from(text), 0, Buffer.byteLength(text));
const utc = (iso: string): number => Date.parse(iso) / 1_000;

describe('a moment in a report', () => {
  it.each([
    ['2026-01-31T23:59:59+00:00', '2026-01-31T23:59:59Z'],
    ['2026-01-31T23:59:59Z', '2026-01-31T23:59:59Z'],
    ['2026-01-31T23:59:59.123Z', '2026-01-31T23:59:59Z'],
    ['2026-01-31T20:00:00-08:00', '2026-02-01T04:00:00Z'],
    ['2026-02-01T05:00:00+0900', '2026-01-31T20:00:00Z'],
    ['2026-01-31T23:59:59', '2026-01-31T23:59:59Z'],
    ['2026-01-31 02:16:10 UTC', '2026-01-31T02:16:10Z'],
    ['2026-01-31', '2026-01-31T00:00:00Z'],
    ['2026/1/5 8:05', '2026-01-05T08:05:00Z'],
    ['31.01.2026 02:16:10 UTC', '2026-01-31T02:16:10Z'],
    ['31/01/2026', '2026-01-31T00:00:00Z'],
    ['01/31/2026', '2026-01-31T00:00:00Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
  ])('%s is %s', (text, iso) => {
    expect(read(text)).toBe(utc(iso));
  });

  it.each([
    '',
    'yesterday',
    '2026-13-01T00:00:00Z',
    '2025-02-29T00:00:00Z',
    '2026-01-31T24:00:00Z',
    '2026-01-31T23:60:00Z',
    '2026-01-31T23:59:59+25:00',
    '2026-01-31T23:59:59 CET',
    '01/02/2026',
    '1899-01-01T00:00:00Z',
    '２０26-01-31T23:59:59Z',
  ])('cannot be read from %j', (text) => {
    expect(read(text)).toBeNaN();
  });

  it('agrees with the standard library at every second and offset, one after the other', () => {
    const anySecond = fc.integer({ min: utc('1995-01-02T00:00:00Z'), max: utc('2100-01-01T00:00:00Z') });
    const anyOffset = fc.tuple(
      fc.constantFrom('+', '-'),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
    );
    fc.assert(
      fc.property(anySecond, anyOffset, (second, [sign, hours, minutes]) => {
        const zone = `${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
        const text = new Date(second * 1_000).toISOString().replace('.000Z', zone);
        expect(read(text)).toBe(utc(text));
        expect(parseMoment(text)).toBe(utc(text));
      }),
    );
  });
});

describe('a day number', () => {
  it('comes back as the day it was made from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 9_200, max: 47_000 }), (day) => {
        const [year, month, date] = isoDay(day).split('-').map(Number) as [number, number, number];
        expect(dayNumber(year, month, date)).toBe(day);
      }),
    );
  });
});
