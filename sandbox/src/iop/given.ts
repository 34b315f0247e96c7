import { invalid, missing, type Problem } from './problems.ts';

/** Reads the fields of a call one by one and remembers the first that is wrong. */
export type Given = {
  text(name: string): string | undefined;
  whole(name: string, limit: { min: number; max: number }): number | undefined;
  /** A list of texts, or one text for a list of one. */
  list(name: string): string[] | undefined;
  /** A field that may not be absent. */
  need<T>(name: string, value: T | undefined): T | undefined;
  refuse(problem: Problem): void;
  problem(): Problem | undefined;
};

export function createGiven(fields: Readonly<Record<string, unknown>>): Given {
  let first: Problem | undefined;
  const refuse = (problem: Problem) => {
    first ??= problem;
  };
  const text = (name: string) => {
    const value = fields[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined;
  };
  return {
    text,
    refuse,
    problem: () => first,
    list(name) {
      const value = fields[name];
      if (Array.isArray(value)) return value.map(String);
      return text(name) === undefined ? undefined : [text(name) ?? ''];
    },
    need(name, value) {
      if (value === undefined) refuse(missing(name));
      return value;
    },
    whole(name, { min, max }) {
      const value = text(name);
      if (value === undefined) return undefined;
      const number = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN;
      if (number >= min && number <= max) return number;
      refuse(invalid(name, `a whole number from ${min} to ${max}`));
      return undefined;
    },
  };
}
