import {
  coverPpm,
  type Deposit,
  lendableFen,
  MINIMUM_DEPOSIT_FEN,
  WARNING_COVER_PPM,
} from '@loan/shared/backstop/deposit';
import type { Fen } from '@loan/shared/money/fen';
import { err, ok, type Result } from '@loan/shared/result';
import type { Deps } from '../deps.ts';
import { note } from './journal.ts';

export type DepositStanding = Deposit & {
  minimumFen: number;
  lendableFen: number;
  coverPpm: number;
  /** `belowMinimum` and `noHeadroom` stop disbursements; `coverThin` comes before that. */
  warnings: ('belowMinimum' | 'noHeadroom' | 'coverThin')[];
};
export type NoDeposit = { tag: 'NoDeposit' };

/** The partner's deposit and what it still carries (R-PTN-2). */
export async function showDeposit({ ledger, settings }: Deps): Promise<Result<DepositStanding, NoDeposit>> {
  const deposit = await ledger.deposit(settings.partner.id);
  return deposit ? ok(standingOf(deposit)) : err({ tag: 'NoDeposit' });
}

/** Writes down what the partner's deposit account holds by now, after money was paid in or taken out. */
export async function setDeposit(
  deps: Deps,
  { depositFen, by }: { depositFen: Fen; by: string },
): Promise<Result<DepositStanding, NoDeposit>> {
  const { id } = deps.settings.partner;
  const before = await deps.ledger.deposit(id);
  await note(deps, { by, what: 'deposit.set', subject: id, ground: `${before?.depositFen ?? 0} -> ${depositFen} fen` });
  await deps.ledger.setDeposit(id, depositFen, deps.now(), { kind: 'operator', id: by });
  return showDeposit(deps);
}

function standingOf(deposit: Deposit): DepositStanding {
  const cover = coverPpm(deposit);
  const checks = [
    ['belowMinimum', deposit.depositFen < MINIMUM_DEPOSIT_FEN],
    ['noHeadroom', deposit.headroomFen <= 0],
    ['coverThin', cover < WARNING_COVER_PPM],
  ] as const;
  return {
    ...deposit,
    minimumFen: MINIMUM_DEPOSIT_FEN,
    lendableFen: lendableFen(deposit),
    coverPpm: cover,
    warnings: checks.filter(([, holds]) => holds).map(([warning]) => warning),
  };
}
