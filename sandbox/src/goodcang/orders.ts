import { beijingDay, beijingText, readBeijing } from '../kernel/beijing-time.ts';
import { DAY_MS } from '../trade/calendar.ts';
import type { Parcel, Sale, Shop } from '../trade/trade-types.ts';
import { warehouseOf } from './accounts.ts';
import { answerV1, type Call, pageOf, refuseV1 } from './answers.ts';

const MAX_ROWS = 100;
/** A sale waits for the warehouse for no longer than this. */
const LONGEST_WAIT_MS = 10 * DAY_MS;
const PLATFORMS: Partial<Record<Shop['marketplace'], string>> = { aliexpress: 'ALIEXPRESS', ebay: 'EBAY' };
const EVER = Number.POSITIVE_INFINITY;

type Order = { shop: Shop; sale: Sale; shipped: boolean };
type Window = { from: number; to: number };

/** Of these the list tells; drafts and orders put aside have a list of their own. */
const STATUSES = ['W', 'D', 'N', 'P', 'X'];

/**
 * 获取订单列表 (V1): parcels by the day they were ordered, changed or sent. Source: its page, which says that the days mean
 * nothing where order codes are given, and names the states W 待发货, D 已发货, N 异常订单, P 问题件 and X 废弃.
 * assumed: another state is refused; confirm: a live call.
 * assumed: the buyer's name and street, here left out as GoodCang masks them for some platforms; confirm: a live order.
 */
export function orderList(call: Call): Response {
  const { c, fields, account, now } = call;
  const windows = (['create_date', 'modify_date', 'date_shipping'] as const).map((name) => windowOf(fields, name));
  if (windows.includes('wrong')) return refuseV1(c, '10001', '时间格式应为 YYYY-MM-DD HH:II:SS');
  const [created, modified, sent] = windows as (Window | undefined)[];
  const within = (at: number, window: Window | undefined) => !window || (at >= window.from && at <= window.to);
  const codes = codesOf(fields);
  const status = fields['order_status'];
  if (status !== undefined && status !== '' && !STATUSES.includes(String(status)))
    return refuseV1(c, '10001', 'order_status 不正确');
  const rows = ordersOf(call, sent ?? modified ?? created, sent !== undefined).filter(({ sale, shop, shipped }) => {
    if (status !== undefined && status !== '' && status !== (shipped ? 'D' : 'W')) return false;
    if (codes) return codes.includes(orderCodeOf(account.customerCode, { sale, shopId: shop.shopId }));
    if (sent && !shipped) return false;
    return within(sale.paidAt, created) && within(sale.shippedAt, sent) && within(modifiedAt(sale, shipped), modified);
  });
  const page = pageOf(rows, fields['page'], fields['pageSize'], MAX_ROWS);
  if (typeof page === 'string') return refuseV1(c, '10001', page);
  return answerV1(
    c,
    rows.length,
    page.map((order) => present(account.customerCode, order, now)),
  );
}

const modifiedAt = (sale: Sale, shipped: boolean) => (shipped ? sale.shippedAt + 120_000 : sale.paidAt);

/** Sent orders, and those that wait, earliest first. A window on any of the three times narrows what is looked at. */
function ordersOf({ trade, account, now }: Call, window: Window | undefined, bySending: boolean): Order[] {
  const from = window?.from ?? 0;
  const to = window === undefined ? EVER : window.to + (bySending ? 1_000 : LONGEST_WAIT_MS);
  const shopOf = (shopId: string) => account.shops.find((shop) => shop.shopId === shopId);
  const sent = [...trade.parcels('goodcang', account.companyKey, from, to)].flatMap(({ shopId, sale }): Order[] => {
    const shop = shopOf(shopId);
    return shop ? [{ shop, sale, shipped: true }] : [];
  });
  const waiting = account.shops.flatMap((shop) =>
    [...trade.sales(shop, now - LONGEST_WAIT_MS, EVER)]
      .filter(({ cancelled, brushed, paidAt, shippedAt }) => !cancelled && !brushed && paidAt <= now && shippedAt > now)
      .map((sale): Order => ({ shop, sale, shipped: false })),
  );
  return [...sent, ...waiting];
}

const codesOf = ({ order_code, order_code_arr }: Call['fields']): readonly string[] | undefined => {
  if (Array.isArray(order_code_arr) && order_code_arr.length > 0) return order_code_arr.map(String);
  return typeof order_code === 'string' && order_code !== '' ? [order_code] : undefined;
};

function windowOf(fields: Call['fields'], name: string): Window | undefined | 'wrong' {
  const [start, end] = [fields[`${name}_from`], fields[`${name}_to`]];
  if ((start === undefined || start === '') && (end === undefined || end === '')) return undefined;
  const [from, to] = [readBeijing(start), readBeijing(end)];
  return from === undefined || to === undefined || to < from ? 'wrong' : { from, to };
}

function present(customerCode: string, { shop, sale, shipped }: Order, now: number) {
  const { shopId, country, marketplace } = shop;
  const warehouse = warehouseOf(shop);
  const code = orderCodeOf(customerCode, { sale, shopId });
  return {
    order_code: code,
    reference_no: `${shopId}-${sale.number}`,
    platform: PLATFORMS[marketplace] ?? 'OTHER',
    order_status: shipped ? 'D' : 'W',
    shipping_method: sale.carrier.toUpperCase(),
    tracking_no: shipped ? sale.trackingNumber : '',
    warehouse_code: warehouse.code,
    order_weight: sale.weightGrams / 1_000,
    order_desc: '',
    date_create: beijingText(sale.paidAt),
    date_release: beijingText(Math.min(sale.paidAt + 60_000, now)),
    date_shipping: shipped ? beijingText(sale.shippedAt) : '',
    date_modify: beijingText(modifiedAt(sale, shipped)),
    abnormal_problem_reason: '',
    consignee_country_code: country,
    consignee_city: sale.city,
    consignee_zipcode: sale.postcode,
    consignee_name: '***',
    consignee_address1: '***',
    items: sale.lines.map(({ sku, quantity }) => ({ product_sku: sku.sku, quantity, transaction_id: '', item_id: '' })),
    fee_details: { totalFee: 0, SHIPPING: 0, OPF: 0, currency_code: warehouse.currency },
    orderBoxInfo: [],
    currency_code: warehouse.currency,
    is_warehouse_packing: 0,
    property_label: '',
  };
}

export function orderCodeOf(customerCode: string, { sale, shopId }: Pick<Parcel, 'sale' | 'shopId'>): string {
  const day = beijingDay(sale.at).replaceAll('-', '').slice(2);
  return `${customerCode}-${day}-${shopId.slice(-3)}${String(sale.number % 50_000).padStart(5, '0')}`;
}
