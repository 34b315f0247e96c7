import type { QuoteView } from '@loan/shared/api/view';
import { quoteOf } from '@loan/shared/drawdown/quote';
import { subtractFen } from '@loan/shared/money/fen';
import { formatPercent, formatRoundedPercent, formatWan, formatYuan } from '@loan/shared/money/format';
import type { Day } from '@loan/shared/time/instant';
import { termWords } from '../../words/methods.ts';
import { type OfferTerms, words } from './messages.ts';

export type Compared = { label: string; before: string; after: string };

/** Old and new side by side; the view sets in bold what differs. */
export const comparedTerms = (before: OfferTerms, after: OfferTerms): Compared[] =>
  [
    { label: words.limit, of: ({ limitFen }: OfferTerms) => formatWan(limitFen) },
    { label: words.now, of: ({ availableFen }: OfferTerms) => formatWan(availableFen) },
    { label: words.later, of: (terms: OfferTerms) => formatWan(subtractFen(terms.limitFen, terms.availableFen)) },
    { label: words.rate, of: ({ annualRatePpm }: OfferTerms) => formatPercent(annualRatePpm) },
    { label: words.term, of: ({ termMonths }: OfferTerms) => termWords(termMonths) },
  ].map(({ label, of }) => ({ label, before: of(before), after: of(after) }));

/**
 * The same example at the old price: the domain's own reckoning, which the server used for the new one.
 * Dates do not enter the sums, so that no calendar is needed.
 */
export const atOldPrice = (example: QuoteView, before: OfferTerms, today: Day): QuoteView =>
  quoteOf({ ...example, annualRatePpm: before.annualRatePpm, startOn: today }, () => true);

export const comparedCost = (before: QuoteView, after: QuoteView): Compared[] => {
  // What is lent until the end costs interest alone each month; the last month is not like the others.
  const isAtEnd = after.method === 'bullet';
  const monthly = ({ instalments: [first] }: QuoteView) =>
    first ? bare(formatYuan(isAtEnd ? first.interestFen : first.totalFen)) : '';
  return [
    { label: isAtEnd ? words.monthlyInterest : words.monthly, before: monthly(before), after: monthly(after) },
    {
      label: words.interest,
      before: bare(formatYuan(before.totalInterestFen)),
      after: bare(formatYuan(after.totalInterestFen)),
    },
    {
      label: words.irr,
      before: formatRoundedPercent(before.irrPpm, 2),
      after: formatRoundedPercent(after.irrPpm, 2),
    },
  ];
};

/** Columns of sums say their unit once, under the table. */
const bare = (text: string) => text.replace(' 元', '');
