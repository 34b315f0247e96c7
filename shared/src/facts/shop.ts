import { z } from '../schema.ts';
import { Day } from '../time/instant.ts';
import { Currency, DecimalText, Month, MonthlyFacts } from './month.ts';
import { NOT_OFFERED, offered } from './offered.ts';
import { OrderPattern } from './order-pattern.ts';
import { Reread } from './reread.ts';
import { StockLines } from './stock-lines.ts';

/** Where a shop trades. Which of them can be financed is policy, not code. */
export const Marketplace = z.enum([
  'amazon',
  'aliexpress',
  'ebay',
  'tiktokShop',
  'shopee',
  'lazada',
  'mercadoLibre',
  'temu',
  'shopify',
  'wish',
  'etsy',
  'ozon',
  'other',
]);
export type Marketplace = z.infer<typeof Marketplace>;

const Count = z.int().min(0).max(1_000_000_000);

/** What a shop mostly sells, as coarsely as return rates differ by it. */
export const Category = z.enum(['apparel', 'electronics', 'home', 'beauty', 'toys', 'sports']);
export type Category = z.infer<typeof Category>;

/** The last four characters of an account, as far as a platform shows them. */
export const AccountTail = z.string().regex(/^[0-9A-Z]{3,4}$/);

/** SHA-256 of the kept bytes that facts were reduced from. */
export const SourceHashes = z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(200);
/** The days read, both included, and how many of them the source failed to give. */
export const Coverage = z.strictObject({ from: Day, to: Day, missingDays: Count });

const ForeignAmount = z.strictObject({ amount: DecimalText, currency: Currency });

/** Money the marketplace sent the seller (回款). `failed`: the transfer was returned or refused. */
export const Payout = z.strictObject({
  /** Missing where only the fact of the transfer is known. */
  amount: offered(DecimalText),
  currency: Currency,
  /** The days of sale this payout pays for; both or neither. */
  period: offered(z.strictObject({ startedOn: Day, endedOn: Day })),
  /** The day the transfer was made, not the day the period closed. */
  paidOn: Day,
  accountTail: offered(AccountTail),
  status: z.enum(['paid', 'failed']),
});
export type Payout = z.infer<typeof Payout>;

/** Units by SKU without naming one: enough to see how much hangs on a single product. */
export const SkuUnits = z
  .strictObject({
    units: Count,
    skus: Count,
    /** Units of the best-selling SKUs, most first. The rest is taken as spread evenly. */
    largest: z.array(Count).max(50),
  })
  .refine(({ units, skus, largest }) => largest.length <= skus && largest.reduce((a, b) => a + b, 0) <= units);
export type SkuUnits = z.infer<typeof SkuUnits>;

/** As the platform itself states it. `red` or suspended is a major violation. */
export const AccountHealth = z.strictObject({
  status: z.enum(['green', 'yellow', 'red']),
  suspended: z.boolean(),
  /** Orders with a defect, parts per million: 0.62 % is 6_200. */
  orderDefectRatePpm: offered(z.int().min(0).max(1_000_000)),
});
export type AccountHealth = z.infer<typeof AccountHealth>;

/** A debt seen in the shop's own settlements, such as Amazon Lending. */
export const ExternalDebt = z.strictObject({
  lender: z.string().min(1).max(80),
  outstanding: ForeignAmount,
  /** Paid back in the last 12 months. */
  repaid12m: ForeignAmount,
  /** Lent in the last 12 months. Where a shop's own settlements tell the debt, its payouts hold this too. */
  advanced12m: offered(ForeignAmount).default(NOT_OFFERED),
});
export type ExternalDebt = z.infer<typeof ExternalDebt>;

/** The newest are kept, so that of a list as long as this the oldest may be lacking. */
export const PAYOUTS_MAX = 300;

/**
 * One shop's facts (事实): what is left of a source after it was read. Reduced, never raw rows; under 64 KB as JSON.
 * One per authorised seller account and region.
 */
export const ShopFacts = z.strictObject({
  marketplace: Marketplace,
  sellerId: z.string().min(1).max(120),
  shopName: offered(z.string().min(1).max(200)),
  /** What it mostly sells, where the platform tells. */
  mainCategory: offered(Category),
  /** Read under the shop's own authorisation. False: from files the seller handed in. */
  verified: z.boolean(),
  /** The earliest order or payout seen. Platforms do not tell when a shop opened, and the screen says so. */
  firstActivityOn: offered(Day),
  coverage: Coverage,
  /** One entry for each month and currency with any order; a covered month without one sold nothing. */
  months: z.array(MonthlyFacts).max(240),
  returns90d: offered(z.strictObject({ units: Count, returned: Count })),
  fulfilment90d: offered(z.strictObject({ orders: Count, onTime: Count })),
  payouts: offered(z.array(Payout).max(PAYOUTS_MAX)),
  /** What the marketplace kept of each month's sales: commission, fulfilment and the like, advertising left out. */
  fees: offered(z.array(z.strictObject({ month: Month, currency: Currency, amount: DecimalText })).max(240)),
  /** Advertising over the last 12 months, one entry for each currency. */
  adSpend12m: offered(z.array(ForeignAmount).max(20)),
  /** The same by month, and the days it is told for, both included, where the marketplace dates what it charges. */
  adMonths: offered(
    z.strictObject({
      from: Day,
      to: Day,
      months: z.array(z.strictObject({ month: Month, currency: Currency, amount: DecimalText })).max(240),
    }),
  ).default(NOT_OFFERED),
  stock: offered(z.strictObject({ units: Count, unitsSold90d: Count })),
  /** Facts kept before it was asked say nothing of it. */
  stockLines: offered(StockLines).default(NOT_OFFERED),
  skuUnits90d: offered(SkuUnits),
  accountHealth: offered(AccountHealth),
  externalDebts: offered(z.array(ExternalDebt).max(20)),
  /** How its orders fall on hours, buyers and days. */
  orderPattern: offered(OrderPattern),
  /** Facts kept before anything was read twice say nothing of it. */
  reread: offered(Reread).default(NOT_OFFERED),
  /** Rows of the source that could not be read; each was reported with its line when it was met. */
  rejectedRows: Count,
  sourceHashes: SourceHashes,
});
export type ShopFacts = z.infer<typeof ShopFacts>;

/** The start of every reduction: a source adds what it has. */
export const NOTHING_OFFERED = {
  shopName: NOT_OFFERED,
  mainCategory: NOT_OFFERED,
  firstActivityOn: NOT_OFFERED,
  returns90d: NOT_OFFERED,
  fulfilment90d: NOT_OFFERED,
  payouts: NOT_OFFERED,
  fees: NOT_OFFERED,
  adSpend12m: NOT_OFFERED,
  adMonths: NOT_OFFERED,
  stock: NOT_OFFERED,
  stockLines: NOT_OFFERED,
  skuUnits90d: NOT_OFFERED,
  accountHealth: NOT_OFFERED,
  externalDebts: NOT_OFFERED,
  orderPattern: NOT_OFFERED,
  reread: NOT_OFFERED,
} as const satisfies Partial<ShopFacts>;
