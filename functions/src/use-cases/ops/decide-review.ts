import type {
  Application,
  Conclusion,
  Finding,
  InStatus,
  Review as Reviewed,
} from '@loan/shared/application/application';
import type { ApplicationEvent } from '@loan/shared/application/events';
import { agree, CONTESTED, itemsIn } from '@loan/shared/application/review';
import type { Snapshot } from '@loan/shared/facts/snapshot';
import { decide } from '@loan/shared/offer/decide';
import type { Decision } from '@loan/shared/offer/decision';
import { RuleCode } from '@loan/shared/policy/rule-schema';
import { err, ok, type Result } from '@loan/shared/result';
import type { Commit, Loaded } from '../../ports/ledger.ts';
import { type MoveError, moveApplication } from '../application/move.ts';
import { keepDecision, offerOf, shownReasons } from '../assess/assess.ts';
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
import { isForAPerson } from './reviews.ts';

/** `second`: another person's own conclusion on a case that one has concluded already. */
export type ReviewDecision = { applicationId: string; items: Finding[]; by: string; second: boolean };
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
  /** Each item once, and nothing else. */
  | { tag: 'ItemsDiffer'; codes: string[] }
  /** Rules that decline cannot be lifted by a reviewer; the cure is in the reasons. */
  | { tag: 'NotForAPerson'; codes: string[] }
  /** Without all that was lifted it is no all the same. */
  | { tag: 'StillNotOffered'; reasons: string[] };

type UnderReview = Loaded<'application'> & { state: InStatus<'underReview'> };
type Move = { event: ApplicationEvent; with: Commit };

/**
 * A person's findings, each item with its ground; it takes two people who find the same, each under their own name (四眼).
 * One who differs from the first leaves the case to a third. What was corrected is lifted, and the same engine decides
 * again on the same facts under the same policy: limit and rate are never set by hand.
 */
export async function decideReview(
  deps: Deps,
  { applicationId, items, by, second }: ReviewDecision,
): Promise<Result<Application, ReviewError>> {
  return settle(async () => {
    const before = await deps.ledger.find('application', applicationId);
    if (!isUnderReview(before)) return err({ tag: 'NotUnderReview' as const });
    const { concluded: first, reviewReasons } = before.state;
    const wrong = wrongTurn(first, { by, second }) ?? wrongItems(before.state, items);
    if (wrong) return err(wrong);
    // The first of the two already hears what the engine makes of it.
    const anew = await decidedAnew(deps, before.state, items);
    if (!anew.ok) return anew;
    const own: Conclusion = { items, by, at: deps.now() };
    const actor = { kind: 'operator', id: by } as const;
    if (!first || !agree(first, own)) {
      const event = { type: 'concludeReview', at: own.at, concluded: own } as const;
      return moveApplication(deps, { before, event, by: actor });
    }
    const review = { looked: reviewReasons, first, second: own };
    const move = anew.value ? await moveAnew(deps, before.state, anew.value, review) : upholding(before.state, review);
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

function wrongItems({ reviewReasons }: InStatus<'underReview'>, items: readonly Finding[]) {
  const asked = itemsIn(reviewReasons).map(({ code }) => code);
  const found = items.map(({ code }) => code);
  const missing = asked.filter((code) => !found.includes(code));
  const foreign = found.filter((code, place) => !asked.includes(code) || found.indexOf(code) !== place);
  return missing.length + foreign.length > 0
    ? { tag: 'ItemsDiffer' as const, codes: [...missing, ...foreign] }
    : undefined;
}

const doneWith = (applicationId: string) =>
  ({ list: 'reviews', owner: REVIEW_DESK, key: applicationId, delete: true }) as const;

/** Nothing was corrected: the decision stands as it was. */
function upholding({ id, decisionId, reviewReasons }: InStatus<'underReview'>, review: Reviewed): Move {
  const reasons = reviewReasons.filter(({ code }) => code !== CONTESTED);
  const event = { type: 'decline', at: review.second.at, decisionId, reasons, review } as const;
  return { event, with: { lists: [doneWith(id)] } };
}

type Anew = { snapshot: Snapshot; decision: Decision; cleared: RuleCode[] };

/** The same facts under the same policy, without the rules that were found not to apply; undefined where all apply. */
async function decidedAnew(
  deps: Deps,
  { decisionId }: InStatus<'underReview'>,
  items: readonly Finding[],
): Promise<Result<Anew | undefined, ReviewError>> {
  const corrected = items.filter(({ result }) => result === 'corrected').map(({ code }) => code);
  if (corrected.length === 0) return ok(undefined);
  const found = await explainDecision(deps, decisionId);
  if (!found.ok) return found;
  const policy = await policyOf(deps, found.value.record);
  if (!policy.ok) return policy;
  const fixed = corrected.filter((code) => !isForAPerson(policy.value, code));
  if (fixed.length > 0) return err({ tag: 'NotForAPerson', codes: fixed });
  const { snapshot, record } = found.value;
  // What an earlier review lifted stays lifted.
  const cleared = [...record.cleared, ...corrected.flatMap((code) => RuleCode.safeParse(code).data ?? [])];
  const decision = decide(policy.value, snapshot, { cleared });
  if (corrected.length === items.length && decision.outcome !== 'offered')
    return err({ tag: 'StillNotOffered', reasons: itemsIn(decision.reasons).map(({ code }) => code) });
  return ok({ snapshot, decision, cleared });
}

/** An offer where nothing stands any more; otherwise a refusal for what was upheld, and for that alone. */
async function moveAnew(
  deps: Deps,
  { id }: InStatus<'underReview'>,
  { snapshot, decision, cleared }: Anew,
  review: Reviewed,
): Promise<Move> {
  const { at } = review.second;
  const { decisionId, record, listed } = await keepDecision(deps, id, snapshot, decision, at, cleared);
  const event: ApplicationEvent =
    decision.outcome === 'offered'
      ? { type: 'offer', at, decisionId, offer: offerOf(deps, decisionId, decision, at), review }
      : { type: 'decline', at, decisionId, reasons: shownReasons(decision), review };
  return { event, with: { records: [record], lists: [listed, doneWith(id)] } };
}
