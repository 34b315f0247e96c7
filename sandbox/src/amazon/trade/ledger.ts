import { addMonths, DAY_MS, endOf, HOUR_MS, type Month, monthOf, startOf } from '../../trade/calendar.ts';
import type { Market } from '../markets.ts';
import type { Seller, Stall } from '../sellers.ts';
import type { Line, Order } from './order.ts';

/** One thing Amazon books on a seller's account. Amounts are minor units, signed as the seller feels them. */
export type Posted =
  | { kind: 'shipment'; at: number; order: Order }
  | { kind: 'refund'; at: number; order: Order; line: Line }
  | { kind: 'ads'; at: number; invoiceId: string; amount: number }
  | { kind: 'storage' | 'subscription'; at: number; amount: number }
  | { kind: 'loanAdvance' | 'loanPayment'; at: number; amount: number };

/** What one line brings and costs, in the parts both the settlement report and the finance events print. */
export type Parts = {
  principal: number;
  tax: number;
  taxWithheld: number;
  promotion: number;
  commission: number;
  fulfilmentFee: number;
  refundCommission: number;
};

const PPM = 1_000_000;
/** When a sale is refunded Amazon keeps a fifth of its commission, five dollars at most. */
const KEPT_OF_COMMISSION = 0.2;
const KEPT_AT_MOST = 500;
const SUBSCRIPTION_MINOR = 3_999;

export function partsOfSale({ sku, quantity, price, tax, promotion }: Line, order: Order): Parts {
  return {
    principal: price,
    tax,
    taxWithheld: -tax,
    promotion: -promotion,
    commission: -Math.round(((price - promotion) * sku.feePpm) / PPM),
    fulfilmentFee: order.fulfilledByAmazon ? -sku.fulfilmentFee * quantity : 0,
    refundCommission: 0,
  };
}

export function partsOfRefund(line: Line, order: Order): Parts {
  const sale = partsOfSale(line, order);
  return {
    principal: -sale.principal,
    tax: -sale.tax,
    taxWithheld: -sale.taxWithheld,
    promotion: -sale.promotion,
    commission: -sale.commission,
    fulfilmentFee: 0,
    refundCommission: -Math.min(KEPT_AT_MOST, Math.round(-sale.commission * KEPT_OF_COMMISSION)),
  };
}

export const total = (parts: Parts): number => Object.values(parts).reduce((sum, part) => sum + part, 0);

export function netOf(posted: Posted): number {
  if (posted.kind === 'shipment') {
    return posted.order.lines.reduce((sum, line) => sum + total(partsOfSale(line, posted.order)), 0);
  }
  return posted.kind === 'refund' ? total(partsOfRefund(posted.line, posted.order)) : posted.amount;
}

export type LedgerWish = {
  seller: Seller;
  stall: Stall;
  openedAt: number;
  month: Month;
  ordersOf: (month: Month) => readonly Order[];
};

/** Everything posted in a calendar month, earliest first. Refunds come up to 32 days after the order. */
export function postedIn(wish: LedgerWish): Posted[] {
  const { month, openedAt, ordersOf } = wish;
  const [from, to] = [startOf(month), endOf(month)];
  const within = (at: number | undefined): at is number => at !== undefined && at >= from && at < to;
  const posted: Posted[] = [];
  for (const traded of [addMonths(month, -2), addMonths(month, -1), month]) {
    if (startOf(traded) < openedAt) continue;
    for (const order of ordersOf(traded)) {
      if (order.cancelled) continue;
      if (within(order.shippedAt)) posted.push({ kind: 'shipment', at: order.shippedAt, order });
      for (const line of order.lines) {
        if (within(line.refundedAt)) posted.push({ kind: 'refund', at: line.refundedAt, order, line });
      }
    }
  }
  return [...posted, ...charges(wish)].sort((a, b) => a.at - b.at);
}

/** What Amazon charges by the calendar: advertising each week, storage and subscription each month, its own loan. */
function charges({ seller, stall, openedAt, month, ordersOf }: LedgerWish): Posted[] {
  const sales = ordersOf(month)
    .filter(({ cancelled }) => !cancelled)
    .reduce((sum, { lines }) => sum + lines.reduce((s, { price }) => s + price, 0), 0);
  const start = startOf(month);
  const ads = [6, 13, 20, 27].map((day): Posted => {
    const invoiceId = `${seller.sellerId.slice(0, 8)}-${stall.market.countryCode}-${month.replace('-', '')}${day}`;
    return {
      kind: 'ads',
      at: start + day * DAY_MS + 8 * HOUR_MS,
      invoiceId,
      amount: -Math.round((sales * stall.adPpm) / PPM / 4),
    };
  });
  const storage: Posted = {
    kind: 'storage',
    at: start + 6 * DAY_MS + 11 * HOUR_MS,
    amount: -Math.round(sales * 0.006),
  };
  const subscription: Posted = {
    kind: 'subscription',
    at: start + 3 * HOUR_MS,
    amount: -subscriptionFee(stall.market),
  };
  return [...ads, storage, subscription, ...lendingIn(seller, openedAt, month)];
}

const subscriptionFee = ({ decimals }: Market) => (decimals === 0 ? 4_900 : SUBSCRIPTION_MINOR);

/** Amazon Lending: one advance, then the same payment on the 20th of each month until it is paid back. */
function lendingIn({ lending }: Seller, openedAt: number, month: Month): Posted[] {
  if (!lending) return [];
  const first = addMonths(monthOf(openedAt), lending.afterMonths);
  const at = startOf(month) + 19 * DAY_MS + 9 * HOUR_MS;
  if (month === first) return [{ kind: 'loanAdvance', at, amount: lending.advance }];
  const paid = monthsApart(first, month) - 1;
  const left = lending.advance - paid * lending.monthlyPayment;
  if (paid < 0 || left <= 0) return [];
  return [{ kind: 'loanPayment', at, amount: -Math.min(left, lending.monthlyPayment) }];
}

function monthsApart(from: Month, to: Month): number {
  const number = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return number(to) - number(from);
}
