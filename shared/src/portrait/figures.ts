import { Currency, Month } from '../facts/month.ts';
import { Marketplace } from '../facts/shop.ts';
import { FEN_MAX, Fen } from '../money/fen.ts';
import { z } from '../schema.ts';
import { Day } from '../time/instant.ts';

const Ppm = z.int().min(0).max(1_000_000);
const Count = z.int().min(0).max(1_000_000_000);
const Text = z.string().min(1).max(300);
const ShopKey = { marketplace: Marketplace, sellerId: z.string().min(1).max(120) };

/** What the page shows of how a company trades, by the scorecard's own codes. */
export const ScoredMetricCode = z.enum([
  'saleToBankDays',
  'returnRate',
  'onTimeRate',
  'daysInInventory',
  'adCostShare',
]);
export type ScoredMetricCode = z.infer<typeof ScoredMetricCode>;
/** What it shows beside them, which no score looks at. */
const PortraitMetricCode = z.enum([...ScoredMetricCode.options, 'adReturn']);

/** One figure beside what the policy asks of it. A figure nobody gave is null, never zero. */
const PortraitMetric = z.strictObject({
  code: PortraitMetricCode,
  title: Text,
  /** In the scorecard's own whole unit: days or parts per million. */
  value: z.int().nullable(),
  current: Text,
  /** The best bin's own threshold once it is reached, else the next better one's; null where nothing is known. */
  threshold: Text.nullable(),
  /** What that next bin adds; 0 when nothing better is to be had. */
  pointsToGain: z.int().min(0).max(200),
  /** Whether the threshold is reached, of a figure that no score looks at. */
  isReached: z.boolean().optional(),
});
export type PortraitMetric = z.infer<typeof PortraitMetric>;

/** One flow of one shop against another provider's word; see cross-check-schema.ts. */
const PortraitLeg = z.strictObject({
  leg: z.enum(['money', 'goods', 'stock', 'settlement']),
  ...ShopKey,
  by: z.enum(['items', 'sums']),
  provider: z.string().min(1).max(40),
  matchPpm: Ppm,
  expected: z.int().min(0).max(FEN_MAX),
  found: z.int().min(0).max(FEN_MAX),
});
export type PortraitLeg = z.infer<typeof PortraitLeg>;

/** Money and goods of all covered shops together: the weaker is the company's match. */
const PortraitMatch = z.strictObject({
  /** Null while too little of the sales is told by others. */
  matchPpm: Ppm.nullable(),
  coveredSalesPpm: Ppm,
  legs: z.array(PortraitLeg).max(40),
  /** How many there were before the list was cut. */
  legCount: Count,
  /** Flows that nobody but the marketplace tells. */
  singleSource: z.array(z.strictObject({ ...ShopKey, leg: z.enum(['money', 'goods']) })).max(40),
  unmatchedCount: Count,
});

const PortraitMonth = z.strictObject({
  month: Month,
  gmvFen: Fen,
  /** Sales less refunds and what the marketplace kept; null where a shop does not tell both. */
  settledFen: Fen.nullable(),
  /** Paid out to the bank for the sales of this month; null where a shop does not tell amounts. */
  receivedFen: Fen.nullable(),
});
export type PortraitMonth = z.infer<typeof PortraitMonth>;

/**
 * The figures of a company's portrait (经营画像), as the page shows and an export states them. All come from the engine
 * that decides (scoring/portrait.ts), so that page, export and decision never differ. No name of a person is in them.
 */
export const PortraitFigures = z.strictObject({
  asOf: Day,
  /** False: from the seller's own files or word. */
  verified: z.boolean(),
  policyVersion: z.string().min(1).max(60),
  shops: z
    .array(
      z.strictObject({
        ...ShopKey,
        name: Text.nullable(),
        readFrom: Day,
        readTo: Day,
        missingDays: Count,
        tradingMonths: Count,
        orders: Count,
        payouts: Count.nullable(),
      }),
    )
    .max(20),
  /** The complete months looked at, oldest first. */
  months: z.array(PortraitMonth).max(12),
  average: z.strictObject({ gmvFen: Fen.nullable(), settledFen: Fen.nullable(), receivedFen: Fen.nullable() }),
  match: PortraitMatch.nullable(),
  metrics: z.array(PortraitMetric).max(10),
  /** Shops this product does not read, by marketplace. */
  notCounted: z.array(Marketplace).max(20),
  /** Currencies met without a reference rate: their amounts are in no figure. */
  withoutRate: z.array(Currency).max(40),
});
export type PortraitFigures = z.infer<typeof PortraitFigures>;
