import type { Backing } from '../../facts/backing.ts';
import { firstDayOf, lastDayOf, monthOf } from '../../facts/month.ts';
import { isOffered } from '../../facts/offered.ts';
import type { Snapshot } from '../../facts/snapshot.ts';
import type { Fen } from '../../money/fen.ts';
import type { PolicyOf } from '../../policy/policy-schema.ts';
import { enoughFen, inPicoYuan } from '../../scoring/renminbi.ts';
import { addDays } from '../../time/instant.ts';

export type Freight = Extract<Backing, { kind: 'freight' }>;
type Bill = Freight['bills'][number];

const PPM = BigInt(1_000_000);

/** What a forwarder carried for the borrower, as its bills say; nothing where the borrower brought something else. */
export const freightIn = ({ backing }: Snapshot): Freight | undefined =>
  isOffered(backing) && backing.kind === 'freight' ? backing : undefined;

/** Of a month that has begun, and has not ended too long ago. */
function isRecent({ month }: Bill, policy: PolicyOf<'logisticsLoan'>, { asOf }: Snapshot): boolean {
  const { maxBillAgeDays } = policy.terms;
  return firstDayOf(month) <= asOf && addDays(lastDayOf(month), maxBillAgeDays) >= asOf;
}

/** Bills that may be lent on once the forwarder stands by them: recent, unpaid and not refused. */
export const openBills = (policy: PolicyOf<'logisticsLoan'>, snapshot: Snapshot): Bill[] =>
  (freightIn(snapshot)?.bills ?? []).filter((bill) => !bill.refused && !bill.paid && isRecent(bill, policy, snapshot));

/** Bills that are lent on. What the borrower alone says of a bill is no bill. */
export const countingBills = (policy: PolicyOf<'logisticsLoan'>, snapshot: Snapshot): Bill[] =>
  openBills(policy, snapshot).filter(({ state }) => state === 'confirmedByCounterparty');

/** What the counting bills come to at today's reference rates, and what is lent on them. */
export function lentOn(policy: PolicyOf<'logisticsLoan'>, snapshot: Snapshot): { billsFen: Fen; lentFen: Fen } {
  const pico = inPicoYuan(policy, countingBills(policy, snapshot), monthOf(snapshot.asOf));
  const lent = (pico * BigInt(policy.terms.advancePpm)) / PPM;
  return { billsFen: enoughFen(pico), lentFen: enoughFen(lent) };
}
