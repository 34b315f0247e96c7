import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type Day, shanghaiDay } from '@loan/shared/time/instant';
import type { PullContext, PullStep, StepOutcome } from '../../ports/source-adapter.ts';
import { reduceOrders } from './orders-reduction.ts';
import type { Called } from './outcome.ts';
import { type Page, readPages } from './pages.ts';
import { SoldOrder, type ToldOrder } from './sold-order.ts';

/** More than any window of a shop of ours holds: 500 pages of a hundred. */
const ORDER_PAGES_MAX = 500;
const REJECTED_SHOWN = 20;

/** One window of orders, page by page. What was taken of each order is kept as the source beside its reduction. */
export function readOrderWindow(
  { step, context }: { step: PullStep; context: PullContext },
  fetch: (cursor: string | undefined) => Promise<Called<Page<ToldOrder>>>,
): Promise<StepOutcome> {
  return readPages(context, {
    item: SoldOrder,
    keyOf: ({ id }) => id,
    async fetch(cursor) {
      const page = await fetch(cursor);
      if (page.tag !== 'ok') return page;
      return { tag: 'ok', value: { ...page.value, items: page.value.items.map((order) => marked(order, context)) } };
    },
    pagesMax: ORDER_PAGES_MAX,
    async done(orders) {
      const today: Day = shanghaiDay(context.asOf);
      const { sha256 } = await context.keep(`${step.id.replaceAll(':', '-')}.ndjson.gz`, linesOf(orders));
      const reduction = reduceOrders(orders, today);
      const unknown = orders.flatMap(({ state }, index) =>
        state === 'unknown' ? [{ line: index + 1, reason: 'unknown status' }] : [],
      );
      const rejected = { rowsRejected: unknown.length, rejected: unknown.slice(0, REJECTED_SHOWN) };
      return { tag: 'done', result: { reduction, rowsRead: orders.length, ...rejected, sourceSha256: sha256 } };
    },
  });
}

const MARK_LENGTH = 16;

/** The buyer's name gives way to a keyed hash of it. The key is the pull's own and is forgotten with its end. */
function marked({ boughtBy, ...order }: ToldOrder, { buyerKey }: PullContext): SoldOrder {
  if (!boughtBy) return order;
  const buyer = createHmac('sha256', buyerKey).update(boughtBy).digest('hex').slice(0, MARK_LENGTH);
  return { ...order, buyer };
}

/** What is kept of an order, in one order of its own: no buyer, not even a mark. */
const KEPT = Object.keys(SoldOrder.shape).filter((key) => key !== 'buyer');

/** Sorted and compressed without a time in it, so that the same orders give the same bytes. */
async function* linesOf(orders: readonly SoldOrder[]): AsyncGenerator<Uint8Array> {
  const sorted = [...orders].sort((a, b) => (a.id < b.id ? -1 : 1));
  yield gzipSync(sorted.map((order) => `${JSON.stringify(order, KEPT)}\n`).join(''));
}
