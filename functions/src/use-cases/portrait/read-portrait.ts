import type { readPortrait as contract } from '@loan/shared/api/portrait';
import { ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { type ApplicationNotFound, openFor } from '../application/access.ts';
import type { Deps } from '../deps.ts';
import { basisOf } from './basis.ts';
import { companyOf, exportViews, portraitView } from './view.ts';

type Shown = z.infer<typeof contract.response>;

/** The applicant's own portrait; nobody else with a place in the application sees it. */
export async function readPortrait(
  deps: Deps,
  userId: string,
  { id }: { id: string },
): Promise<Result<Shown, ApplicationNotFound>> {
  const found = await openFor(deps, userId, id);
  if (!found.ok) return found;
  const { state } = found.value;
  const [basis, company, book] = await Promise.all([
    basisOf(deps, state),
    companyOf(deps, state),
    deps.ledger.find('portrait', id),
  ]);
  const exports = await exportViews(deps, book?.state);
  if (basis === 'policyGone') return ok({ state: basis, exports });
  if (!basis || !company) return ok({ state: 'nothingYet', exports });
  return ok({ state: 'ready', portrait: portraitView(deps, company, basis), exports });
}
