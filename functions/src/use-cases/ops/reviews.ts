import type { Application, Conclusion, InStatus, Review as Reviewed } from '@loan/shared/application/application';
import type { ApplicationEvent } from '@loan/shared/application/events';
import type { Snapshot } from '@loan/shared/facts/snapshot';
import { decide } from '@loan/shared/offer/decide';
import type { Decision } from '@loan/shared/offer/decision';
import { RuleCode } from '@loan/shared/policy/rule-schema';
import { err, ok, type Result } from '@loan/shared/result';
import type { Instant } from '@loan/shared/time/instant';
import type { Commit, Loaded } from '../../ports/ledger.ts';
import { type MoveError, moveApplication } from '../application/move.ts';
import { CONTESTED } from '../application/request-review.ts';
import { keepDecision, offerOf } from '../assess/assess.ts';
import { REVIEW_DESK } from '../assess/review-item.ts';
import type { Deps } from '../deps.ts';
import { type Busy, settle } from '../settle.ts';
import {
  type DecisionNotFound,
  type EvidenceTouched,
  explainDecision,
  type PolicyNotHere,
  policyOf,
} from './decisions.ts';

const MOST = 100;
export type Review = {
  applicationId: string;
  at: Instant;
  reasons: { code: string; text: string }[];
  /** What the first person concluded, where one has. */
  concluded?: Conclusion;
};

/** Applications a person has to look at, oldest first. */
export async function listReviews({ ledger }: Deps): Promise<Review[]> {
  const items = await ledger.list('reviews', REVIEW_DESK, { limit: MOST });
  const reviews = await Promise.all(
    items.map(async ({ item }): Promise<Review> => {
      const found = await ledger.find('application', item.applicationId);
      const concluded = found?.state.status === 'underReview' ? found.state.concluded : undefined;
      return concluded ? { ...item, concluded } : item;
    }),
  );
  return reviews.sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** `second`: another person's own conclusion on a case that one has concluded already. */
export type ReviewDecision = {
  applicationId: string;
  conclusion: 'uphold' | 'clear';
  ground: string;
  by: string;
  second: boolean;
};
export type ReviewError =
  | MoveError
  | Busy
  | DecisionNotFound
  | EvidenceTouched
  | PolicyNotHere
  | { tag: 'NotUnderReview' }
  | { tag: 'NotConcludedYet' }
  | { tag: 'AlreadyConcluded'; by: string }
  | { tag: 'SamePerson' }
  /** Rules that decline cannot be lifted by a reviewer; the cure is in the reasons. */
  | { tag: 'StillNotOffered'; reasons: string[] };

type UnderReview = Loaded<'application'> & { state: InStatus<'underReview'> };
type Move = { event: ApplicationEvent; with: Commit };

/**
 * A person's conclusion with its ground; it takes two people who conclude the same, each under their own name (四眼). One
 * who differs from the first leaves the case to a third. `clear` lifts the rules that referred and lets the same engine
 * decide again on the same facts under the same policy: limit and rate are never set by hand.
 */
export async function decideReview(
  deps: Deps,
  { applicationId, conclusion, ground, by, second }: ReviewDecision,
): Promise<Result<Application, ReviewError>> {
  return settle(async () => {
    const before = await deps.ledger.find('application', applicationId);
    if (!isUnderReview(before)) return err({ tag: 'NotUnderReview' as const });
    const { concluded: first, reviewReasons } = before.state;
    const wrong = wrongTurn(first, { by, second });
    if (wrong) return err(wrong);
    const isClear = conclusion === 'clear';
    const lifted = isClear ? reviewReasons.flatMap(({ code }) => RuleCode.safeParse(code).data ?? []) : [];
    // The first of the two already hears whether lifting the rules would make an offer.
    const anew = isClear ? await decidedAnew(deps, before.state, lifted) : undefined;
    if (anew && !anew.ok) return anew;
    const own: Conclusion = { conclusion, ground, lifted, by, at: deps.now() };
    const actor = { kind: 'operator', id: by } as const;
    if (first?.conclusion !== conclusion) {
      const event = { type: 'concludeReview', at: own.at, concluded: own } as const;
      return moveApplication(deps, { before, event, by: actor });
    }
    const review = { looked: reviewReasons, first, second: own };
    const move = anew ? await offering(deps, before.state, anew.value, review) : upholding(before.state, review);
    return moveApplication(deps, { before, ...move, by: actor });
  });
}

const isUnderReview = (found: Loaded<'application'> | undefined): found is UnderReview =>
  found?.state.status === 'underReview';

function wrongTurn(first: Conclusion | undefined, { by, second }: Pick<ReviewDecision, 'by' | 'second'>) {
  if (first === undefined) return second ? { tag: 'NotConcludedYet' as const } : undefined;
  if (!second) return { tag: 'AlreadyConcluded' as const, by: first.by };
  return first.by === by ? { tag: 'SamePerson' as const } : undefined;
}

const doneWith = (applicationId: string) =>
  ({ list: 'reviews', owner: REVIEW_DESK, key: applicationId, delete: true }) as const;

function upholding({ id, decisionId, reviewReasons }: InStatus<'underReview'>, review: Reviewed): Move {
  const { ground } = review.first;
  const reasons = reviewReasons.filter(({ code }) => code !== CONTESTED);
  const event = { type: 'decline', at: review.second.at, decisionId, reasons, ground, review } as const;
  return { event, with: { lists: [doneWith(id)] } };
}

type Anew = { snapshot: Snapshot; decision: Decision };

/** The same facts under the same policy, without the rules that a person may lift. */
async function decidedAnew(
  deps: Deps,
  { decisionId }: InStatus<'underReview'>,
  cleared: RuleCode[],
): Promise<Result<Anew, ReviewError>> {
  const found = await explainDecision(deps, decisionId);
  if (!found.ok) return found;
  const policy = await policyOf(deps, found.value.record);
  if (!policy.ok) return policy;
  const { snapshot } = found.value;
  const decision = decide(policy.value, snapshot, { cleared });
  if (decision.outcome === 'offered') return ok({ snapshot, decision });
  return err({ tag: 'StillNotOffered' as const, reasons: decision.reasons.map(({ code }) => code) });
}

async function offering(
  deps: Deps,
  { id }: InStatus<'underReview'>,
  { snapshot, decision }: Anew,
  review: Reviewed,
): Promise<Move> {
  const { at, lifted } = review.second;
  const cleared = lifted.flatMap((code) => RuleCode.safeParse(code).data ?? []);
  const { decisionId, record, listed } = await keepDecision(deps, id, snapshot, decision, at, cleared);
  const offer = offerOf(deps, decisionId, decision, at);
  const event = { type: 'offer', at, decisionId, offer, ground: review.first.ground, review } as const;
  return { event, with: { records: [record], lists: [listed, doneWith(id)] } };
}
