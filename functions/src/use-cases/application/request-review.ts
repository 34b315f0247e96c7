import type { Application } from '@loan/shared/application/application';
import { CONTESTED } from '@loan/shared/application/review';
import { err, type Result } from '@loan/shared/result';
import { reviewItem } from '../assess/review-item.ts';
import type { Deps } from '../deps.ts';
import { type Busy, settle } from '../settle.ts';
import { type ApplicationNotFound, openFor } from './access.ts';
import { type MoveError, moveApplication, user } from './move.ts';

/** An automatic refusal is looked at by a person when the applicant asks for it (R-ADM-1). What was asked stands with it. */
export async function requestReview(
  deps: Deps,
  userId: string,
  { id, text }: { id: string; text: string },
): Promise<Result<Application, MoveError | ApplicationNotFound | Busy>> {
  return settle(async () => {
    const found = await openFor(deps, userId, id);
    if (!found.ok) return found;
    const { state } = found.value;
    if (state.status === 'underReview') return { ok: true as const, value: state };
    if (state.status !== 'declined')
      return err({ tag: 'IllegalTransition' as const, from: state.status, event: 'refer' as const });
    const reasons = [...state.reasons, { code: CONTESTED, text }];
    const event = { type: 'refer', at: deps.now(), decisionId: state.decisionId, reasons } as const;
    return moveApplication(deps, {
      before: found.value,
      event,
      by: user(userId),
      with: { lists: [reviewItem(state, event)] },
    });
  });
}
