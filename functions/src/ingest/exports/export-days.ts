import type { Stretch } from '../facts-from-files.ts';

/** The days each file spans, in order. */
export const daysOf = (files: readonly { days?: { first: string; last: string } }[]): Stretch[] =>
  files.flatMap(({ days }) => (days ? [days as Stretch] : [])).sort((a, b) => (a.first < b.first ? -1 : 1));
