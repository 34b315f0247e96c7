import type { Fen } from '@loan/shared/money/fen';
import { err, ok, type Result } from '@loan/shared/result';
import { type Day, shanghaiDay } from '@loan/shared/time/instant';
import type { Records } from '../../ports/records.ts';
import type { Deps } from '../deps.ts';
import { note } from './journal.ts';

export type Insurance = Records['tradeInsurance'];
export type VerifiedPolicy = {
  applicationId: string;
  policyNumber: string;
  buyerCode: string;
  buyerLimitFen: Fen;
  coverPpm: number;
  validTo: Day;
  by: string;
};
/** `NoBuyer`: the application does not lend on a buyer's orders, or names none yet. */
export type NotInsurable =
  | { tag: 'ApplicationNotKnown' }
  | { tag: 'NoBuyer' }
  | { tag: 'OtherBuyer' }
  | { tag: 'PolicyEnded' }
  | { tag: 'LostRace' };

/**
 * Writes down a policy (跨境电商保) that the partner verified with its insurer. No insurer's interface is connected, so
 * that a person answers for it; it counts from the next assessment or draw on.
 */
export async function setInsurance(
  deps: Deps,
  { applicationId, ...policy }: VerifiedPolicy,
): Promise<Result<Insurance, NotInsurable>> {
  const { ledger } = deps;
  const at = deps.now();
  const [application, backing, before] = await Promise.all([
    ledger.find('application', applicationId),
    ledger.find('backing', applicationId),
    ledger.record('tradeInsurance', applicationId),
  ]);
  if (!application) return err({ tag: 'ApplicationNotKnown' });
  const counterparty = backing?.state.counterparty;
  if (counterparty?.role !== 'buyer') return err({ tag: 'NoBuyer' });
  if (counterparty.creditCode !== policy.buyerCode) return err({ tag: 'OtherBuyer' });
  if (policy.validTo < shanghaiDay(at)) return err({ tag: 'PolicyEnded' });
  const { policyNumber, buyerLimitFen, coverPpm, validTo, by } = policy;
  const ground = `${policyNumber}: ${buyerLimitFen} fen, ${coverPpm} ppm, until ${validTo}`;
  await note(deps, { by, what: 'insurance.set', subject: applicationId, ground });
  const value = { ...policy, at };
  const written = await ledger.commit({
    records: [{ kind: 'tradeInsurance', key: applicationId, value, expect: before?.version ?? 'new' }],
  });
  return written.ok ? ok(value) : err({ tag: 'LostRace' });
}
