import { DAY_MS } from '../../trade/calendar.ts';
import { paidBetween, shippedBetween } from '../../trade/shipped.ts';
import type { Sale, Shop, ShopPayout } from '../../trade/trade-types.ts';
import { type Problem, wrong } from '../answers.ts';
import { type Call, money, type Operation, seconds } from './call.ts';
import { orderSn } from './order-sn.ts';

const MAX_SPAN_MS = 15 * DAY_MS;
/** The calls know nothing earlier. Source: their error lists. */
const EARLIEST = Date.parse('2022-05-01T00:00:00Z');

const param = (message: string): Problem => ({ error: 'error_param', message });

/** Source: v2.payment.get_payout_info, for cross-border sellers, which all of ours are. */
export const getPayoutInfo: Operation = (call) => {
  const { given, shop } = call;
  const span = readSpan(call);
  const size = given.whole('page_size', { min: 1, max: 100 });
  if (size === undefined) given.refuse(param('page_size is required, format should be correct and input within 1-100'));
  const cursor = given.text('cursor') ?? '';
  if (!/^(""|\d{0,7})$/.test(cursor))
    given.refuse(param('cursor is required and format should be correct. Please check'));
  const problem = given.problem();
  if (problem || !span || size === undefined) return problem ?? wrong('page_size');

  const begin = cursor === '""' ? 0 : Number(cursor);
  const all = newestFirst(call, span);
  const more = begin + size < all.length;
  return {
    response: {
      payout_list: all.slice(begin, begin + size).map((payout) => ({
        ...infoOf(payout, shop),
        encrypted_payout_id: `${shop.shopId}${String(payout.index).padStart(6, '0')}`,
      })),
      more,
      next_cursor: more ? String(begin + size) : '',
    },
  };
};

/** Source: v2.payment.get_payout_detail. Orders, refunds and advertising of a payout add up to its from_amount. */
export const getPayoutDetail: Operation = (call) => {
  const { given, shop } = call;
  const span = readSpan(call);
  const size = given.whole('page_size', { min: 1, max: 100 });
  const page = given.whole('page_no', { min: 1, max: 100_000 });
  if (size === undefined) given.refuse(param('Invalid or missing page_size parameter , please enter a valid value.'));
  if (page === undefined) given.refuse(wrong('page_no is required'));
  const problem = given.problem();
  if (problem || !span || size === undefined || page === undefined) return problem ?? wrong('page_no');

  const all = newestFirst(call, span);
  return {
    response: {
      more: page * size < all.length,
      payout_list: all.slice((page - 1) * size, page * size).map((payout) => ({
        payout_info: infoOf(payout, shop),
        escrow_list: [...shippedBetween(call.trade, shop, payout.from, payout.to)].map((sale) => ({
          escrow_amount: money(escrowOf(sale), shop),
          currency: shop.currency,
          order_sn: orderSn(shop, sale),
        })),
        offline_adjustment_list: adjustments(call, payout),
      })),
    },
  };
};

/** What the seller gets for an order that is kept. */
export const escrowOf = ({ total, fee }: Sale): number => total - fee;

function readSpan({ given }: Call): { from: number; to: number } | undefined {
  const span = given.span('payout_time_from', 'payout_time_to');
  if (!span) given.refuse(param('payout_time_to is required'));
  else if (span.from < EARLIEST) {
    given.refuse(
      param('The selected payout start time is not supported. Please choose a start time no earlier than May 1, 2022.'),
    );
  } else if (span.to - 1_000 <= span.from || span.to - 1_000 - span.from > MAX_SPAN_MS) {
    given.refuse(
      param('invalid time range, please ensure payout_time_to is greater than payout_time_from but within 15 days'),
    );
  }
  return span;
}

const newestFirst = ({ trade, shop }: Call, { from, to }: { from: number; to: number }): ShopPayout[] =>
  paidBetween(trade, shop, from, to).reverse();

/** assumed: paid out in the shop's own currency, as our payment companies take it in; confirm: a seller's statement. */
const infoOf = ({ net, paidAt = 0 }: ShopPayout, shop: Shop) => ({
  from_currency: shop.currency,
  payout_currency: shop.currency,
  from_amount: money(net, shop),
  payout_amount: money(net, shop),
  exchange_rate: '1',
  payout_time: seconds(paidAt),
  // "Available value: payoneer, pingpong, lianlian."
  pay_service: shop.paidInto.provider === 'bank' ? '' : shop.paidInto.provider,
  payee_id: `27901627${shop.paidInto.accountTail}`,
});

/** assumed: what is taken off is negative; confirm: a payout in which a buyer was refunded. */
function adjustments({ trade, shop }: Call, { from, to, ads }: ShopPayout) {
  const refunds = [...trade.refunds(shop, from, to)].map((sale) => ({
    adjustment_amount: money(-(sale.refund?.amount ?? 0), shop),
    module: 'Refund Amount',
    remark: 'Return/Refund after order completed',
    scenario: 'Refund',
    adjustment_level: 'order',
    order_sn: orderSn(shop, sale),
  }));
  const advertising = {
    adjustment_amount: money(-ads, shop),
    module: 'Ads Fee',
    remark: 'Shopee Ads top up',
    scenario: 'Paid Ads',
    adjustment_level: 'shop',
    order_sn: '',
  };
  return ads > 0 ? [...refunds, advertising] : refunds;
}
