import { isOffered } from '../../facts/offered.ts';
import type { Snapshot } from '../../facts/snapshot.ts';
import type { PolicyOf } from '../../policy/policy-schema.ts';
import { type Characteristic, known, type OwnCharacteristics } from '../../scoring/characteristic.ts';
import { ratioPpm, variationPpm } from '../../scoring/exact.ts';
import { daysBetween, fullMonthsBetween } from '../../time/calendar.ts';
import { addDays } from '../../time/instant.ts';
import { buyerGrade, levelOf } from './buyer.ts';
import type { OrderLoanTerms } from './terms.ts';
import { invoicedFen, isPaid, ordersIn, relationMonths, supplyIn, supplyMonths } from './trade.ts';

const NOT_TOLD: Characteristic = { missing: 'notOffered' };
/** Papers have no such figure, or a platform that buys has none. */
const NOT_HERE: Characteristic = { missing: 'notApplicable' };

/** What the card reads of a supplier's trade. A figure that the trade at hand cannot have is missing, never the best. */
export function characteristics(policy: PolicyOf<'orderLoan'>, snapshot: Snapshot): OwnCharacteristics {
  return {
    buyerGrade: gradeOfBuyer(policy, snapshot),
    frameworkMonths: frameworkMonths(snapshot),
    onTimeDelivery: onTimeDelivery(snapshot),
    buyerShare: buyerShare(snapshot),
    paymentDaysDrift: paymentDaysDrift(policy.terms, snapshot),
    relationMonths: known(relationMonths(snapshot), 'notOffered'),
    supplyVariation: supplyVariation(policy, snapshot),
  };
}

function gradeOfBuyer(policy: PolicyOf<'orderLoan'>, snapshot: Snapshot): Characteristic {
  if (ordersIn(snapshot) === undefined) return NOT_HERE;
  const grade = buyerGrade(policy, snapshot);
  return grade === undefined ? NOT_TOLD : { value: levelOf(grade) };
}

/** How long the agreement runs, its last day included. */
function frameworkMonths(snapshot: Snapshot): Characteristic {
  const trade = ordersIn(snapshot);
  if (trade === undefined) return NOT_HERE;
  return { value: fullMonthsBetween(trade.agreement.from, addDays(trade.agreement.to, 1)) };
}

/** Told by a platform alone: papers say that goods were delivered, not whether they were late. */
function onTimeDelivery(snapshot: Snapshot): Characteristic {
  const told = supplyIn(snapshot)?.onTime90d;
  if (told === undefined) return NOT_HERE;
  if (!isOffered(told)) return NOT_TOLD;
  return known(ratioPpm(BigInt(told.onTime), BigInt(told.orders)), 'noSales');
}

/** What of its revenue the supplier has from this buyer. */
function buyerShare(snapshot: Snapshot): Characteristic {
  const trade = ordersIn(snapshot);
  if (trade === undefined) return NOT_HERE;
  if (!isOffered(trade.supplierRevenue) || !trade.supplierRevenue.confirmed) return NOT_TOLD;
  return known(ratioPpm(BigInt(invoicedFen(trade)), BigInt(trade.supplierRevenue.annualFen)), 'noSales');
}

/**
 * Days from invoice to payment, lately against before, rounded up: sixty or ninety are usual for a factory, so that what
 * counts is whether they grow. Papers that nobody but the borrower vouches for do not count.
 */
function paymentDaysDrift({ trade: rules }: OrderLoanTerms, snapshot: Snapshot): Characteristic {
  const trade = ordersIn(snapshot);
  if (trade === undefined) return NOT_HERE;
  const paid = trade.invoices.filter(isPaid).filter(({ state }) => state !== 'typed');
  const border = addDays(snapshot.asOf, -rules.recentDays);
  const daysOf = (some: typeof paid) => some.map(({ issuedOn, paidOn }) => daysBetween(issuedOn, paidOn));
  const recent = daysOf(paid.filter(({ issuedOn }) => issuedOn > border));
  const before = daysOf(paid.filter(({ issuedOn }) => issuedOn <= border));
  if (recent.length < rules.minPaidInvoices || before.length < rules.minPaidInvoices) return NOT_TOLD;
  const total = (days: readonly number[]) => days.reduce((sum, one) => sum + one, 0);
  const difference = total(recent) * before.length - total(before) * recent.length;
  // Plus nothing, so that half a day less is no negative zero.
  return { value: Math.ceil(difference / (recent.length * before.length)) + 0 };
}

/** How evenly a platform was supplied, month by month: a factory's capacity shows in it. */
function supplyVariation(policy: PolicyOf<'orderLoan'>, snapshot: Snapshot): Characteristic {
  const trade = supplyIn(snapshot);
  if (trade === undefined) return NOT_HERE;
  const months = supplyMonths(policy, trade);
  if (months.length < policy.terms.platform.minSupplyMonths) return { missing: 'tooFewMonths' };
  return known(variationPpm(months), 'noSales');
}
