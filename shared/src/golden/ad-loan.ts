import { addToMonth, Month } from '../facts/month.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import { dataLoan202611 } from '../policy/data-loan-2026-11/policy.ts';
import type { z } from '../schema.ts';
import { Day } from '../time/instant.ts';
import { asDataLoan, SELLER_BLOCKS } from './as-data-loan.ts';
import { decides, FIRST_MONTH, owing, PAYOUTS, shopWith } from './decisions.ts';
import type { Expectation } from './expectation.ts';
import { monthsFrom, snapshotOf } from './reference-seller.ts';

type Told = { readonly spent: string; readonly sold: string };
type Facts = Partial<z.input<typeof Snapshot>>;

const WAN = 1_000_000; // 万元 in fen.
const FIRST = Month.parse('2026-07');

/** From July to October, before which the snapshot's day stands on the first of November. */
export const advertised = (months: readonly Told[]): Facts => ({
  advertising: {
    ...{ from: Day.parse('2026-07-01'), to: Day.parse('2026-10-31') },
    months: months.map(({ spent, sold }, index) => ({
      ...{ month: addToMonth(FIRST, index), currency: 'CNY', amount: spent, attributed: sold },
    })),
  },
});
const evenly = (spent: string, sold: string) => advertised(Array<Told>(4).fill({ spent, sold }));

const adSnapshot = (facts: Facts, gmv = '1000000.00', adSpend12m?: string): Snapshot =>
  snapshotOf(
    [
      shopWith({
        months: monthsFrom(FIRST_MONTH, Array<string>(12).fill(gmv)),
        ...(adSpend12m === undefined ? {} : { adSpend12m: [{ amount: adSpend12m, currency: 'CNY' }] }),
      }),
    ],
    { product: 'adLoan', ...facts },
  );

/** The seller of the product's own example: 12, 10 and 8万 in the last three months, of an older one nothing sold. */
export const adReference = (): Snapshot =>
  adSnapshot(
    advertised([
      { spent: '400000.00', sold: '0' },
      { spent: '120000.00', sold: '300000.00' },
      { spent: '100000.00', sold: '250000.00' },
      { spent: '80000.00', sold: '200000.00' },
    ]),
  );

/** Source: lending design §3.4. */
const LINES: readonly Expectation[] = [
  decides(
    'advertising of 12, 10 and 8万 that sells two and a half times as much carries 20万, all of it at once',
    adReference(),
    {
      ...{ outcome: 'offered', limitFen: 20 * WAN, availableFen: 20 * WAN, termMonths: 3, feesFen: 0 },
      ...{ grade: 'A', annualRatePpm: 58_000, validUntil: Day.parse('2026-11-15') },
      steps: { 'limit.adSpendMultiple': 20 * WAN, 'limit.productMaximum': 150 * WAN },
    },
  ),
  decides('a return a cent below two and a half is too low', adSnapshot(evenly('100000.00', '249999.99')), {
    firstReason: 'adReturnTooLow',
  }),
  decides('a fifth of the sales is too much', adSnapshot(evenly('200000.00', '600000.00')), {
    firstReason: 'adShareTooHigh',
  }),
  decides('a cent below is not', adSnapshot(evenly('199999.99', '600000.00')), {
    outcome: 'offered',
    limitFen: 39 * WAN,
  }),
  // By hand: 120万 a year in the marketplace are a tenth of the sales, and a tenth beside it.
  decides(
    'what is spent in the marketplace counts',
    adSnapshot(evenly('100000.00', '300000.00'), '1000000.00', '1200000.00'),
    {
      firstReason: 'adShareTooHigh',
    },
  ),
  decides('no line is above 150万', adSnapshot(evenly('1000000.00', '3000000.00'), '9000000.00'), {
    limitFen: 150 * WAN,
    availableFen: 150 * WAN,
  }),
  decides('without advertising accounts it is told so', adSnapshot({}), { firstReason: 'advertisingNotTold' }),
  decides('nor is anything lent where nobody tells what it sold', adSnapshot(evenly('100000.00', 'notOffered')), {
    firstReason: 'advertisingNotTold',
  }),
  decides(
    'what is owed on other products counts together',
    adSnapshot({ ...evenly('100000.00', '300000.00'), otherOutstandingFen: 985 * WAN }, '2000000.00'),
    { limitFen: 15 * WAN },
  ),
  // By hand: 80 % of 720万 a year are 576万, less 500万 owed and 60万 of another line.
  decides(
    'who owes 500万 and has another line of 60万 is lent 16万 of 20万',
    snapshotOf([shopWith({ ...PAYOUTS, ...owing('5000000.00') })], {
      ...{ product: 'adLoan', otherOutstandingFen: 60 * WAN },
      ...evenly('100000.00', '300000.00'),
    }),
    {
      ...{ outcome: 'offered', limitFen: 16 * WAN },
      steps: { 'limit.adSpendMultiple': 20 * WAN, 'limit.totalDebt': 16 * WAN },
    },
  ),
];

/** What the newest ad loan must make true. */
export const AD_LOAN: readonly Expectation<'adLoan'>[] = [
  ...asDataLoan([...SELLER_BLOCKS, 'parts']),
  ...LINES,
  {
    name: 'but for its maximum the limits of the data loan',
    holds: ({ limit }) =>
      JSON.stringify({ ...limit, maxLimitFen: 1_000 * WAN }) === JSON.stringify(dataLoan202611.limit),
  },
  { name: 'nothing of the line waits', holds: ({ offer }) => offer.restOpensAfterDays === 0 },
];
