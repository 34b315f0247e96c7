import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createDateOrders, exportMoment } from './export-moment.ts';

const utc = (iso: string): number => Date.parse(iso) / 1_000;

describe('a moment in an export', () => {
  it.each([
    ['2026-01-31', '2026-01-31T00:00:00Z'],
    ['2026-01-31 10:05', '2026-01-31T10:05:00Z'],
    ['2026/1/5 8:05:09', '2026-01-05T08:05:09Z'],
    ['2026.01.05', '2026-01-05T00:00:00Z'],
    ['2026年1月5日', '2026-01-05T00:00:00Z'],
    ['2026年1月5日 08:05', '2026-01-05T08:05:00Z'],
    ['2026-01-31T20:00:00-08:00', '2026-02-01T04:00:00Z'],
    ['2026-01-31T20:00:00Z', '2026-01-31T20:00:00Z'],
    ['20260131', '2026-01-31T00:00:00Z'],
    ['20260131101112', '2026-01-31T10:11:12Z'],
    ['31.01.2026 10:00', '2026-01-31T10:00:00Z'],
    ['Jan-31-26', '2026-01-31T00:00:00Z'],
    ['Jan-31-26 23:59:59 PST', '2026-01-31T23:59:59Z'],
    ['Jan 31, 2026', '2026-01-31T00:00:00Z'],
    ['31 Jan 2026', '2026-01-31T00:00:00Z'],
    ['31-January-2026 12:00 AM', '2026-01-31T00:00:00Z'],
    ['2026-01-31 12:30:00 PM', '2026-01-31T12:30:00Z'],
  ])('%s needs no second one to be read', (cell, iso) => {
    expect(exportMoment(cell, 'unclear')).toBe(utc(iso));
  });

  it.each([
    '',
    '--',
    'soon',
    '2026-02-30',
    '2026-01-31 25:00',
    '2026-01-31 13:00 PM',
    '05/01/2026',
    '8',
    '2026-01-31 lamp',
  ])('cannot be read from %j alone', (cell) => {
    expect(exportMoment(cell, 'unclear')).toBeNaN();
  });

  it('is read by the order its file writes dates in', () => {
    expect(exportMoment('05/01/2026 08:15:00 PM', 'dayFirst')).toBe(utc('2026-01-05T20:15:00Z'));
    expect(exportMoment('05/01/2026', 'monthFirst')).toBe(utc('2026-05-01T00:00:00Z'));
    expect(exportMoment('13/01/2026', 'monthFirst')).toBeNaN();
  });
});

describe('the order of day and month', () => {
  const orderOf = (cells: readonly string[]) => {
    const dates = createDateOrders();
    for (const cell of cells) dates.hear(cell);
    return dates.order();
  };

  it('is found out of any month of daily sales, in whatever order they come', () => {
    const anyMonth = fc.record({ year: fc.integer({ min: 2020, max: 2030 }), month: fc.integer({ min: 1, max: 12 }) });
    fc.assert(
      fc.property(anyMonth, fc.boolean(), ({ year, month }, dayFirst) => {
        const days = Array.from({ length: 28 }, (_, index) => index + 1).reverse();
        const cells = days.map((day) => (dayFirst ? `${day}/${month}/${year}` : `${month}/${day}/${year}`));
        expect(orderOf(cells)).toBe(dayFirst ? 'dayFirst' : 'monthFirst');
      }),
    );
  });

  it('stays open where the dates do not tell', () => {
    expect(orderOf(['05/01/2026'])).toBe('unclear');
    expect(orderOf(['05/05/2026', '2026-01-31'])).toBe('unclear');
    expect(orderOf([])).toBe('unclear');
  });
});
