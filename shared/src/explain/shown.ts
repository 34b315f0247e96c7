import { isOffered, type NotOffered } from '../facts/offered.ts';

export const NOT_READ = '没有读到';

/** A fact in words; that it is missing is said, and never shown as nothing or zero. */
export const shown = <T>(fact: T | NotOffered, text: (fact: Exclude<T, NotOffered>) => string): string =>
  isOffered(fact) ? text(fact) : NOT_READ;
