import type { Offer } from '@loan/shared/application/application';
import type { ApplicationEvent } from '@loan/shared/application/events';
import type { Snapshot } from '@loan/shared/facts/snapshot';
import { invariant } from '@loan/shared/invariant';
import { decide } from '@loan/shared/offer/decide';
import type { Decision } from '@loan/shared/offer/decision';
import type { RuleCode } from '@loan/shared/policy/rule-schema';
import { endOfShanghaiDay, type Instant, shanghaiDay } from '@loan/shared/time/instant';
import type { ListWrite, RecordWrite } from '../../ports/ledger.ts';
import { moveApplication, SYSTEM } from '../application/move.ts';
import { decisionName } from '../bank/apply.ts';
import type { Deps } from '../deps.ts';
import { canonicalBytes, sha256 } from '../hashes.ts';
import { shadowJobs } from '../policy-release/shadow-jobs.ts';
import { DONE, type JobOutcome } from '../work/work.ts';
import { reviewItem } from './review-item.ts';
import { takeSnapshot } from './snapshot.ts';

export const snapshotName = (hash: string) => `snapshots/${hash}.json`;

/** Screens, scores and offers, and keeps what the decision was made of before anybody sees it. */
export async function assess(deps: Deps, { applicationId }: { applicationId: string }): Promise<JobOutcome> {
  const before = await deps.ledger.find('application', applicationId);
  if (before?.state.status !== 'assessing') return DONE;
  const at = deps.now();
  const policy = await deps.policies.live(before.state.product, at);
  const snapshot = await takeSnapshot(deps, before.state, { policy, at });
  const decided = decide(policy, snapshot);
  const kept = await keepDecision(deps, applicationId, snapshot, decided, at);
  const event = eventOf(deps, kept.decisionId, decided, at);
  const moved = await moveApplication(deps, {
    before,
    event,
    by: SYSTEM,
    with: {
      records: [kept.record],
      jobs: await shadowJobs(deps, before.state, kept.decisionId),
      lists: [kept.listed, ...(event.type === 'refer' ? [reviewItem(before.state, event)] : [])],
    },
  });
  return moved.ok || moved.error.tag === 'IllegalTransition' ? DONE : { tag: 'retry', cause: moved.error.tag };
}

export async function keepDecision(
  deps: Deps,
  applicationId: string,
  snapshot: Snapshot,
  decision: Decision,
  at: Instant,
  cleared: readonly RuleCode[] = [],
): Promise<{ decisionId: string; record: RecordWrite; listed: ListWrite }> {
  const snapshotBytes = canonicalBytes(snapshot);
  const decisionBytes = canonicalBytes(decision);
  const snapshotSha256 = sha256(snapshotBytes);
  const decisionId = deps.newId();
  await deps.objects.put('evidence', snapshotName(snapshotSha256), snapshotBytes, 'application/json');
  await deps.objects.put('evidence', decisionName(decisionId), decisionBytes, 'application/json');
  const { product, outcome, limitFen, policyVersion } = decision;
  const value = {
    applicationId,
    outcome,
    limitFen,
    policyVersion,
    snapshotSha256,
    decisionSha256: sha256(decisionBytes),
    cleared: [...cleared],
    at,
  };
  const item = { decisionId, applicationId, product, outcome, policyVersion, isCleared: cleared.length > 0, at };
  return {
    decisionId,
    record: { kind: 'decision', key: decisionId, value, expect: 'new' },
    listed: { list: 'decisions', owner: shanghaiDay(at), key: `${at}#${decisionId}`, item },
  };
}

const MOST_REASONS = 20;
export const shownReasons = ({ reasons }: Decision): { code: string; text: string }[] =>
  reasons.slice(0, MOST_REASONS).map(({ code, text }) => ({ code, text }));

function eventOf(
  deps: Deps,
  decisionId: string,
  decision: Decision,
  at: Instant,
): Extract<ApplicationEvent, { type: 'offer' | 'decline' | 'refer' }> {
  const reasons = shownReasons(decision);
  switch (decision.outcome) {
    case 'offered':
      return { type: 'offer', at, decisionId, offer: offerOf(deps, decisionId, decision, at) };
    case 'declined':
      return { type: 'decline', at, decisionId, reasons };
    case 'referred':
      return { type: 'refer', at, decisionId, reasons };
  }
}

/** Facts that nobody vouches for, such as a seller's own files, are estimated from and never lent on. */
export function offerOf(deps: Pick<Deps, 'newId'>, decisionId: string, decision: Decision, at: Instant): Offer {
  invariant(decision.verified, 'an offer rests on facts that were read under an authorisation');
  return {
    offerId: deps.newId(),
    origin: 'engine',
    decisionId,
    limitFen: decision.limitFen,
    availableFen: decision.availableFen,
    annualRatePpm: decision.annualRatePpm,
    termMonths: decision.termMonths,
    offeredAt: at,
    expiresAt: endOfShanghaiDay(decision.validUntil),
  };
}
