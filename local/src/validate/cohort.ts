import type { ShopFacts } from '@loan/shared/facts/shop';
import { questionOf } from '@loan/shared/offer/ask';
import { assess } from '@loan/shared/offer/assess';
import type { Grade } from '@loan/shared/offer/decision';
import type { PolicyOf } from '@loan/shared/policy/policy-schema';
import { type Books, openBooks, tradeMonth } from './cash-flow.ts';
import { type History, shopFactsOf, snapshotOf } from './facts.ts';
import { defaults, type Loan } from './lending.ts';
import { PARAMETERS } from './parameters.ts';
import { drawPath, HISTORY_MONTHS, type PathMonth, type World } from './path.ts';
import { drawSeller, type Seller } from './seller.ts';

/** The ways one and the same seller is lent to, on the very same months to come. */
export const WAYS = ['sameForAll', 'firstDraw', 'restAfter90Days', 'fullLineAtOnce'] as const;
export type Way = (typeof WAYS)[number];

/** One who came through the door: decided on by the engine from the facts alone. Amounts in yuan. */
export type Applicant = {
  readonly seller: Seller;
  readonly books: Books;
  readonly marketplace: ShopFacts['marketplace'];
  /** Of the last three months. */
  readonly monthlySales: number;
  readonly score: number;
  /** The bin of the card that each characteristic fell into. */
  readonly bins: Readonly<Record<string, number | 'missing'>>;
  /** What the grade promises, offered or not; D below the last grade. */
  readonly grade: Grade;
  readonly promisedPpm: number;
  readonly offer: { line: number; first: number; annualRatePpm: number; termMonths: number } | undefined;
};

export type CohortRequest = {
  readonly seed: number;
  readonly sellers: number;
  readonly world: World;
  readonly policy: PolicyOf<'dataLoan'>;
};

/** Everybody who came through the door. The engine decides on their facts; only their cash decides how they end. */
export const drawCohort = (request: CohortRequest): Applicant[] =>
  Array.from({ length: request.sellers }, (_, index) => drawApplicant(request, index));

function drawApplicant({ seed, world, policy }: CohortRequest, index: number): Applicant {
  const seller = drawSeller(seed, index);
  const history = historyOf(seller, drawPath(seller, { seed, world, future: 0 }));
  const { books } = history;
  const { outcome, score, priced } = assess(questionOf(policy, snapshotOf(shopFactsOf(seed, history))));
  return {
    seller,
    books,
    marketplace: seller.marketplace,
    monthlySales: (books.recent[0] + books.recent[1] + books.recent[2]) / 3,
    score: score.score,
    bins: Object.fromEntries(score.rows.map(({ rule: { code }, binIndex }) => [code, binIndex ?? 'missing'])),
    grade: priced?.grade.grade ?? 'D',
    promisedPpm: priced?.grade.defaultProbabilityPpm ?? 0,
    offer:
      outcome === 'offered' && priced
        ? {
            line: priced.limit.limitFen / 100,
            first: priced.limit.firstDrawFen / 100,
            annualRatePpm: priced.rate,
            termMonths: policy.offer.maxTermMonths,
          }
        : undefined,
  };
}

function historyOf(seller: Seller, path: readonly PathMonth[]): History {
  let books: Books = openBooks(seller, path);
  const results = path.slice(0, HISTORY_MONTHS).map((month) => {
    const traded = tradeMonth(seller, month, { books, due: 0 });
    books = traded.books;
    return traded.result;
  });
  return { seller, path, results, books };
}

export type FutureRequest = {
  readonly seed: number;
  readonly world: World;
  readonly future: number;
  /** In place of each owner's own share. */
  readonly spentElsewhere?: number;
};
/** True: in default. Undefined: nothing was lent that way. */
export type Ending = { readonly applicant: Applicant; readonly isBad: boolean };

/** Those lent to in this way, and how each ended in this future. */
export const endings = (applicants: readonly Applicant[], way: Way, future: FutureRequest): Ending[] =>
  endingsOf(applicants, future, (applicant) => loanOf(applicant, way));

/** The same offered sellers, each lent so many months' sales. */
export const endingsAtMultiple = (
  applicants: readonly Applicant[],
  multiple: number,
  future: FutureRequest,
): Ending[] =>
  endingsOf(applicants, future, ({ offer, monthlySales }) =>
    offer ? { ...offer, firstDraw: multiple * monthlySales, laterDraw: 0 } : undefined,
  );

function endingsOf(
  applicants: readonly Applicant[],
  { spentElsewhere, ...request }: FutureRequest,
  loanFor: (applicant: Applicant) => Loan | undefined,
): Ending[] {
  return applicants.flatMap((applicant) => {
    const loan = loanFor(applicant);
    if (loan === undefined) return [];
    const months = drawPath(applicant.seller, request).slice(HISTORY_MONTHS);
    const seller = spentElsewhere === undefined ? applicant.seller : { ...applicant.seller, spentElsewhere };
    return [{ applicant, isBad: defaults(seller, months, { books: applicant.books, loan }) }];
  });
}

function loanOf({ offer, monthlySales }: Applicant, way: Way): Loan | undefined {
  if (way === 'sameForAll') {
    const { multiple, ...terms } = PARAMETERS.sameForAll;
    return { ...terms, firstDraw: multiple * monthlySales, laterDraw: 0 };
  }
  if (offer === undefined) return undefined;
  const { line, first, ...terms } = offer;
  if (way === 'firstDraw') return { ...terms, firstDraw: first, laterDraw: 0 };
  if (way === 'restAfter90Days') return { ...terms, firstDraw: first, laterDraw: line - first };
  return { ...terms, firstDraw: line, laterDraw: 0 };
}
