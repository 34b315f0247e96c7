import { DAY_MS } from '../../trade/calendar.ts';
import { amountText, type Market } from '../markets.ts';
import type { Stall } from '../sellers.ts';
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

/** The first data row carries the totals; every other row one amount. All rows add up to the first. */
export function* writeSettlement(source: ReportSource): Generator<string> {
  yield tsv(COLUMNS);
  const stall = source.stalls[0];
  if (!stall) return;
  const { reportId, dataStart, dataEnd } = source.report;
  const [period] = source.trade.periods(source.seller, stall, { from: dataStart, to: dataEnd });
  if (!period) return;
  const { market } = stall;
  const dates = [period.from, period.to, period.to + DAY_MS].map((at) => instant(at, market));
  const head = [reportId, ...dates, localAmount(period.sum, market), market.currency];
  yield tsv([...head, ...Array.from({ length: COLUMNS.length - head.length }, () => '')]);
  yield* inPieces(rows(source, stall));
}

function* rows({ report, seller, trade }: ReportSource, stall: Stall): Generator<string> {
  const { market } = stall;
  for (const posted of trade.posted(seller, stall, report.dataStart, report.dataEnd)) {
    const when = `${day(posted.at, market)}\t${instant(posted.at, market)}`;
    const booking = { id: report.reportId, market, when };
    if (posted.kind === 'shipment') {
      for (const line of posted.order.lines)
        yield amountRows(booking, posted.order, line, partsOfSale(line, posted.order));
    } else if (posted.kind === 'refund') {
      const { order, line } = posted;
      yield amountRows({ ...booking, refund: true }, order, line, partsOfRefund(line, order));
    } else yield chargeRow(booking, posted.kind, netOf(posted));
  }
}

type Booking = { id: string; market: Market; when: string; refund?: boolean };

const PART_NAMES: readonly (readonly [part: keyof Parts, name: string])[] = [
  ['principal', 'ItemPrice\tPrincipal'],
  ['tax', 'ItemPrice\tTax'],
  ['taxWithheld', 'ItemWithheldTax\tMarketplaceFacilitatorTax-Principal'],
  ['promotion', 'Promotion\tPrincipal'],
  ['commission', 'ItemFees\tCommission'],
  ['fulfilmentFee', 'ItemFees\tFBAPerUnitFulfillmentFee'],
  ['refundCommission', 'ItemFees\tRefundCommission'],
];

/** A row for each amount of a line. Templates, not lists of cells: a large shop writes hundreds of thousands. */
function amountRows({ id, market, when, refund }: Booking, order: Order, line: Line, parts: Parts): string {
  const [type, adjustment] = refund ? ['Refund', `amzn1:crow:${line.itemId}`] : ['Order', ''];
  const before = `${id}\t\t\t\t\t\t${type}\t${order.id}\t${order.id}\t${adjustment}\t\t${market.name}`;
  const after = `${order.fulfilledByAmazon ? 'AFN' : 'MFN'}\t${when}\t${line.itemId}\t\t\t${line.sku.sku}`;
  let text = '';
  for (const [part, name] of PART_NAMES) {
    const quantity = part === 'principal' && !refund ? line.quantity : '';
    if (parts[part] !== 0) text += `${before}\t${name}\t${localAmount(parts[part], market)}\t${after}\t${quantity}\n`;
  }
  return text;
}

/** assumed: the wording of loan rows; confirm: a settlement of a seller who owes Amazon Lending. */
const CHARGES: Readonly<Record<Exclude<Posted['kind'], 'shipment' | 'refund'>, readonly [type: string, name: string]>> =
  {
    ads: ['ServiceFee', 'Cost of Advertising\tTransactionTotalAmount'],
    storage: ['other-transaction', 'other-transaction\tStorage Fee'],
    subscription: ['other-transaction', 'other-transaction\tSubscription Fee'],
    loanAdvance: ['other-transaction', 'Amazon Lending\tLoan Advance'],
    loanPayment: ['other-transaction', 'Amazon Lending\tLoan Payment'],
  };

function chargeRow({ id, market, when }: Booking, kind: keyof typeof CHARGES, amount: number): string {
  const [type, name] = CHARGES[kind];
  return `${id}\t\t\t\t\t\t${type}\t\t\t\t\t${market.name}\t${name}\t${localAmount(amount, market)}\t\t${when}\t\t\t\t\t\n`;
}

/**
 * Amounts and dates are written as the marketplace's country writes them: "95,00" and 31.12.2026 in Germany.
 * assumed: dates of the other countries as in America; confirm: a settlement of each.
 */
const isGerman = ({ countryCode }: Market): boolean => countryCode === 'DE';

const localAmount = (minor: number, market: Market): string =>
  isGerman(market) ? amountText(minor, market).replace('.', ',') : amountText(minor, market);

function day(at: number, market: Market): string {
  const iso = new Date(at).toISOString().slice(0, 10);
  return isGerman(market) ? iso.split('-').reverse().join('.') : iso;
}

const instant = (at: number, market: Market): string =>
  `${day(at, market)} ${new Date(at).toISOString().slice(11, 19)} UTC`;
