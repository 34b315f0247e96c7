import { amountText } from '../../kernel/amount.ts';
import { DAY_MS } from '../../trade/calendar.ts';
import { changedAt } from '../../trade/shipped.ts';
import type { Sale, Shop } from '../../trade/trade-types.ts';
import { numberIn, orderId, productId, skuId } from '../ids.ts';
import { invalid } from '../problems.ts';
import { type Operation, type Said, type ShopCall, shopOperation } from './operation.ts';
import { readWindow, takePage } from './page.ts';

const STATUSES = [
  'UNPAID',
  'ON_HOLD',
  'AWAITING_SHIPMENT',
  'PARTIALLY_SHIPPING',
  'AWAITING_COLLECTION',
  'IN_TRANSIT',
  'DELIVERED',
  'COMPLETED',
  'CANCELLED',
];
/** A delivered order is complete when nobody complained for so long. */
const COMPLETE_MS = 7 * DAY_MS;
/** Nothing happens to an order later than this after it was placed. */
const LIFE_MS = 110 * DAY_MS;
const MAX_IDS = 50;

/** Order API 202309. Source: its field lists as typed by hsib19/tiktok-shop-sdk 1.0.3. */
export const ORDERS: readonly Operation[] = [
  shopOperation('POST', '/order/202309/orders/search', searchOrders),
  shopOperation('GET', '/order/202309/orders', getOrders),
];

function searchOrders(call: ShopCall): Said {
  const { trade, shop, body, now, c } = call;
  const sort = c.req.query('sort_field') ?? 'create_time';
  if (sort !== 'create_time' && sort !== 'update_time') return invalid('Invalid sort field.');
  const status = body['order_status'];
  if (status !== undefined && !STATUSES.includes(String(status))) return invalid('Invalid order status.');
  const [created, updated] = [readWindow(body, 'create_time', now), readWindow(body, 'update_time', now)];
  if (created && 'code' in created) return created;
  if (updated && 'code' in updated) return updated;
  const from = Math.max(created?.from ?? 0, (updated?.from ?? 0) - LIFE_MS);
  const found = [...trade.sales(shop, from, Math.min(created?.to ?? now + 1, updated?.to ?? now + 1))]
    .filter((sale) => !updated || (updateTime(sale, now) >= updated.from && updateTime(sale, now) < updated.to))
    .filter((sale) => status === undefined || statusOf(sale, now) === status);
  if (sort === 'update_time') found.sort((a, b) => updateTime(a, now) - updateTime(b, now));
  const page = takePage(call, found);
  if ('code' in page) return page;
  return {
    data: {
      next_page_token: page.next,
      total_count: found.length,
      orders: page.rows.map((sale) => presentOrder(shop, sale, now)),
    },
  };
}

function getOrders({ c, trade, shop, now }: ShopCall): Said {
  const ids = (c.req.query('ids') ?? '').split(',');
  if (ids.length > MAX_IDS) return invalid(`Invalid ids. At most ${MAX_IDS} are allowed.`);
  const sales = ids.map((id) => numberIn(id, orderId, shop)).map((number) => number && trade.sale(shop, number));
  const found = sales.filter((sale): sale is Sale => typeof sale === 'object');
  return { data: { orders: found.map((sale) => presentOrder(shop, sale, now)) } };
}

function statusOf(sale: Sale, now: number): string {
  if (sale.paidAt > now) return 'UNPAID';
  if (sale.cancelled) return 'CANCELLED';
  if (sale.shippedAt > now) return 'AWAITING_SHIPMENT';
  if (sale.deliveredAt > now) return 'IN_TRANSIT';
  return sale.deliveredAt + COMPLETE_MS > now ? 'DELIVERED' : 'COMPLETED';
}

function updateTime(sale: Sale, now: number): number {
  const completed = sale.deliveredAt + COMPLETE_MS;
  return Math.max(changedAt(sale, now), !sale.cancelled && completed <= now ? completed : 0);
}

export const seconds = (at: number): number => Math.floor(at / 1000);

function presentOrder(shop: Shop, sale: Sale, now: number) {
  const status = statusOf(sale, now);
  return {
    id: orderId(shop, sale.number),
    status,
    create_time: seconds(sale.at),
    update_time: seconds(updateTime(sale, now)),
    ...(status !== 'UNPAID' && !sale.cancelled && { paid_time: seconds(sale.paidAt) }),
    ...(status === 'CANCELLED' && { cancel_time: seconds(sale.paidAt), cancel_reason: 'Buyer did not pay' }),
    ...(isAfter(status, 'AWAITING_SHIPMENT') && { collection_time: seconds(sale.shippedAt) }),
    ...(isAfter(status, 'IN_TRANSIT') && { delivery_time: seconds(sale.deliveredAt) }),
    user_id: `7${sale.buyer}`,
    fulfillment_type: 'FULFILLMENT_BY_SELLER',
    shipping_type: 'SELLER',
    is_sample_order: false,
    is_replacement_order: false,
    is_cod: false,
    payment: presentPayment(shop, sale),
    recipient_address: {
      name: 'S*** B***',
      region_code: shop.country,
      postal_code: sale.postcode,
      address_detail: '***',
    },
    line_items: sale.lines.flatMap((line, index) =>
      Array.from({ length: line.quantity }, (_, unit) => presentUnit({ shop, sale, index, unit, status })),
    ),
    ...(isAfter(status, 'AWAITING_SHIPMENT') && {
      tracking_number: sale.trackingNumber,
      shipping_provider: sale.carrier,
    }),
  };
}

function presentPayment({ currency, decimals }: Shop, { total, shipping }: Sale) {
  const money = (minor: number) => amountText(minor, decimals);
  return {
    currency,
    sub_total: money(total),
    shipping_fee: money(shipping),
    seller_discount: money(0),
    platform_discount: money(0),
    tax: money(0),
    total_amount: money(total + shipping),
    original_total_product_price: money(total),
  };
}

const isAfter = (status: string, mark: string): boolean =>
  status !== 'CANCELLED' && STATUSES.indexOf(status) > STATUSES.indexOf(mark);

type Unit = { shop: Shop; sale: Sale; index: number; unit: number; status: string };

/** TikTok has no quantity: each piece is a line of its own. */
function presentUnit({ shop, sale, index, unit, status }: Unit) {
  const { sku, quantity, price } = sale.lines[index] as Sale['lines'][number];
  // The cents that do not divide evenly go to the first pieces, so that the pieces add up to the line.
  const each = Math.floor(price / quantity) + (unit < price % quantity ? 1 : 0);
  return {
    id: `${orderId(shop, sale.number)}${index}${unit}`,
    sku_id: skuId(shop, sku.sku),
    product_id: productId(shop, sku.sku),
    product_name: sku.title,
    seller_sku: sku.sku,
    currency: shop.currency,
    original_price: amountText(each, shop.decimals),
    sale_price: amountText(each, shop.decimals),
    display_status: status,
    is_gift: false,
  };
}
