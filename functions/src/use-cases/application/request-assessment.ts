import type { Application } from '@loan/shared/application/application';
import { err, ok, type Result } from '@loan/shared/result';
import { hasShopsBesidePapers } from '../backing/access.ts';
import { isReadingBuyer, pledgePapers } from '../backing/readiness.ts';
import type { Deps } from '../deps.ts';
import { type Busy, settle } from '../settle.ts';
import { DONE, type JobOutcome } from '../work/work.ts';
import { type ApplicationNotFound, openFor } from './access.ts';
import { type MoveError, moveApplication, SYSTEM, user } from './move.ts';

export type NothingToAssess = { tag: 'NothingToAssess' };
/** What it lends on are papers that their counterparty has not confirmed yet. */
export type NotConfirmedYet = { tag: 'NotConfirmedYet' };

/**
 * Asks for the assessment (开始评估). It starts at once when nothing is being read, and otherwise by itself once
 * everything confirmed has been read.
 */
export async function requestAssessment(
  deps: Deps,
  userId: string,
  { id }: { id: string },
): Promise<Result<Application, MoveError | ApplicationNotFound | NothingToAssess | NotConfirmedYet | Busy>> {
  return settle(async () => {
    const found = await openFor(deps, userId, id);
    if (!found.ok) return found;
    const { state } = found.value;
    if (state.status !== 'submitted' && state.status !== 'gathering') {
      // Asked again after it has begun: the answer is where it stands.
      return state.status === 'draft' ? err({ tag: 'IllegalTransition', from: 'draft', event: 'assess' }) : ok(state);
    }
    if (state.assessmentRequestedAt) return ok(state);
    const needsShops = !state.backing || hasShopsBesidePapers(state);
    if (needsShops && !(await canBeAssessed(deps, state))) return err({ tag: 'NothingToAssess' });
    if (hasShopsBesidePapers(state) && !state.backing?.confirmedAt) return err({ tag: 'NotConfirmedYet' });
    await pledgePapers(deps, state);
    return moveApplication(deps, {
      before: found.value,
      event: { type: 'requestAssessment', at: deps.now() },
      by: user(userId),
    });
  });
}

/** Something must have been read or be on its way, unless the declarations alone already decide against it. */
async function canBeAssessed(
  { ledger, policies, now }: Deps,
  application: Extract<Application, { sources: unknown }>,
): Promise<boolean> {
  const sources = await Promise.all(application.sources.map((id) => ledger.find('source', id)));
  if (sources.some((source) => source && ['reading', 'read'].includes(source.state.status))) return true;
  const { marketplaces, settlement } = application.eligibility;
  const policy = await policies.live(application.product, now());
  const financeable = marketplaces.some((name) => {
    const tier = (policy.marketplaces as Record<string, { factorPpm: number } | undefined>)[name];
    return tier !== undefined && tier.factorPpm > 0;
  });
  return !financeable || settlement === 'personal' || settlement === 'other';
}

/**
 * Starts the assessment if it is still asked for and nothing is being read any more. A job of its own, written
 * together with what made it possible, so that no crash in between can leave the applicant waiting.
 */
export async function beginAssessment(deps: Deps, { applicationId }: { applicationId: string }): Promise<JobOutcome> {
  const before = await deps.ledger.find('application', applicationId);
  const state = before?.state;
  if ((state?.status !== 'submitted' && state?.status !== 'gathering') || !state.assessmentRequestedAt) return DONE;
  const sources = await Promise.all(state.sources.map((id) => deps.ledger.find('source', id)));
  if (sources.some((source) => source?.state.status === 'reading') || (await isReadingBuyer(deps, state))) return DONE;
  const moved = await moveApplication(deps, { before, event: { type: 'assess', at: deps.now() }, by: SYSTEM });
  return moved.ok || moved.error.tag === 'IllegalTransition' ? DONE : { tag: 'retry', cause: moved.error.tag };
}
