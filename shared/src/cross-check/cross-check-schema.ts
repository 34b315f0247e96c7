import { Currency, DecimalText, Month } from '../facts/month.ts';
import { offered } from '../facts/offered.ts';
import { Marketplace } from '../facts/shop.ts';
import { FEN_MAX, Fen } from '../money/fen.ts';
import { z } from '../schema.ts';
import { Day } from '../time/instant.ts';

const Match = z.int().min(0).max(1_000_000);
const ShopKey = z.strictObject({ marketplace: Marketplace, sellerId: z.string().min(1).max(120) });
export type ShopKey = z.infer<typeof ShopKey>;

/**
 * One flow of one shop, told by somebody else than the marketplace that told the orders; but for `settlement`, which is
 * the marketplace's own word against its own, and counts in nothing.
 */
const Leg = z.strictObject({
  leg: z.enum(['money', 'goods', 'stock', 'settlement']),
  shop: ShopKey,
  /** Item by item, or by their sums where the two sides slice the same money otherwise. */
  by: z.enum(['items', 'sums']),
  /** Who tells of it. */
  provider: z.string().min(1).max(40),
  /** What was found of what had to be there, never over the whole. */
  matchPpm: Match,
  /** Fen for money; orders for goods; units for stock. */
  expected: z.int().min(0).max(FEN_MAX),
  found: z.int().min(0).max(FEN_MAX),
});
export type Leg = z.infer<typeof Leg>;

/** Something one side tells and the other does not, so that a person can look it up. */
const Unmatched = z.strictObject({
  leg: z.enum(['money', 'goods']),
  shop: ShopKey,
  /** `missing`: the marketplace paid and nothing arrived. `surplus`: it arrived and nobody paid it. */
  side: z.enum(['missing', 'surplus']),
  when: z.union([Day, Month]),
  amount: DecimalText,
  /** Of money; of goods the unit is an order. */
  currency: offered(Currency),
  /** `otherAccount`: the amount is right and the account is not. */
  why: z.enum(['notFound', 'otherAmount', 'otherAccount', 'fewerParcels']),
});
export type Unmatched = z.infer<typeof Unmatched>;

/** A site of the seller's own: what others say of its orders. */
const ClosedLoop = z.strictObject({
  shop: ShopKey,
  paymentsPpm: offered(Match),
  parcelsPpm: offered(Match),
  hasAds: z.boolean(),
});
export type ClosedLoop = z.infer<typeof ClosedLoop>;

/**
 * Order, money and goods flow of a company laid side by side (交叉核对, R-SRC-8). Each leg counts only where another
 * provider tells it; `singleSource` says which have nobody but the marketplace.
 */
export const CrossCheck = z.strictObject({
  legs: z.array(Leg).max(120),
  singleSource: z.array(z.strictObject({ shop: ShopKey, leg: z.enum(['money', 'goods']) })).max(80),
  unmatched: z.array(Unmatched).max(60),
  /** How many there were before the list was cut. */
  unmatchedCount: z.int().min(0),
  /** One for each site of the seller's own. */
  closedLoops: z.array(ClosedLoop).max(40),
  /** Part of the sales whose money and goods both have a provider of their own. */
  coveredSalesPpm: Match,
  /** The weakest leg; offered only where enough of the sales is covered. */
  threeFlowMatchPpm: offered(Match),
  /** Fen of the sales looked at. */
  salesFen: Fen,
});
export type CrossCheck = z.infer<typeof CrossCheck>;

/** How flows are laid side by side: policy, so that another version may look otherwise. */
export const CrossCheckPolicy = z.strictObject({
  /** A payout has this many days to arrive. */
  arrivesWithinDays: z.int().min(1).max(60),
  /** A payment company may round; beyond this it is another amount. */
  amountTolerancePpm: z.int().min(0).max(50_000),
  /** Sales whose money and goods must both be told by others before the match says something of the company. */
  minCoveredSalesPpm: z.int().min(100_000).max(1_000_000),
  /** Complete months that must lie in both accounts. */
  minMonths: z.int().min(1).max(12),
  /** Payments and parcels of a site of its own must each agree with its orders at least so far. */
  closedLoopMinPpm: z.int().min(500_000).max(1_000_000),
  /** A shop is theirs to whose proven account at least so much of its payouts goes. */
  provesOwnerPpm: z.int().min(500_000).max(1_000_000),
});
export type CrossCheckPolicy = z.infer<typeof CrossCheckPolicy>;
