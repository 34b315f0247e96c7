import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { Day } from '@loan/shared/time/instant';
import { createCalendar } from './calendar.ts';

const calendar = createCalendar();
const day = (text: string) => Day.parse(text);

/** Source: 国务院办公厅关于2026年部分节假日安排的通知, November 2025. */
describe('the working days of 2026', () => {
  it.each([
    ['2026-02-16', false, 'the eve of the Spring Festival, a Monday'],
    ['2026-02-14', true, 'a Saturday worked for it'],
    ['2026-05-01', false, 'Labour Day'],
    ['2026-05-09', true, 'a Saturday worked for it'],
    ['2026-10-07', false, 'the last day of the National Day holiday'],
    ['2026-10-08', true, 'the day after'],
    ['2026-10-10', true, 'a Saturday worked for it'],
    ['2026-11-22', false, 'a Sunday'],
    ['2026-11-23', true, 'a Monday'],
  ])('%s is one: %s (%s)', (text, expected) => {
    expect(calendar.isWorkingDay(day(text))).toBe(expected);
  });

  it.each([
    ['2026-11-20', 0, '2026-11-20'],
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-22', 3, '2026-11-25'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-09-30', 4, '2026-10-12'],
  ])('from %s, %i of them later is %s', (from, n, expected) => {
    expect(calendar.addWorkingDays(day(from), n)).toBe(expected);
  });
});

describe.each(['America/Los_Angeles', 'Pacific/Auckland'])('on a machine in %s', (TZ) => {
  it('the working days of China are the same', () => {
    const module = fileURLToPath(new URL('calendar.ts', import.meta.url));
    const days = ['2026-02-14', '2026-02-16', '2026-10-10', '2026-11-22', '2026-11-23'];
    const script = `import { createCalendar } from ${JSON.stringify(module)};
      console.log(${JSON.stringify(days)}.filter(createCalendar().isWorkingDay).join())`;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
    const printed = execFileSync(process.execPath, args, { env: { ...process.env, TZ }, encoding: 'utf8' });
    expect(printed.trim()).toBe('2026-02-14,2026-10-10,2026-11-23');
  });
});

describe('a day the State Council has not published', () => {
  const beyond = day(`${Number(calendar.publishedThrough.slice(0, 4)) + 1}-01-04`);

  it('is never guessed where a promise depends on it', () => {
    expect(() => calendar.isWorkingDay(beyond)).toThrow('outside the published calendar');
    expect(() => calendar.addWorkingDays(calendar.publishedThrough, 1)).toThrow('outside the published calendar');
    expect(() => calendar.isWorkingDay(day('2003-12-31'))).toThrow('outside the published calendar');
  });

  it('is expected from Monday to Friday in a schedule', () => {
    // 2031-01-04 is a Saturday, 2031-01-06 a Monday.
    expect(calendar.expectsWorkingDay(day('2031-01-04'))).toBe(false);
    expect(calendar.expectsWorkingDay(day('2031-01-06'))).toBe(true);
    expect(calendar.expectsWorkingDay(day('2026-10-10'))).toBe(true);
  });
});
