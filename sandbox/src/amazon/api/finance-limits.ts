import { DAY_MS } from '../../trade/calendar.ts';

/** No window of the Finances API reaches nearer to the present than this. */
export const TWO_MINUTES_MS = 120_000;

/** A wider window gives an empty list, not an error. */
export const MAX_SPAN_MS = 180 * DAY_MS;
