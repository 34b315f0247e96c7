import { addToMonth, Month } from '../facts/month.ts';
import type { ShopFacts } from '../facts/shop.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import type { StockLines } from '../facts/stock-lines.ts';
import type { z } from '../schema.ts';
import { Day } from '../time/instant.ts';
import { asDataLoan, SELLER_BLOCKS } from './as-data-loan.ts';
import { decides, FIRST_MONTH, owing, PAYOUTS, shopWith } from './decisions.ts';
import type { Expectation } from './expectation.ts';
import { AS_OF, monthsFrom, snapshotOf } from './reference-seller.ts';

type Line = z.input<typeof StockLines>['lines'][number];
type ShopChange = Partial<z.input<typeof ShopFacts>>;

const WAN = 1_000_000; // 万元 in fen.

/** Pieces that sell at 100 yuan. Neither fees nor advertising nor cost are told unless a case tells them. */
const goods = (sku: string, units: Line['units'], change: Partial<Line> = {}): Line => ({
  ...{ sku, currency: 'CNY', meanPrice: '100', unitCost: 'notOffered', units, inTransit: 0, excluded: 0 },
  ...change,
});
/** The same goods under four names, so that none is more than its share. */
const four = (units: Line['units'], change: Partial<Line> = {}): Line[] =>
  ['A', 'B', 'C', 'D'].map((sku) => goods(sku, units, change));

export const stocked = (lines: readonly Line[], change: ShopChange = {}, fees: 'notOffered' | string = 'notOffered') =>
  ({
    months: monthsFrom(FIRST_MONTH, Array<string>(12).fill('2000000.00')),
    stockLines: {
      ...{ asOf: AS_OF, lines: [...lines], rest: { skus: 0, units: 0 } },
      monthlyFees: fees === 'notOffered' ? fees : [{ amount: fees, currency: 'CNY' }],
    },
    ...change,
  }) satisfies ShopChange;

export const inventorySnapshot = (change: ShopChange, about: Partial<z.input<typeof Snapshot>> = {}): Snapshot =>
  snapshotOf([shopWith(change)], { product: 'inventoryLoan', ...about });

const worth = (name: string, change: ShopChange, stockValue: number) =>
  decides(name, inventorySnapshot(change), { steps: { 'limit.stockValue': stockValue } });
const FRESH = four([10_000, 0, 0, 0]);
/** The seller of the product's own example: 40,000 pieces that came in this quarter. */
export const inventoryReference = (): Snapshot => inventorySnapshot(stocked(FRESH));

/**
 * Source: lending design §3.4. By hand: of 100 yuan 30 go to fees and 10 to advertising, half of the 60 left is cost, so
 * that a piece counts 30 yuan: 40,000 fresh ones at six tenths are 72万.
 */
const VALUES: readonly Expectation[] = [
  decides('40,000 fresh pieces that sell at 100 yuan carry 72万, all of it at once', inventoryReference(), {
    ...{ outcome: 'offered', limitFen: 72 * WAN, availableFen: 72 * WAN, termMonths: 6, feesFen: 0 },
    ...{ grade: 'A', annualRatePpm: 58_000, validUntil: Day.parse('2026-11-15') },
    steps: { 'limit.stockValue': 72 * WAN },
  }),
  worth('91 to 180 days at four tenths', stocked(four([0, 10_000, 0, 0])), 48 * WAN),
  worth('181 to 270 days at fifteen hundredths', stocked(four([0, 0, 10_000, 0])), 18 * WAN),
  worth('older goods at nothing', stocked(four([0, 0, 0, 10_000])), 0),
  worth(
    'goods under way with a bill of lading at four tenths',
    stocked(four([0, 0, 0, 0], { inTransit: 10_000 })),
    48 * WAN,
  ),
  worth(
    'stranded, recalled and damaged goods at nothing',
    stocked(four([10_000, 0, 0, 0], { excluded: 9_000 })),
    72 * WAN,
  ),
  // By hand: 20 yuan a piece × 40,000 × 0.6.
  worth('a lower cost that is told', stocked(four([10_000, 0, 0, 0], { unitCost: '20' })), 48 * WAN),
  // By hand: 85 % of 60 yuan are 51; 51 × 40,000 × 0.6.
  worth(
    'a higher cost, at most 85 % of what a piece brings',
    stocked(four([10_000, 0, 0, 0], { unitCost: '80' })),
    122.4 * WAN,
  ),
  // By hand: a tenth for fees and none for advertising leaves 90, of which half: 45 × 40,000 × 0.6.
  worth(
    'fees and advertising as the shop tells them',
    stocked(FRESH, {
      fees: Array.from({ length: 12 }, (_, index) => ({
        ...{ month: addToMonth(Month.parse('2025-11'), index), currency: 'CNY', amount: '200000.00' },
      })),
      adSpend12m: [],
    }),
    108 * WAN,
  ),
  // By hand: three months of 4万.
  worth('72万 less three months of storage', stocked(FRESH, {}, '40000.00'), 60 * WAN),
  // By hand: A alone is 72万 of 108万 and is held to three tenths, 32.4万; with B and C of 18万 each that is 68.4万.
  worth(
    'one SKU is no more than three tenths of all',
    stocked([goods('A', [40_000, 0, 0, 0]), goods('B', [10_000, 0, 0, 0]), goods('C', [10_000, 0, 0, 0])]),
    68.4 * WAN,
  ),
  // By hand: 200万 a month × 60 % × half of it are 60万, twice that.
  decides('the line is two months of what the goods sold cost', inventorySnapshot(stocked(four([20_000, 0, 0, 0]))), {
    limitFen: 120 * WAN,
    steps: { 'limit.stockTurnover': 120 * WAN, 'limit.stockValue': 144 * WAN },
  }),
  decides('a shop that tells no stock is told so', inventorySnapshot({}), { firstReason: 'stockNotTold' }),
  decides('files of the seller tell of no goods', inventorySnapshot({ ...stocked(FRESH), verified: false }), {
    outcome: 'declined',
    steps: { 'screening.stockNotTold': 'breach' },
  }),
  decides(
    'what is owed on other products counts together',
    inventorySnapshot(stocked(FRESH), { otherOutstandingFen: 970 * WAN }),
    { limitFen: 30 * WAN },
  ),
  // By hand: 80 % of 720万 a year are 576万, less 500万 owed and 40万 of another line.
  decides(
    'who owes 500万 and has another line of 40万 is lent 36万 on goods of 72万',
    inventorySnapshot({ ...stocked(FRESH), ...PAYOUTS, ...owing('5000000.00') }, { otherOutstandingFen: 40 * WAN }),
    { outcome: 'offered', limitFen: 36 * WAN, steps: { 'limit.totalDebt': 36 * WAN } },
  ),
];

/** What the newest inventory loan must make true. */
export const INVENTORY_LOAN: readonly Expectation<'inventoryLoan'>[] = [
  ...asDataLoan([...SELLER_BLOCKS, 'limit', 'parts']),
  ...VALUES,
  { name: 'nothing of the line waits', holds: ({ offer }) => offer.restOpensAfterDays === 0 },
];
