import type { Maturity } from '../../drawdown/maturity.ts';
import type { Snapshot } from '../../facts/snapshot.ts';
import { type Fen, scaleFen } from '../../money/fen.ts';
import type { PolicyOf } from '../../policy/policy-schema.ts';
import { addDays, type Day } from '../../time/instant.ts';
import type { DrawWish } from '../product.ts';
import { characteristics } from './characteristics.ts';
import { advancePpmOf } from './limit.ts';
import { type OrderTrade, ordersIn, standingOrders, sumFen, suppliedFen, supplyIn } from './trade.ts';

type OrderPolicy = PolicyOf<'orderLoan'>;
/** What may be drawn on, and until when each part of it carries. */
type Carrying = {
  readonly parts: readonly { readonly maturity: Maturity; readonly amountFen: Fen }[];
  /** What is lent on so much of it. */
  readonly lent: (amountFen: Fen) => Fen;
};

const PPM = 1_000_000;
const DAYS_OF_A_YEAR = 360;
/** Signing and paying out take days; what ends sooner is not begun. assumed: a week; confirm: the bank's own times. */
const LEAST_RUN_DAYS = 7;

/**
 * What the orders that the buyer confirmed carry until a day. An order carries nothing that is due later than a while
 * after the buyer has to pay it. A platform's supplier has no papers; one cycle of supply stands for its orders.
 */
export function drawable(policy: OrderPolicy, snapshot: Snapshot, lastDueOn: Day): Fen {
  const { parts, lent } = carrying(policy, snapshot, true);
  return lent(sumFen(parts.filter(({ maturity }) => maturity.on >= lastDueOn).map(({ amountFen }) => amountFen)));
}

/** The last day until which the orders carry so much: a while after the last of those is paid. */
export function mayRunTo(policy: OrderPolicy, snapshot: Snapshot, wish: DrawWish): Maturity | undefined {
  const { parts, lent } = carrying(policy, snapshot, wish.confirmedOnly);
  const latestFirst = [...parts].sort((a, b) => (a.maturity.on < b.maturity.on ? 1 : -1));
  return latestFirst.find(
    (_, index) => lent(sumFen(latestFirst.slice(0, index + 1).map(({ amountFen }) => amountFen))) >= wish.amountFen,
  )?.maturity;
}

function carrying(policy: OrderPolicy, snapshot: Snapshot, confirmedOnly: boolean): Carrying {
  const { platform, advance } = policy.terms;
  const until = (paidOn: Day): Maturity => ({ on: addDays(paidOn, advance.dueAfterOrderDays), paidOn });
  const longEnough = ({ maturity }: Carrying['parts'][number]) => maturity.on >= addDays(snapshot.asOf, LEAST_RUN_DAYS);
  const trade = ordersIn(snapshot);
  if (trade !== undefined) {
    const { buyerGrade } = characteristics(policy, snapshot);
    const advancePpm = advancePpmOf({ policy, asOf: snapshot.asOf, buyerGrade }, trade);
    const parts = ordersOf(trade, confirmedOnly).map(({ amountFen, dueOn }) => ({ maturity: until(dueOn), amountFen }));
    return { parts: parts.filter(longEnough), lent: (amountFen) => scaleFen(amountFen, advancePpm, PPM, 'down') };
  }
  const supply = supplyIn(snapshot);
  const maturity = until(addDays(snapshot.asOf, platform.cycleDays));
  return {
    parts: supply === undefined ? [] : [{ maturity, amountFen: suppliedFen(policy, supply) }],
    lent: (annualFen) => scaleFen(annualFen, platform.cycleDays * advance.plainPpm, DAYS_OF_A_YEAR * PPM, 'down'),
  };
}

const ordersOf = (trade: OrderTrade, confirmedOnly: boolean): OrderTrade['orders'] =>
  standingOrders(trade).filter(({ state }) => state === 'confirmedByCounterparty' || !confirmedOnly);
