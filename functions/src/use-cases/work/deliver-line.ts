import type { BankEvent } from '@loan/shared/bank/los-bank';
import type { Deps } from '../deps.ts';
import { backoff } from './backoff.ts';

/** A callback that fails this often (fourteen times, within about an hour) holds its line and raises an alarm. */
const MAX_ATTEMPTS = 14;
const CALL_MS = 15_000;

/**
 * Sends an application's news to its bank, one after the other. Only the lowest undelivered number is ever sent;
 * what fails holds its own line and no other.
 */
export async function deliverLine(
  deps: Deps,
  applicationId: string,
  leaseMs: number,
  timeLeftMs: () => number,
): Promise<void> {
  let line = await deps.jobs.claimLine(applicationId, deps.now(), leaseMs);
  while (line?.next) {
    const { next } = line;
    const cause = await failureOf(deps, line.bankId, next);
    if (cause !== undefined) {
      if (line.attempt + 1 < MAX_ATTEMPTS)
        return deps.jobs.lineAgain(line, backoff(deps.now(), line.attempt, deps.random), cause);
      deps.log.alarm('line dead', { applicationId, bankSeq: next.bankSeq, attempts: line.attempt + 1 });
      return deps.jobs.buryLine(line, deps.now(), cause);
    }
    line = await deps.jobs.delivered(line, next.bankSeq);
    if (line && timeLeftMs() < CALL_MS) return deps.jobs.lineAgain(line, deps.now(), 'out of time');
  }
}

/** Why a callback did not arrive; nothing when it did. */
async function failureOf(deps: Deps, bankId: string, event: BankEvent): Promise<string | undefined> {
  try {
    // The id stays the same over retries, so that the bank can tell a repeat from news.
    const sent = await deps.bank(bankId).deliver(event, `evt_${event.applicationId}_${event.bankSeq}`);
    if (sent.ok) return undefined;
    return sent.error.tag === 'BankRefused' ? `${sent.error.code} ${sent.error.message}` : sent.error.cause;
  } catch (error) {
    // A defect on our side, such as a bank that is not configured: it holds this line, and is seen when it is dead.
    return error instanceof Error ? error.name : 'unknown';
  }
}
