import { Fen } from '../../money/fen.ts';
import { Grade } from '../../offer/decision.ts';
import { Scorecard } from '../../policy/scorecard-schema.ts';
import { z } from '../../schema.ts';

const Ppm = z.int().min(0).max(10_000_000);
const Count = z.int().min(0).max(1_000_000);
const Days = z.int().min(0).max(3_650);
const Months = z.int().min(0).max(600);

const BuyerGrade = z.strictObject({
  grade: Grade.exclude(['D']),
  minScore: z.int().min(0).max(1000),
  /** The most that is lent against what one such buyer owes. */
  maxFen: Fen,
});
type BuyerGrade = z.infer<typeof BuyerGrade>;

const betterIsNeverLess = (grades: readonly BuyerGrade[]): boolean =>
  grades.every((row, index) => {
    const better = grades[index - 1];
    return better === undefined || (better.minScore > row.minScore && better.maxFen >= row.maxFen);
  });

const Buyer = z
  .strictObject({
    /** Read from shops that the buyer let us read: the card of whoever borrows on shops of its own. */
    scorecard: Scorecard,
    /** Best first; below the last a person looks. */
    grades: z.array(BuyerGrade).min(1).refine(betterIsNeverLess, 'a better buyer is never worse'),
    /** Where the buyer let us read nothing. */
    ungradedMaxFen: Fen,
  })
  .refine(
    ({ grades, ungradedMaxFen }) => grades.every(({ maxFen }) => maxFen >= ungradedMaxFen),
    'a grade costs nothing',
  );

/** The order loan's own numbers (订单贷): what its formula and its rules read beyond what every product has. */
export const OrderLoanTerms = z
  .strictObject({
    advance: z.strictObject({
      /** Of what is bought within one cycle, with a verified policy or a buyer of this grade or better, and without. */
      securedPpm: Ppm,
      buyerGrade: Grade.exclude(['D']),
      plainPpm: Ppm,
      /** A draw is due so long after the order it is drawn on. */
      dueAfterOrderDays: Days,
    }),
    /** What a policy usually pays of a loss, to ask with where there is none yet. */
    usualCoverPpm: z.int().min(1).max(1_000_000),
    buyer: Buyer,
    /** Of the supplier's confirmed revenue of a year. */
    revenueSharePpm: Ppm,
    trade: z.strictObject({
      minRelationMonths: Months,
      /** An agreement against the invoices of the year before it (F12). */
      maxOverPastTradePpm: Ppm,
      /** What papers over whole steps of this come to, of all papers, where there are enough to tell (F12). */
      roundStepFen: Fen.refine((step) => step > 0),
      minPapers: Count,
      maxRoundSharePpm: Ppm,
      /** What of the invoices a signed delivery note belongs to (F12). */
      minDeliveredPpm: Ppm,
      /** What of the paid invoices may have been paid so soon, where longer terms were agreed (F12). */
      quickDays: Days,
      maxQuickPaidPpm: Ppm,
      /** An unpaid invoice may be overdue by so much. */
      maxOverdueDays: Days,
      /** Invoices younger than this against the others, at least so many paid ones on each side. */
      recentDays: Days,
      minPaidInvoices: z.int().min(1).max(200),
    }),
    /** Where a platform itself buys (全托管): its own short cycle, and what tells a factory from a trader. */
    platform: z.strictObject({
      /** From order to payment. */
      cycleDays: z.int().min(1).max(30),
      /** Pieces of one product within 90 days, on average. */
      minUnitsPerProduct: Count,
      minSupplyMonths: z.int().min(1).max(12),
      maxFen: Fen,
    }),
  })
  .refine(({ advance }) => advance.securedPpm >= advance.plainPpm, 'what secures never lowers');
export type OrderLoanTerms = z.infer<typeof OrderLoanTerms>;
