import type { Context } from 'hono';
import { fromPacific } from './pacific.ts';
import { badRequest } from './problems.ts';

export type Range = { from: number; to: number };

/** Reads the filters of a list one by one and remembers the first that is wrong. */
export type Query = {
  text(name: string): string | undefined;
  whole(name: string, limit: { min: number; max: number; usual: number }): number;
  oneOf<const T extends string>(name: string, allowed: readonly T[]): T | undefined;
  /** `{name}Start` and `{name}End`, both included. */
  range(name: string): Range;
  problem(): Response | undefined;
};

const MAX_NUMBER = 1_000_000_000_000;

export function createQuery(c: Context): Query {
  let first: Response | undefined;
  const refuse = (name: string, why: string) => {
    first ??= badRequest(c, name, why);
  };
  const text = (name: string) => c.req.query(name) || undefined;
  const date = (name: string, otherwise: number) => {
    const written = text(name);
    const at = written === undefined ? otherwise : fromPacific(written);
    if (at === undefined) refuse(name, `The value '${written}' is not valid for ${name}.`);
    return at ?? otherwise;
  };

  return {
    text,
    problem: () => first,
    whole(name, { min, max, usual }) {
      const written = text(name);
      if (written === undefined) return usual;
      const value = /^\d{1,12}$/.test(written) ? Number(written) : Number.NaN;
      if (!(value >= min && value <= Math.min(max, MAX_NUMBER))) refuse(name, `The value must be ${min} to ${max}.`);
      return value;
    },
    oneOf(name, allowed) {
      const written = text(name);
      const found = allowed.find((value) => value.toLowerCase() === written?.toLowerCase());
      if (written !== undefined && found === undefined) refuse(name, `The value '${written}' is not valid.`);
      return found;
    },
    range: (name) => ({ from: date(`${name}Start`, 0), to: date(`${name}End`, Number.MAX_SAFE_INTEGER) }),
  };
}

export const isIn = ({ from, to }: Range, at: number): boolean => at >= from && at <= to;

export type Pages<T> = { entries: T[]; total: number; page: number; pages: number };

/** Page numbers from 1, a hundred a page unless asked for otherwise, five hundred at most. */
export function cutPage<T>(query: Query, all: readonly T[]): Pages<T> {
  const page = query.whole('page', { min: 1, max: 1_000_000, usual: 1 });
  const pageSize = query.whole('pageSize', { min: 1, max: 500, usual: 100 });
  return {
    entries: all.slice((page - 1) * pageSize, page * pageSize),
    total: all.length,
    page,
    pages: Math.ceil(all.length / pageSize),
  };
}
