import type { Conclusion, InStatus } from '@loan/shared/application/application';
import { contestedIn, itemsIn } from '@loan/shared/application/review';
import type { Policy } from '@loan/shared/policy/policy-schema';
import type { ProductCode } from '@loan/shared/product/code';
import { productOf } from '@loan/shared/product/products';
import type { Instant } from '@loan/shared/time/instant';
import { REVIEW_DESK } from '../assess/review-item.ts';
import type { Deps } from '../deps.ts';
import { policyOf } from './decisions.ts';

const MOST = 100;
export type Review = {
  applicationId: string;
  product: ProductCode;
  at: Instant;
  /** What the applicant contests, in the applicant's own words. */
  contested?: string;
  /** `mayBeLifted`: a person may find that the rule does not apply; what declines outright stands for everybody. */
  items: { code: string; text: string; mayBeLifted: boolean }[];
  /** What one person concluded, where one has. */
  concluded?: Conclusion;
};

/** Who is to look second finds for themselves: who was first, and not what they found. */
export type ReviewShown = Omit<Review, 'concluded'> & { concluded?: Pick<Conclusion, 'by' | 'at'> };
export const forTheSecond = ({ concluded, ...review }: Review): ReviewShown =>
  concluded ? { ...review, concluded: { by: concluded.by, at: concluded.at } } : review;

/** Applications a person has to look at, oldest first. */
export async function listReviews(deps: Deps): Promise<Review[]> {
  const items = await deps.ledger.list('reviews', REVIEW_DESK, { limit: MOST });
  const reviews = await Promise.all(items.map(({ item }) => reviewOf(deps, item.applicationId, item.at)));
  return reviews.flatMap((review) => review ?? []).sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** One of them; undefined for any other application, and where there is none. */
export async function findReview(
  deps: Deps,
  applicationId: string,
): Promise<{ review: Review; decisionId: string } | undefined> {
  const found = await deps.ledger.find('application', applicationId);
  if (found?.state.status !== 'underReview') return undefined;
  const items = await deps.ledger.list('reviews', REVIEW_DESK, { limit: MOST });
  const at = items.find(({ item }) => item.applicationId === applicationId)?.item.at ?? found.state.submittedAt;
  return { review: await shownOf(deps, found.state, at), decisionId: found.state.decisionId };
}

async function reviewOf(deps: Deps, applicationId: string, at: Instant): Promise<Review | undefined> {
  const found = await deps.ledger.find('application', applicationId);
  return found?.state.status === 'underReview' ? shownOf(deps, found.state, at) : undefined;
}

async function shownOf(deps: Deps, state: InStatus<'underReview'>, at: Instant): Promise<Review> {
  const { id: applicationId, product, decisionId, reviewReasons, concluded } = state;
  const record = await deps.ledger.record('decision', decisionId);
  const policy = record && (await policyOf(deps, record.value));
  const contested = contestedIn(reviewReasons);
  return {
    ...{ applicationId, product, at },
    ...(contested === undefined ? {} : { contested }),
    items: itemsIn(reviewReasons).map(({ code, text }) => {
      const mayBeLifted = policy?.ok === true && isForAPerson(policy.value, code);
      return { code, text, mayBeLifted };
    }),
    ...(concluded ? { concluded } : {}),
  };
}

/** Rules that refer are lifted by people; one that declines, or that the engine itself utters, by nobody. */
export const isForAPerson = (policy: Policy, code: string): boolean =>
  productOf(policy).rules.some((rule) => rule.code === code && rule.effect !== 'decline');
