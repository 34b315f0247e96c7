import type { Application } from '@loan/shared/application/application';
import type { Result } from '@loan/shared/result';
import type { Deps } from '../deps.ts';
import { type Busy, settle } from '../settle.ts';
import { type ApplicationNotFound, openFor } from './access.ts';
import { type MoveError, moveApplication, user } from './move.ts';

/** Ends an application before any loan document is fully signed. Twice is once. */
export async function withdrawApplication(
  deps: Deps,
  userId: string,
  { id }: { id: string },
): Promise<Result<Application, MoveError | ApplicationNotFound | Busy>> {
  return settle(async () => {
    const found = await openFor(deps, userId, id);
    if (!found.ok) return found;
    if (found.value.state.status === 'withdrawn') return { ok: true, value: found.value.state };
    return moveApplication(deps, {
      before: found.value,
      event: { type: 'withdraw', at: deps.now() },
      by: user(userId),
    });
  });
}
