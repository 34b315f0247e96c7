import type { submitApplication as contract } from '@loan/shared/api/application';
import type { Application } from '@loan/shared/application/application';
import type { Result } from '@loan/shared/result';
import { err, ok } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { type PapersMissing, papersLacking } from '../backing/readiness.ts';
import type { Deps } from '../deps.ts';
import { type ConsentRefused, firstSources, giveConsents } from '../party/consents.ts';
import { companyRows } from '../related/traits.ts';
import { type Busy, settle } from '../settle.ts';
import { type ApplicationNotFound, openFor } from './access.ts';
import { type MoveError, moveApplication, user } from './move.ts';

type Request = z.infer<typeof contract.request>;

/** Takes the consents and submits, in one transaction: from here the service clock runs. Twice is once. */
export async function submitApplication(
  deps: Deps,
  userId: string,
  { id, consents }: Request,
): Promise<Result<Application, MoveError | ApplicationNotFound | PapersMissing | ConsentRefused | Busy>> {
  return settle(async () => {
    const found = await openFor(deps, userId, id);
    if (!found.ok) return found;
    if ('submittedAt' in found.value.state && found.value.state.submittedAt) return ok(found.value.state);
    const lacking = await papersLacking(deps, found.value.state);
    if (lacking.length > 0) return err({ tag: 'PapersMissing' as const, lacking });
    const audience = { applicant: firstSources(deps, found.value.state) };
    const given = giveConsents(deps, { applicationId: id, userId, audience, ticks: consents });
    if (!given.ok) return given;
    const { changes, lists, ids } = given.value;
    const at = deps.now();
    const { state } = found.value;
    const known = state.status === 'draft' ? await companyRows(deps, state, at) : [];
    return moveApplication(deps, {
      before: found.value,
      event: { type: 'submit', at, consents: ids },
      by: user(userId),
      with: { changes, lists: [...lists, ...known] },
    });
  });
}
