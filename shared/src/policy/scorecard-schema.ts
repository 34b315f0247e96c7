import { CreditPart } from '../offer/decision.ts';
import { z } from '../schema.ts';

const Text = z.string().min(1).max(200);
const Points = z.int().min(-100).max(100);

/** Everything a scorecard may read. Their values are whole numbers in the unit said here. */
export const CharacteristicCode = z.enum([
  /** Whole months since the first order or payout seen. */
  'tenureMonths',
  /** Fen: the mean of the complete months looked at. */
  'monthlyGmv',
  /** Ppm: standard deviation over mean of the months, season taken out (population form). */
  'gmvVariation',
  /** Ppm, signed: the last three complete months against the three before, season taken out. */
  'gmvTrend',
  /** Ppm of units sold in 90 days. */
  'returnRate',
  /** Ppm of orders in 90 days. */
  'onTimeRate',
  /** Days from sale to bank, median; an interruption counts as its length. */
  'saleToBankDays',
  /** Days the stock lasts at the pace of the last 90 days. */
  'daysInInventory',
  /** Ppm: advertising over turnover, 12 months. */
  'adCostShare',
  /** Ppm: sum of the squared shares of each SKU's units. */
  'skuConcentration',
  /** Level: 0 red or suspended, 1 yellow, 2 green, 3 green with few order defects. */
  'accountHealth',
  /** Ppm: debts seen over a year's net payouts. */
  'debtShare',
  /** Ppm: the weakest leg of order, money and goods flow. */
  'threeFlowMatch',
  /** Level of the buyer's own grade: 0 D, 1 C, 2 B, 3 A, 4 AA. */
  'buyerGrade',
  /** Whole months the purchase agreement runs. */
  'frameworkMonths',
  /** Ppm of the deliveries to a platform that buys, in 90 days. */
  'onTimeDelivery',
  /** Ppm: what was invoiced to this buyer over the supplier's revenue of a year. */
  'buyerShare',
  /** Days, signed: from invoice to payment lately, against before. */
  'paymentDaysDrift',
  /** Whole months since the two began to trade. */
  'relationMonths',
  /** Ppm: standard deviation over mean of the months of supply. */
  'supplyVariation',
]);
export type CharacteristicCode = z.infer<typeof CharacteristicCode>;

const Direction = z.enum(['higherIsBetter', 'lowerIsBetter', 'band']);
type Direction = z.infer<typeof Direction>;

/** Values below `below` that no earlier bin took; null takes the rest. */
const Bin = z.strictObject({
  below: z.int().nullable(),
  points: Points,
  /** What it takes to be here, for the reason's threshold: 满 24 个月. */
  reach: Text,
});
export type Bin = z.infer<typeof Bin>;

export const CharacteristicPolicy = z
  .strictObject({
    code: CharacteristicCode,
    part: CreditPart,
    title: Text,
    /** Short name for what carries a good score: 销售稳定. */
    strength: Text,
    /** Which way is better. A `band` is best in the middle and promises nothing about more or less. */
    direction: Direction,
    /** Beyond this value more is no longer promised to be better: sudden growth may be pumped. */
    monotoneUpTo: z.int().optional(),
    bins: z.array(Bin).min(2).max(10),
    /** What the applicant can do about it; absent where nothing honest can be said. */
    cure: Text.optional(),
    /** What to do when the fact is missing; absent while no source of it can be connected. */
    cureMissing: Text.optional(),
    /** Asked with this value, the engine shows what the missing fact could bring: usual for a sound shop, and said. */
    ifConnected: z.strictObject({ value: z.int(), text: Text, from: z.enum(['shop', 'warehouse', 'papers']) }),
  })
  .refine(({ bins }) => binsAscend(bins), 'bins ascend and only the last is open')
  .refine(
    ({ direction, bins, monotoneUpTo }) => pointsFollow(direction, bins, monotoneUpTo),
    'points follow the direction',
  );
export type CharacteristicPolicy = z.infer<typeof CharacteristicPolicy>;

function binsAscend(bins: readonly Bin[]): boolean {
  return bins.every(({ below }, index) => {
    if (index === bins.length - 1) return below === null;
    const before = bins[index - 1]?.below ?? Number.NEGATIVE_INFINITY;
    return below !== null && below > before;
  });
}

/** A policy that says "higher is better" and then pays less for more does not parse. */
function pointsFollow(direction: Direction, bins: readonly Bin[], monotoneUpTo?: number): boolean {
  if (direction === 'band') return true;
  const sign = direction === 'higherIsBetter' ? 1 : -1;
  return bins.every(({ points }, index) => {
    const before = bins[index - 1];
    const startsBeyond = monotoneUpTo !== undefined && (before?.below ?? 0) > monotoneUpTo;
    return before === undefined || startsBeyond || sign * (points - before.points) >= 0;
  });
}

/** A plain table: base plus the points of each characteristic's bin (评分卡). Missing facts score 0. */
export const Scorecard = z.strictObject({
  base: z.int().min(0).max(1000),
  characteristics: z.array(CharacteristicPolicy).min(1).max(40),
});
export type Scorecard = z.infer<typeof Scorecard>;
