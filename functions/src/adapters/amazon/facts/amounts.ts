import { Currency, DecimalText } from '@loan/shared/facts/month';
import type { ExternalDebt, ShopFacts } from '@loan/shared/facts/shop';
import { addDays, type Day } from '@loan/shared/time/instant';
import { decimalText, minorDigits } from '../../../ingest/currencies.ts';
import type { EventsReduction } from '../reductions.ts';

const YEAR_DAYS = 365;
/** A loan that is being repaid shows at least once in a settlement of two weeks; three months leave no doubt. */
const DEBT_DAYS = 90;

type Amounts = EventsReduction['adSpend'];

const amountOf = (currency: string, minor: number) => ({
  currency: Currency.parse(currency),
  amount: DecimalText.parse(decimalText(Math.max(0, minor), minorDigits(currency))),
});

const covers = ({ coveredFrom }: EventsReduction, to: Day, days: number): boolean =>
  coveredFrom <= addDays(to, 1 - days);

/** What went into advertising in twelve months; missing when the events do not reach back that far. */
export function adSpendOf(events: EventsReduction | undefined, to: Day): ShopFacts['adSpend12m'] | undefined {
  if (!events || !covers(events, to, YEAR_DAYS)) return undefined;
  return Object.entries(events.adSpend).map(([currency, minor]) => amountOf(currency, minor));
}

/**
 * The same by month, as far back as the events reach. None at all says nothing.
 * assumed: a seller may have advertising charged to a card, which no event shows; confirm: with a seller who does.
 */
export function adMonthsOf(events: EventsReduction | undefined, to: Day): ShopFacts['adMonths'] | undefined {
  if (!events?.adMonths || events.adMonths.length === 0) return undefined;
  const months = events.adMonths.map(({ month, currency, minor }) => ({ month, ...amountOf(currency, minor) }));
  return { from: events.coveredFrom, to, months: months.sort((a, b) => (a.month < b.month ? -1 : 1)) };
}

/** Debts to Amazon itself, as far as the events show them; none at all is an answer too. */
export function debtsOf(events: EventsReduction | undefined, to: Day): ShopFacts['externalDebts'] | undefined {
  if (!events || !covers(events, to, DEBT_DAYS)) return undefined;
  const { loans, debts } = events;
  const isWholeYear = covers(events, to, YEAR_DAYS);
  const lending = { lender: 'Amazon Lending', repaid: loans.repaid, taken: loans.advanced };
  const arrears = { lender: 'Amazon 账户欠款', repaid: debts.recovered, taken: debts.original };
  return [
    ...owed(lending, (currency) => ({
      left: lendingOutstanding(loans, currency),
      advanced: lendingAdvanced(loans, currency, isWholeYear),
    })),
    // Amazon takes back what a seller owes it; it never paid that out.
    ...owed(arrears, (currency) => ({
      left: (debts.original[currency] ?? 0) - (debts.recovered[currency] ?? 0),
      advanced: 0,
    })),
  ];
}

type Seen = { lender: string; repaid: Amounts; taken: Amounts };
type Reckoned = (currency: Currency) => { left: number; advanced: number };

function owed({ lender, repaid, taken }: Seen, reckon: Reckoned): ExternalDebt[] {
  const currencies = [...new Set([...Object.keys(repaid), ...Object.keys(taken)])].sort();
  return currencies.map((text) => {
    const currency = Currency.parse(text);
    const { left, advanced } = reckon(currency);
    return {
      lender,
      outstanding: amountOf(currency, left),
      repaid12m: amountOf(currency, repaid[currency] ?? 0),
      advanced12m: amountOf(currency, advanced),
    };
  });
}

/**
 * What was advanced less what was repaid, in the year looked at. A loan older than that shows repayments without
 * its advance; then as much again as was repaid is taken as owed.
 * assumed: Amazon's loans run for twelve months at most and Amazon tells no balance; confirm: with a borrower's events.
 */
function lendingOutstanding({ advanced, repaid }: EventsReduction['loans'], currency: Currency): number {
  const [lent, paid] = [advanced[currency] ?? 0, repaid[currency] ?? 0];
  return lent >= paid ? lent - paid : paid;
}

/**
 * What Amazon paid out as a loan within twelve months. Where the events reach back less far and show repayments alone,
 * the advance may lie in between, and then counts whole: as much as was repaid and is owed.
 */
function lendingAdvanced(loans: EventsReduction['loans'], currency: Currency, isWholeYear: boolean): number {
  const [lent, paid] = [loans.advanced[currency] ?? 0, loans.repaid[currency] ?? 0];
  return isWholeYear || lent >= paid ? lent : paid + lendingOutstanding(loans, currency);
}
