import { DAY_MS } from '../../trade/calendar.ts';
import { changedAt } from '../../trade/shipped.ts';
import type { Sale, Shop } from '../../trade/trade-types.ts';
import { type Problem, wrong } from '../answers.ts';
import { type Call, money, type Operation, seconds } from './call.ts';
import { itemId, modelId } from './items.ts';
import { statusOf } from './order-list.ts';
import { orderSn, saleOf } from './order-sn.ts';

const MAX_ORDERS = 50;
/** Days a seller has to hand the parcel over. */
const DAYS_TO_SHIP = 3;
const MASKED = '****';

/** Source: v2.order.get_order_detail. */
export const getOrderDetail: Operation = ({ given, trade, shop, now }: Call) => {
  const numbers = given.list('order_sn_list');
  if (numbers.length === 0 || numbers.length > MAX_ORDERS) return wrong('order_sn_list limit [1,50]');
  const sales = numbers.map((sn) => saleOf(trade, shop, sn));
  const missing = numbers.filter((_, index) => sales[index] === undefined);
  if (missing.length > 0) return unknown(missing);
  const wanted = new Set(given.list('response_optional_fields'));
  return {
    response: {
      order_list: sales.filter((sale) => sale !== undefined).map((sale) => show(sale, { shop, now, wanted })),
    },
  };
};

const unknown = (numbers: string[]): Problem => ({
  error: 'error_not_found',
  message: `Wrong parameters, detail: the order is not found: ${numbers.join(',')}.`,
});

type View = { shop: Shop; now: number; wanted: ReadonlySet<string> };

/** What is always told, and of the rest only what was asked for by name. */
function show(sale: Sale, { shop, now, wanted }: View) {
  const more = Object.entries({ ...optional(sale, shop, now), ...onTheWay(sale, shop, now) });
  return {
    order_sn: orderSn(shop, sale),
    region: shop.country,
    currency: shop.currency,
    cod: false,
    order_status: statusOf(sale, now),
    message_to_seller: '',
    create_time: seconds(sale.at),
    update_time: seconds(changedAt(sale, now)),
    days_to_ship: DAYS_TO_SHIP,
    ship_by_date: seconds(sale.paidAt + DAYS_TO_SHIP * DAY_MS),
    ...Object.fromEntries(more.filter(([name]) => wanted.has(name))),
  };
}

function optional(sale: Sale, shop: Shop, now: number) {
  const cancelled = sale.cancelled && now >= sale.paidAt;
  return {
    total_amount: money(sale.total + sale.shipping, shop),
    pay_time: now < sale.paidAt ? null : seconds(sale.paidAt),
    payment_method: 'Credit Card',
    estimated_shipping_fee: money(sale.shipping, shop),
    buyer_user_id: 900_000_000 + sale.buyer,
    buyer_username: MASKED,
    recipient_address: {
      name: MASKED,
      phone: MASKED,
      full_address: MASKED,
      city: sale.city,
      region: shop.country,
      zipcode: sale.postcode,
    },
    item_list: sale.lines.map(({ sku, quantity, price }) => ({
      item_id: itemId(shop, sku),
      item_name: sku.title,
      item_sku: sku.sku,
      model_id: modelId(shop, sku),
      model_name: '',
      model_sku: sku.sku,
      model_quantity_purchased: quantity,
      model_original_price: money(sku.price, shop),
      model_discounted_price: money(Math.round(price / quantity), shop),
      weight: sku.weightGrams / 1000,
      order_item_id: itemId(shop, sku),
    })),
    cancel_by: cancelled ? 'buyer' : '',
    cancel_reason: cancelled ? 'CHANGE_MIND' : '',
    buyer_cancel_reason: '',
    note: '',
  };
}

function onTheWay(sale: Sale, shop: Shop, now: number) {
  const gone = !sale.cancelled && now >= sale.shippedAt;
  return {
    fulfillment_flag: 'fulfilled_by_cb_seller',
    shipping_carrier: sale.carrier,
    checkout_shipping_carrier: sale.carrier,
    pickup_done_time: gone ? seconds(sale.shippedAt) : 0,
    actual_shipping_fee: money(gone ? sale.shipping : 0, shop),
    actual_shipping_fee_confirmed: gone,
    order_chargeable_weight_gram: sale.weightGrams,
    package_list: gone
      ? [
          {
            package_number: `OFG${sale.trackingNumber}`,
            logistics_status: now >= sale.deliveredAt ? 'LOGISTICS_DELIVERY_DONE' : 'LOGISTICS_PICKUP_DONE',
            shipping_carrier: sale.carrier,
          },
        ]
      : [],
  };
}
