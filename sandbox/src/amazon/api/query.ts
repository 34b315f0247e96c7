import type { Context } from 'hono';
import { invalid, type Problem } from './problems.ts';

/** Reads the parameters of a call one by one and remembers the first that is wrong. */
export type Query = {
  text(name: string): string | undefined;
  list(name: string, limit: { max: number; allowed?: readonly string[] }): string[] | undefined;
  whole(name: string, limit: { min: number; max: number }): number | undefined;
  /** Milliseconds of an ISO 8601 instant. */
  instant(name: string): number | undefined;
  refuse(name: string, rule: string): void;
  problem(): Problem | undefined;
};

/** A date alone means its first moment; a date and time need an offset. */
const ISO_8601 = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2}))?$/;

export function readInstant(text: string): number | undefined {
  const at = ISO_8601.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

export function createQuery(c: Context): Query {
  let first: Problem | undefined;
  const refuse = (name: string, rule: string) => {
    first ??= invalid(name, rule);
  };
  const text = (name: string) => c.req.query(name) || undefined;

  return {
    text,
    refuse,
    problem: () => first,
    list(name, { max, allowed }) {
      // Amazon writes a list with commas; some clients repeat the name instead.
      const values = (c.req.queries(name) ?? []).flatMap((value) => value.split(',')).filter((value) => value !== '');
      if (values.length > max) refuse(name, `takes at most ${max} values`);
      if (allowed && !values.every((value) => allowed.includes(value))) refuse(name, `takes ${allowed.join(', ')}`);
      return values.length === 0 ? undefined : values;
    },
    whole(name, { min, max }) {
      const value = text(name);
      if (value === undefined) return undefined;
      const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
      if (!(number >= min && number <= max)) refuse(name, `is a whole number from ${min} to ${max}`);
      return number;
    },
    instant(name) {
      const value = text(name);
      if (value === undefined) return undefined;
      const at = readInstant(value);
      if (at === undefined) refuse(name, 'is a date and time in ISO 8601 format');
      return at;
    },
  };
}
