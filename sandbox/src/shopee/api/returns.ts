import { scramble } from '../../kernel/number-code.ts';
import { DAY_MS } from '../../trade/calendar.ts';
import type { Sale, Shop } from '../../trade/trade-types.ts';
import { type Problem, wrong } from '../answers.ts';
import { type Call, money, type Operation, seconds } from './call.ts';
import { itemId, modelId } from './items.ts';
import { orderSn } from './order-sn.ts';

const MAX_SPAN_MS = 15 * DAY_MS;

/** Reasons as Shopee's data definitions name them. */
const REASONS = { damaged: 'PHYSICAL_DMG', notAsDescribed: 'NOT_AS_DESCRIBED', changedMind: 'CHANGE_MIND' } as const;

/** Source: v2.returns.get_return_list. A return of ours begins and ends at the moment the refund is booked. */
export const getReturnList: Operation = (call) => {
  const { given, shop, trade, now } = call;
  const page = given.whole('page_no', { min: 1, max: 100_000 });
  const size = given.whole('page_size', { min: 1, max: 100 });
  if (page === undefined) given.refuse(wrong('page_no is required'));
  if (size === undefined) given.refuse(wrong('page_size is required'));
  const span = readSpan(call);
  const status = given.text('status');
  const problem = given.problem();
  if (problem || page === undefined || size === undefined) return problem ?? wrong('page_no');

  const all = status === undefined || status === 'ACCEPTED' ? [...trade.refunds(shop, span.from, span.to)] : [];
  const newestFirst = all.filter(({ refund }) => refund && refund.at <= now).reverse();
  return {
    response: {
      more: page * size < newestFirst.length,
      return: newestFirst.slice((page - 1) * size, page * size).map((sale) => show(sale, shop)),
    },
  };
};

/** By creation or by last change, which for ours is one moment; without either, everything. */
function readSpan({ given, now }: Call): { from: number; to: number } {
  const spans = (['create_time', 'update_time'] as const).map((name) => {
    const span = given.span(`${name}_from`, `${name}_to`);
    if (!span) return undefined;
    if (span.to - 1_000 <= span.from) given.refuse(param(`The ${name}_to should be later than ${name}_from.`));
    if (span.to - 1_000 - span.from > MAX_SPAN_MS) {
      given.refuse(param(`The period between ${name}_from and ${name}_to must not more than 15 days.`));
    }
    return span;
  });
  const [created, updated] = spans;
  return {
    from: Math.max(created?.from ?? 0, updated?.from ?? 0),
    to: Math.min(created?.to ?? now + 1, updated?.to ?? now + 1),
  };
}

const param = (message: string): Problem => ({ error: 'error_param', message });

function show(sale: Sale, shop: Shop) {
  const { refund } = sale;
  const at = seconds(refund?.at ?? 0);
  return {
    return_sn: `${orderSn(shop, sale).slice(0, 6)}${String(scramble(sale.number, 1)).padStart(10, '0')}`,
    order_sn: orderSn(shop, sale),
    reason: REASONS[refund?.reason ?? 'changedMind'],
    text_reason: '',
    refund_amount: money(refund?.amount ?? 0, shop),
    amount_before_discount: money(refund?.amount ?? 0, shop),
    currency: shop.currency,
    create_time: at,
    update_time: at,
    // assumed: a return that was paid back; confirm: Data Definition, ReturnStatus.
    status: 'ACCEPTED',
    needs_logistics: true,
    tracking_number: '',
    user: { username: '****', email: '****' },
    item: sale.lines.map(({ sku, quantity, price }) => ({
      item_id: itemId(shop, sku),
      model_id: modelId(shop, sku),
      name: sku.title,
      item_sku: sku.sku,
      variation_sku: sku.sku,
      amount: quantity,
      item_price: money(Math.round(price / quantity), shop),
    })),
    // Raised after the order was complete.
    return_refund_type: 'RRAOC',
  };
}
