import { Month } from '../facts/month.ts';
import { ShopFacts } from '../facts/shop.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import { decide } from '../offer/decide.ts';
import type { Decision } from '../offer/decision.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { z } from '../schema.ts';
import { addMonths } from '../time/calendar.ts';
import { addDays, Day } from '../time/instant.ts';
import type { Expectation } from './expectation.ts';
import { AS_OF, fortnightlyPayouts, monthsFrom, referenceShop, snapshotOf } from './reference-seller.ts';

type ShopChange = Partial<z.input<typeof ShopFacts>>;
type SnapshotChange = Partial<z.input<typeof Snapshot>>;
/** What is expected of a decision; of its steps only those that are named. */
type Expected = Partial<Pick<Decision, 'outcome' | 'score' | 'grade' | 'validUntil' | 'termMonths'>> & {
  limitFen?: number;
  availableFen?: number;
  annualRatePpm?: number;
  feesFen?: number;
  /** None: no day is told on which the rest opens. */
  opensOn?: string | null;
  firstReason?: string;
  steps?: Record<string, string | number | null>;
};

export const FIRST_MONTH = Month.parse('2025-11');
const FIRST_DAY = Day.parse('2025-11-01');
const LAST_DAY = Day.parse('2026-10-31');

export const shopWith = (change: ShopChange): Snapshot['shops'][number] =>
  ShopFacts.parse({ ...referenceShop, ...change });

function isAs(decision: Decision, { steps = {}, opensOn, firstReason, ...expected }: Expected): boolean {
  const traced = new Map(decision.trace.map(({ step, result }) => [step, result]));
  return (
    Object.entries(expected).every(([key, value]) => decision[key as keyof Decision] === value) &&
    Object.entries(steps).every(([step, value]) => traced.get(step) === value) &&
    (opensOn === undefined || (decision.stages[0]?.opensOn ?? null) === opensOn) &&
    (firstReason === undefined || decision.reasons[0]?.code === firstReason)
  );
}

/** The snapshot is made once; only the policy changes between askings. */
export function decides(name: string, snapshot: Snapshot, expected: Expected): Expectation {
  return { name, holds: (policy) => isAs(decide(policy, snapshot), expected) };
}

const withShop = (name: string, change: ShopChange, expected: Expected, about: SnapshotChange = {}) =>
  decides(name, snapshotOf([shopWith(change)], about), expected);
const about = (name: string, change: SnapshotChange, expected: Expected) => withShop(name, {}, expected, change);

const sales = (yuan: string) => ({ months: monthsFrom(FIRST_MONTH, Array<string>(12).fill(yuan)) });
const aged = (months: number) => ({ firstActivityOn: addMonths(AS_OF, -months) });

/** Source: R-SCR-3 and the worked examples of lending design §3.3. */
const REFERENCE = withShop(
  'the reference seller is granted 500万 at 5.8 %, 200万 of it first',
  {},
  {
    outcome: 'offered',
    score: 616,
    grade: 'A',
    limitFen: 500_000_000,
    availableFen: 200_000_000,
    annualRatePpm: 58_000,
    termMonths: 12,
    feesFen: 0,
    validUntil: Day.parse('2026-11-15'),
    opensOn: '2027-01-30',
    steps: { 'limit.turnoverMultiple': 500_000_000, 'limit.productMaximum': 1_000_000_000 },
  },
);

/** By hand: 616 + health 8 + on time 8 + SKUs 5 + advertising 5 + stock 8 + returns 3 + match 10 = 663. */
const EXCELLENT: ShopChange = {
  accountHealth: { status: 'green', suspended: false, orderDefectRatePpm: 2_000 },
  fulfilment90d: { orders: 1_000, onTime: 990 },
  skuUnits90d: { units: 3_000, skus: 30, largest: Array<number>(10).fill(100) },
  adSpend12m: [{ amount: '600000.00', currency: 'CNY' }],
  stock: { units: 1_000, unitsSold90d: 2_250 },
  returns90d: { units: 1_000, returned: 20 },
};
const MATCHED: SnapshotChange = { threeFlowMatchPpm: 980_000 };
const returned = (per1000: number): ShopChange => ({ returns90d: { units: 1_000, returned: per1000 } });

/** Each grade at 200万 a month, exactly and a fen a month less, so that the first draw stands at the edge of a step. */
const GRADES = (
  [
    // By hand: 616 − 9 = 607 for 6 % returned, and − 10 more for 8.4 %.
    ['AA', EXCELLENT, MATCHED, 663, { line: 1_200_000_000, first: 500_000_000, below: 499_000_000 }],
    ['A', {}, {}, 616, { line: 1_000_000_000, first: 400_000_000, below: 399_000_000 }],
    ['B', returned(60), {}, 607, { line: 700_000_000, first: 250_000_000, below: 249_000_000 }],
    ['C', returned(84), {}, 597, { line: 400_000_000, first: 120_000_000, below: 119_000_000 }],
  ] as const
).flatMap(([grade, change, facts, score, { line, first, below }]) => [
  withShop(
    `grade ${grade} at 200万 a month`,
    { ...change, ...sales('2000000.00') },
    { score, grade, availableFen: first, steps: { 'limit.turnoverMultiple': line } },
    facts,
  ),
  withShop(
    `grade ${grade} a fen below 200万 a month`,
    { ...change, ...sales('1999999.99') },
    { score, grade, availableFen: below },
    facts,
  ),
]);

/** Source: lending design §3.3, f_t: 6–8 months 0.6, 9–11 0.8, from 12 on 1. */
const TENURES = (
  [
    [5, 'breach', 0],
    [6, 'pass', 600_000],
    [8, 'pass', 600_000],
    [9, 'pass', 800_000],
    [11, 'pass', 800_000],
    [12, 'pass', 1_000_000],
  ] as const
).map(([months, admitted, factor]) =>
  withShop(`a shop of ${months} months counts ${factor} millionths`, aged(months), {
    steps: { 'screening.tenureTooShort': admitted, 'facts.shop.1': factor },
  }),
);

/** 60万 a month reaches the company, 720万 a year. */
export const PAYOUTS = { payouts: fortnightlyPayouts(FIRST_DAY, 24, '300000.00') };
export const owing = (yuan: string): ShopChange => ({
  externalDebts: [
    {
      lender: 'Amazon Lending',
      outstanding: { amount: yuan, currency: 'CNY' },
      repaid12m: { amount: '0.00', currency: 'CNY' },
    },
  ],
});
/** The sixth payout brings 60万 that Amazon lent, of which 30万 are still owed. */
const ADVANCED: ShopChange = {
  payouts: PAYOUTS.payouts.map((one, at) => (at === 5 ? { ...one, amount: '900000.00' } : one)),
  externalDebts: [
    {
      lender: 'Amazon Lending',
      outstanding: { amount: '300000.00', currency: 'CNY' },
      repaid12m: { amount: '300000.00', currency: 'CNY' },
      advanced12m: { amount: '600000.00', currency: 'CNY' },
    },
  ],
};
const LIMITS = [
  // By hand: without the advance still 60万 a month, so 488万; and 80 % of 720万 less 30万 owed.
  withShop('an advance that came with a payout carries nothing', ADVANCED, {
    limitFen: 488_000_000,
    steps: { 'limit.payoutCash': 488_516_742, 'limit.totalDebt': 546_000_000 },
  }),
  // By hand: 0.70 × 60万 × 11.631351 (5.8 %, 12 months) = 4,885,167.42 元.
  withShop('payouts of 60万 a month carry 488万', PAYOUTS, {
    limitFen: 488_000_000,
    steps: { 'limit.payoutCash': 488_516_742 },
  }),
  // By hand: 80 % of twelve times 60万, less 100万 owed.
  withShop(
    'who owes 100万 may owe 476万 more',
    { ...PAYOUTS, ...owing('1000000.00') },
    {
      steps: { 'limit.totalDebt': 476_000_000 },
    },
  ),
  withShop(
    'and with another line of 120万 in the programme 356万',
    { ...PAYOUTS, ...owing('1000000.00') },
    { limitFen: 356_000_000, steps: { 'limit.totalDebt': 356_000_000 } },
    { otherOutstandingFen: 120_000_000 },
  ),
  withShop(
    'a line of 500万 in the programme counts where nobody tells of debts',
    PAYOUTS,
    { limitFen: 76_000_000, steps: { 'limit.totalDebt': 76_000_000 } },
    { otherOutstandingFen: 500_000_000 },
  ),
  about('123.45万 asked for is 123万', { requestedLimitFen: 123_450_000 }, { limitFen: 123_000_000 }),
  about('10万 is the least line', { requestedLimitFen: 10_000_000 }, { outcome: 'offered', limitFen: 10_000_000 }),
  about('a fen less than 10万 is too little', { requestedLimitFen: 9_999_999 }, { firstReason: 'limitTooSmall' }),
  withShop(
    '700万 owed within the programme leave 300万 to one that sells 200万 a month',
    sales('2000000.00'),
    { limitFen: 300_000_000, steps: { 'limit.programmeMaximum': 300_000_000 } },
    { otherOutstandingFen: 700_000_000 },
  ),
];

const missingOf = (days: number, missingDays: number): ShopChange => ({
  coverage: { from: addDays(LAST_DAY, 1 - days), to: LAST_DAY, missingDays },
});
const recent = (count: number): ShopChange => {
  const first = Month.parse(count === 3 ? '2026-08' : '2026-09');
  return {
    months: monthsFrom(first, Array<string>(count).fill('1000000.00')),
    coverage: { from: Day.parse(`${first}-01`), to: LAST_DAY, missingDays: 0 },
  };
};
/** Only of a very long history is a day so small a part that a millionth shows: 10,001 of 100,009 days. */
const LONG = 100_000;
const ADMISSION = [
  withShop('a tenth of the days missing is borne', missingOf(LONG, LONG / 10), { outcome: 'offered' }),
  withShop('a millionth more is not', missingOf(LONG + 9, LONG / 10 + 1), { firstReason: 'dataCoverageTooLow' }),
  withShop('three whole months are enough', recent(3), { outcome: 'offered' }),
  withShop('two are not', recent(2), { firstReason: 'dataCoverageTooLow' }),
];

const paidTo = (other: number): ShopChange => ({
  payouts: [
    [other, '1111'],
    [1, '2222'],
  ].map(([ago, accountTail]) => ({
    ...{ amount: 'notOffered', currency: 'CNY', period: 'notOffered', status: 'paid' },
    paidOn: addDays(AS_OF, -Number(ago)),
    accountTail: String(accountTail),
  })) as never,
});
const latePayout = (days: number): ShopChange => ({
  payouts: fortnightlyPayouts(FIRST_DAY, 26, 'notOffered').map((payout, index) =>
    index === 5 && payout.period !== 'notOffered'
      ? { ...payout, paidOn: addDays(Day.parse(payout.period.endedOn), days) }
      : payout,
  ),
});
const healthy = (orderDefectRatePpm: number): ShopChange => ({
  accountHealth: { status: 'green', suspended: false, orderDefectRatePpm },
});
const FACTS = [
  withShop('another account until 60 days ago is looked at', paidTo(60), { firstReason: 'payoutAccountChanged' }),
  withShop('until 61 days ago it is not', paidTo(61), { outcome: 'offered' }),
  about('a match of 85 % is borne', { threeFlowMatchPpm: 850_000 }, { outcome: 'offered', score: 596 }),
  about('a match below is looked at', { threeFlowMatchPpm: 849_999 }, { firstReason: 'threeFlowMismatch' }),
  // By hand: 616 with 12 points for prompt payouts; an interruption of 31 days scores −7 in their place.
  withShop('a payout 30 days late is none the worse', latePayout(30), { score: 616 }),
  withShop('one 31 days late is an interruption', latePayout(31), { score: 597 }),
  withShop('defects just below 0.5 % are few', healthy(4_999), { score: 624 }),
  withShop('0.5 % is not few', healthy(5_000), { score: 616 }),
];

type Asked = { brings: [code: string, limitFen: number]; change?: (policy: Policy) => Policy; with?: SnapshotChange };
const asksMore = (
  name: string,
  { brings: [code, limitFen], change = (policy) => policy, with: facts }: Asked,
): Expectation => {
  const snapshot = snapshotOf([shopWith(returned(60))], facts);
  return {
    name,
    holds: (policy) =>
      decide(change(policy), snapshot).wouldHelp.find((one) => one.code === code)?.limitFen === limitFen,
  };
};
/** Grade B at 100万 a month: 350万. */
const HELP = [
  asksMore('another shop of 10万 a month brings grade B to 385万', { brings: ['anotherShop', 385_000_000] }),
  asksMore('on Shopee it counts four fifths, and brings 378万', {
    brings: ['anotherShop', 378_000_000],
    with: { connectable: ['shopee', 'tiktokShop', 'temu'] },
  }),
  // By hand: 607 + 10 for flows that match at 97 % = 617, grade A.
  asksMore('payouts and parcels seen by others bring grade B the multiple of A, 500万', {
    brings: ['connectMoneyAndGoods', 500_000_000],
    with: { connectable: ['lianlian', 'goodcang'] },
  }),
  asksMore('a guarantee would bring grade B the multiple of A, 500万', {
    brings: ['guarantee', 500_000_000],
    change: (policy) => ({ ...policy, guarantee: { ...policy.guarantee, offered: true } }),
  }),
];

export const DECISIONS: readonly Expectation[] = [
  REFERENCE,
  ...GRADES,
  ...TENURES,
  ...LIMITS,
  ...ADMISSION,
  ...FACTS,
  ...HELP,
];
