import type { Context } from 'hono';

export type Filters = ReadonlyMap<string, string>;

const ONE = /^([A-Za-z]+):(\[[^\]]*\]|\{[^}]*\}|[^,[{]+)(?:,|$)/;
const MAX_FILTERS = 10;

/** `name:[from..to],name:{VALUE}`, in one parameter or in several; undefined where it cannot be read. */
export function readFilters(c: Context): Filters | undefined {
  const filters = new Map<string, string>();
  for (const text of c.req.queries('filter') ?? []) {
    let rest = text;
    while (rest !== '') {
      const [whole, name, value] = ONE.exec(rest) ?? [];
      if (whole === undefined || name === undefined || value === undefined) return undefined;
      filters.set(name, value);
      if (filters.size > MAX_FILTERS) return undefined;
      rest = rest.slice(whole.length);
    }
  }
  return filters;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

export type Range = { from: number; to: number | undefined };

/** `[from..to]` or `[from..]`, both ends counting. */
export function readRange(text: string): Range | 'malformed' | 'noStart' {
  const [, from, to] = /^\[([^.\]]*(?:\.\d{1,3})?Z?)\.\.([^\]]*)\]$/.exec(text) ?? [];
  if (from === undefined || to === undefined) return 'malformed';
  if (from === '') return 'noStart';
  if (!isInstant(from) || (to !== '' && !isInstant(to))) return 'malformed';
  return { from: Date.parse(from), to: to === '' ? undefined : Date.parse(to) };
}

export const isInstant = (text: string): boolean => INSTANT.test(text) && !Number.isNaN(Date.parse(text));

/** `{VALUE}` or `{VALUE|VALUE}`. */
export const readValues = (text: string): string[] => /^\{([^}]*)\}$/.exec(text)?.[1]?.split('|') ?? [];

/** A moment in a JSON body: with milliseconds or without. */
export const readInstant = (value: unknown): number | undefined =>
  typeof value === 'string' && isInstant(value) ? Date.parse(value) : undefined;
