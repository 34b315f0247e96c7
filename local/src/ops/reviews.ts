import { decideReview } from '@loan/functions/use-cases/ops/decide-review';
import { forTheSecond, listReviews, type ReviewShown } from '@loan/functions/use-cases/ops/reviews';
import { fen } from '@loan/shared/money/fen';
import { formatAnnualRate, formatWanYuan } from '@loan/shared/money/format';
import { type Command, done } from './command.ts';
import { refused } from './refusal.ts';

export const REVIEWS: readonly Command[] = [
  {
    name: 'reviews list',
    what: 'applications a person has to look at, oldest first, item by item',
    async run(deps) {
      const reviews = (await listReviews(deps)).map(forTheSecond);
      const text = reviews.length === 0 ? 'Nothing waits for a review.' : reviews.map(reviewText).join('\n\n');
      return done(text, { reviews });
    },
  },
  {
    name: 'reviews decide',
    what: 'each item once: --correct lifts a rule that referred, --uphold leaves it; a second person finds the same',
    argument: { name: 'APPLICATION', what: 'as "reviews list" shows it' },
    needs: ['findings', 'by'],
    takes: ['second'],
    leavesWork: true,
    async run(deps, { subject, by, findings, second }) {
      const result = await decideReview(deps, { applicationId: subject, items: [...findings], by, second });
      if (!result.ok) return refused(subject, result.error);
      const { status } = result.value;
      const json = { applicationId: subject, findings, status };
      if (result.value.status === 'underReview') return done(`${subject}: ${toConfirm(by)}`, json);
      if (result.value.status !== 'offered') return done(`${subject}: ${status}.`, json);
      const { limitFen, annualRatePpm } = result.value.offer;
      const terms = `${formatWanYuan(fen(limitFen))}，${formatAnnualRate(annualRatePpm)}`;
      return done(`${subject}: ${status}, ${terms}.`, { ...json, limitFen, annualRatePpm });
    },
  },
];

const toConfirm = (by: string): string => `${by} has concluded; another person looks for themselves, with --second.`;

const reviewText = ({ applicationId, at, items, contested, concluded }: ReviewShown): string =>
  [
    `${applicationId}  since ${at}`,
    ...items.map(({ code, text, mayBeLifted }) => `  ${code}: ${text}${mayBeLifted ? '' : ' (declines: uphold)'}`),
    ...(contested === undefined ? [] : [`  the applicant says: ${contested}`]),
    ...(concluded ? [`  ${toConfirm(concluded.by)}`] : []),
  ].join('\n');
