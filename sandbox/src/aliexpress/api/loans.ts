import { invalid, missing } from '../../iop/problems.ts';
import { share } from '../../iop/share.ts';
import { DAY_MS } from '../../trade/calendar.ts';
import { paidBetween, shippedBetween } from '../../trade/shipped.ts';
import type { Sale, Shop, ShopPayout, WorldTrade } from '../../trade/trade-types.ts';
import { readPacific } from '../pacific.ts';
import { type Call, type Method, money, pageOf, readPage, refused } from './call.ts';
import { loanOf } from './loan-state.ts';
import { childrenOf, orderId, saleOf } from './order-ids.ts';
import { orderState } from './order-state.ts';

const MAX_PAGE = 200;

/**
 * Money released for orders (放款), by the time of release. It tells the amounts, never the time: that is in the
 * order's own loan_info. Source: the request and answer of aliexpress.trade.redefining.findloanlistquery in the
 * official client; dates are MM/dd/yyyy HH:mm:ss there.
 */
export const loanList: Method = {
  parameter: 'param1',
  run(call) {
    const { given } = call;
    const page = readPage(call, MAX_PAGE, { current: 'page', usual: 20 });
    const status = given.text('loan_status');
    if (status !== undefined && status !== 'loan_ok' && status !== 'wait_loan') {
      given.refuse(invalid('loan_status', 'wait_loan or loan_ok'));
    }
    const found = find(call, status);
    const problem = given.problem();
    if (problem) return refused(problem);
    return {
      result: {
        total_item: found.length,
        order_list: { order_loan_item_vo: pageOf(found, page).map((order) => show(call, order)) },
      },
    };
  },
};

type Released = {
  sale: Sale;
  status: 'loan_ok' | 'wait_loan';
  /** Of what is released: kept back for refunds of orders that had been released before. */
  setOff: number;
};

/** By the order's number, or by the time of release; of one state, or of both. */
function find(call: Call, wanted: string | undefined): Released[] {
  const { given, trade, shop, now } = call;
  const id = given.whole('order_id', { min: 1, max: Number.MAX_SAFE_INTEGER });
  if (id !== undefined) {
    const sale = saleOf(trade, shop, id);
    const status = sale && loanOf(trade, shop, sale, now).status;
    const found = sale && status && status !== 'loan_none' ? [withSetOff(call, sale, status)] : [];
    return found.filter((released) => wanted === undefined || wanted === released.status);
  }
  const [from, to] = ['create_date_start', 'create_date_end'].map((name) => {
    const text = given.text(name);
    const at = text === undefined ? undefined : readPacific(text);
    if (text !== undefined && at === undefined) given.refuse(invalid(name, 'MM/dd/yyyy HH:mm:ss'));
    return at;
  });
  if (from === undefined) given.refuse(missing('create_date_start'));
  if (from === undefined || given.problem()) return [];
  const end = Math.min(to ?? now, now) + 1_000;
  return [
    ...(wanted === 'wait_loan' ? [] : released(call, from, end)),
    ...(wanted === 'loan_ok' ? [] : waiting(call, from, end)),
  ];
}

const released = ({ trade, shop }: Call, from: number, to: number): Released[] =>
  paidBetween(trade, shop, from, to).flatMap((period) => releasedIn(trade, shop, period));

/**
 * The official client tells a release by two amounts, 放款金额 (loan_amount) and 实际放款出账金额 (real_loan_amount, what
 * really left), and a refund by two likewise; it does not say what lies between them.
 * assumed: what went back to buyers in a period is set off against its releases, the first ones first, so that they
 * add up to what is paid out; confirm: real_loan_amount beside loan_amount in a week with a refund.
 */
function releasedIn(trade: WorldTrade, shop: Shop, period: ShopPayout): Released[] {
  let left = period.refunds;
  return [...shippedBetween(trade, shop, period.from, period.to)].map((sale) => {
    const setOff = Math.min(left, sale.total - sale.fee);
    left -= setOff;
    return { sale, status: 'loan_ok', setOff };
  });
}

function withSetOff({ trade, shop }: Call, sale: Sale, status: Released['status']): Released {
  const periods = trade.payouts(shop, sale.shippedAt - shop.payout.everyDays * DAY_MS, sale.shippedAt + 1);
  const among = status === 'loan_ok' ? periods.flatMap((period) => releasedIn(trade, shop, period)) : [];
  return among.find((one) => one.sale.number === sale.number) ?? { sale, status, setOff: 0 };
}

/** What waits has no time of release yet; it is found by when it was shipped. */
function waiting({ trade, shop, now }: Call, from: number, to: number): Released[] {
  return [...shippedBetween(trade, shop, from, to)]
    .filter((sale) => loanOf(trade, shop, sale, now).status === 'wait_loan')
    .map((sale) => ({ sale, status: 'wait_loan', setOff: 0 }));
}

function show({ shop, now }: Call, { sale, status, setOff }: Released) {
  const children = childrenOf(shop, sale);
  const setOffs = share(
    setOff,
    children.map(({ price, fee }) => price - fee),
  );
  const refunded = sale.refund !== undefined && now >= sale.refund.at;
  return {
    order_id: orderId(shop, sale),
    order_status: orderState(sale, now).order_status,
    amount_total: money(sale.total, shop),
    son_order_list: {
      son_order_loan_vo: children.map(({ childId, price, fee, refund }, index) => ({
        child_order_id: childId,
        loan_status: status,
        loan_amount: money(price - fee, shop),
        real_loan_amount: money(status === 'loan_ok' ? price - fee - (setOffs[index] ?? 0) : 0, shop),
        escrow_fee: money(fee, shop),
        affiliate_commission: money(0, shop),
        refund_amount: money(refunded ? refund : 0, shop),
        real_refund_amount: money(refunded ? refund : 0, shop),
        ...(status === 'wait_loan' && { wait_loan_reson: 'wait_for_loan_period' }),
      })),
    },
  };
}
