import { DAY_MS } from '../../trade/calendar.ts';
import { shippedBetween } from '../../trade/shipped.ts';
import type { Sale, Shop, ShopPayout, WorldTrade } from '../../trade/trade-types.ts';
import { buyerName, lineItemId, orderId, payoutId } from '../ids.ts';
import { amountOf } from '../money.ts';

/** A sale is paid at most so long after it was placed. */
const PAID_WITHIN_MS = 30 * DAY_MS;
/** From the first day of a period to its transfer: at most so long. */
export const PERIOD_SPAN_MS = 60 * DAY_MS;

export type Kind = 'SALE' | 'REFUND' | 'SHIPPING_LABEL' | 'NON_SALE_CHARGE';

/** One thing eBay books: a sale when it is paid, what it costs, what goes back, and the advertising of a period. */
export type Entry = { kind: Kind; at: number; bookedAt: number; amount: number; sale?: Sale; payout?: ShopPayout };

/** Everything booked with a date in [from, to], latest first, as getTransactions sorts. */
export function entriesBetween(trade: WorldTrade, shop: Shop, { from, to }: { from: number; to: number }): Entry[] {
  const periods = trade.payouts(shop, from - PERIOD_SPAN_MS, to + PERIOD_SPAN_MS);
  const entries: Entry[] = [];
  for (const sale of trade.sales(shop, from - PAID_WITHIN_MS, to + 1)) {
    if (sale.paidAt >= from && sale.paidAt <= to) entries.push(...entriesOfSale(sale, periods));
  }
  for (const sale of trade.refunds(shop, from, to + 1)) entries.push(...entriesOfRefund(sale, periods));
  for (const period of periods) {
    if (period.ads > 0 && period.to - 1 >= from && period.to - 1 <= to) entries.push(entryOfAds(period));
  }
  return entries.sort((a, b) => b.at - a.at);
}

/** Everything that one payout is made of. */
export function entriesOfPayout(trade: WorldTrade, shop: Shop, payout: ShopPayout): Entry[] {
  const { from, to } = payout;
  const entries: Entry[] = [];
  for (const sale of shippedBetween(trade, shop, from, to)) entries.push(...entriesOfSale(sale, [payout]));
  for (const sale of trade.refunds(shop, from, to)) entries.push(...entriesOfRefund(sale, [payout]));
  if (payout.ads > 0) entries.push(entryOfAds(payout));
  return entries.sort((a, b) => b.at - a.at);
}

const within = (periods: readonly ShopPayout[], at: number) => periods.find(({ from, to }) => at >= from && at < to);

function entriesOfSale(sale: Sale, periods: readonly ShopPayout[]): Entry[] {
  // No money ever came for a sale that was called off, nor for one that nobody really made.
  if (sale.cancelled || sale.brushed) return [];
  const payout = within(periods, sale.shippedAt);
  const common = { at: sale.paidAt, bookedAt: sale.shippedAt, sale, ...(payout && { payout }) };
  const label: Entry[] = sale.shipping > 0 ? [{ ...common, kind: 'SHIPPING_LABEL', amount: -sale.shipping }] : [];
  return [{ ...common, kind: 'SALE', amount: sale.total + sale.shipping - sale.fee }, ...label];
}

function entriesOfRefund(sale: Sale, periods: readonly ShopPayout[]): Entry[] {
  if (!sale.refund || sale.brushed) return [];
  const { at, amount } = sale.refund;
  const payout = within(periods, at);
  return [{ kind: 'REFUND', at, bookedAt: at, amount: -amount, sale, ...(payout && { payout }) }];
}

function entryOfAds(payout: ShopPayout): Entry {
  return { kind: 'NON_SALE_CHARGE', at: payout.to - 1, bookedAt: payout.to - 1, amount: -payout.ads, payout };
}

export function statusOf({ bookedAt, payout }: Entry, now: number): string {
  if (payout?.paidAt !== undefined && payout.paidAt <= now) return 'PAYOUT';
  if (payout && payout.to <= now) return 'FUNDS_PROCESSING';
  return bookedAt <= now ? 'FUNDS_AVAILABLE_FOR_PAYOUT' : 'FUNDS_ON_HOLD';
}

/** A row of getTransactions. Source: the Transaction schema of sell_finances_v1_oas3.json. */
export function presentEntry(shop: Shop, entry: Entry, now: number) {
  const { kind, at, amount, sale, payout } = entry;
  const isBegun = payout !== undefined && payout.to <= now;
  return {
    transactionId: transactionId(entry),
    transactionType: kind,
    transactionStatus: statusOf(entry, now),
    transactionDate: new Date(at).toISOString(),
    bookingEntry: amount < 0 ? 'DEBIT' : 'CREDIT',
    amount: amountOf(shop, Math.abs(amount)),
    ...(isBegun && { payoutId: payoutId(shop.shopId, payout.index) }),
    ...(sale && { orderId: orderId(shop, sale.number), buyer: { username: buyerName(sale.buyer) } }),
    ...(kind === 'SALE' && sale && presentFees(shop, sale)),
    ...(kind === 'NON_SALE_CHARGE' && { feeType: 'AD_FEE' }),
    salesRecordReference: '0',
    // assumed: eBay's Hong Kong entity pays sellers of China; confirm: a live row.
    paymentsEntity: 'eBay Commerce (HK) Limited',
  };
}

function presentFees(shop: Shop, sale: Sale) {
  const fee = { feeType: 'FINAL_VALUE_FEE', amount: amountOf(shop, sale.fee) };
  return {
    totalFeeBasisAmount: amountOf(shop, sale.total + sale.shipping),
    totalFeeAmount: amountOf(shop, sale.fee),
    orderLineItems: [{ lineItemId: lineItemId(sale.number, 0), marketplaceFees: [fee] }],
  };
}

const PREFIX: Readonly<Record<Kind, string>> = { SALE: '1', REFUND: '5', SHIPPING_LABEL: '3', NON_SALE_CHARGE: 'FEE-' };

const transactionId = ({ kind, sale, payout }: Entry): string =>
  `${PREFIX[kind]}${String(sale?.number ?? payout?.index ?? 0).padStart(10, '0')}`;
