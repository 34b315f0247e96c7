import { amountText, type Market } from '../markets.ts';
import type { Stall } from '../sellers.ts';
import { DAY_MS } from '../trade/calendar.ts';
import { netOf, type Parts, type Posted, partsOfRefund, partsOfSale } from '../trade/ledger.ts';
import type { Line, Order } from '../trade/order.ts';
import { inPieces, type ReportSource, tsv } from './writer.ts';

/** Columns of settlement V2. Source: developer-docs.amazon.com, report type values: settlement. */
const COLUMNS = [
  'settlement-id',
  'settlement-start-date',
  'settlement-end-date',
  'deposit-date',
  'total-amount',
  'currency',
  'transaction-type',
  'order-id',
  'merchant-order-id',
  'adjustment-id',
  'shipment-id',
  'marketplace-name',
  'amount-type',
  'amount-description',
  'amount',
  'fulfillment-id',
  'posted-date',
  'posted-date-time',
  'order-item-code',
  'merchant-order-item-id',
  'merchant-adjustment-item-id',
  'sku',
  'quantity-purchased',
] as const;

type Column = (typeof COLUMNS)[number];
type Cells = Partial<Record<Column, string>>;

/** The first data row carries the totals; every other row one amount. All rows add up to the first. */
export function* writeSettlement(source: ReportSource): Generator<string> {
  yield tsv(COLUMNS);
  const stall = source.stalls[0];
  if (!stall) return;
  const { dataStart, dataEnd } = source.report;
  const [period] = source.trade.periods(source.seller, stall, { from: dataStart, to: dataEnd });
  if (!period) return;
  const { market } = stall;
  const settlement: Cells = { 'settlement-id': source.report.reportId };
  yield line({
    ...settlement,
    'settlement-start-date': instant(period.from, market),
    'settlement-end-date': instant(period.to, market),
    'deposit-date': instant(period.to + DAY_MS, market),
    'total-amount': localAmount(period.sum, market),
    currency: market.currency,
  });
  yield* inPieces(rows(source, stall, settlement));
}

function* rows({ report, seller, trade }: ReportSource, stall: Stall, settlement: Cells): Generator<string> {
  for (const posted of trade.posted(seller, stall, report.dataStart, report.dataEnd)) {
    for (const cells of rowsOf(posted, stall.market)) yield line({ ...settlement, ...cells });
  }
}

function rowsOf(posted: Posted, market: Market): Cells[] {
  const when = { 'posted-date': day(posted.at, market), 'posted-date-time': instant(posted.at, market) };
  const { kind } = posted;
  if (kind === 'shipment') {
    const { order } = posted;
    return order.lines.flatMap((sold) => parts('Order', order, sold, partsOfSale(sold, order), market, when));
  }
  if (kind === 'refund') {
    const { order, line: sold } = posted;
    const adjustment = { 'adjustment-id': `amzn1:crow:${sold.itemId}` };
    return parts('Refund', order, sold, partsOfRefund(sold, order), market, { ...when, ...adjustment });
  }
  return [{ ...when, ...CHARGES[kind], 'marketplace-name': market.name, amount: localAmount(netOf(posted), market) }];
}

/** assumed: the wording of loan rows; confirm: a settlement of a seller who owes Amazon Lending. */
const CHARGES: Readonly<Record<Exclude<Posted['kind'], 'shipment' | 'refund'>, Cells>> = {
  ads: {
    'transaction-type': 'ServiceFee',
    'amount-type': 'Cost of Advertising',
    'amount-description': 'TransactionTotalAmount',
  },
  storage: {
    'transaction-type': 'other-transaction',
    'amount-type': 'other-transaction',
    'amount-description': 'Storage Fee',
  },
  subscription: {
    'transaction-type': 'other-transaction',
    'amount-type': 'other-transaction',
    'amount-description': 'Subscription Fee',
  },
  loanAdvance: {
    'transaction-type': 'other-transaction',
    'amount-type': 'Amazon Lending',
    'amount-description': 'Loan Advance',
  },
  loanPayment: {
    'transaction-type': 'other-transaction',
    'amount-type': 'Amazon Lending',
    'amount-description': 'Loan Payment',
  },
};

const PART_NAMES: Readonly<Record<keyof Parts, readonly [type: string, description: string]>> = {
  principal: ['ItemPrice', 'Principal'],
  tax: ['ItemPrice', 'Tax'],
  taxWithheld: ['ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal'],
  promotion: ['Promotion', 'Principal'],
  commission: ['ItemFees', 'Commission'],
  fulfilmentFee: ['ItemFees', 'FBAPerUnitFulfillmentFee'],
  refundCommission: ['ItemFees', 'RefundCommission'],
};

function parts(type: string, order: Order, sold: Line, amounts: Parts, market: Market, more: Cells): Cells[] {
  const common: Cells = {
    ...more,
    'transaction-type': type,
    'order-id': order.id,
    'merchant-order-id': order.id,
    'marketplace-name': market.name,
    'fulfillment-id': order.fulfilledByAmazon ? 'AFN' : 'MFN',
    'order-item-code': sold.itemId,
    sku: sold.sku.sku,
  };
  return (Object.keys(PART_NAMES) as (keyof Parts)[])
    .filter((part) => amounts[part] !== 0)
    .map((part) => ({
      ...common,
      'amount-type': PART_NAMES[part][0],
      'amount-description': PART_NAMES[part][1],
      amount: localAmount(amounts[part], market),
      ...(part === 'principal' && type === 'Order' && { 'quantity-purchased': String(sold.quantity) }),
    }));
}

const line = (cells: Cells): string => tsv(COLUMNS.map((column) => cells[column] ?? ''));

/**
 * Amounts and dates are written as the marketplace's country writes them: "95,00" and 31.12.2026 in Germany.
 * assumed: dates of the other countries as in America; confirm: a settlement of each.
 */
const isGerman = ({ countryCode }: Market): boolean => countryCode === 'DE';

const localAmount = (minor: number, market: Market): string =>
  isGerman(market) ? amountText(minor, market).replace('.', ',') : amountText(minor, market);

function day(at: number, market: Market): string {
  const [year, month, date] = new Date(at).toISOString().slice(0, 10).split('-');
  return isGerman(market) ? `${date}.${month}.${year}` : `${year}-${month}-${date}`;
}

const instant = (at: number, market: Market): string =>
  `${day(at, market)} ${new Date(at).toISOString().slice(11, 19)} UTC`;
