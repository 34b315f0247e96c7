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
    // The id stays the same over retries, so that the bank can tell a repeat from news.
    const sent = await deps.bank(line.bankId).deliver(next, `evt_${applicationId}_${next.bankSeq}`);
    const cause = sent.ok
      ? ''
      : sent.error.tag === 'BankRefused'
        ? `${sent.error.code} ${sent.error.message}`
        : sent.error.cause;
    if (!sent.ok) {
      if (line.attempt + 1 < MAX_ATTEMPTS)
        return deps.jobs.lineAgain(line, backoff(deps.now(), line.attempt, deps.random), cause);
      deps.log.alarm('line dead', { applicationId, bankSeq: next.bankSeq, attempts: line.attempt + 1 });
      return deps.jobs.buryLine(line, deps.now(), cause);
    }
    line = await deps.jobs.delivered(line, next.bankSeq);
    if (line && timeLeftMs() < CALL_MS) return deps.jobs.lineAgain(line, deps.now(), 'out of time');
  }
}
