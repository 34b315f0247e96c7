import { Currency, Month } from '@loan/shared/facts/month';
import { z } from '@loan/shared/schema';
import type { StepOutcome } from '../../../ports/source-adapter.ts';
import { minorOf } from '../../kit/amount.ts';
import { dayAt } from '../../kit/day-at.ts';
import { amounts } from '../../kit/orders-reduction.ts';
import { readList } from '../../kit/read-list.ts';
import type { RefundsReduction } from '../../kit/reductions.ts';
import { type ReturnItem, ReturnList } from '../wire/lists.ts';
import { type StepTools, windowOf } from './step.ts';

const PAGES_MAX = 100;

/** A request for return or refund (退货退款), of which neither buyer nor reason is kept. */
const Refund = z.object({
  id: z.string(),
  month: Month,
  currency: Currency,
  minor: z.int().min(0).max(1e14),
  units: z.int().min(0),
});
type Refund = z.infer<typeof Refund>;

/** Requests made in one window, of which those that were granted count. */
export function advanceReturns(tools: StepTools): Promise<StepOutcome> {
  return readList(tools, {
    item: Refund,
    keyOf: ({ id }) => id,
    pagesMax: PAGES_MAX,
    reduce: reduceRefunds,
    async fetch(cursor) {
      const first = cursor === undefined ? await readPage(tools, 0) : undefined;
      // "Default is 0", says the document, and gives 1 as the example: a shop that has no page 0 begins at 1.
      const pageNo = first === undefined || first.tag === 'refused' ? Number(cursor ?? '1') : 0;
      const page = first === undefined || first.tag === 'refused' ? await readPage(tools, pageNo) : first;
      if (page.tag !== 'ok') return page;
      const items = page.value.return.map((item) => refundOf(item, tools.offsetHours));
      return { tag: 'ok', value: { items, ...(page.value.more ? { next: String(pageNo + 1) } : {}) } };
    },
  });
}

function readPage({ api, step }: StepTools, pageNo: number) {
  const { from, to } = windowOf(step);
  const query = { page_no: String(pageNo), page_size: '100', create_time_from: from, create_time_to: to };
  return api.call({ path: '/api/v2/returns/get_return_list', query, answer: ReturnList });
}

/**
 * assumed: a request that was granted is ACCEPTED, and REFUND_PAID or COMPLETED once the money went; the others are
 * open, withdrawn or turned down. confirm: "Data Definition", ReturnStatus, with a shop that had each.
 */
const GRANTED = new Set(['ACCEPTED', 'REFUND_PAID', 'COMPLETED']);

/**
 * | Shopee                                        | ours               |
 * | return_sn                                     | id                 |
 * | refund_amount, currency; 0 unless granted     | amount, currency   |
 * | update_time, the shop's month                 | month of the refund|
 * | Σ item.amount                                 | units that came back|
 */
export function refundOf(item: ReturnItem, offsetHours: number): Refund {
  const granted = GRANTED.has(item.status);
  return Refund.parse({
    id: item.return_sn,
    month: dayAt(item.update_time, offsetHours).slice(0, 7),
    currency: item.currency,
    minor: granted ? Math.max(0, minorOf(item.refund_amount, item.currency)) : 0,
    units: granted ? item.item.reduce((sum, { amount }) => sum + amount, 0) : 0,
  });
}

function reduceRefunds(refunds: readonly Refund[]): RefundsReduction {
  const sums = new Map<string, number>();
  for (const { month, currency, minor } of refunds) {
    if (minor > 0) sums.set(`${month} ${currency}`, (sums.get(`${month} ${currency}`) ?? 0) + minor);
  }
  return { refunds: amounts(sums), returned: refunds.reduce((sum, { units }) => sum + units, 0) };
}
