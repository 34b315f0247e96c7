import { Day } from '@loan/shared/time/instant';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The hour of such a moment; undefined where only the day is written. */
export const writtenHour = (text: string): number | undefined => {
  const hour = /[ T](\d{2}):\d{2}/.exec(text)?.[1];
  return hour !== undefined && Number(hour) < 24 ? Number(hour) : undefined;
};

/** The day as the vendor wrote it, in its own time: "2018-01-16 21:46:30 +0800" or "16 Jan 2018". */
export function writtenDay(text: string): Day | undefined {
  const [, day = '', name = '', year = ''] = /^(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})/.exec(text) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  const iso = month > 0 ? `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}` : text.slice(0, 10);
  return Day.safeParse(iso).data;
}
