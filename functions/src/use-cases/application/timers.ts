import { clockState } from '@loan/shared/application/clock';
import type { Deps } from '../deps.ts';
import type { JobOutcome } from '../work/work.ts';
import { DONE } from '../work/work.ts';
import { moveApplication, SYSTEM } from './move.ts';

/** The service clock reached a point it was to be looked at (R-FLW-6). Near and broken are events, once each. */
export async function watchClock(deps: Deps, { applicationId }: { applicationId: string }): Promise<JobOutcome> {
  const before = await deps.ledger.find('application', applicationId);
  if (!before || !('clock' in before.state)) return DONE;
  const { clock } = before.state;
  const at = deps.now();
  const state = clockState(clock, at);
  const due =
    state === 'near' && !clock.nearAt ? 'clockNear' : state === 'broken' && !clock.brokenAt ? 'clockBroken' : undefined;
  if (!due) return DONE;
  if (due === 'clockBroken') deps.log.alarm('service clock broken', { applicationId, status: before.state.status });
  const moved = await moveApplication(deps, { before, event: { type: due, at }, by: SYSTEM });
  return moved.ok || moved.error.tag === 'IllegalTransition' ? DONE : { tag: 'retry', cause: moved.error.tag };
}

/** What was not taken up in time ends by itself: an offer, a bank's terms, an application nobody went on with. */
export async function expire(
  deps: Deps,
  { applicationId, status }: { applicationId: string; status: string },
): Promise<JobOutcome> {
  const before = await deps.ledger.find('application', applicationId);
  const at = deps.now();
  if (!before || !isStale(before.state, status, at)) return DONE;
  const moved = await moveApplication(deps, { before, event: { type: 'expire', at }, by: SYSTEM });
  return moved.ok || moved.error.tag === 'IllegalTransition' ? DONE : { tag: 'retry', cause: moved.error.tag };
}

type State = NonNullable<Awaited<ReturnType<Deps['ledger']['find']>>>['state'];

/** The timer was set for a standing that may have passed on or been renewed since. */
function isStale(state: State, status: string, at: string): boolean {
  if (!('status' in state) || !('applicantId' in state)) return false;
  switch (state.status) {
    case 'offered':
    case 'accepted':
      return at > state.offer.expiresAt;
    case 'approved':
    case 'signingFailed':
      return at > state.terms.validUntil;
    case 'submitted':
    case 'gathering':
      return status === 'submitted' || status === 'gathering';
    default:
      return false;
  }
}
