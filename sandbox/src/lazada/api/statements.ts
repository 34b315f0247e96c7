import { DAY_MS } from '../../trade/calendar.ts';
import { paidBetween } from '../../trade/shipped.ts';
import type { ShopPayout } from '../../trade/trade-types.ts';
import { localTime, readMoment } from '../countries.ts';
import { type Call, isp, money, type Operation, refused, shortCode } from './call.ts';

/** Source: GetPayoutStatus, /finance/payout/status/get. A statement is made when its period closes; no pages. */
export const getPayoutStatus: Operation = (call) => {
  const { given, shop, trade, now } = call;
  const text = given.need('created_after', given.text('created_after'));
  const after = text === undefined ? undefined : readMoment(text);
  if (text !== undefined && after === undefined) given.refuse(isp('17', `E017: "${text}" Invalid Date Format`));
  const problem = given.problem();
  if (problem || after === undefined) return refused(problem);
  const closed = trade
    .payouts(shop, after - shop.payout.everyDays * DAY_MS, now)
    .filter(({ to }) => to > after && to <= now);
  return { data: closed.map((payout) => showStatement(call, payout)).reverse() };
};

/** 12 Nov 2026, the day in UTC. assumed: statements begin and end at UTC midnight; confirm: a seller's statement. */
export function dayName(at: number): string {
  const [, day, month, year] = /, (\d{2}) (\w{3}) (\d{4})/.exec(new Date(at).toUTCString()) ?? [];
  return `${day} ${month} ${year}`;
}

export const statementName = ({ from, to }: ShopPayout): string => `${dayName(from)} - ${dayName(to - DAY_MS)}`;

/** assumed: advertising is among the fees; confirm: a statement of a seller that advertises. */
function showStatement({ shop }: Call, payout: ShopPayout) {
  const { sales, refunds, fees, ads, net, to, paidAt, index } = payout;
  const made = new Date(to).getUTCFullYear();
  return {
    statement_number: `${shortCode(shop)}-${made}-${String(index).padStart(4, '0')}`,
    created_at: localTime(to, shop),
    updated_at: localTime(paidAt ?? to, shop),
    opening_balance: money(0, shop),
    item_revenue: money(sales, shop),
    shipment_fee: money(0, shop),
    shipment_fee_credit: money(0, shop),
    other_revenue_total: money(0, shop),
    fees_total: money(-(fees + ads), shop),
    subtotal1: money(sales, shop),
    refunds: money(-refunds, shop),
    fees_on_refunds_total: money(0, shop),
    subtotal2: money(sales - refunds, shop),
    closing_balance: money(net, shop),
    guarantee_deposit: money(0, shop),
    // The only amount that carries its currency: "1521950.71 VND".
    payout: `${money(Math.max(0, net), shop)} ${shop.currency}`,
    paid: paidAt === undefined ? '0' : '1',
  };
}

const MAX_PAGE = 100;

/** Source: QueryAccountTransactions: what left the seller's account at Lazada, and for whose account. */
export const queryAccountTransactions: Operation = (call) => {
  const { given, shop, trade } = call;
  const [from, to] = ['start_time', 'end_time'].map((name) => {
    const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(given.need(name, given.text(name)) ?? '') ?? [];
    return year === undefined ? undefined : readMoment(`${year}-${month}-${day}`);
  });
  const page_size = given.need('page_size', given.whole('page_size', { min: 1, max: MAX_PAGE })) ?? MAX_PAGE;
  const page_num = given.need('page_num', given.whole('page_num', { min: 1, max: 100_000 })) ?? 1;
  const problem = given.problem();
  if (problem || from === undefined || to === undefined) return refused(problem, '17', 'E017: Invalid Date Format');

  const type = given.text('transaction_type');
  const all = type === undefined || type === 'Withdrawal' ? paidBetween(trade, shop, from, to + DAY_MS).reverse() : [];
  const { provider, accountTail } = shop.paidInto;
  const transactions = all
    .slice((page_num - 1) * page_size, page_num * page_size)
    .map(({ index, paidAt = 0, net }) => ({
      transaction_number: `${shortCode(shop)}W${String(index).padStart(6, '0')}`,
      transaction_time: localTime(paidAt, shop),
      type: 'Withdrawal',
      sub_type: 'Auto Withdrawal',
      payee_account: { account: `************${accountTail}`, description: provider },
      amount: money(net, shop),
      currency: shop.currency,
      remarks: '',
      tracking_list: [],
    }));
  const page_info = { page_num, page_size, total_count: all.length, total_page: Math.ceil(all.length / page_size) };
  return { success: true, error_code: '', msg: '', data: { page_info, transactions } };
};
