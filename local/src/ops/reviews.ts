import { decideReview, listReviews, type Review } from '@loan/functions/use-cases/ops/reviews';
import { fen } from '@loan/shared/money/fen';
import { formatAnnualRate, formatWanYuan } from '@loan/shared/money/format';
import { type Command, done } from './command.ts';
import { refused } from './refusal.ts';

export const REVIEWS: readonly Command[] = [
  {
    name: 'reviews list',
    what: 'applications a person has to look at, oldest first',
    async run(deps) {
      const reviews = await listReviews(deps);
      const text = reviews.length === 0 ? 'Nothing waits for a review.' : reviews.map(reviewText).join('\n\n');
      return done(text, { reviews });
    },
  },
  {
    name: 'reviews decide',
    what: '--clear lifts the rules that referred and decides anew; --uphold declines; a second person confirms',
    argument: { name: 'APPLICATION', what: 'as "reviews list" shows it' },
    needs: ['conclusion', 'ground', 'by'],
    takes: ['second'],
    leavesWork: true,
    async run(deps, { subject, by, ground, clear, second }) {
      const conclusion = clear ? 'clear' : 'uphold';
      const result = await decideReview(deps, { applicationId: subject, conclusion, ground, by, second });
      if (!result.ok) return refused(subject, result.error);
      const { status } = result.value;
      const json = { applicationId: subject, conclusion, status };
      if (result.value.status === 'underReview') return done(`${subject}: ${toConfirm(by, conclusion)}`, json);
      if (result.value.status !== 'offered') return done(`${subject}: ${status}.`, json);
      const { limitFen, annualRatePpm } = result.value.offer;
      const terms = `${formatWanYuan(fen(limitFen))}，${formatAnnualRate(annualRatePpm)}`;
      return done(`${subject}: ${status}, ${terms}.`, { ...json, limitFen, annualRatePpm });
    },
  },
];

const toConfirm = (by: string, conclusion: string): string =>
  `${by} would ${conclusion}; another person concludes with --second.`;

const reviewText = ({ applicationId, at, reasons, concluded }: Review): string =>
  [
    `${applicationId}  since ${at}`,
    ...reasons.map(({ code, text }) => `  ${code}: ${text}`),
    ...(concluded ? [`  ${toConfirm(concluded.by, concluded.conclusion)} (${concluded.ground})`] : []),
  ].join('\n');
