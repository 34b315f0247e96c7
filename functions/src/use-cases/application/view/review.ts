import type { ApplicationView } from '@loan/shared/api/view';
import type { Application } from '@loan/shared/application/application';
import { contestedIn, itemsIn } from '@loan/shared/application/review';

type ReviewView = NonNullable<ApplicationView['review']>;

/**
 * Each item with what was found on it, once two people found the same; until then all of them are open, whatever the
 * first of the two thinks. Their grounds stand side by side: each is one person's own.
 */
export function reviewView(application: Application): ReviewView | undefined {
  if (application.status === 'underReview') {
    const { reviewReasons } = application;
    const items = itemsIn(reviewReasons).map(({ code, text }) => ({
      code,
      text,
      result: 'open' as const,
      grounds: [],
    }));
    return { items, ...contested(reviewReasons), by: [] };
  }
  const review = 'review' in application ? application.review : undefined;
  if (!review) return undefined;
  const { looked, first, second } = review;
  const items = itemsIn(looked).map(({ code, text }): ReviewView['items'][number] => {
    const found = [first, second].flatMap((one) => one.items.find((item) => item.code === code) ?? []);
    return { code, text, result: found[0]?.result ?? 'upheld', grounds: found.map(({ ground }) => ground) };
  });
  return { items, ...contested(looked), by: [first, second].map(({ by, at }) => ({ by, at })) };
}

function contested(reasons: readonly { code: string; text: string }[]): Pick<ReviewView, 'contested'> {
  const text = contestedIn(reasons);
  return text === undefined ? {} : { contested: text };
}
