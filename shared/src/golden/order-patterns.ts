import { OrderPattern } from '../facts/order-pattern.ts';
import type { Payout } from '../facts/shop.ts';
import type { z } from '../schema.ts';
import { addDays, Day } from '../time/instant.ts';
import { decides, shopWith } from './decisions.ts';
import type { Expectation } from './expectation.ts';
import { AS_OF, fortnightlyPayouts, snapshotOf } from './reference-seller.ts';

type Pattern = z.input<typeof OrderPattern>;

/** A shop that sells around the clock, of which nothing else is told. */
const PLAIN: Pattern = {
  orders: 2_400_000,
  byHour: Array<number>(24).fill(100_000),
  bursts: [],
  longestGap: { from: '2026-01-01', days: 0 },
  fromTheFuture: 0,
  ...{ buyers: 'notOffered', earlyRefunds: 'notOffered', settlementDigits: 'notOffered' },
  ...{ totalsGapPpm: 'notOffered', newProducts90d: 'notOffered' },
};
type Result = 'pass' | 'breach' | 'notChecked';

/** An order pattern, and what one rule says of it. */
function falls(name: string, pattern: Partial<Pattern>, expected: Record<string, Result>, payouts?: readonly Paid[]) {
  const orderPattern = OrderPattern.parse({ ...PLAIN, ...pattern });
  const shop = shopWith({ orderPattern, ...(payouts ? { payouts: [...payouts] } : {}) });
  const steps = Object.entries(expected).map(([code, result]) => [`screening.${code}`, result]);
  return decides(name, snapshotOf([shop]), { steps: Object.fromEntries(steps) });
}

const buyers = (crowdedHours: number, topBuyersPpm: number): Partial<Pattern> => ({
  buyers: { hours: 1_000_000, crowdedHours, crowded: [], orderIds: [], topBuyersPpm },
});
/** Ten hours of a day alike, one quieter, the others without an order: log₂ 10 ÷ log₂ 24 is 72.5 %, log₂ 11 75.5 %. */
const hours = (quiet: number): Partial<Pattern> => ({
  byHour: [...Array<number>(10).fill(1_029_000), quiet, ...Array<number>(13).fill(0)],
});
const burst = (orders: number, deviationsMilli: number): Partial<Pattern> => ({
  ...{ orders: 1_000_000, bursts: [{ hour: '2026-03-01T03', orders, deviationsMilli }] },
});
/** Benford's own shares of a million amounts, so many taken from the ones to the nines: twice as many lie apart. */
const digits = (moved: number): Partial<Pattern> => ({
  settlementDigits: [301_030 - moved, 176_091, 124_939, 96_910, 79_181, 66_947, 57_992, 51_153, 45_757 + moved],
});
const ones = (amounts: number): Partial<Pattern> => ({ settlementDigits: [amounts, ...Array<number>(8).fill(0)] });
const gap = (days: number): Partial<Pattern> => ({ longestGap: { from: '2026-02-10', days } });
const early = (refunded: number): Partial<Pattern> => ({ earlyRefunds: { orders: 1_000_000, refunded } });
const renewed = (unsoldBefore: number): Partial<Pattern> => ({
  newProducts90d: { products: 1_000_000, unsoldBefore },
});

type Paid = z.input<typeof Payout>;
/** A payout into another account so many days ago, and one into the account of today. */
const movedAccount = (days: number): Paid[] =>
  fortnightlyPayouts(addDays(AS_OF, -days - 15), 2, '100000.00').map((payout, index) => ({
    ...{ ...payout, paidOn: index === 0 ? addDays(AS_OF, -days) : addDays(AS_OF, -1) },
    accountTail: index === 0 ? '1111' : '2222',
  }));

/** A second reading of a million orders, so many of them another than at first. */
const rereads = (name: string, gapPpm: number, result: Result) =>
  decides(
    name,
    snapshotOf([shopWith({ reread: { days: 60, orders: 1_000_000, gapPpm, differing: [Day.parse('2026-03-02')] } })]),
    { steps: { 'screening.rereadDiffers': result } },
  );

/** Source: lending design §4, F01 to F05, F10 and F14, each at both sides of its border. */
export const ORDER_PATTERNS: readonly Expectation[] = [
  falls('a shop that sells around the clock passes', {}, { orderHoursOdd: 'pass', orderDatesOdd: 'pass' }),
  falls('a millionth fewer than one crowded hour in twenty is borne', buyers(49_999, 0), { ordersCrowded: 'pass' }),
  falls('one in twenty is not', buyers(50_000, 0), { ordersCrowded: 'breach' }),
  falls('twenty buyers of 15 % are borne', buyers(0, 150_000), { buyersConcentrated: 'pass' }),
  falls('a millionth more are not', buyers(0, 150_001), { buyersConcentrated: 'breach' }),
  falls('five hundred orders are a pattern', { ...buyers(0, 150_001), orders: 500 }, { buyersConcentrated: 'breach' }),
  falls('499 are none', { ...buyers(0, 150_001), orders: 499 }, { buyersConcentrated: 'notChecked' }),
  falls('hours three quarters as even as can be are borne', hours(501_000), { orderHoursOdd: 'pass' }),
  falls('a millionth less even ones are not', hours(500_995), { orderHoursOdd: 'breach' }),
  falls('an hour four deviations above its usual is borne', burst(500_000, 4_000), { orderHoursOdd: 'pass' }),
  falls('one further above holds no more than 2 % of the orders', burst(20_000, 4_001), { orderHoursOdd: 'pass' }),
  falls('not a millionth more', burst(20_001, 4_001), { orderHoursOdd: 'breach' }),
  // By hand: 2 × 67,500 ÷ 9 of a million is 1.5 %.
  falls('first digits 1.5 % off are borne', digits(67_500), { settlementDigitsOdd: 'pass' }),
  falls('a millionth more are not', digits(67_505), { settlementDigitsOdd: 'breach' }),
  falls('a thousand amounts have first digits', ones(1_000), { settlementDigitsOdd: 'breach' }),
  falls('999 have not', ones(999), { settlementDigitsOdd: 'notChecked' }),
  falls('3 % paid back within two days is borne', early(30_000), { refundsEarly: 'pass' }),
  falls('a millionth more is not', early(30_001), { refundsEarly: 'breach' }),
  falls('totals 2 % apart are borne', { totalsGapPpm: 20_000 }, { totalsDiffer: 'pass' }),
  falls('a millionth more is tampered with', { totalsGapPpm: 20_001 }, { totalsDiffer: 'breach' }),
  rereads('orders that a second reading tells 2 % otherwise are borne', 20_000, 'pass'),
  rereads('a millionth more is not', 20_001, 'breach'),
  falls('a fortnight without orders is borne', gap(14), { orderDatesOdd: 'pass' }),
  falls('a day more is not', gap(15), { orderDatesOdd: 'breach' }),
  falls(
    'products renewed and the account moved is a shop traded',
    renewed(700_001),
    { storeTraded: 'breach' },
    movedAccount(90),
  ),
  falls('not with a millionth fewer', renewed(700_000), { storeTraded: 'pass' }, movedAccount(90)),
  falls('nor with the account moved a day earlier', renewed(700_001), { storeTraded: 'pass' }, movedAccount(91)),
];
