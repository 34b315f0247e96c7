import { amountText } from '../../kernel/amount.ts';
import { DAY_MS } from '../../trade/calendar.ts';
import type { Shop, ShopPayout } from '../../trade/trade-types.ts';
import { numberIn, orderId, paymentId, statementId, withdrawalId } from '../ids.ts';
import { invalid } from '../problems.ts';
import { type Operation, type Said, type ShopCall, shopOperation } from './operation.ts';
import { seconds } from './orders.ts';
import { checkSort, readWindow, takePage } from './page.ts';
import { type Settled, type Statement, settledOn, statementsBetween } from './settlements.ts';

const WITHDRAWAL_TYPES = ['WITHDRAW', 'SETTLE', 'TRANSFER', 'REVERSE'];
const PAYMENT_STATUSES = ['PAID', 'FAILED', 'PROCESSING'];
/** From the first day of a period to its transfer: at most so long. */
const PERIOD_SPAN_MS = 60 * DAY_MS;

/** Finance API 202309 and 202501. Source: partner.tiktokshop.com docv2, by way of the types of two SDKs that agree. */
export const FINANCE: readonly Operation[] = [
  shopOperation('GET', '/finance/202309/statements', getStatements),
  shopOperation('GET', '/finance/202501/statements/:statementId/statement_transactions', getTransactions),
  shopOperation('GET', '/finance/202309/payments', getPayments),
  shopOperation('GET', '/finance/202309/withdrawals', getWithdrawals),
];

function getStatements(call: ShopCall): Said {
  const { c, trade, shop, now } = call;
  const problem = checkSort(call, 'statement_time');
  const window = readWindow(c.req.query(), 'statement_time', now) ?? { from: 0, to: now + 1 };
  if (problem || 'code' in window) return problem ?? (window as Extract<typeof window, { code: number }>);
  const status = c.req.query('payment_status');
  if (status !== undefined && !PAYMENT_STATUSES.includes(status)) return invalid('Invalid payment status.');
  const statements = statementsBetween(trade, shop, { ...window, now })
    .map((statement) => presentStatement(shop, statement, now))
    .filter(({ payment_status }) => status === undefined || payment_status === status);
  const page = takePage(call, statements);
  return 'code' in page ? page : { data: { next_page_token: page.next, statements: page.rows } };
}

const isPaid = (payout: ShopPayout | undefined, now: number): boolean =>
  payout?.paidAt !== undefined && payout.paidAt <= now;
/** A payment is made for a period that is over and leaves something to pay. */
const isMade = ({ to, net }: ShopPayout, now: number): boolean => to <= now && net > 0;

function presentStatement(shop: Shop, statement: Statement, now: number) {
  const { at, revenue, fees, ads, net, payout } = statement;
  const money = (minor: number) => amountText(minor, shop.decimals);
  return {
    id: statementId(shop, at / DAY_MS),
    statement_time: seconds(at),
    settlement_amount: money(net),
    currency: shop.currency,
    revenue_amount: money(revenue),
    net_sales_amount: money(revenue),
    fee_amount: money(-fees),
    adjustment_amount: money(-ads),
    shipping_cost_amount: money(0),
    payment_status: isPaid(payout, now) ? 'PAID' : 'PROCESSING',
    ...(payout && isMade(payout, now) && { payment_id: paymentId(shop, payout.index) }),
    ...(isPaid(payout, now) && { payment_time: seconds(payout?.paidAt ?? 0) }),
  };
}

function getTransactions(call: ShopCall): Said {
  const { c, trade, shop, now } = call;
  const problem = checkSort(call, 'order_create_time');
  if (problem) return problem;
  const day = numberIn(c.req.param('statementId') ?? '', statementId, shop);
  const at = (day ?? 0) * DAY_MS;
  const [statement] = day === undefined ? [] : statementsBetween(trade, shop, { from: at, to: at + 1, now });
  if (!statement) return invalid('Invalid statement id.');
  const money = (minor: number) => amountText(minor, shop.decimals);
  const advertising = statement.ads > 0 ? [presentAdvertising(shop, statement)] : [];
  const rows = [...settledOn(trade, shop, at).map((settled) => presentSettled(shop, settled)), ...advertising];
  const page = takePage(call, rows);
  if ('code' in page) return page;
  return {
    data: {
      id: statementId(shop, at / DAY_MS),
      create_time: seconds(at),
      status: 'SETTLED',
      currency: shop.currency,
      payable_amount: money(statement.net),
      total_reserve_amount: money(0),
      total_settlement_amount: money(statement.net),
      total_settlement_breakdown: {
        total_revenue_amount: money(statement.revenue),
        total_shipping_cost_amount: money(0),
        total_fee_tax_amount: money(-statement.fees),
        total_adjustment_amount: money(-statement.ads),
      },
      total_count: rows.length,
      next_page_token: page.next,
      transactions: page.rows,
    },
  };
}

function presentSettled(shop: Shop, { sale, kind, amount }: Settled) {
  const money = (minor: number) => amountText(minor, shop.decimals);
  const revenue = kind === 'ORDER' ? sale.total : amount;
  return {
    id: `${kind === 'ORDER' ? 16 : 17}${orderId(shop, sale.number).slice(2)}`,
    type: 'ORDER',
    order_id: orderId(shop, sale.number),
    order_create_time: seconds(sale.at),
    settlement_amount: money(amount),
    revenue_amount: money(revenue),
    fee_tax_amount: money(kind === 'ORDER' ? -sale.fee : 0),
    shipping_cost_amount: money(0),
    adjustment_amount: money(0),
  };
}

/** assumed: the type of this adjustment; confirm: a statement with advertising taken off. */
const presentAdvertising = (shop: Shop, { at, ads }: Statement) => ({
  id: `18${statementId(shop, at / DAY_MS).slice(2)}`,
  type: 'GMV_PAYMENT_FOR_TIKTOK_ADS',
  adjustment_id: `18${statementId(shop, at / DAY_MS).slice(2)}`,
  settlement_amount: amountText(-ads, shop.decimals),
  revenue_amount: amountText(0, shop.decimals),
  fee_tax_amount: amountText(0, shop.decimals),
  shipping_cost_amount: amountText(0, shop.decimals),
  adjustment_amount: amountText(-ads, shop.decimals),
});

function getPayments(call: ShopCall): Said {
  const { c, trade, shop, now } = call;
  const problem = checkSort(call, 'create_time');
  const window = readWindow(c.req.query(), 'create_time', now) ?? { from: 0, to: now + 1 };
  if (problem || 'code' in window) return problem ?? (window as Extract<typeof window, { code: number }>);
  const payments = payoutsMadeIn({ trade, shop, now }, window).map((payout) => presentPayment(shop, payout, now));
  const page = takePage(call, payments);
  return 'code' in page ? page : { data: { next_page_token: page.next, payments: page.rows } };
}

function payoutsMadeIn(
  { trade, shop, now }: Pick<ShopCall, 'trade' | 'shop' | 'now'>,
  window: { from: number; to: number },
) {
  return trade
    .payouts(shop, window.from - PERIOD_SPAN_MS, window.to)
    .filter((payout) => isMade(payout, now) && payout.to >= window.from && payout.to < window.to);
}

function presentPayment(shop: Shop, payout: ShopPayout, now: number) {
  const amount = { value: amountText(payout.net, shop.decimals), currency: shop.currency };
  return {
    id: paymentId(shop, payout.index),
    create_time: seconds(payout.to),
    status: isPaid(payout, now) ? 'PAID' : 'PROCESSING',
    ...(isPaid(payout, now) && { paid_time: seconds(payout.paidAt ?? 0) }),
    amount,
    settlement_amount: amount,
    reserve_amount: { value: amountText(0, shop.decimals), currency: shop.currency },
    payment_amount_before_exchange: amount,
    exchange_rate: '1.000000',
    bank_account: `************${shop.paidInto.accountTail}`,
  };
}

function getWithdrawals(call: ShopCall): Said {
  const { c, trade, shop, now } = call;
  const types = (c.req.query('types') ?? '').split(',').filter((type) => type !== '');
  if (types.length === 0) return invalid('Types is a required field');
  if (!types.every((type) => WITHDRAWAL_TYPES.includes(type))) return invalid('Invalid types.');
  const window = readWindow(c.req.query(), 'create_time', now) ?? { from: 0, to: now + 1 };
  if ('code' in window) return window;
  const rows = trade
    .payouts(shop, window.from - PERIOD_SPAN_MS, window.to)
    .filter((payout) => isMade(payout, now))
    .flatMap((payout) => flowsOf(shop, payout))
    .filter(({ type, create_time }) => types.includes(type) && isIn(create_time, window, now))
    .sort((a, b) => a.create_time - b.create_time);
  const page = takePage(call, rows);
  return 'code' in page
    ? page
    : { data: { next_page_token: page.next, total_count: rows.length, withdrawals: page.rows } };
}

const isIn = (at: number, { from, to }: { from: number; to: number }, now: number): boolean =>
  at * 1000 >= from && at * 1000 < to && at * 1000 <= now;

/** A period is settled when it closes, and sent to the account when it is paid. */
function flowsOf(shop: Shop, { index, net, to, paidAt }: ShopPayout) {
  const flow = (type: string, id: number, at: number) => ({
    id: withdrawalId(shop, id),
    type,
    amount: amountText(net, shop.decimals),
    currency: shop.currency,
    status: 'SUCCESS',
    create_time: seconds(at),
  });
  const settled = flow('SETTLE', index * 2, to);
  return paidAt === undefined ? [settled] : [settled, flow('WITHDRAW', index * 2 + 1, paidAt)];
}
