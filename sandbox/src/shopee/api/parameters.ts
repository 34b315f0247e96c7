import type { Problem } from '../answers.ts';
import { wrong } from '../answers.ts';

/** Reads the parameters of a call one by one and remembers the first that is wrong. */
export type Parameters = {
  text(name: string): string | undefined;
  list(name: string): string[];
  whole(name: string, limit: { min: number; max: number }): number | undefined;
  /** A span of time in seconds, both ends counted, as the milliseconds [from, to) it covers. */
  span(from: string, to: string): { from: number; to: number } | undefined;
  refuse(problem: Problem): void;
  problem(): Problem | undefined;
};

const MAX_SECONDS = 4_294_967_295;

export function createParameters(query: Readonly<Record<string, string[]>>): Parameters {
  let first: Problem | undefined;
  const refuse = (problem: Problem) => {
    first ??= problem;
  };
  const text = (name: string) => query[name]?.[0] || undefined;

  function whole(name: string, { min, max }: { min: number; max: number }): number | undefined {
    const value = text(name);
    if (value === undefined) return undefined;
    const number = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= min && number <= max) return number;
    refuse(wrong(`${name} should be a whole number from ${min} to ${max}`));
    return undefined;
  }

  return {
    text,
    whole,
    refuse,
    problem: () => first,
    // Some lists repeat the name, some are written with commas.
    list: (name) => (query[name] ?? []).flatMap((value) => value.split(',')).filter((value) => value !== ''),
    span(from, to) {
      const [begin, end] = [from, to].map((name) => whole(name, { min: 0, max: MAX_SECONDS }));
      // assumed: both ends belong to the span; confirm: two calls that share a second in which an order was placed.
      return begin === undefined || end === undefined ? undefined : { from: begin * 1000, to: (end + 1) * 1000 };
    },
  };
}
