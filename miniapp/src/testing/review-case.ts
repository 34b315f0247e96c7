import type { readReview } from '@loan/shared/api/partner-reviews';
import { sectionsOf } from '@loan/shared/explain/sections';
import { addToMonth, Month } from '@loan/shared/facts/month';
import { ShopFacts } from '@loan/shared/facts/shop';
import type { Snapshot } from '@loan/shared/facts/snapshot';
import { AS_OF, monthsFrom, referenceShop, snapshotOf } from '@loan/shared/golden/reference-seller';
import { decide } from '@loan/shared/offer/decide';
import { POLICY_FILES } from '@loan/shared/policy/policy-files';
import type { z } from '@loan/shared/schema';
import { addDays } from '@loan/shared/time/instant';
import { DESK } from './partner.ts';

type Read = z.input<typeof readReview.response>;
type Evidence = Read['evidence'];

const [policy] = POLICY_FILES.dataLoan;

/** What the engine itself made of a snapshot, so that the page is drawn with its own words. */
const evidenceOf = (snapshot: Snapshot, isReplayed = true): Evidence => {
  const decision = decide(policy, snapshot);
  return {
    ...{ state: 'whole', isReplayed, policyVersion: policy.version, asOf: snapshot.asOf },
    ...{ decisionSha256: '5e0b71ac'.repeat(8), snapshotSha256: '9c41e7b2'.repeat(8) },
    sections: sectionsOf(decision, snapshot, policy),
  };
};

const twoDigits = (count: number): string => String(count).padStart(2, '0');
const many = <T>(count: number, one: (place: number) => T): T[] =>
  Array.from({ length: count }, (_, place) => one(place));

/** Two shops whose every list is as long as lists get. */
const longShop = (sellerId: string) =>
  ShopFacts.parse({
    ...referenceShop,
    sellerId,
    firstActivityOn: '2024-06-11',
    months: monthsFrom(
      Month.parse('2024-11'),
      many(24, (place) => `${9_876_543 + place * 1_000}.25`),
    ),
    coverage: { from: '2024-11-01', to: addDays(AS_OF, -1), missingDays: 3 },
    accountHealth: { status: 'yellow', suspended: false, orderDefectRatePpm: 6_200 },
    adSpend12m: ['USD', 'EUR', 'GBP', 'JPY'].map((currency) => ({ amount: '1234567.89', currency })),
    externalDebts: [
      {
        lender: '一家名字特别长的跨境电商供应链金融服务平台（北美站与欧洲站）',
        outstanding: { amount: '1500000.00', currency: 'CNY' },
        repaid12m: { amount: '0.00', currency: 'CNY' },
      },
    ],
    orderPattern: {
      orders: 1_234_567,
      byHour: many(24, (hour) => 40_000 + hour * 997),
      bursts: many(20, (day) => ({ hour: `2026-10-${twoDigits(day + 1)}T03`, orders: 4_321, deviationsMilli: 9_800 })),
      longestGap: { from: '2026-02-10', days: 9 },
      fromTheFuture: 0,
      buyers: {
        ...{ hours: 8_000, crowdedHours: 900, topBuyersPpm: 31_000 },
        crowded: many(20, (day) => ({ hour: `2026-10-${twoDigits(day + 1)}T03`, orders: 1_200, buyers: 300 })),
        orderIds: many(20, (place) => `111-${2_000_000 + place}-${3_000_000 + place}`),
      },
      earlyRefunds: { orders: 1_000_000, refunded: 12_345 },
      settlementDigits: 'notOffered',
      totalsGapPpm: 4_000,
      newProducts90d: { products: 2_400, unsoldBefore: 300 },
    },
  });

const [FIRST, SECOND] = ['A1B2C3D4E5F6G7', 'A9Z8Y7X6W5V4U3'];
const LONG = snapshotOf([longShop(FIRST), longShop(SECOND)], {
  ownerMatchesApplicant: 'no',
  settlement: { holderKind: 'company', holderNameMatches: true, accountTail: '6621', declared: false },
  enquiries: many(3, (place) => ({ on: addDays(AS_OF, -place - 1), what: 'application' })),
  crossCheck: {
    legs: [FIRST, SECOND].flatMap((sellerId) =>
      (['money', 'goods', 'settlement'] as const).map((leg) => ({
        ...{ leg, shop: { marketplace: 'amazon' as const, sellerId }, by: 'items' as const },
        ...{ provider: leg === 'goods' ? 'shipstation' : 'lianlian', matchPpm: 871_234, expected: 100, found: 87 },
      })),
    ),
    singleSource: [],
    unmatched: many(40, (place) => ({
      ...{ leg: 'goods' as const, shop: { marketplace: 'amazon' as const, sellerId: FIRST }, side: 'missing' as const },
      ...{ when: addToMonth(Month.parse('2023-07'), place), amount: '12345678.90' },
      ...{ currency: 'USD', why: 'fewerParcels' as const },
    })),
    unmatchedCount: 57,
    closedLoops: [],
    coveredSalesPpm: 1_000_000,
    threeFlowMatchPpm: 871_234,
    salesFen: 800_000,
  },
  threeFlowMatchPpm: 871_234,
});

const SHORT = snapshotOf([ShopFacts.parse({ ...referenceShop, sellerId: FIRST })], { ownerMatchesApplicant: 'no' });

const [first, contested] = DESK.some.reviews;
const [second] = DESK.second.reviews;
const { staff } = DESK.some;
const caseOf = (review: Read['review'] | undefined, evidence: Evidence): Read => {
  if (!review) throw new Error('testing: no case on the desk');
  return { staff, review, evidence };
};

/** One case at the desk, with what it is decided on. */
export const CASES = {
  plain: caseOf(first, evidenceOf(SHORT)),
  contested: caseOf(contested, evidenceOf(SHORT)),
  second: caseOf(second, evidenceOf(SHORT)),
  mine: { ...caseOf(second, evidenceOf(SHORT)), staff: { account: '赵颖', roles: ['reviewer'] } },
  onlyLooks: { ...caseOf(first, evidenceOf(SHORT)), staff: { account: '王璐', roles: [] } },
  long: caseOf(first, evidenceOf(LONG)),
  differs: caseOf(first, evidenceOf(SHORT, false)),
  unreadable: caseOf(first, { state: 'unreadable' }),
} satisfies Record<string, Read>;
