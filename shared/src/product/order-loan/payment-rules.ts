import { isOffered } from '../../facts/offered.ts';
import { formatPercentUp } from '../../money/format.ts';
import { notChecked, type Rule } from '../../screening/rule.ts';
import { daysBetween } from '../../time/calendar.ts';
import { addDays } from '../../time/instant.ts';
import { aboutPapers, aboutPastYear, shareFen } from './papers.ts';
import { isPaid, sumFen } from './trade.ts';

/**
 * F12: money that goes in a circle is back within days, whatever the papers say of terms. Nobody tells here from whose
 * account an invoice was paid, nor of a customs declaration (报关单), which is the exporter's; so these are not looked
 * at, and what a person is asked for is the bank's own slip.
 */
const paymentsTooQuick: Rule<'orderLoan'> = {
  code: 'paymentsTooQuick',
  effect: 'refer',
  check: aboutPastYear(({ invoices, agreement: { termDays } }, { policy: { terms } }) => {
    const { quickDays, maxQuickPaidPpm, minPaidInvoices } = terms.trade;
    const paid = invoices.filter(isPaid);
    // Whoever agreed to pay within days does no more than that.
    if (paid.length < minPaidInvoices || termDays <= quickDays) return notChecked;
    const quick = paid.filter(({ issuedOn, paidOn }) => paidOn <= addDays(issuedOn, quickDays));
    const amountOf = (some: typeof paid) => sumFen(some.map(({ amountFen }) => amountFen));
    const quickPpm = shareFen(amountOf(quick), amountOf(paid));
    const inputs = { paid: paid.length, quick: quick.length, quickPpm, quickDays, maxQuickPaidPpm, termDays };
    if (quickPpm <= maxQuickPaidPpm) return { tag: 'pass', inputs };
    const share = formatPercentUp(quickPpm, 1);
    return { tag: 'breach', inputs, current: `账期 ${termDays} 天，${share} 的已付金额在开票后 ${quickDays} 天内付清` };
  }),
};

/** The buyer owes an older invoice, so that it may not pay the next. */
const invoicesOverdue: Rule<'orderLoan'> = {
  code: 'invoicesOverdue',
  effect: 'refer',
  check: aboutPapers(({ invoices }, { policy: { terms }, snapshot: { asOf } }) => {
    const { maxOverdueDays } = terms.trade;
    const open = invoices.flatMap(({ dueOn, paidOn, amountFen }) =>
      isOffered(dueOn) && !isOffered(paidOn) ? [{ dueOn, amountFen }] : [],
    );
    const overdue = open.filter(({ dueOn }) => addDays(dueOn, maxOverdueDays) < asOf);
    const days = Math.max(0, ...overdue.map(({ dueOn }) => daysBetween(dueOn, asOf)));
    const inputs = { open: open.length, overdue: overdue.length, longestDays: days, maxOverdueDays };
    if (overdue.length === 0) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `${overdue.length} 张发票到期未付，最长 ${days} 天` };
  }),
};

export const paymentRules: readonly Rule<'orderLoan'>[] = [paymentsTooQuick, invoicesOverdue];
