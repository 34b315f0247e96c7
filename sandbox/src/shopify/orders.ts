import { walk } from '../kernel/walk.ts';
import { changedAt } from '../trade/shipped.ts';
import type { Sale } from '../trade/trade-types.ts';
import { type Call, needScope } from './call.ts';
import { connectionOf, type Edge, type PageArgs, type Place, readCursor, writeCursor } from './connection.ts';
import { financialStatus, fulfillmentStatus, isCancelled, orderIdOf, presentOrder, readOrderGid } from './order.ts';
import { isIn, type Range, rangeOf, readSearch, type Term } from './search.ts';

type OrdersArgs = PageArgs & {
  reverse: boolean;
  sortKey: 'CREATED_AT' | 'ID' | 'PROCESSED_AT' | 'UPDATED_AT';
  query?: string | null;
};

const FIELDS = [
  'created_at',
  'processed_at',
  'updated_at',
  'financial_status',
  'fulfillment_status',
  'status',
  'test',
  'name',
  'id',
];
const DAY_MS = 86_400_000;
/** Source: access scopes: without read_all_orders an app sees the last sixty days. */
const WITHOUT_ALL_ORDERS_MS = 60 * DAY_MS;
/** An order changes no more this long after it was placed: by then it came, and came back. */
const CHANGE_LAG_MS = 45 * DAY_MS;

type Node = ReturnType<typeof presentOrder>;

export function listOrders(args: OrdersArgs, call: Call) {
  needScope(call, 'orders', ['read_orders']);
  const wish = readWish(args.query, call);
  const edges = args.sortKey === 'UPDATED_AT' ? byChange(args, wish, call) : byPlacing(args, wish, call);
  return connectionOf(args, call, edges);
}

export function countOrders({ query, limit }: { query?: string | null; limit?: number | null }, call: Call) {
  needScope(call, 'ordersCount', ['read_orders']);
  let count = 0;
  for (const _ of matching(readWish(query, call), call)) {
    count += 1;
    if (count === limit) return { count, precision: 'AT_LEAST' };
  }
  return { count, precision: 'EXACT' };
}

export function findOrder({ id }: { id: string }, call: Call): Node | null {
  needScope(call, 'order', ['read_orders']);
  const number = readOrderGid(call.shop, id);
  const sale = number === undefined ? undefined : call.trade.sale(call.shop, number);
  const seen = sale && sale.at <= call.now && sale.at >= earliest(call);
  return seen ? presentOrder(call, sale) : null;
}

type Wish = { placed: Range; isMeant: (sale: Sale) => boolean };

const earliest = ({ trade, shop, scopes, now }: Call): number =>
  Math.max(trade.openedAt(shop), scopes.includes('read_all_orders') ? 0 : now - WITHOUT_ALL_ORDERS_MS);

function readWish(query: string | null | undefined, call: Call): Wish {
  const terms = readSearch(query, FIELDS, call);
  const [created, processed, updated] = ['created_at', 'processed_at', 'updated_at'].map((field) =>
    rangeOf(terms, field),
  );
  const placed = [created, processed, call.bulk].reduce<Range>(
    (left, right) => (right ? { from: Math.max(left.from, right.from), to: Math.min(left.to, right.to) } : left),
    { from: Math.max(earliest(call), (updated?.from ?? 0) - CHANGE_LAG_MS), to: call.now + 1 },
  );
  const isMeant = (sale: Sale) =>
    (!updated || isIn(updated, changedAt(sale, call.now))) && terms.every((term) => meets(term, sale, call));
  return { placed, isMeant };
}

function meets({ field, value }: Term, sale: Sale, { shop, now }: Call): boolean {
  const asked = value.toLowerCase();
  if (field === 'financial_status') return asked === 'any' || financialStatus(sale, now).toLowerCase() === asked;
  if (field === 'fulfillment_status') return asked === 'any' || fulfillmentStatus(sale, now).toLowerCase() === asked;
  if (field === 'test') return asked === 'false';
  if (field === 'name') return value.replace('#', '') === String(sale.number);
  if (field === 'id') return value === String(orderIdOf(shop, sale.number));
  if (field === 'status') return meetsStatus(asked, sale, now);
  return true;
}

function meetsStatus(asked: string, sale: Sale, now: number): boolean {
  const cancelled = isCancelled(sale, now);
  const closed = !sale.cancelled && sale.deliveredAt <= now;
  if (asked === 'cancelled') return cancelled;
  if (asked === 'closed') return closed;
  if (asked === 'not_closed') return !closed;
  return asked === 'open' ? !closed && !cancelled : true;
}

function* matching({ placed, isMeant }: Wish, { trade, shop }: Call, latestFirst = false): Generator<Sale> {
  const read = (from: number, to: number) => trade.sales(shop, from, to);
  for (const sale of walk({ ...placed, latestFirst, read })) if (isMeant(sale)) yield sale;
}

const edgeOf = (call: Call, sale: Sale, value: number): Edge<Node> => ({
  cursor: writeCursor({ last_id: sale.number, last_value: value }),
  node: presentOrder(call, sale),
});

/** Whether an entry comes behind the cursor. */
function isBehind(place: Place | undefined, entry: Place, reverse: boolean): boolean {
  if (!place) return true;
  const after = entry.last_value - place.last_value || entry.last_id - place.last_id;
  return reverse ? after < 0 : after > 0;
}

function* byPlacing({ after, reverse }: OrdersArgs, wish: Wish, call: Call): Generator<Edge<Node>> {
  const place = readCursor(after);
  const { from, to } = wish.placed;
  const placed = {
    from: place && !reverse ? Math.max(from, place.last_value) : from,
    to: place && reverse ? Math.min(to, place.last_value + 1) : to,
  };
  for (const sale of matching({ ...wish, placed }, call, reverse)) {
    if (isBehind(place, { last_id: sale.number, last_value: sale.at }, reverse)) yield edgeOf(call, sale, sale.at);
  }
}

/** The whole window has to be read and sorted, since an old order may have changed last. */
function* byChange({ after, reverse }: OrdersArgs, wish: Wish, call: Call): Generator<Edge<Node>> {
  const place = readCursor(after);
  const sign = reverse ? -1 : 1;
  const changed = [...matching(wish, call)]
    .map((sale) => ({ sale, at: changedAt(sale, call.now) }))
    .sort((a, b) => sign * (a.at - b.at || a.sale.number - b.sale.number));
  for (const { sale, at } of changed) {
    if (isBehind(place, { last_id: sale.number, last_value: at }, reverse)) yield edgeOf(call, sale, at);
  }
}
