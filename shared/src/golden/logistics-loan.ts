import type { Backing } from '../facts/backing.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import { dataLoan202611 } from '../policy/data-loan-2026-11/policy.ts';
import { logisticsLoan } from '../product/logistics-loan/logistics-loan.ts';
import type { z } from '../schema.ts';
import { Day } from '../time/instant.ts';
import { asDataLoan, SELLER_BLOCKS } from './as-data-loan.ts';
import { decides, FIRST_MONTH, owing, PAYOUTS, shopWith } from './decisions.ts';
import type { Expectation } from './expectation.ts';
import { AS_OF, monthsFrom, snapshotOf } from './reference-seller.ts';

type Freight = Extract<z.input<typeof Backing>, { kind: 'freight' }>;
export type Bill = Freight['bills'][number];
type About = Partial<z.input<typeof Snapshot>>;

const WAN = 1_000_000; // 万元 in fen.
const FORWARDER = '91440300MA5YY3501B';

/** What a forwarder carried in October: confirmed and unpaid, where a case does not say otherwise. */
export const bill = (amount: string, change: Partial<Bill> = {}): Bill => ({
  ...{ key: `bill-${amount.padStart(16, '0')}`, month: '2026-10', amount, currency: 'CNY', parcels: 400 },
  ...{ state: 'confirmedByCounterparty', refused: false, paid: false },
  ...change,
});

export const freightOf = (bills: readonly Bill[], relatedToBorrower: boolean | 'notOffered' = false): Freight => ({
  kind: 'freight',
  forwarder: { creditCode: FORWARDER, relatedToBorrower },
  bills: [...bills],
});

export const freightSnapshot = (backing: Freight | 'notOffered', about: About = {}): Snapshot =>
  snapshotOf([shopWith({})], { product: 'logisticsLoan', backing, ...about });
const billed = (amounts: readonly Bill[], about: About = {}) => freightSnapshot(freightOf(amounts), about);

const sellingTwoMillion = shopWith({ months: monthsFrom(FIRST_MONTH, Array<string>(12).fill('2000000.00')) });

/** The seller of the product's own example: 100,000 and 59,000.10 yuan, and 20,000 dollars at 7.05. */
const EXAMPLE = [bill('100000'), bill('59000.10', { month: '2026-09' }), bill('20000', { currency: 'USD' })];
export const freightReference = (): Snapshot => billed(EXAMPLE);

/** Source: lending design §3.4. By hand: nine tenths of 300,000.10 yuan are 270,000.09. */
const LINES: readonly Expectation[] = [
  decides('confirmed bills of 300,000.10 yuan carry 27万, all of it at once, for two months', freightReference(), {
    ...{ outcome: 'offered', limitFen: 27 * WAN, availableFen: 27 * WAN, termMonths: 2, feesFen: 0 },
    ...{ grade: 'A', annualRatePpm: 58_000, validUntil: Day.parse('2026-11-15') },
    steps: { 'limit.freightBills': 27_000_009, 'limit.productMaximum': 150 * WAN },
  }),
  decides('no line is above 150万', billed([bill('1666700')]), { limitFen: 150 * WAN, availableFen: 150 * WAN }),
  decides(
    'a bill that only the borrower tells of carries nothing',
    billed([...EXAMPLE, bill('99', { state: 'typed' })]),
    {
      limitFen: 27 * WAN,
    },
  ),
  decides('nor does one that was paid', billed([...EXAMPLE, bill('90000', { state: 'typed', paid: true })]), {
    ...{ outcome: 'offered', limitFen: 27 * WAN },
  }),
  decides('nor one in a currency without a rate', billed([...EXAMPLE, bill('90000', { currency: 'XXX' })]), {
    limitFen: 27 * WAN,
  }),
  decides('nor one of a month that has not begun', billed([...EXAMPLE, bill('90000', { month: '2026-12' })]), {
    limitFen: 27 * WAN,
  }),
  decides(
    'what is owed on other products counts together',
    billed([bill('1000000')], { otherOutstandingFen: 985 * WAN, shops: [sellingTwoMillion] }),
    { limitFen: 15 * WAN },
  ),
  // By hand: 80 % of 720万 a year are 576万, less 500万 owed and 56万 of another line.
  decides(
    'who owes 500万 and has another line of 56万 is lent 20万 of 27万',
    billed(EXAMPLE, { otherOutstandingFen: 56 * WAN, shops: [shopWith({ ...PAYOUTS, ...owing('5000000.00') })] }),
    { outcome: 'offered', limitFen: 20 * WAN, steps: { 'limit.totalDebt': 20 * WAN } },
  ),
];

const REFUSED: readonly Expectation[] = [
  decides('without bills it is told so', freightSnapshot('notOffered'), { firstReason: 'freightNotShown' }),
  decides('bills that nobody confirmed are no ground', billed([bill('300000', { state: 'typed' })]), {
    ...{ outcome: 'declined', firstReason: 'billsDoNotCount' },
  }),
  decides(
    'a bill the forwarder knows nothing of is looked into',
    billed([...EXAMPLE, bill('9', { state: 'typed', refused: true })]),
    {
      ...{ outcome: 'referred', firstReason: 'billsRefused' },
    },
  ),
  decides("a forwarder of the borrower's own is looked into", freightSnapshot(freightOf(EXAMPLE, true)), {
    ...{ outcome: 'referred', firstReason: 'forwarderRelated' },
  }),
  decides('and so is one of which nobody can say', freightSnapshot(freightOf(EXAMPLE, 'notOffered')), {
    ...{ outcome: 'referred', firstReason: 'forwarderRelated' },
  }),
];

/** A bill of August grows old: the month ends on the 31st, and 90 days later it is the 29th of November. */
const drawn = (name: string, asOf: string, amountFen: number): Expectation<'logisticsLoan'> => ({
  name,
  holds: (policy) => {
    const snapshot = billed([bill('100000', { month: '2026-08' })], { asOf: Day.parse(asOf) });
    return logisticsLoan.drawable?.(policy, snapshot, AS_OF) === amountFen;
  },
});

/** What the newest logistics loan must make true. */
export const LOGISTICS_LOAN: readonly Expectation<'logisticsLoan'>[] = [
  ...asDataLoan([...SELLER_BLOCKS, 'parts']),
  ...LINES,
  ...REFUSED,
  drawn('a bill is drawn on until 90 days after its month', '2026-11-29', 9 * WAN),
  drawn('and no day longer', '2026-11-30', 0),
  {
    name: 'but for its maximum the limits of the data loan',
    holds: ({ limit }) =>
      JSON.stringify({ ...limit, maxLimitFen: 1_000 * WAN }) === JSON.stringify(dataLoan202611.limit),
  },
  { name: 'nothing of the line waits for a day', holds: ({ offer }) => offer.restOpensAfterDays === 0 },
];
