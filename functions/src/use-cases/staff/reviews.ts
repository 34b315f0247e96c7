import type { concludeReview, readReviews } from '@loan/shared/api/partner-reviews';
import { invariant } from '@loan/shared/invariant';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import type { Deps } from '../deps.ts';
import { decideReview, type ReviewError } from '../ops/decide-review.ts';
import { forTheSecond, listReviews } from '../ops/reviews.ts';
import type { RoleMissing } from './policies.ts';
import { type NotOnStaff, staffOf } from './staff-list.ts';

export async function reviewsFor(
  deps: Deps,
  userId: string,
): Promise<Result<z.input<typeof readReviews.response>, NotOnStaff>> {
  const staff = await staffOf(deps, userId);
  if (!staff) return err({ tag: 'NotOnStaff' });
  return ok({ staff, reviews: (await listReviews(deps)).map(forTheSecond) });
}

/** A conclusion in the name of whoever is signed in: no name can be typed here. */
export async function concludeFor(
  deps: Deps,
  userId: string,
  { id, items, second }: z.output<typeof concludeReview.request>,
): Promise<Result<z.input<typeof concludeReview.response>, NotOnStaff | RoleMissing | ReviewError>> {
  const staff = await staffOf(deps, userId);
  if (!staff) return err({ tag: 'NotOnStaff' });
  if (!staff.roles.includes('reviewer')) return err({ tag: 'RoleMissing', role: 'reviewer' });
  const done = await decideReview(deps, { applicationId: id, items, by: staff.account, second });
  if (!done.ok) return done;
  const { status } = done.value;
  invariant(status === 'underReview' || status === 'offered' || status === 'declined', 'a review ends in an answer');
  return ok({ status });
}
