import type { backTestPolicy, movePolicy, readPolicies, readShadow, Staff } from '@loan/shared/api/partner';
import type { ReleaseStep } from '@loan/shared/policy-release/step';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import type { Deps } from '../deps.ts';
import type { BadWindow } from '../ops/decision-list.ts';
import { backTest } from '../policy-release/back-test.ts';
import { compareShadow, type VersionNotKnown } from '../policy-release/compare-shadow.ts';
import { diffPolicies, listPolicies } from '../policy-release/list-policies.ts';
import { type MoveReleaseError, moveRelease } from '../policy-release/move-release.ts';
import { type NotOnStaff, staffOf } from './staff-list.ts';

export type RoleMissing = { tag: 'RoleMissing'; role: Staff['roles'][number] };

/** Whose turn a step is: authors try out, approvers agree. The transition itself keeps author and approver apart. */
const ROLE_FOR: Record<ReleaseStep['move'], RoleMissing['role']> = {
  shadow: 'author',
  reject: 'author',
  approve: 'approver',
  consent: 'approver',
  release: 'approver',
  retire: 'approver',
};

export async function policiesFor(
  deps: Deps,
  userId: string,
): Promise<Result<z.input<typeof readPolicies.response>, NotOnStaff>> {
  const staff = await staffOf(deps, userId);
  if (!staff) return err({ tag: 'NotOnStaff' });
  const products = (await listPolicies(deps)).map(({ releases, ...line }) => ({
    ...line,
    releases: releases.map(({ released, ...one }) => ({
      ...one,
      ...(released ? { effectiveAt: released.effectiveAt } : {}),
    })),
  }));
  return ok({ staff, products });
}

export async function shadowFor(
  deps: Deps,
  { version }: { version: string },
): Promise<Result<z.input<typeof readShadow.response>, VersionNotKnown>> {
  const seen = await compareShadow(deps, version);
  if (!seen.ok) return seen;
  const { comparison, conditions, release } = seen.value;
  const diff = await diffPolicies(deps, { from: release.base, to: version });
  if (!diff.ok) return diff;
  return ok(JSON.parse(JSON.stringify({ comparison, conditions, differences: diff.value.differences })));
}

/** A run of a request ends within its time: the page asks again until nothing is left. */
const AT_ONCE = 100;

export async function backTestFor(
  deps: Deps,
  request: z.output<typeof backTestPolicy.request>,
): Promise<Result<z.input<typeof backTestPolicy.response>, VersionNotKnown | BadWindow>> {
  const found = await backTest(deps, { ...request, most: AT_ONCE });
  if (!found.ok) return found;
  const { comparison, left, unreadable, isCut } = found.value;
  return ok(JSON.parse(JSON.stringify({ comparison, left, unreadable, isCut })));
}

/** One step in the name of whoever is signed in: no name can be typed here. */
export async function stepFor(
  deps: Deps,
  userId: string,
  { version, step }: z.output<typeof movePolicy.request>,
): Promise<Result<Record<string, never>, NotOnStaff | RoleMissing | MoveReleaseError>> {
  const staff = await staffOf(deps, userId);
  if (!staff) return err({ tag: 'NotOnStaff' });
  const role = ROLE_FOR[step.move];
  if (!staff.roles.includes(role)) return err({ tag: 'RoleMissing', role });
  const moved = await moveRelease(deps, { version, by: staff.account, ...step });
  return moved.ok ? ok({}) : moved;
}
