import { LOANS_PER_DEPOSIT } from '@loan/shared/backstop/deposit';
import { type Books, firstOf, sum } from './case.ts';

export const DEPOSIT_LAW =
  'the deposit holds and carries what all drawdowns and loans come to, and its headroom is never negative';

/** The recount of what one item keeps up by additions alone. */
export function depositBroken({ deposit, drawdowns, loans }: Books): string | undefined {
  if (!deposit) return 'no deposit';
  const { depositFen, heldFen, outstandingFen, headroomFen } = deposit;
  const holding = drawdowns.filter(({ status }) => ['held', 'instructed', 'unknown', 'rejected'].includes(status));
  const held = sum(holding.map(({ amountFen }) => amountFen));
  const outstanding = sum(loans.map((loan) => loan.outstandingFen));
  const headroom = LOANS_PER_DEPOSIT * depositFen - held - outstanding;
  return firstOf([
    [heldFen === held, `held ${heldFen}, recounted ${held}`],
    [outstandingFen === outstanding, `outstanding ${outstandingFen}, recounted ${outstanding}`],
    [headroomFen === headroom, `headroom ${headroomFen}, recounted ${headroom}`],
    [headroomFen >= 0, `headroom ${headroomFen}`],
  ]);
}
