import { Day } from '@loan/shared/time/instant';

/** The day in UTC of a moment in seconds of the epoch. */
export const dayOf = (seconds: number): Day => Day.parse(new Date(seconds * 1_000).toISOString().slice(0, 10));
