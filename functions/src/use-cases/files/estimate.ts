import { FilesEstimate } from '@loan/shared/api/files';
import type { CrossCheck } from '@loan/shared/cross-check/cross-check-schema';
import { addDecimals } from '@loan/shared/facts/decimal';
import { DecimalText, type MonthlyFacts } from '@loan/shared/facts/month';
import { fen } from '@loan/shared/money/fen';
import type { Instant } from '@loan/shared/time/instant';
import type { FilesTold } from '../../ports/file-reader.ts';

/**
 * What the files come to, for their owner: never an offer. The range begins with what the engine says of the files
 * alone, and ends with the most it says of them with one thing more that this applicant could do.
 */
export function estimateOf({ shops, decision, crossCheck }: FilesTold, at: Instant): FilesEstimate | undefined {
  if (!decision) return undefined;
  const { outcome, asOf, policyVersion, limitFen, annualRatePpm, score, grade, reasons, wouldHelp } = decision;
  const more = wouldHelp.map((help) => help.limitFen);
  return FilesEstimate.parse({
    verified: false,
    at,
    asOf,
    policyVersion,
    outcome,
    fromFen: limitFen,
    toFen: outcome === 'offered' ? fen(Math.max(limitFen, ...more)) : limitFen,
    annualRatePpm,
    score,
    grade,
    shops: shops.map(({ shop: { marketplace, coverage, months } }) => ({
      marketplace,
      ...coverage,
      orders: months.reduce((sum, { orders }) => sum + orders, 0),
      sales: salesOf(months),
    })),
    ...(crossCheck ? { flows: flowsOf(crossCheck) } : {}),
    reasons: reasons.slice(0, MOST).map(({ code, text }) => ({ code, text })),
    wouldHelp: wouldHelp.slice(0, MOST).map((help) => ({ what: help.what, limitFen: help.limitFen })),
  });
}

const MOST = 6;
const LEGS_MOST = 20;

/** What the shops' files say was paid out against what the payment company's say arrived. */
const flowsOf = ({ legs, unmatched, unmatchedCount }: CrossCheck): FilesEstimate['flows'] => ({
  legs: legs
    .filter(({ leg }) => leg === 'money')
    .slice(0, LEGS_MOST)
    .map(({ shop: { marketplace }, provider, matchPpm, expected, found }) => ({
      ...{ marketplace, provider, matchPpm },
      ...{ expectedFen: fen(expected), foundFen: fen(found) },
    })),
  unmatched: unmatched.slice(0, MOST).map(({ shop: { marketplace }, side, when, amount, currency }) => ({
    ...{ marketplace, side, when, amount, currency },
  })),
  unmatchedCount,
});

/** Sales by currency, as the files tell them. */
function salesOf(months: readonly MonthlyFacts[]): { currency: string; amount: string }[] {
  const sums = new Map<string, DecimalText>();
  for (const { currency, gmv } of months) {
    sums.set(currency, addDecimals(sums.get(currency) ?? DecimalText.parse('0'), gmv));
  }
  return [...sums].map(([currency, amount]) => ({ currency, amount }));
}
