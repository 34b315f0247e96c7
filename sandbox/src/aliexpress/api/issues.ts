import { scramble } from '../../kernel/number-code.ts';
import type { Sale } from '../../trade/trade-types.ts';
import { writePacific } from '../pacific.ts';
import { type Call, type Method, pageOf, readPage, refused } from './call.ts';
import { orderId } from './order-ids.ts';
import { REASONS } from './order-info.ts';

const MAX_PAGE = 50;
const FIRST_ISSUE = 6_000_000_000_000_000;
/** Being handled, called off, ended with the refund paid. Ours have all ended. */
const STATUSES = ['processing', 'canceled_issue', 'finish'];

/**
 * Disputes (纠纷), newest first. Its answer has no `result` around it, and no amount: that is in the order's
 * refund_info. Source: the request and answer of aliexpress.issue.issuelist.get in the official client.
 */
export const issueList: Method = {
  parameter: 'query_dto',
  run(call) {
    const { given, trade, shop, now } = call;
    const page = readPage(call, MAX_PAGE, { current: 'current_page', usual: 20 });
    const status = given.text('issue_status') ?? 'finish';
    if (!STATUSES.includes(status)) {
      given.refuse({ type: 'ISP', code: 'InvalidParameter', message: 'issue_status' });
    }
    const wanted = given.text('order_no');
    const problem = given.problem();
    if (problem) return refused(problem);
    const all = status === 'finish' ? [...trade.refunds(shop, trade.openedAt(shop), now + 1)].reverse() : [];
    const found = wanted === undefined ? all : all.filter((sale) => String(orderId(shop, sale)) === wanted);
    return {
      current_page: page.current,
      page_size: page.size,
      total_item: found.length,
      data_list: { issue_api_issue_dto: pageOf(found, page).map((sale) => show(call, sale)) },
    };
  },
};

function show({ shop }: Call, sale: Sale) {
  const at = writePacific(sale.refund?.at ?? 0);
  const { chinese, english } = REASONS[sale.refund?.reason ?? 'changedMind'];
  return {
    issue_id: FIRST_ISSUE + scramble(sale.number, 1),
    // assumed: a dispute of ours is over the whole order, so both bear its number; confirm: an order of two lines.
    order_id: orderId(shop, sale),
    parent_order_id: orderId(shop, sale),
    issue_status: 'finish',
    gmt_create: at,
    gmt_modified: at,
    reason_chinese: chinese,
    reason_english: english,
    buyer_login_id: '****',
  };
}
