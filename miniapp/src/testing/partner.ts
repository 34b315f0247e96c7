import type { readPolicies, readShadow } from '@loan/shared/api/partner';
import type { readReviews } from '@loan/shared/api/partner-reviews';
import { fen } from '@loan/shared/money/fen';
import { AnnualRatePpm } from '@loan/shared/money/interest';
import { compare } from '@loan/shared/policy-release/compare';
import type { ComparedCase, Verdict } from '@loan/shared/policy-release/compared-case';
import type { z } from '@loan/shared/schema';
import { Instant } from '@loan/shared/time/instant';
import { REVIEWS } from './reviews.ts';

const at = (day: number) => Instant.parse(`2026-11-${String(day).padStart(2, '0')}T01:30:00.000Z`);
const WAN = 1_000_000;

export const ticket = {
  secret: 's'.repeat(43),
  page: `pages/staff/index?ticket=${'0f'.repeat(32)}`,
  code: '4417',
  expiresAt: Instant.parse('2026-11-24T03:30:00.000Z'),
};

const staff = { account: '孙浩', roles: ['approver' as const, 'reviewer' as const] };

const onPhone = { state: 'open' as const, code: ticket.code, userId: '6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1f0aa' };
export const TICKETS = {
  open: { ...onPhone, staff },
  notOnList: onPhone,
  gone: { ...onPhone, state: 'gone' as const },
};

type Policies = z.input<typeof readPolicies.response>;
const release = (version: string, standing: 'shadow' | 'live' | 'rejected', day: number) => ({
  ...{ version, base: 'data-loan-2026.11', standing, policySha256: '5e0b71ac'.repeat(8) },
  drafted: { by: '赵颖', at: at(day) },
});

export const POLICIES: Record<'some' | 'none', Policies> = {
  some: {
    staff,
    products: [
      {
        ...{ product: 'dataLoan', inForce: 'data-loan-2026.11', isWhole: true },
        releases: [release('data-loan-2026.12-2', 'shadow', 9), release('data-loan-2026.12', 'rejected', 4)],
      },
      { product: 'orderLoan', inForce: 'order-loan-2026.11', isWhole: false, releases: [] },
    ],
  },
  none: {
    staff: { account: '王璐', roles: [] },
    products: [{ product: 'dataLoan', inForce: 'data-loan-2026.11', isWhole: true, releases: [] }],
  },
};

const offered = (wan: number, score: number, grade: Verdict['grade'] = 'A'): Verdict => ({
  ...{ outcome: 'offered', limitFen: fen(wan * WAN), annualRatePpm: AnnualRatePpm.parse(64_000), grade, score },
  rules: [],
});
const declined = (score: number, ...rules: string[]): Verdict => ({
  ...{ outcome: 'declined', limitFen: fen(0), annualRatePpm: AnnualRatePpm.parse(0), grade: 'D', score, rules },
});
const SIZES = ['月销售额 30–100 万元', '月销售额 100–300 万元', '月销售额 300 万元以上'];
const pair = (place: number, before: Verdict, now: Verdict): ComparedCase => ({
  ...{ decisionId: `6f1c1c5e-0000-4c8e-9a53-${String(place).padStart(12, '0')}`, at: at(12), before, now },
  ...{ marketplace: place % 3 === 0 ? 'shopee' : 'amazon', size: SIZES[place % 3] ?? '' },
});

/** As on the page that was drawn: most stay, some move, four go and nine come. */
const CASES: readonly ComparedCase[] = [
  ...Array.from({ length: 126 }, (_, place) => {
    const moved = place < 20 ? -30 : place < 34 ? 25 : 0;
    return pair(place, offered(210, 610), offered(210 + moved, 612, place < 9 ? 'AA' : 'A'));
  }),
  ...Array.from({ length: 4 }, (_, place) =>
    pair(200 + place, offered(67, 583, 'C'), declined(577, 'scoreBelowCutoff')),
  ),
  ...Array.from({ length: 9 }, (_, place) =>
    pair(300 + place, declined(574, 'ordersWithoutParcels'), offered(57, 584, 'C')),
  ),
  ...Array.from({ length: 73 }, (_, place) =>
    pair(400 + place, declined(540, 'tenureTooShort'), declined(540, 'tenureTooShort')),
  ),
];

const CHANGES = [
  { path: 'fraud.leastParcelsSeenPpm', from: 900_000, to: 880_000, reason: '转人工 31 户，26 户最后通过' },
  { path: 'terms.cashFactorPpm', from: 700_000, to: 670_000, reason: '为还款月多留 3% 余地' },
];
const SEEN: z.input<typeof readShadow.response> = {
  comparison: JSON.parse(JSON.stringify(compare(CASES))),
  conditions: [
    { code: 'shadowCases', isMet: true, current: 212, threshold: 200 },
    { code: 'shadowFailures', isMet: true, current: 0, threshold: 0 },
    { code: 'scoreStability', isMet: true, current: 60_000, threshold: 100_000 },
    { code: 'approvalChange', isMet: true, current: 23_585, threshold: 50_000 },
    { code: 'limitChange', isMet: true, current: 4_000, threshold: 100_000 },
    { code: 'changesHeld', isMet: false, current: 1, threshold: 0 },
    { code: 'referenceSeller', isMet: true, current: 500_000_000, threshold: 500_000_000 },
  ],
  differences: CHANGES,
};
export const SHADOWS: Record<'some' | 'none', z.input<typeof readShadow.response>> = {
  some: SEEN,
  none: { ...SEEN, comparison: JSON.parse(JSON.stringify(compare([]))) },
};

export const WEIGHED = {
  cases: 200,
  changes: [
    { path: 'fraud.leastParcelsSeenPpm', changed: 19, outcomes: 9, limitChangeFen: 513 * WAN },
    { path: 'terms.cashFactorPpm', changed: 13, outcomes: 0, limitChangeFen: -96 * WAN },
  ],
};
export const TESTED = { comparison: SEEN.comparison, left: 0, unreadable: 1, isCut: false };

type Reviews = z.input<typeof readReviews.response>;
const reviewOf = (
  tail: number,
  { items, ...asked }: { items: readonly { code: string; text: string }[]; contested?: string },
) => ({
  applicationId: `6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1f${String(tail).padStart(3, '0')}`,
  ...{ product: 'dataLoan' as const, at: at(23) },
  ...(asked.contested ? { contested: asked.contested } : {}),
  items: items.map(({ code, text }) => ({ code, text, mayBeLifted: code !== 'tenureTooShort' })),
});
export const DESK: Record<'some' | 'second' | 'none', Reviews> = {
  some: {
    staff,
    reviews: [
      reviewOf(1, REVIEWS.referred),
      reviewOf(2, REVIEWS.contested),
      { ...reviewOf(3, REVIEWS.referred), concluded: { by: '赵颖', at: at(23) } },
    ],
  },
  second: { staff, reviews: [{ ...reviewOf(1, REVIEWS.referred), concluded: { by: '赵颖', at: at(23) } }] },
  none: { staff: { account: '王璐', roles: [] }, reviews: [] },
};
