import type { Staff } from '@loan/shared/api/partner';
import { err, ok, type Result } from '@loan/shared/result';
import type { Deps } from '../deps.ts';
import { note } from '../ops/journal.ts';

export type UserNotKnown = { tag: 'UserNotKnown' };
export type NotOnStaff = { tag: 'NotOnStaff' };
type Listing = { userId: string; staff: Staff; by: string };

/** Lets somebody come in with these roles; written into the operators' journal before it is done. */
export async function putOnStaff(deps: Deps, { userId, staff, by }: Listing): Promise<Result<Staff, UserNotKnown>> {
  if (!(await deps.ledger.record('user', userId))) return err({ tag: 'UserNotKnown' });
  const { account, roles } = staff;
  await note(deps, { by, what: 'staff.add', subject: userId, ground: `${account}: ${roles.join(', ')}` });
  const value = { account, roles, addedBy: by, at: deps.now() };
  await deps.ledger.commit({ records: [{ kind: 'staff', key: userId, value, expect: 'any' }] });
  return ok(staff);
}

/** From now on nobody comes in under this user, not even at a screen that is signed in. */
export async function takeOffStaff(
  deps: Deps,
  { userId, by }: Pick<Listing, 'userId' | 'by'>,
): Promise<Result<void, UserNotKnown>> {
  if (!(await deps.ledger.record('staff', userId))) return err({ tag: 'UserNotKnown' });
  await note(deps, { by, what: 'staff.remove', subject: userId });
  await deps.ledger.commit({ records: [{ kind: 'staff', key: userId, delete: true }] });
  return ok(undefined);
}

export async function staffOf({ ledger }: Pick<Deps, 'ledger'>, userId: string): Promise<Staff | undefined> {
  const found = await ledger.record('staff', userId);
  return found && { account: found.value.account, roles: found.value.roles };
}
