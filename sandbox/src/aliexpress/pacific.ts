import { HOUR_MS } from '../trade/calendar.ts';

/** AliExpress counts in American Pacific time, summer and winter, and writes no offset. */
const PACIFIC = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Los_Angeles',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** 2026-11-22 01:30:00. */
export function writePacific(at: number): string {
  const parts = Object.fromEntries(PACIFIC.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']}:${parts['second']}`;
}

/** Hours that Pacific time is behind UTC in summer and in winter. */
const BEHIND = [7, 8] as const;

/** The moment of 2026-11-22 01:30:00, or of 11/22/2026 01:30:00; in the hour that comes twice, its first coming. */
export function readPacific(text: string): number | undefined {
  const wall = text.replace(/^(\d{2})\/(\d{2})\/(\d{4}) /, '$3-$1-$2 ');
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(wall)) return undefined;
  const utc = Date.parse(`${wall.replace(' ', 'T')}Z`);
  if (Number.isNaN(utc)) return undefined;
  const found = BEHIND.map((hours) => utc + hours * HOUR_MS).find((at) => writePacific(at) === wall);
  // An hour that spring leaves out.
  return found ?? utc + BEHIND[1] * HOUR_MS;
}
