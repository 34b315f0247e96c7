import type { ShopFacts } from '../facts/shop.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import { decide } from '../offer/decide.ts';
import { dataLoan202611 } from '../policy/data-loan-2026-11/policy.ts';
import type { CharacteristicCode } from '../policy/scorecard-schema.ts';
import { orderLoan } from '../product/order-loan/order-loan.ts';
import { scoreOf } from '../scoring/scorecard.ts';
import { addDays, Day } from '../time/instant.ts';
import { asDataLoan } from './as-data-loan.ts';
import { decides, shopWith } from './decisions.ts';
import type { Expectation } from './expectation.ts';
import { USUAL_VALUES } from './laws.ts';
import {
  agreed,
  buyerWith,
  insuredUpTo,
  invoices,
  orders,
  orderTrade,
  SUPPLY_TRADE,
  supplyTrade,
} from './order-trade.ts';
import { AS_OF } from './reference-seller.ts';

const WAN = 1_000_000; // 万元 in fen.

/** Looked at as the data loan's own borrowers are. */
const SHARED = asDataLoan([
  ...(['referenceRates', 'marketplaces', 'admission', 'fraud', 'crossCheck', 'facts'] as const),
  ...(['grades', 'limit', 'price', 'penalty', 'guarantee'] as const),
]);

const asSellers: readonly Expectation<'orderLoan'>[] = [
  {
    name: 'a buyer is scored by the card of sellers',
    holds: ({ terms }) => JSON.stringify(terms.buyer.scorecard) === JSON.stringify(dataLoan202611.scorecard),
  },
  {
    name: 'a buyer is graded at the same scores as a seller',
    holds: ({ terms, grades }) =>
      terms.buyer.grades.every(({ grade, minScore }, index) => {
        const own = grades[index];
        return own?.grade === grade && own.minScore === minScore;
      }),
  },
];

/** Each card row at both sides of each of its borders. assumed: as the card itself. */
// biome-ignore format: a card is read as a table.
const POINTS: Partial<Record<CharacteristicCode, readonly (readonly [value: number, points: number])[]>> = {
  buyerGrade: [[0, -20], [1, -5], [2, 5], [3, 20], [4, 25]],
  frameworkMonths: [[5, -10], [6, 0], [11, 0], [12, 10], [23, 10], [24, 15]],
  onTimeDelivery: [[899_999, -20], [900_000, -8], [949_999, -8], [950_000, 3], [979_999, 3], [980_000, 8]],
  buyerShare: [[299_999, 8], [300_000, 5], [499_999, 5], [500_000, -5], [699_999, -5], [700_000, -12]],
  paymentDaysDrift: [[0, 15], [1, 5], [7, 5], [8, -7], [15, -7], [16, -15], [30, -15], [31, -23]],
  relationMonths: [[11, -10], [12, 3], [23, 3], [24, 10], [35, 10], [36, 15]],
  supplyVariation: [[150_000, 20], [150_001, 7], [300_000, 7], [300_001, -3], [500_000, -3], [500_001, -15]],
};
const card = Object.entries(POINTS).flatMap(([code, borders]) =>
  (borders ?? []).map(
    ([value, points]): Expectation<'orderLoan'> => ({
      name: `${code} of ${value} alone scores 560 and ${points}`,
      holds: ({ scorecard }) => scoreOf(scorecard, { [code]: { value } }).score === 560 + points,
    }),
  ),
);

/** A shop of the buyer's: on Shopee the reference seller is grade A with 616 points. */
const shops = (change: Parameters<typeof shopWith>[0] = {}) => {
  const shop: ShopFacts = shopWith({ marketplace: 'shopee', ...change });
  return buyerWith({ shops: [shop as never] });
};
/** By hand: 616 + health 8 + on time 8 + SKUs 5 + advertising 5 + stock 8 + returns 3 + 300万 a month 3 = 656; debts 8 = 664. */
export const EXCELLENT: Parameters<typeof shopWith>[0] = {
  accountHealth: { status: 'green', suspended: false, orderDefectRatePpm: 2_000 },
  fulfilment90d: { orders: 1_000, onTime: 990 },
  skuUnits90d: { units: 3_000, skus: 30, largest: Array<number>(10).fill(100) },
  adSpend12m: [{ amount: '600000.00', currency: 'CNY' }],
  stock: { units: 1_000, unitsSold90d: 2_250 },
  returns90d: { units: 1_000, returned: 20 },
  firstActivityOn: Day.parse('2022-11-01'),
};
const returned = (per1000: number) => ({ returns90d: { units: 1_000, returned: per1000 } });

/** The factory of the mission's case, whose buyer on Shopee is a seller of grade A. */
export const orderReference = (): Snapshot => orderTrade(shops());

/** The first so many as the borrower typed them, from paper. */
const typed = (given: ReturnType<typeof invoices>, count: number) =>
  given.map((one, index) => (index < count ? { ...one, state: 'typed' as const } : one));
/** One invoice of a third of the year agreed, issued so many days from today. */
const issued = (days: number) => ({
  invoices: invoices(400 * WAN, 1).map((one) => ({ ...one, issuedOn: addDays(AS_OF, days) })),
});

/** Source: lending design §3.4. By hand: 1,200万 × 120 ÷ 360 = 400万, of which three quarters or six tenths. */
const LINES: readonly Expectation[] = [
  decides('1,200万 a year, 30 and 90 days and a buyer of grade A carry 300万', orderReference(), {
    ...{ outcome: 'offered', limitFen: 300 * WAN, availableFen: 300 * WAN },
    // By hand: 560 + grade 20 + framework 10 + payments no slower 15 + three years 15 = 620, A.
    ...{ score: 620, grade: 'A', annualRatePpm: 58_000, termMonths: 6, feesFen: 0 },
    validUntil: Day.parse('2026-11-15'),
    steps: { 'limit.tradeCycle': 300 * WAN },
  }),
  decides('and as much with a verified policy on the buyer', orderTrade(insuredUpTo(420 * WAN)), {
    limitFen: 300 * WAN,
    // By hand: 420万 × 90 %.
    steps: { 'limit.insuredBuyer': 378 * WAN },
  }),
  decides('without either 240万', orderTrade(), {
    ...{ limitFen: 240 * WAN, score: 600, grade: 'B' },
    steps: { 'limit.tradeCycle': 240 * WAN, 'limit.buyerMaximum': 300 * WAN },
  }),
  decides('a buyer of grade B carries no more than one that told nothing', orderTrade(shops(returned(60))), {
    limitFen: 240 * WAN,
  }),
  decides(
    'a line of 300万 of which orders of 100万 carry 75万 opens with the next order',
    orderTrade({ ...shops(), orders: orders([100 * WAN]) }),
    { ...{ limitFen: 300 * WAN, availableFen: 75 * WAN, opensOn: null } },
  ),
  decides(
    'half a policy is better than none: 300万 insured to 260万',
    orderTrade({
      insurance: { ...{ verified: true, buyerLimitFen: 300 * WAN }, coverPpm: 866_667, validTo: '2027-03-01' },
    }),
    { limitFen: 260 * WAN },
  ),
  decides('a policy of 200万 would lower the line and is left out', orderTrade(insuredUpTo(200 * WAN)), {
    limitFen: 240 * WAN,
    steps: { 'limit.insuredBuyer': null },
  }),
  decides('a policy that ends a day before the order is due does not count', orderTrade(insuredUpTo(420 * WAN, 119)), {
    limitFen: 240 * WAN,
  }),
  decides(
    'an agreement the buyer has not confirmed counts as last year was: 1,000万',
    orderTrade({ ...agreed({ confirmed: false }), invoices: invoices(100 * WAN, 10) }),
    { steps: { 'limit.tradeCycle': 200 * WAN } },
  ),
  decides(
    'and of those the 400万 that the borrower typed prove nothing: 600万 carry 120万',
    orderTrade({ ...agreed({ confirmed: false }), invoices: typed(invoices(100 * WAN, 10), 4) }),
    { steps: { 'limit.tradeCycle': 120 * WAN } },
  ),
  decides(
    'nor do those of five years ago, whoever shows them',
    orderTrade({ ...agreed({ confirmed: false }), ...issued(-2_121) }),
    { outcome: 'referred', firstReason: 'agreementAbovePastTrade', steps: { 'limit.tradeCycle': 0 } },
  ),
  decides(
    'three tenths of 500万 revenue are 150万',
    orderTrade({ ...shops(), supplierRevenue: { annualFen: 500 * WAN, confirmed: true } }),
    { ...{ limitFen: 150 * WAN }, steps: { 'limit.supplierRevenue': 150 * WAN } },
  ),
];

/** What payment companies' flows show of a factory. */
const owed = (yuan: string): Parameters<typeof orderTrade>[1] => ({
  otherDebts: [
    {
      lender: 'LianLian',
      outstanding: { amount: yuan, currency: 'CNY' },
      repaid12m: { amount: '0.00', currency: 'CNY' },
    },
  ],
});
/** By hand: four fifths of 1,200万 are 960万, and of 1,000万 that alone were invoiced 800万. */
const DEBTS: readonly Expectation[] = [
  decides(
    'who owes 650万 and has another line of 50万 is lent 260万 of 300万',
    orderTrade(shops(), { ...owed('6500000.00'), otherOutstandingFen: 50 * WAN }),
    { ...{ outcome: 'offered', limitFen: 260 * WAN }, steps: { 'limit.totalDebt': 260 * WAN } },
  ),
  decides(
    'an agreement the buyer has not confirmed bears debts as last year was',
    orderTrade({ ...agreed({ confirmed: false }), invoices: invoices(100 * WAN, 10) }, owed('7000000.00')),
    { steps: { 'limit.totalDebt': 100 * WAN } },
  ),
  decides(
    'who has 2,000万 of confirmed revenue from all its buyers may owe 1,600万',
    orderTrade({ ...shops(), supplierRevenue: { annualFen: 2_000 * WAN, confirmed: true } }, owed('6500000.00')),
    { limitFen: 300 * WAN, steps: { 'limit.totalDebt': 950 * WAN } },
  ),
  decides(
    'revenue that nobody confirmed bears nothing',
    orderTrade({ ...shops(), supplierRevenue: { annualFen: 2_000 * WAN, confirmed: false } }, owed('6500000.00')),
    { steps: { 'limit.totalDebt': 310 * WAN } },
  ),
  decides(
    'a factory on Temu with 1,200万 a year that owes 905万 is lent 55万 of 60万',
    supplyTrade({}, owed('9050000.00')),
    {
      ...{ outcome: 'offered', limitFen: 55 * WAN },
      steps: { 'limit.totalDebt': 55 * WAN },
    },
  ),
];

/** By hand: 1,086.4万 over a year of twelve invoices; half a year of 1,300万 each is more than any bound. */
const LARGE = { ...agreed({ annualAmountFen: 9_000 * WAN }), invoices: invoices(300_000_001) };
const BUYERS = (
  [
    ['AA', EXCELLENT, 1_200 * WAN],
    ['A', {}, 800 * WAN],
    ['B', returned(60), 500 * WAN],
    ['C', returned(84), 300 * WAN],
  ] as const
).map(([grade, change, maxFen]) =>
  decides(`a buyer of grade ${grade} owes no more than ${maxFen / WAN}万`, orderTrade({ ...LARGE, ...shops(change) }), {
    steps: { 'limit.buyerMaximum': maxFen },
  }),
);

const asks = (name: string, change: Parameters<typeof orderTrade>[0], steps: Record<string, string | number>) =>
  decides(name, orderTrade(change), { steps });
const rule = (code: string, result: 'pass' | 'breach' | 'notChecked') => ({ [`screening.${code}`]: result });
const traded = (months: number) => buyerWith({ tradingSince: months === 6 ? '2026-05' : '2026-06' });
/** The amounts of five invoices and no order. */
const paper = (amounts: readonly number[], undelivered = 0) => ({
  orders: [],
  invoices: invoices(1, amounts.length).map((one, index) => ({
    ...{ ...one, amountFen: amounts[index] ?? 1 },
    delivered: index >= undelivered,
  })),
});
const unpaid = (days: number) => ({
  invoices: invoices(90_533_300).map((one, index) =>
    index > 0
      ? one
      : { ...one, dueOn: addDays(AS_OF, -days), paidOn: 'notOffered' as const, paidFen: 'notOffered' as const },
  ),
});
/** So many paid invoices at each side of so many days, the younger paid ten days later. */
const slower = (recent: number, before: number, days = 180) => ({
  invoices: Array.from({ length: recent + before }, (_, index) => {
    const issuedOn = addDays(AS_OF, index < recent ? 1 - days : -days);
    const [first] = invoices(90_533_300, 1);
    return { ...(first as NonNullable<typeof first>), issuedOn, paidOn: addDays(issuedOn, index < recent ? 70 : 60) };
  }),
});

/** Invoices of so much, each paid so many days after it was issued. */
const paidIn = (...paid: readonly (readonly [amountFen: number, days: number])[]) => ({
  invoices: paid.map(([amountFen, days], index) => {
    const issuedOn = addDays(AS_OF, -100 - index);
    const [first] = invoices(amountFen, 1);
    return { ...(first as NonNullable<typeof first>), issuedOn, paidOn: addDays(issuedOn, days) };
  }),
});

/** Source: lending design §4, F12, each at both sides of its border. */
const TRADE = [
  asks('six months of trade are enough', traded(6), rule('relationTooShort', 'pass')),
  asks('five are not', traded(5), rule('relationTooShort', 'breach')),
  asks('three times the past trade is borne', paper([400 * WAN]), rule('agreementAbovePastTrade', 'pass')),
  // By hand: 1,200,000,000 ÷ 399,999,866 is 3.000001.
  asks('a millionth more is looked at', paper([400 * WAN - 134]), rule('agreementAbovePastTrade', 'breach')),
  // By hand: twelve months before 2026-11-01 end with 2025-11-01, 365 days before.
  asks('trade of 364 days ago is of the last year', issued(-364), rule('agreementAbovePastTrade', 'pass')),
  asks('that of a year ago is not', issued(-365), rule('agreementAbovePastTrade', 'breach')),
  asks('nor is that of tomorrow', issued(1), rule('agreementAbovePastTrade', 'breach')),
  asks('today is of the last year', issued(0), rule('agreementAbovePastTrade', 'pass')),
  asks(
    'invoices that the borrower typed are looked at by a person',
    { invoices: typed(invoices(90_533_300), 12) },
    rule('agreementAbovePastTrade', 'breach'),
  ),
  asks('half round is borne', paper([WAN, WAN, 999_999, 999_999, 2]), rule('amountsRound', 'pass')),
  asks('a millionth more is looked at', paper([WAN, WAN, 999_996, 999_995, 1]), rule('amountsRound', 'breach')),
  asks('of four papers nothing is said', paper([WAN, WAN, WAN, WAN]), rule('amountsRound', 'notChecked')),
  asks('four fifths delivered are enough', paper([200_000, 800_000], 1), rule('deliveriesUnmatched', 'pass')),
  asks('a millionth less is not', paper([200_001, 799_999], 1), rule('deliveriesUnmatched', 'breach')),
  asks(
    'half paid within a week is borne',
    paidIn([500_000, 7], [300_000, 8], [200_000, 8]),
    rule('paymentsTooQuick', 'pass'),
  ),
  asks(
    'a millionth more is looked at',
    paidIn([500_001, 7], [299_999, 8], [200_000, 8]),
    rule('paymentsTooQuick', 'breach'),
  ),
  asks('thirty days overdue are borne', unpaid(30), rule('invoicesOverdue', 'pass')),
  asks('a day more is looked at', unpaid(31), rule('invoicesOverdue', 'breach')),
  asks('three invoices at each side tell that payments slow', slower(3, 3), { 'score.paymentDaysDrift': -7 }),
  asks('two do not', slower(2, 3), { 'score.paymentDaysDrift': 0 }),
  asks('nor on the other side', slower(3, 2), { 'score.paymentDaysDrift': 0 }),
];

const supply = (
  name: string,
  change: Parameters<typeof supplyTrade>[0],
  steps: Record<string, string | number | null>,
) => decides(name, supplyTrade(change), { steps });
const pieces = (units: number) => ({ skuUnits90d: { units, skus: 40, largest: [] } });
const monthsOf = (count: number) => ({
  coverage: { ...SUPPLY_TRADE.coverage, from: count === 6 ? '2026-05-01' : '2026-06-01' },
});
const SUPPLY = [
  // By hand: 1,200万 × 30 ÷ 360 × six tenths; 560 + on time 8 + three years 15 + steady 20 = 603, B.
  decides('a factory that supplies Temu with 100万 a month is lent 60万', supplyTrade(), {
    ...{ outcome: 'offered', limitFen: 60 * WAN, availableFen: 60 * WAN, score: 603, grade: 'B' },
    steps: { 'limit.tradeCycle': 60 * WAN, 'limit.buyerMaximum': 500 * WAN },
  }),
  supply('a hundred pieces of a product are made', pieces(4_000), rule('supplierNotFactory', 'pass')),
  supply('one fewer are traded', pieces(3_999), rule('supplierNotFactory', 'breach')),
  supply('six months of supply show a capacity', monthsOf(6), {
    ...rule('dataCoverageTooLow', 'pass'),
    'score.supplyVariation': 20,
  }),
  supply('five do not', monthsOf(5), { ...rule('dataCoverageTooLow', 'breach'), 'score.supplyVariation': 0 }),
];

const INSURED = '买方投保、您为被保险人，对该买方的限额 334万、赔付 90%；由合作方核实登记后计入';
const DRAWS: readonly Expectation<'orderLoan'>[] = [
  {
    name: 'a draw is due at the latest 15 days after the buyer has to pay, 120 days from now',
    holds: (policy) =>
      orderLoan.drawable?.(policy, orderTrade(), addDays(AS_OF, 135)) === 247_560_000 &&
      orderLoan.drawable?.(policy, orderTrade(), addDays(AS_OF, 136)) === 0,
  },
  {
    // By hand: 400万 × 75 % ÷ 90 %, the next whole 万.
    name: 'a policy would have to bear 334万 of which nine tenths are paid',
    holds: (policy) =>
      decide(policy, orderTrade()).wouldHelp.some(
        ({ code, detail }) => code === 'tradeInsurance' && detail === INSURED,
      ),
  },
];

/** What the order loan's policy must make true. Quickest first. */
export const ORDER_LOAN: readonly Expectation<'orderLoan'>[] = [
  ...SHARED,
  ...asSellers,
  USUAL_VALUES,
  ...card,
  ...LINES,
  ...DEBTS,
  ...BUYERS,
  ...TRADE,
  ...SUPPLY,
  ...DRAWS,
];
