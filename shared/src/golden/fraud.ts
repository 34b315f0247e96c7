import type { CrossCheck } from '../cross-check/cross-check-schema.ts';
import { Month } from '../facts/month.ts';
import type { ParcelFacts } from '../facts/parcels.ts';
import type { Marketplace } from '../facts/shop.ts';
import type { z } from '../schema.ts';
import { decides, FIRST_MONTH, shopWith } from './decisions.ts';
import type { Expectation } from './expectation.ts';
import { monthsFrom, referenceShop, snapshotOf } from './reference-seller.ts';

type Leg = z.input<typeof CrossCheck>['legs'][number];
/** A marketplace whose statements leave nothing out. */
const WHOLE = 'ebay';
const leg = (of: Leg['leg'], matchPpm: number, provider: string): Leg => ({
  ...{ leg: of, shop: { marketplace: WHOLE, sellerId: referenceShop.sellerId }, by: 'sums', provider },
  ...{ matchPpm, expected: 1_000_000, found: matchPpm },
});

/** Legs as they were told of one shop, and which rule they pass or breach. */
const told = (
  name: string,
  legs: Leg[],
  steps: Record<string, 'pass' | 'breach' | 'notChecked'>,
  marketplace: Marketplace = WHOLE,
) =>
  decides(
    name,
    snapshotOf([shopWith({ marketplace, payouts: [] })], {
      crossCheck: {
        legs: legs.map((one) => ({ ...one, shop: { ...one.shop, marketplace } })),
        ...{ singleSource: [], unmatched: [], unmatchedCount: 0, closedLoops: [] },
        ...{ coveredSalesPpm: 0, threeFlowMatchPpm: 'notOffered', salesFen: 0 },
      },
    }),
    { steps },
  );

const paidBy = (...firms: string[]) => firms.map((firm) => leg('money', 1_000_000, firm));
const half = (ppm: number) => [leg('goods', ppm, 'goodcang'), leg('settlement', ppm, 'ebay')];

/** Whether a marketplace's statements are taken for whole: of another's a gap says nothing. */
const STATEMENTS = [
  ...(['aliexpress', 'ebay', 'lazada', 'mercadoLibre', 'shopee', 'tiktokShop'] as const).map(
    (marketplace) => [marketplace, 'breach'] as const,
  ),
  ...(['amazon', 'temu'] as const).map((marketplace) => [marketplace, 'notChecked'] as const),
];
const statements = STATEMENTS.map(([marketplace, result]) =>
  told(
    `what both flows lack of a shop on ${marketplace}`,
    half(500_000),
    { 'screening.ordersUnaccounted': result },
    marketplace,
  ),
);

/** A million parcels of a warehouse, each with a number and a weight, but so many that have not. */
const parcels = (
  name: string,
  change: Partial<ParcelFacts>,
  [code, result]: [string, 'pass' | 'breach' | 'notChecked'],
) =>
  decides(
    name,
    snapshotOf([shopWith({})], {
      parcels: [
        {
          ...{ provider: 'goodcang', parcels: 1_000_000, tracked: 1_000_000, reused: 0 },
          ...{ weighed: 1_000_000, underweight: 0, ...change },
        },
      ],
    }),
    { steps: { [`screening.${code}`]: result } },
  );

const LAST_FOUR = ['2026-07', '2026-08', '2026-09', '2026-10'].map((month) => Month.parse(month));
/** 100万 and 1,000 yuan of advertising a month, and then a last month as told. */
const grown = (name: string, gmv: string, advertising: string, result: 'pass' | 'breach') =>
  decides(
    name,
    snapshotOf([shopWith({ months: monthsFrom(FIRST_MONTH, [...Array<string>(11).fill('1000000.00'), gmv]) })], {
      advertising: {
        ...{ from: '2026-07-01', to: '2026-10-31' },
        months: LAST_FOUR.map((month, index) => ({
          ...{ month, currency: 'CNY', amount: index === 3 ? advertising : '1000.00' },
        })),
      },
    }),
    { steps: { 'screening.salesPumped': result } },
  );

/** Source: lending design §4, F06, F07, F09 and F15, each at both sides of its border. */
export const FRAUD: readonly Expectation[] = [
  told('nine orders of ten seen leaving are enough', half(900_000).slice(0, 1), {
    'screening.ordersWithoutParcels': 'pass',
  }),
  told('a millionth fewer are not', half(899_999).slice(0, 1), { 'screening.ordersWithoutParcels': 'breach' }),
  parcels('a tenth of the parcels without a number is borne', { tracked: 900_000 }, ['parcelsUntracked', 'pass']),
  parcels('a millionth more is not', { tracked: 899_999 }, ['parcelsUntracked', 'breach']),
  parcels('one number in a hundred used twice is borne', { reused: 10_000 }, ['trackingReused', 'pass']),
  parcels('a millionth more is not', { reused: 10_001 }, ['trackingReused', 'breach']),
  parcels('a tenth of the parcels of no weight is borne', { underweight: 100_000 }, ['parcelsLight', 'pass']),
  parcels('a millionth more is not', { underweight: 100_001 }, ['parcelsLight', 'breach']),
  parcels('five hundred parcels tell', { parcels: 500, tracked: 0 }, ['parcelsUntracked', 'breach']),
  parcels('499 do not', { parcels: 499, tracked: 0 }, ['parcelsUntracked', 'notChecked']),
  told('7 % not yet arrived is borne', [leg('money', 930_000, 'lianlian')], { 'screening.payoutsNotArrived': 'pass' }),
  told('a millionth more is not', [leg('money', 929_999, 'lianlian')], { 'screening.payoutsNotArrived': 'breach' }),
  told('a tenth that both flows lack is borne', half(900_000), { 'screening.ordersUnaccounted': 'pass' }),
  told('a millionth more is taken for brushed', half(899_999), { 'screening.ordersUnaccounted': 'breach' }),
  told('two payment companies are not a split', paidBy('lianlian', 'pingpong'), { 'screening.payoutsSplit': 'pass' }),
  told('three are', paidBy('lianlian', 'pingpong', 'stripe'), { 'screening.payoutsSplit': 'breach' }),
  ...statements,
  grown('a last month of 1.8 times is borne', '1800000.00', '1000.00', 'pass'),
  grown('a millionth more with advertising up by a fifth is pumped', '1800001.00', '1200.00', 'breach'),
  grown('with advertising up by more it is not', '1800001.00', '1200.001', 'pass'),
];
