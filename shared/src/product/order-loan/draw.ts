import { LEAST_RUN_DAYS, type Maturity } from '../../drawdown/maturity.ts';
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

/**
 * What the orders that the buyer confirmed carry until a day. An order carries nothing that is due later than a while
 * after the buyer has to pay it, and nothing at all from then on. A platform's supplier has no papers; one cycle of
 * supply stands for its orders.
 */
export function drawable(policy: OrderPolicy, snapshot: Snapshot, lastDueOn: Day): Fen {
  const { parts, lent } = carrying(policy, snapshot, true);
  const until = parts.filter(({ maturity }) => maturity.on >= lastDueOn && maturity.on > snapshot.asOf);
  return lent(sumFen(until.map(({ amountFen }) => amountFen)));
}

/** The last day until which the orders carry so much: a while after the last of those is paid, and not too soon. */
export function mayRunTo(policy: OrderPolicy, snapshot: Snapshot, wish: DrawWish): Maturity | undefined {
  const { parts, lent } = carrying(policy, snapshot, wish.confirmedOnly);
  const longEnough = parts.filter(({ maturity }) => maturity.on >= addDays(snapshot.asOf, LEAST_RUN_DAYS));
  const latestFirst = longEnough.sort((a, b) => (a.maturity.on < b.maturity.on ? 1 : -1));
  return latestFirst.find(
    (_, index) => lent(sumFen(latestFirst.slice(0, index + 1).map(({ amountFen }) => amountFen))) >= wish.amountFen,
  )?.maturity;
}

function carrying(policy: OrderPolicy, snapshot: Snapshot, confirmedOnly: boolean): Carrying {
  const { platform, advance } = policy.terms;
  const until = (paidOn: Day): Maturity => ({ on: addDays(paidOn, advance.dueAfterOrderDays), paidOn });
  const trade = ordersIn(snapshot);
  if (trade !== undefined) {
    const { buyerGrade } = characteristics(policy, snapshot);
    const advancePpm = advancePpmOf({ policy, asOf: snapshot.asOf, buyerGrade }, trade);
    const parts = ordersOf(trade, confirmedOnly).map(({ amountFen, dueOn }) => ({ maturity: until(dueOn), amountFen }));
    return { parts, lent: (amountFen) => scaleFen(amountFen, advancePpm, PPM, 'down') };
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
