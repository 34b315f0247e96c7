import type { Application } from '@loan/shared/application/application';
import { err, ok, type Result } from '@loan/shared/result';
import type { Deps } from '../deps.ts';
import { type Busy, settle } from '../settle.ts';
import { lookNow } from '../signing/watching.ts';
import { type ApplicationNotFound, openFor } from './access.ts';
import { type MoveError, moveApplication, user } from './move.ts';

/** The e-sign service did not say whether the agreement could still be called off; nothing was withdrawn. */
export type RecallUnknown = { tag: 'SigningUnknown'; cause: string };
type Recall = Result<void, RecallUnknown | { tag: 'LoanDocumentSigned' }>;

/** Ends an application before any loan document is fully signed. Twice is once. */
export async function withdrawApplication(
  deps: Deps,
  userId: string,
  { id }: { id: string },
): Promise<Result<Application, MoveError | ApplicationNotFound | Busy | RecallUnknown>> {
  return settle(async () => {
    const found = await openFor(deps, userId, id);
    if (!found.ok) return found;
    if (found.value.state.status === 'withdrawn') return ok(found.value.state);
    const recalled = await recallAgreement(deps, found.value.state);
    if (!recalled.ok) return recalled;
    return moveApplication(deps, {
      before: found.value,
      event: { type: 'withdraw', at: deps.now() },
      by: user(userId),
    });
  });
}

/**
 * Calls the loan agreement off before the application ends, not after: the last signature may be there though no
 * callback has told of it, and an agreement everybody has signed binds whatever our state says.
 */
async function recallAgreement(deps: Deps, state: Application): Promise<Recall> {
  if (state.status !== 'signing' || !state.signing.taskId) return ok(undefined);
  const { taskId, attempt } = state.signing;
  const cancelled = await deps.signing.cancelTask(taskId, '申请人已撤回申请');
  if (cancelled.ok) return cancelled;
  if (cancelled.error.tag === 'SigningUnknown') return err(cancelled.error);
  const status = await deps.signing.taskStatus(taskId);
  if (!status.ok) return err({ tag: 'SigningUnknown', cause: 'neither called off nor known' });
  if (status.value.state !== 'finished') return ok(undefined);
  await lookNow(deps, taskId, { kind: 'checkSigning', payload: { applicationId: state.id, attempt } });
  return err({ tag: 'LoanDocumentSigned' });
}
