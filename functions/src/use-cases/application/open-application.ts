import type { openApplication as contract } from '@loan/shared/api/application';
import type { Application } from '@loan/shared/application/application';
import { UserId } from '@loan/shared/application/ids';
import type { Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { openingOf } from '../backing/access.ts';
import type { Deps } from '../deps.ts';
import { type Busy, settle } from '../settle.ts';
import { type ApplicationNotFound, openFor } from './access.ts';
import { type MoveError, moveApplication, user } from './move.ts';

type Request = z.infer<typeof contract.request>;

/** Opens a draft under the phone's id, or changes the answers of the self-check while it is one. */
export async function openApplication(
  deps: Deps,
  userId: string,
  { id, product, eligibility }: Request,
): Promise<Result<Application, MoveError | ApplicationNotFound | Busy>> {
  return settle(async () => {
    const before = await deps.ledger.find('application', id);
    const at = deps.now();
    const by = user(userId);
    if (!before) {
      const event = {
        type: 'open',
        at,
        id,
        applicantId: UserId.parse(userId),
        bankId: deps.settings.bank.bankId,
        product,
        eligibility,
      } as const;
      const item = { applicationId: id, role: 'applicant', createdAt: at } as const;
      return moveApplication(deps, {
        before: undefined,
        event,
        by,
        with: {
          changes: openingOf({ id, product }, { at, by }),
          lists: [{ list: 'applications', owner: userId, key: `${at}#${id}`, item }],
        },
      });
    }
    const found = await openFor(deps, userId, id);
    if (!found.ok) return found;
    const same = JSON.stringify(found.value.state.eligibility) === JSON.stringify(eligibility);
    if (same || found.value.state.status !== 'draft') return { ok: true, value: found.value.state };
    return moveApplication(deps, { before: found.value, event: { type: 'changeEligibility', at, eligibility }, by });
  });
}
