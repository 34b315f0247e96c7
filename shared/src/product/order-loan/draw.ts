import type { Snapshot } from '../../facts/snapshot.ts';
import { type Fen, scaleFen } from '../../money/fen.ts';
import type { PolicyOf } from '../../policy/policy-schema.ts';
import { addDays, type Day } from '../../time/instant.ts';
import { characteristics } from './characteristics.ts';
import { advancePpmOf } from './limit.ts';
import { ordersIn, sumFen, suppliedFen, supplyIn } from './trade.ts';

const PPM = 1_000_000;
const DAYS_OF_A_YEAR = 360;

/**
 * What the orders that the buyer confirmed carry until a day. An order carries nothing that is due later than a while
 * after the buyer has to pay it. A platform's supplier has no papers; one cycle of supply stands for its orders.
 */
export function drawable(policy: PolicyOf<'orderLoan'>, snapshot: Snapshot, lastDueOn: Day): Fen {
  const { advance, platform } = policy.terms;
  const reaches = (dueOn: Day) => addDays(dueOn, advance.dueAfterOrderDays) >= lastDueOn;
  const trade = ordersIn(snapshot);
  if (trade !== undefined) {
    const { buyerGrade } = characteristics(policy, snapshot);
    const carrying = trade.orders.filter(
      ({ state, refused, dueOn }) => state === 'confirmedByCounterparty' && !refused && reaches(dueOn),
    );
    const advancePpm = advancePpmOf({ policy, asOf: snapshot.asOf, buyerGrade }, trade);
    return scaleFen(sumFen(carrying.map(({ amountFen }) => amountFen)), advancePpm, PPM, 'down');
  }
  const supply = supplyIn(snapshot);
  if (supply === undefined || !reaches(addDays(snapshot.asOf, platform.cycleDays))) return sumFen([]);
  const cycle = platform.cycleDays * advance.plainPpm;
  return scaleFen(suppliedFen(policy, supply), cycle, DAYS_OF_A_YEAR * PPM, 'down');
}
