import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPacific, writePacific } from './pacific.ts';

describe('Pacific time', () => {
  it.each([
    ['2026-01-15T08:00:00Z', '2026-01-15 00:00:00'],
    ['2026-07-15T07:00:00Z', '2026-07-15 00:00:00'],
    ['2026-11-01T08:59:59Z', '2026-11-01 01:59:59'],
  ])('of %s is %s, and back', (utc, wall) => {
    expect(writePacific(Date.parse(utc))).toBe(wall);
    expect(readPacific(wall)).toBe(Date.parse(utc));
  });

  it('may be written the American way', () => {
    expect(readPacific('07/15/2026 00:00:00')).toBe(Date.parse('2026-07-15T07:00:00Z'));
  });

  it('needs its seconds', () => {
    expect(readPacific('2026-07-15')).toBeUndefined();
  });

  it('survives the round trip, but for the hour that comes twice', () => {
    const seconds = fc.integer({ min: Date.parse('2024-01-01') / 1000, max: Date.parse('2028-01-01') / 1000 });
    fc.assert(
      fc.property(seconds, (second) => {
        const wall = writePacific(second * 1000);
        expect(writePacific(readPacific(wall) ?? 0)).toBe(wall);
      }),
    );
  });
});
