import type { Backing } from '../../facts/backing.ts';
import { addToMonth, firstDayOf, lastDayOf, type Month, monthOf } from '../../facts/month.ts';
import { isOffered } from '../../facts/offered.ts';
import type { Snapshot } from '../../facts/snapshot.ts';
import { FEN_MAX, type Fen, fen } from '../../money/fen.ts';
import type { Policy } from '../../policy/policy-schema.ts';
import { least, sum } from '../../scoring/exact.ts';
import { enoughFen, inPicoYuan } from '../../scoring/renminbi.ts';
import { addMonths, fullMonthsBetween } from '../../time/calendar.ts';
import type { Day } from '../../time/instant.ts';

export type OrderTrade = Extract<Backing, { kind: 'orders' }>;
export type SupplyTrade = Extract<Backing, { kind: 'platformSupply' }>;
type Invoice = OrderTrade['invoices'][number];

const MONTHS_OF_A_YEAR = 12;

/** Every paper of a trade as it was handed in, however old; nothing where the borrower brought something else. */
export const papersIn = ({ backing }: Snapshot): OrderTrade | undefined =>
  isOffered(backing) && backing.kind === 'orders' ? backing : undefined;

/** Orders of a buyer with papers behind them. Its invoices are those of the last twelve months, today's the last. */
export function ordersIn(snapshot: Snapshot): OrderTrade | undefined {
  const trade = papersIn(snapshot);
  const { asOf } = snapshot;
  const border = addMonths(asOf, -MONTHS_OF_A_YEAR);
  return (
    trade && { ...trade, invoices: trade.invoices.filter(({ issuedOn }) => border < issuedOn && issuedOn <= asOf) }
  );
}

/** What a platform that buys tells of its supplier. */
export const supplyIn = ({ backing }: Snapshot): SupplyTrade | undefined =>
  isOffered(backing) && backing.kind === 'platformSupply' ? backing : undefined;

/** Since when the two trade: as declared, or as the platform shows. */
export function tradingSince(snapshot: Snapshot): Day | undefined {
  const orders = ordersIn(snapshot);
  if (orders !== undefined) return firstDayOf(orders.buyer.tradingSince);
  const since = supplyIn(snapshot)?.firstActivityOn;
  return since === undefined || !isOffered(since) ? undefined : since;
}

export function relationMonths(snapshot: Snapshot): number | undefined {
  const since = tradingSince(snapshot);
  return since === undefined ? undefined : Math.max(0, fullMonthsBetween(since, snapshot.asOf));
}

export const sumFen = (amounts: readonly Fen[]): Fen =>
  fen(
    Math.min(
      FEN_MAX,
      amounts.reduce((total, amount) => total + amount, 0),
    ),
  );

export const invoicedFen = ({ invoices }: OrderTrade): Fen => sumFen(invoices.map(({ amountFen }) => amountFen));

/** What the issuer's own files or the buyer show of it: an invoice that the borrower typed proves no trade. */
export const provenFen = ({ invoices }: OrderTrade): Fen =>
  sumFen(invoices.flatMap(({ state, amountFen }) => (state === 'typed' ? [] : [amountFen])));

/** Orders that the buyer has not refused; money goes out on those it confirmed alone. */
export const standingOrders = ({ orders }: OrderTrade): OrderTrade['orders'] =>
  orders.filter(({ refused }) => !refused);

type Paid = Invoice & { paidOn: Day };
export const isPaid = (invoice: Invoice): invoice is Paid => isOffered(invoice.paidOn);

/**
 * What an agreement counts for a year: whole once the buyer stands by it, and before that no more than is proven to have
 * been invoiced in the last one.
 */
export function agreedFen(trade: OrderTrade): Fen {
  const { annualAmountFen, confirmed } = trade.agreement;
  return confirmed ? annualAmountFen : fen(Math.min(annualAmountFen, provenFen(trade)));
}

/** The whole months a platform told of, oldest first, in 10^-12 yuan; a month without an order supplied nothing. */
export function supplyMonths(policy: Policy, trade: SupplyTrade): bigint[] {
  const inMonth = (month: Month) => trade.months.filter((one) => one.month === month);
  return wholeMonths(trade).map((month) => inPicoYuan(policy, inMonth(month), month));
}

/** At most the last twelve, so that every season counts once; none before the first order, nor one read in part. */
function wholeMonths({ coverage: { from, to }, firstActivityOn }: SupplyTrade): Month[] {
  const [started = from] = [from, isOffered(firstActivityOn) ? firstActivityOn : from].sort().reverse();
  const first = firstDayOf(monthOf(started)) === started ? monthOf(started) : addToMonth(monthOf(started), 1);
  const last = lastDayOf(monthOf(to)) === to ? monthOf(to) : addToMonth(monthOf(to), -1);
  const whole: Month[] = [];
  for (let back = MONTHS_OF_A_YEAR - 1; back >= 0; back -= 1) {
    const month = addToMonth(last, -back);
    if (month >= first) whole.push(month);
  }
  return whole;
}

/**
 * A year of supply: the lesser of what was ordered at declared prices and what arrived, where that is told. Fewer than
 * twelve months are no year and count as they are.
 */
export function suppliedFen(policy: Policy, trade: SupplyTrade): Fen {
  const ordered = sum(supplyMonths(policy, trade));
  if (!isOffered(trade.settled)) return enoughFen(ordered);
  const whole = wholeMonths(trade);
  const arrived = trade.settled.filter(({ month }) => whole.includes(month));
  return enoughFen(least([ordered, sum(arrived.map((one) => inPicoYuan(policy, [one], one.month)))]));
}
