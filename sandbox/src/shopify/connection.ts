import { GraphQLError } from 'graphql';
import type { Call } from './call.ts';

export type PageArgs = { first?: number | null; after?: string | null };
export type Edge<T> = { cursor: string; node: T };

const MAX_FIRST = 250;

/** A Relay connection over edges that begin behind the cursor. */
export function connectionOf<T>({ first, after }: PageArgs, call: Call, edges: Iterable<Edge<T>>) {
  const size = sizeOf(first, call);
  const taken: Edge<T>[] = [];
  let hasNextPage = false;
  for (const edge of edges) {
    hasNextPage = taken.length === size;
    if (hasNextPage) break;
    taken.push(edge);
  }
  return {
    edges: taken,
    nodes: taken.map(({ node }) => node),
    pageInfo: {
      hasNextPage,
      hasPreviousPage: Boolean(after),
      startCursor: taken[0]?.cursor ?? null,
      endCursor: taken.at(-1)?.cursor ?? null,
    },
  };
}

function sizeOf(first: number | null | undefined, { bulk }: Call): number {
  if (bulk) return Number.POSITIVE_INFINITY;
  if (first === null || first === undefined) {
    throw new GraphQLError('you must provide one of first or last', { extensions: { code: 'BAD_REQUEST' } });
  }
  if (first < 1 || first > MAX_FIRST) {
    const message = `first value for connection must be between 1 and ${MAX_FIRST}`;
    throw new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
  }
  return first;
}

/** Where a list was left: the last entry's number and what it was sorted by. */
export type Place = { last_id: number; last_value: number };

export const writeCursor = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64');

export function readCursor(cursor: string | null | undefined): Place | undefined {
  if (!cursor) return undefined;
  try {
    const { last_id, last_value } = JSON.parse(Buffer.from(cursor, 'base64').toString('utf8')) as Place;
    if (Number.isSafeInteger(last_id) && Number.isSafeInteger(last_value)) return { last_id, last_value };
  } catch {
    // Not JSON: nobody got this cursor from us.
  }
  throw new GraphQLError(`Invalid cursor for current pagination sort.`, { extensions: { code: 'BAD_REQUEST' } });
}

/** A short list, cut behind its cursor. */
export function* listEdges<T>(nodes: readonly T[], after: string | null | undefined): Generator<Edge<T>> {
  const done = readCursor(after)?.last_id ?? -1;
  for (const [index, node] of nodes.entries()) {
    if (index > done) yield { cursor: writeCursor({ last_id: index, last_value: index }), node };
  }
}
