import type { ShopFacts } from '@loan/shared/facts/shop';
import { decide } from '@loan/shared/offer/decide';
import type { Decision } from '@loan/shared/offer/decision';
import type { Policy } from '@loan/shared/policy/policy-schema';
import { type Books, openBooks, tradeMonth } from './cash-flow.ts';
import { type History, shopFactsOf, snapshotOf } from './facts.ts';
import { defaults, type Loan } from './lending.ts';
import { drawPath, HISTORY_MONTHS, type PathMonth, type World } from './path.ts';
import { drawSeller, type Seller } from './seller.ts';

/** The ways one and the same seller is lent to, on the very same months to come. */
export const WAYS = ['sameForAll', 'firstDraw', 'restAfter90Days', 'fullLineAtOnce'] as const;
export type Way = (typeof WAYS)[number];

/** Lent to everybody, declined ones too, when the score alone is measured: twice a month's sales. */
const SAME_FOR_ALL = 2;
const USUAL_RATE_PPM = 74_000;
const TERM_MONTHS = 12;

/** How one seller ended in one of its futures, by the ways it was lent to. */
type Ending = Partial<Record<Way, boolean>>;

export type Case = {
  readonly marketplace: ShopFacts['marketplace'];
  /** Of the last three months, in yuan. */
  readonly monthlySales: number;
  readonly decision: Decision;
  readonly endings: readonly Ending[];
};

export type CohortRequest = {
  readonly seed: number;
  readonly sellers: number;
  readonly world: World;
  readonly policy: Policy;
  /** How often each seller's months to come are lived, from the same past; more than one tells small rates apart. */
  readonly futures: number;
};

/** Everybody who came through the door. The engine decides on their facts; only their cash decides how they end. */
export const drawCohort = (request: CohortRequest): Case[] =>
  Array.from({ length: request.sellers }, (_, index) => drawCase(request, index));

function drawCase({ seed, world, policy, futures }: CohortRequest, index: number): Case {
  const seller = drawSeller(seed, index);
  const history = historyOf(seller, drawPath(seller, { seed, world, future: 0 }));
  const { books } = history;
  const decision = decide(policy, snapshotOf(shopFactsOf(seed, history)));
  const monthlySales = (books.recent[0] + books.recent[1] + books.recent[2]) / 3;
  const endings = Array.from({ length: futures }, (_, future) => {
    const months = drawPath(seller, { seed, world, future }).slice(HISTORY_MONTHS);
    return endingOf(decision, monthlySales, (loan) => defaults(seller, months, { books, loan }));
  });
  return { marketplace: seller.marketplace, monthlySales, decision, endings };
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

function endingOf(decision: Decision, monthlySales: number, end: (loan: Loan) => boolean): Ending {
  const same = {
    firstDraw: SAME_FOR_ALL * monthlySales,
    laterDraw: 0,
    annualRatePpm: USUAL_RATE_PPM,
    termMonths: TERM_MONTHS,
  };
  const sameForAll = end(same);
  if (decision.outcome !== 'offered') return { sameForAll };
  const { annualRatePpm, termMonths } = decision;
  const [first, line] = [decision.availableFen / 100, decision.limitFen / 100];
  const lent = (firstDraw: number, laterDraw: number) => end({ firstDraw, laterDraw, annualRatePpm, termMonths });
  return {
    sameForAll,
    firstDraw: lent(first, 0),
    restAfter90Days: lent(first, line - first),
    fullLineAtOnce: lent(line, 0),
  };
}
