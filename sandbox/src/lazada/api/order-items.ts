import { changedAt } from '../../trade/shipped.ts';
import type { Sale } from '../../trade/trade-types.ts';
import { offsetTime } from '../countries.ts';
import { type Call, isp, money, type Operation, refused, shortCode } from './call.ts';
import { showOrder, statusOf } from './orders.ts';
import { orderId, saleOf, skuId, unitsOf } from './units.ts';

const MAX_ORDERS = 50;
const NOT_FOUND = isp('16', 'E016: "%s" Invalid Order ID');

/** Source: GetOrder, /order/get. */
export const getOrder: Operation = (call) => {
  const sale = find(call, call.given.need('order_id', call.given.text('order_id')));
  return sale ? { data: showOrder(sale, call.shop, call.now) } : refused(call.given.problem() ?? NOT_FOUND);
};

/** Source: GetOrderItems, /order/items/get. */
export const getOrderItems: Operation = (call) => {
  const sale = find(call, call.given.need('order_id', call.given.text('order_id')));
  return sale ? { data: showItems(call, sale) } : refused(call.given.problem() ?? NOT_FOUND);
};

/** Source: GetMultipleOrderItems, /orders/items/get: "list of order identifiers in square brackets", 50 at most. */
export const getMultipleOrderItems: Operation = (call) => {
  const list = call.given.need('order_ids', call.given.text('order_ids')) ?? '';
  const ids = /^\[\s*\d+(\s*,\s*\d+)*\s*\]$/.test(list) ? list.slice(1, -1).split(',') : [];
  if (ids.length === 0 || ids.length > MAX_ORDERS) {
    return refused(call.given.problem() ?? isp('37', 'E037: One or more order id in the list are incorrect'));
  }
  const sales = ids.map((id) => find(call, id.trim())).filter((sale) => sale !== undefined);
  return {
    data: sales.map((sale) => ({
      order_id: orderId(call.shop, sale),
      order_number: orderId(call.shop, sale),
      order_items: showItems(call, sale),
    })),
  };
};

const find = ({ trade, shop }: Call, id: string | undefined): Sale | undefined =>
  id !== undefined && /^\d{1,16}$/.test(id) ? saleOf(trade, shop, Number(id)) : undefined;

function showItems({ shop, now }: Call, sale: Sale) {
  const gone = !sale.cancelled && now >= sale.shippedAt;
  const status = statusOf(sale, now);
  const units = unitsOf(shop, sale);
  return units.map(({ itemId, sku, price }, index) => ({
    order_id: orderId(shop, sale),
    order_item_id: itemId,
    shop_id: shop.shopName,
    name: sku.title,
    sku: sku.sku,
    shop_sku: `${skuId(shop, sku)}_${shop.country}`,
    sku_id: String(skuId(shop, sku)),
    product_id: String(skuId(shop, sku)),
    status,
    item_price: Number(money(price, shop)),
    paid_price: Number(money(price, shop)),
    // The way is paid once for the parcel.
    shipping_amount: Number(money(index === 0 ? sale.shipping : 0, shop)),
    tax_amount: 0,
    voucher_amount: 0,
    currency: shop.currency,
    created_at: offsetTime(sale.at, shop),
    updated_at: offsetTime(changedAt(sale, now), shop),
    buyer_id: 300_000_000 + sale.buyer,
    shipping_type: 'Dropshipping',
    shipment_provider: sale.carrier,
    tracking_code: gone ? sale.trackingNumber : '',
    package_id: gone ? `FP${shortCode(shop)}${sale.number}` : '',
    order_type: 'Normal',
    is_fbl: 0,
    is_digital: 0,
    reason: status === 'canceled' ? 'Change of Delivery Address' : '',
    return_status: '',
    semi_managed: false,
  }));
}
