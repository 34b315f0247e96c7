import { Fen } from '../../money/fen.ts';
import { Grade } from '../../offer/decision.ts';
import { z } from '../../schema.ts';

const Ppm = z.int().min(0).max(10_000_000);

const Multiple = z.strictObject({
  grade: Grade,
  /** The line as a multiple of a month's turnover (k). */
  limitMultiplePpm: Ppm,
  /** The first draw as a multiple of a month's turnover. */
  firstDrawMultiplePpm: Ppm,
});
type Multiple = z.infer<typeof Multiple>;

/** A better grade never lends less nor lets draw less: half of the law that better is never worse. */
const betterIsNeverLess = (multiples: readonly Multiple[]): boolean =>
  multiples.every((row, index) => {
    const better = multiples[index - 1];
    return (
      better === undefined ||
      (better.limitMultiplePpm >= row.limitMultiplePpm && better.firstDrawMultiplePpm >= row.firstDrawMultiplePpm)
    );
  });

/** The data loan's own numbers (数据贷): what its formula reads beyond what every product has. */
export const DataLoanTerms = z.strictObject({
  /** One row a grade, best first. */
  multiples: z.array(Multiple).min(1).refine(betterIsNeverLess, 'a better grade is never worse'),
  /** Share of a month's payouts that may go to instalments, and over how many months it is capitalised. */
  cashSharePpm: Ppm,
  cashMonths: z.int().min(1).max(60),
  /** The month's sales one more shop is asked with, and what it has to be like. */
  anotherShop: z.strictObject({ monthlyFen: Fen, detail: z.string().min(1).max(300) }),
});
export type DataLoanTerms = z.infer<typeof DataLoanTerms>;

/** Asked of a whole policy: the grades stand there, their multiples here. */
export const everyGradeHasItsMultiples = ({
  grades,
  terms: { multiples },
}: {
  grades: readonly { grade: Grade }[];
  terms: DataLoanTerms;
}): boolean =>
  grades.length === multiples.length && grades.every(({ grade }, index) => multiples[index]?.grade === grade);
