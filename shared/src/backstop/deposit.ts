import { Fen } from '../money/fen.ts';
import { z } from '../schema.ts';

/** The partner's deposit (保证金) must reach 1000万 before anything is lent (R-PTN-2). */
export const MINIMUM_DEPOSIT_FEN = 1_000_000_000;
/** One fen of deposit carries ten fen of loans: the deposit is at least 10 % of what is outstanding. */
export const LOANS_PER_DEPOSIT = 10;

/**
 * The partner's security deposit. The one item of the table that is not version-guarded: holds take `headroomFen`
 * by a condition, so that concurrent disbursements cannot both pass.
 */
export const Deposit = z.object({
  partnerId: z.string(),
  depositFen: Fen,
  /** Loans outstanding, disbursed and not repaid. */
  outstandingFen: Fen,
  /** Held for drawdowns on their way. */
  heldFen: Fen,
  /** May be negative when the deposit was drawn on after loans had been made: then nothing goes out. */
  headroomFen: z.int(),
});
export type Deposit = z.infer<typeof Deposit>;

/** What is carried beyond the loans already there; kept up by sums alone, so that every change is one addition. */
export const headroomFen = ({
  depositFen,
  outstandingFen,
  heldFen,
}: Omit<Deposit, 'partnerId' | 'headroomFen'>): number => LOANS_PER_DEPOSIT * depositFen - outstandingFen - heldFen;

/** What may still go out: nothing at all while the deposit is under its minimum. */
export const lendableFen = (deposit: Deposit): number =>
  deposit.depositFen >= MINIMUM_DEPOSIT_FEN ? Math.max(0, deposit.headroomFen) : 0;

/** The partner is warned when the deposit covers less than 11 % of the loans out or on their way; at 10 % lending stops. */
export const WARNING_COVER_PPM = 110_000;

/** Deposit over loans outstanding and held, in parts per million; whole cover while nothing is lent. */
export function coverPpm({ depositFen, outstandingFen, heldFen }: Omit<Deposit, 'partnerId' | 'headroomFen'>): number {
  const loans = outstandingFen + heldFen;
  return loans === 0 ? 1_000_000 : Number((BigInt(depositFen) * BigInt(1_000_000)) / BigInt(loans));
}
