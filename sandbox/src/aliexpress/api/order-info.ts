import { changedAt } from '../../trade/shipped.ts';
import type { Sale } from '../../trade/trade-types.ts';
import { writePacific } from '../pacific.ts';
import { type Call, type Method, money, refused } from './call.ts';
import { loanOf } from './loan-state.ts';
import { childrenOf, orderId, productId, saleOf } from './order-ids.ts';
import { endReason, isFinished, orderState } from './order-state.ts';

/** What may be asked for on top, by the bits of ext_info_bit_flag from the lowest on. Source: apiId 42707. */
const EXTRAS = ['issue', 'loan', 'logistics', 'buyer', 'refund'] as const;
const ALL_BITS = 31;

export const REASONS = {
  damaged: { chinese: '货物破损', english: 'Product damaged' },
  notAsDescribed: { chinese: '货物与描述不符', english: 'Product not as described' },
  changedMind: { chinese: '买家不想要了', english: 'I no longer want it' },
} as const;

/** Source: aliexpress.solution.order.info.get, apiId 42707. */
export const orderInfo: Method = {
  parameter: 'param1',
  run(call) {
    const { given, trade, shop, now } = call;
    const id = given.need('order_id', given.whole('order_id', { min: 1, max: Number.MAX_SAFE_INTEGER }));
    const bits = given.whole('ext_info_bit_flag', { min: 0, max: ALL_BITS }) ?? 0;
    const problem = given.problem();
    if (problem || id === undefined) return refused(problem);
    const time_stamp = writePacific(now);
    const sale = saleOf(trade, shop, id);
    if (!sale) {
      // assumed: the code and the words; confirm: a live call for an order of another shop.
      return { result: { error_code: 'F00-10-10000-001', error_message: 'order not found', time_stamp } };
    }
    const wanted = EXTRAS.filter((_, index) => (bits & (1 << index)) !== 0);
    const extras = wanted.map((extra) => SHOWN[extra](call, sale));
    return { result: { time_stamp, data: Object.assign(show(call, sale), ...extras) } };
  },
};

function show({ trade, shop, now }: Call, sale: Sale) {
  return {
    id: orderId(shop, sale),
    ...orderState(sale, now),
    loan_status: loanOf(trade, shop, sale, now).status,
    gmt_create: writePacific(sale.at),
    gmt_modified: writePacific(changedAt(sale, now)),
    ...(now >= sale.paidAt && { gmt_pay_success: writePacific(sale.paidAt) }),
    ...(isFinished(sale, now) && {
      gmt_trade_end: writePacific(sale.cancelled ? sale.paidAt : sale.deliveredAt),
      order_end_reason: endReason(sale),
    }),
    order_amount: money(sale.total + sale.shipping, shop),
    init_oder_amount: money(sale.total + sale.shipping, shop),
    logistics_amount: money(sale.shipping, shop),
    escrow_fee: money(sale.fee, shop),
    settlement_currency: shop.currency,
    pay_amount_by_settlement_cur: money(sale.total + sale.shipping, shop).amount,
    payment_type: 'migs',
    seller_operator_login_id: `cn${shop.shopId}`,
    seller_signer_fullname: shop.shopName,
    buyerloginid: '****',
    buyer_signer_fullname: '****',
    child_order_list: {
      global_aeop_tp_child_order_dto: childrenOf(shop, sale).map(({ childId, sku, quantity, price }) => ({
        id: childId,
        child_order_id: String(childId),
        product_id: productId(shop, sku),
        product_name: sku.title,
        sku_code: sku.sku,
        product_count: quantity,
        product_price: money(Math.round(price / quantity), shop),
        init_order_amt: money(price, shop),
        ...orderState(sale, now),
      })),
    },
  };
}

type Show = (call: Call, sale: Sale) => Record<string, unknown>;

const SHOWN: Readonly<Record<(typeof EXTRAS)[number], Show>> = {
  issue: ({ now }, sale) => ({
    issue_info: {
      issue_status: orderState(sale, now).issue_status,
      ...(sale.refund && now >= sale.refund.at && { issue_time: writePacific(sale.refund.at) }),
    },
  }),
  loan({ trade, shop, now }, sale) {
    const loan = loanOf(trade, shop, sale, now);
    if (loan.status !== 'loan_ok') return {};
    return { loan_info: { loan_amount: money(sale.total - sale.fee, shop), loan_time: writePacific(loan.at) } };
  },
  logistics({ now }, sale) {
    if (sale.cancelled || now < sale.shippedAt) return {};
    const parcel = {
      logistics_no: sale.trackingNumber,
      logistics_service_name: sale.carrier,
      gmt_send: writePacific(sale.shippedAt),
      ...(now >= sale.deliveredAt && { gmt_received: writePacific(sale.deliveredAt) }),
      receive_status: now >= sale.deliveredAt ? 'received' : 'default',
      have_tracking_info: true,
    };
    return { logistic_info_list: { global_aeop_tp_logistic_info_dto: [parcel] } };
  },
  buyer: ({ shop }) => ({
    buyer_info: { login_id: '****', first_name: '****', last_name: '****', country: shop.country },
  }),
  refund({ shop, now }, { refund }) {
    if (!refund || now < refund.at) return {};
    return {
      refund_info: {
        refund_status: 'refund_ok',
        refund_type: 'payout_refund',
        refund_reason: REASONS[refund.reason].english,
        refund_cash_amt: money(refund.amount, shop),
        refund_coupon_amt: money(0, shop),
        refund_time: writePacific(refund.at),
      },
    };
  },
};
