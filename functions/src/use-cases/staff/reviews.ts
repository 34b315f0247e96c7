import type { concludeReview, ReviewEvidence, readReview, readReviews } from '@loan/shared/api/partner-reviews';
import { sectionsOf } from '@loan/shared/explain/sections';
import { invariant } from '@loan/shared/invariant';
import type { Policy } from '@loan/shared/policy/policy-schema';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import type { Deps } from '../deps.ts';
import { decideReview, type ReviewError } from '../ops/decide-review.ts';
import {
  type DecisionNotFound,
  type EvidenceTouched,
  type Explained,
  explainDecision,
  type PolicyNotHere,
  policyOf,
  replayDecision,
} from '../ops/decisions.ts';
import { findReview, forTheSecond, listReviews } from '../ops/reviews.ts';
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

export type ReviewNotFound = { tag: 'ReviewNotFound' };

/** One case down to its facts. Whatever is not under review is not found, whether it exists or not. */
export async function reviewFor(
  deps: Deps,
  userId: string,
  { id }: z.output<typeof readReview.request>,
): Promise<Result<z.input<typeof readReview.response>, NotOnStaff | ReviewNotFound>> {
  const staff = await staffOf(deps, userId);
  if (!staff) return err({ tag: 'NotOnStaff' });
  const found = await findReview(deps, id);
  if (!found) return err({ tag: 'ReviewNotFound' });
  return ok({ staff, review: forTheSecond(found.review), evidence: await evidenceOf(deps, found.decisionId) });
}

async function evidenceOf(deps: Deps, decisionId: string): Promise<z.input<typeof ReviewEvidence>> {
  const kept = await keptEvidence(deps, decisionId);
  const replayed = await replayDecision(deps, decisionId);
  if (!kept.ok || !replayed.ok) return { state: 'unreadable' };
  const { record, decision, snapshot, policy } = kept.value;
  const { decisionSha256, snapshotSha256 } = record;
  return {
    ...{ state: 'whole', decisionSha256, snapshotSha256, isReplayed: replayed.value.identical },
    ...{ policyVersion: decision.policyVersion, asOf: decision.asOf },
    sections: sectionsOf(decision, snapshot, policy),
  };
}

type Evidence = Explained & { policy: Policy };

async function keptEvidence(
  deps: Deps,
  decisionId: string,
): Promise<Result<Evidence, DecisionNotFound | EvidenceTouched | PolicyNotHere>> {
  const found = await explainDecision(deps, decisionId);
  if (!found.ok) return found;
  const policy = await policyOf(deps, found.value.record);
  return policy.ok ? ok({ ...found.value, policy: policy.value }) : policy;
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
  // Also who upholds says so of facts; what became of these is found out first.
  const review = await findReview(deps, id);
  const kept = review && (await keptEvidence(deps, review.decisionId));
  if (kept?.ok === false) return kept;
  const done = await decideReview(deps, { applicationId: id, items, by: staff.account, second });
  if (!done.ok) return done;
  const { status } = done.value;
  invariant(status === 'underReview' || status === 'offered' || status === 'declined', 'a review ends in an answer');
  return ok({ status });
}
