import type { confirmShop as contract } from '@loan/shared/api/sources';
import type { Application } from '@loan/shared/application/application';
import { err, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { type Source, type SourceError, type SourceEvent, transitionSource } from '@loan/shared/source/source';
import type { Commit, ListWrite } from '../../ports/ledger.ts';
import { type ApplicationNotFound, openFor } from '../application/access.ts';
import { type MoveError, moveApplication, user } from '../application/move.ts';
import { requestAssessment } from '../application/request-assessment.ts';
import type { Deps } from '../deps.ts';
import { sourceRows } from '../related/traits.ts';
import { type Busy, settle } from '../settle.ts';
import { gatherEvent } from './reading.ts';

type Request = z.infer<typeof contract.request>;
export type ConfirmError = MoveError | ApplicationNotFound | SourceError | Busy;

/** The applicant's answer to "is this your shop?". Nothing is read before it; `mine: false` hands the permission back. */
export async function confirmShop(
  deps: Deps,
  userId: string,
  request: Request,
): Promise<Result<Application, ConfirmError>> {
  const confirmed = await settle(async () => {
    const found = await openFor(deps, userId, request.id);
    if (!found.ok) return found;
    const before = await deps.ledger.find('source', request.sourceId);
    if (!before || before.state.applicationId !== request.id) return err({ tag: 'ApplicationNotFound' as const });
    // The tap arrived twice: what it asked for is under way.
    if (request.mine && ['reading', 'read'].includes(before.state.status))
      return { ok: true as const, value: found.value.state };

    const at = deps.now();
    const event: SourceEvent = request.mine
      ? { type: 'confirm', at, relation: request.relation ?? 'sameCompany', pullId: deps.newId() }
      : { type: 'disown', at };
    const after = transitionSource(before.state, event);
    if (!after.ok) return after;
    const changed = { id: request.sourceId, to: request.mine ? ('reading' as const) : ('gone' as const) };
    return moveApplication(deps, {
      before: found.value,
      event: await gatherEvent(deps, found.value.state.sources, changed, at),
      by: user(userId),
      with: {
        changes: [{ kind: 'source', before, event, after: after.value, by: user(userId) }],
        ...follows(deps, before.state, request.mine),
        lists: request.mine ? await rowsFor(deps, found.value.state, after.value) : [],
      },
    });
  });
  if (!confirmed.ok || !request.mine || !request.thenAssess) return confirmed;
  const asked = await requestAssessment(deps, userId, request);
  // The shop is confirmed either way; an assessment not started now is started from the sources page.
  return asked.ok ? asked : confirmed;
}

/** So that another company with the same account is found to be related. */
async function rowsFor(deps: Deps, application: Application, source: Source): Promise<ListWrite[]> {
  const companyId = 'companyId' in application ? application.companyId : undefined;
  const company = companyId ? await deps.ledger.record('company', companyId) : undefined;
  return company ? sourceRows(deps, source, company.value.clientId, deps.now()) : [];
}

function follows(deps: Deps, source: Source, mine: boolean): Pick<Commit, 'jobs' | 'claims'> {
  const sourceId = source.id;
  const dueAt = deps.now();
  if (mine) return { jobs: [{ id: deps.newId(), kind: 'readSource', payload: { sourceId }, dueAt }] };
  return { jobs: [{ id: deps.newId(), kind: 'revokeSource', payload: { sourceId }, dueAt }] };
}
