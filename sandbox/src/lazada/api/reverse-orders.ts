import { scramble } from '../../kernel/number-code.ts';
import type { Sale, Shop } from '../../trade/trade-types.ts';
import { type Call, type Operation, refused } from './call.ts';
import { orderId, skuId, type Unit, unitsOf } from './units.ts';

const FIRST_REVERSE_ID = 700_000_000_000_000;
const MAX_PAGE = 100;
const MAX_MS = 9_999_999_999_999;
const REASONS = {
  damaged: { reason_code: 11000, reason_text: 'Item is damaged' },
  notAsDescribed: { reason_code: 11001, reason_text: 'Item does not match description or pictures' },
  changedMind: { reason_code: 11002, reason_text: 'Change of mind' },
} as const;

/**
 * Source: GetReverseOrdersForSeller. Its answer lies under `result`, not under `data`.
 * A return of ours begins and ends at the moment the refund is booked.
 */
export const getReverseOrders: Operation = (call) => {
  const { given, shop, trade, now } = call;
  const page_size = given.need('page_size', given.whole('page_size', { min: 1, max: MAX_PAGE })) ?? MAX_PAGE;
  const page_no = given.need('page_no', given.whole('page_no', { min: 1, max: 100_000 })) ?? 1;
  const spans = ['ReverseOrderLineTimeRange', 'ReverseOrderLineModifiedTimeRange'].map((name) => readSpan(call, name));
  const problem = given.problem();
  if (problem) return refused(problem);

  const from = Math.max(0, ...spans.map((span) => span.from));
  const to = Math.min(now, ...spans.map((span) => span.to)) + 1;
  const wanted = given.text('trade_order_id');
  const all = [...trade.refunds(shop, from, to)]
    .filter((sale) => wanted === undefined || wanted === '0' || String(orderId(shop, sale)) === wanted)
    .reverse();
  const items = all.slice((page_no - 1) * page_size, page_no * page_size).map((sale) => show(sale, shop));
  return { result: { success: true, page_no, page_size, total: all.length, items } };
};

function readSpan({ given }: Call, name: string): { from: number; to: number } {
  const [from, to] = ['Start', 'End'].map((end) => given.whole(`${name}${end}`, { min: 0, max: MAX_MS }));
  return { from: from ?? 0, to: to ?? MAX_MS };
}

const show = (sale: Sale, shop: Shop) => ({
  reverse_order_id: FIRST_REVERSE_ID + scramble(sale.number, 1),
  trade_order_id: orderId(shop, sale),
  request_type: 'RETURN',
  is_rtm: true,
  shipping_type: 'DROPSHIPPING',
  reverse_order_lines: unitsOf(shop, sale).map((unit) => showLine(unit, sale, shop)),
});

/** "Currency in cent, except VN": a dong is 1, but a rupiah, which has no cents either, is 100. */
const cents = (minor: number, { decimals, country }: Shop): number =>
  decimals === 0 && country !== 'VN' ? minor * 100 : minor;

function showLine({ itemId, sku, price, refund }: Unit, sale: Sale, shop: Shop) {
  const at = sale.refund?.at ?? 0;
  return {
    reverse_order_line_id: FIRST_REVERSE_ID + (itemId % 100_000_000_000_000),
    trade_order_line_id: itemId,
    ...REASONS[sale.refund?.reason ?? 'changedMind'],
    refund_amount: cents(refund, shop),
    item_unit_price: cents(price, shop),
    refund_payment_method: 'Credit Card',
    // assumed: a return that was paid back; confirm: the status list of open.lazada.com.
    reverse_status: 'REFUND_SUCCESS',
    ofc_status: 'RETURN_DELIVERED',
    is_need_refund: '1',
    is_dispute: false,
    trade_order_gmt_create: sale.at,
    return_order_line_gmt_create: at,
    return_order_line_gmt_modified: at,
    seller_sku_id: sku.sku,
    platform_sku_id: String(skuId(shop, sku)),
    product: { product_id: skuId(shop, sku), product_sku: sku.sku },
    buyer: { buyer_id: 300_000_000 + sale.buyer },
    tracking_number: '',
  };
}
