import { GraphQLError } from 'graphql';
import type { Call } from './call.ts';

type Operator = '' | '>' | '>=' | '<' | '<=';
export type Term = { field: string; operator: Operator; value: string };

const TERM = /([A-Za-z_]+):(>=|<=|>|<)?(?:'([^']*)'|"([^"]*)"|(\S+))/g;
const MAX_QUERY = 2_000;

/**
 * Shopify's search syntax, as far as `field:value` joined by blanks or AND goes; fields it does not know are told as
 * warnings and filter nothing. Source: shopify.dev/docs/api/usage/search-syntax.
 */
export function readSearch(text: string | null | undefined, known: readonly string[], call: Call): Term[] {
  if (!text) return [];
  if (text.length > MAX_QUERY || /\bOR\b|\bNOT\b|[()]/.test(text)) {
    // assumed: the sandbox reads no OR, NOT or brackets; confirm: n/a, Shopify does.
    throw new GraphQLError('This search is more than the sandbox can read.');
  }
  const terms = [...text.matchAll(TERM)].map(
    ([, field = '', operator = '', single, double, bare]): Term => ({
      field: field.toLowerCase(),
      operator: operator as Operator,
      value: single ?? double ?? bare ?? '',
    }),
  );
  for (const { field } of terms) {
    if (!known.includes(field)) call.warnings.push({ field, message: 'Invalid search field for this query.' });
  }
  return terms.filter(({ field }) => known.includes(field));
}

export type Range = { from: number; to: number };
const DAY_MS = 86_400_000;

/** The time a search leaves open for a field; a day alone means the whole day, in UTC. */
export function rangeOf(terms: readonly Term[], field: string): Range {
  let range: Range = { from: 0, to: Number.MAX_SAFE_INTEGER };
  for (const term of terms) {
    if (term.field !== field) continue;
    const { from, to } = boundOf(term);
    range = { from: Math.max(range.from, from), to: Math.min(range.to, to) };
  }
  return range;
}

function boundOf({ operator, value }: Term): Range {
  const at = Date.parse(value);
  if (Number.isNaN(at)) throw new GraphQLError(`Invalid timestamp: ${value}`);
  const end = at + (value.length <= 10 ? DAY_MS : 1_000);
  if (operator === '>=') return { from: at, to: Number.MAX_SAFE_INTEGER };
  if (operator === '>') return { from: end, to: Number.MAX_SAFE_INTEGER };
  if (operator === '<') return { from: 0, to: at };
  if (operator === '<=') return { from: 0, to: end };
  return { from: at, to: end };
}

export const isIn = ({ from, to }: Range, at: number): boolean => at >= from && at < to;
