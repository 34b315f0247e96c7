/** Chinese vendors write times without an offset; all of them mean Beijing (UTC+8, no summer time). */
const OFFSET_MS = 8 * 3_600_000;
const FORM = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/;

/** "2026-11-22 17:30:00" */
export const beijingText = (at: number): string =>
  new Date(at + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');

/** "2026-11-22" */
export const beijingDay = (at: number): string => beijingText(at).slice(0, 10);

export function readBeijing(text: unknown): number | undefined {
  const [, day, time] = FORM.exec(typeof text === 'string' ? text : '') ?? [];
  const at = Date.parse(`${day}T${time}Z`) - OFFSET_MS;
  return Number.isFinite(at) ? at : undefined;
}
