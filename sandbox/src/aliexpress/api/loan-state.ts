import { DAY_MS } from '../../trade/calendar.ts';
import type { Sale, Shop, WorldTrade } from '../../trade/trade-types.ts';

/** Whether an order's money was released to the seller (放款), and when. */
export type Loan = { status: 'loan_none' | 'wait_loan' } | { status: 'loan_ok'; at: number };

/** Released with the payout of the period in which it was shipped. */
export function loanOf(trade: WorldTrade, shop: Shop, sale: Sale, now: number): Loan {
  if (sale.cancelled || now < sale.shippedAt) return { status: 'loan_none' };
  const periods = trade.payouts(shop, sale.shippedAt - shop.payout.everyDays * DAY_MS, sale.shippedAt + 1);
  const period = periods.find(({ from, to }) => sale.shippedAt >= from && sale.shippedAt < to);
  if (sale.brushed || period?.paidAt === undefined) return { status: 'wait_loan' };
  return { status: 'loan_ok', at: period.paidAt };
}
