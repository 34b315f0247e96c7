import type { Context } from 'hono';
import { walk } from '../kernel/walk.ts';
import { invalidInteger, noSuch, type StripeProblem, unknownParameter } from './problems.ts';
import type { Entry, Reading, Resource, StripeObject } from './resources.ts';

export type StripeList = { object: 'list'; data: StripeObject[]; has_more: boolean; url: string };

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;
const ALWAYS = ['limit', 'starting_after', 'ending_before'];
const EXPAND = /^expand\[\d*\]$/;
const CREATED = /^created(?:\[(gt|gte|lt|lte)\])?$/;

type Span = { from: number; to: number };
type Wish = Span & { limit: number; filters: readonly (readonly [name: string, value: string])[] };

/** A list, the latest first, from the object after or before the one named. */
export function listObjects(c: Context, resource: Resource, reading: Reading): StripeList | StripeProblem {
  const wish = readWish(c, resource, reading);
  if ('status' in wish) return wish;
  const { starting_after, ending_before } = c.req.query();
  const cursorName = ending_before ? 'ending_before' : 'starting_after';
  const cursorId = ending_before || starting_after;
  const cursor = cursorId ? resource.find(reading, cursorId) : undefined;
  if (cursorId && !cursor) return noSuch(resource.noun, cursorId, cursorName);
  const latestFirst = !ending_before;
  const from = Math.max(wish.from, !latestFirst && cursor ? cursor.at : wish.from);
  const to = Math.min(wish.to, latestFirst && cursor ? cursor.at + 1 : wish.to);
  const entries = walk({ from, to, latestFirst, read: (start, end) => resource.read(reading, start, end) });
  const found = take(after(entries, cursor), wish);
  const told = found.slice(0, wish.limit);
  return {
    object: 'list',
    data: latestFirst ? told : told.reverse(),
    has_more: found.length > wish.limit,
    url: c.req.path.replace(/^.*\/api/, ''),
  };
}

/** What comes behind the cursor. The objects of the cursor's own moment may stand on either side of it. */
function* after(entries: Iterable<Entry>, cursor: Entry | undefined): Generator<Entry> {
  let passed = cursor === undefined;
  for (const entry of entries) {
    if (passed) yield entry;
    passed ||= entry.id === cursor?.id;
  }
}

/** One more than asked for, to know whether there is more. */
function take(entries: Iterable<Entry>, { limit, filters }: Wish): StripeObject[] {
  const found: StripeObject[] = [];
  for (const entry of entries) {
    const object = entry.present();
    const isMeant = filters.every(([name, value]) => (name === 'payout' ? entry.payoutId?.() : object[name]) === value);
    if (isMeant) found.push(object);
    if (found.length > limit) return found;
  }
  return found;
}

function readWish(c: Context, resource: Resource, reading: Reading): Wish | StripeProblem {
  const { trade, account, now } = reading;
  const query = Object.entries(c.req.query());
  const unknown = query.find(
    ([name]) => ![...ALWAYS, ...resource.filters].includes(name) && !EXPAND.test(name) && !CREATED.test(name),
  );
  if (unknown) return unknownParameter(unknown[0]);
  const limit = c.req.query('limit') ?? String(DEFAULT_LIMIT);
  if (!/^\d{1,9}$/.test(limit)) return invalidInteger('limit', limit);
  if (Number(limit) < 1 || Number(limit) > MAX_LIMIT) return outOfRange(Number(limit));

  let span: Span = { from: Math.min(...account.shops.map(trade.openedAt)), to: now + 1 };
  for (const [name, value] of query) {
    if (!CREATED.test(name)) continue;
    if (!/^\d{1,12}$/.test(value)) return invalidInteger(name, value);
    span = overlap(span, createdSpan(CREATED.exec(name)?.[1], Number(value) * 1_000));
  }
  const filters = query.filter(([name]) => resource.filters.includes(name));
  for (const [name, value] of filters) {
    const narrowed = resource.narrow?.(reading, name, value);
    if (narrowed) span = overlap(span, narrowed);
  }
  return { ...span, limit: Number(limit), filters };
}

/** created counts whole seconds: an object of 12:00:00.5 was created at 12:00:00. */
function createdSpan(bound: string | undefined, at: number): Span {
  if (bound === 'gte') return { from: at, to: Number.POSITIVE_INFINITY };
  if (bound === 'gt') return { from: at + 1_000, to: Number.POSITIVE_INFINITY };
  if (bound === 'lte') return { from: 0, to: at + 1_000 };
  if (bound === 'lt') return { from: 0, to: at };
  return { from: at, to: at + 1_000 };
}

const overlap = (a: Span, b: Span): Span => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) });

const outOfRange = (limit: number): StripeProblem => ({
  status: 400,
  code: 'parameter_invalid_integer',
  message: `This value must be ${limit < 1 ? 'greater than or equal to 1' : `less than or equal to ${MAX_LIMIT}`} (it currently is '${limit}').`,
  param: 'limit',
});
