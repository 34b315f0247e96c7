import type { BankEvent } from '@loan/shared/bank/los-bank';
import type { Deps } from '../deps.ts';

type Asked = { bankId: string; applicationId: string; after: number; limit: number };

/**
 * An application's line from a number on, for a bank that catches up by itself. What it says it has (`after`) need not
 * be sent any more, so a line held by a dead callback goes on from there.
 */
export async function readBankEvents(
  deps: Deps,
  { bankId, applicationId, after, limit }: Asked,
): Promise<{ events: BankEvent[]; next: number | null } | undefined> {
  const application = await deps.ledger.find('application', applicationId);
  // Another bank's application answers as a made-up id would.
  if (!application || application.state.bankId !== bankId) return undefined;
  if (after > 0) await deps.jobs.caughtUp(applicationId, after, deps.now());
  const events = await deps.ledger.bankEvents(applicationId, after, limit);
  const last = events[events.length - 1]?.bankSeq;
  return { events, next: events.length === limit && last !== undefined ? last : null };
}
