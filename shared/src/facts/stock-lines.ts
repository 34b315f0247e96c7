import { z } from '../schema.ts';
import { Day } from '../time/instant.ts';
import { Currency, DecimalText } from './month.ts';
import { offered } from './offered.ts';

const Count = z.int().min(0).max(1_000_000_000);

/** The goods of one SKU, as whoever stores them tells. */
const StockLine = z.strictObject({
  sku: z.string().min(1).max(80),
  currency: Currency,
  /** What one piece brought on average in the last 90 days. */
  meanPrice: DecimalText,
  /** What one piece cost, landed, where the source keeps it; it only ever counts downward. */
  unitCost: offered(DecimalText),
  /** Pieces that can be sold, by days in the warehouse: up to 90, 91 to 180, 181 to 270, longer. */
  units: z.tuple([Count, Count, Count, Count]),
  /** Pieces under way with a bill of lading (提单) that was seen. */
  inTransit: Count,
  /** Pieces stranded, recalled or unfit for sale: they are told and never counted. */
  excluded: Count,
});
export type StockLine = z.infer<typeof StockLine>;

/** The SKUs worth most are kept, so that a shop's facts stay small; 100 of them are over nine tenths of most stocks. */
export const STOCK_LINES_MAX = 100;

/** What lies in a warehouse SKU by SKU (库存明细), told by the warehouse itself. */
export const StockLines = z.strictObject({
  asOf: Day,
  lines: z.array(StockLine).max(STOCK_LINES_MAX),
  /** SKUs beyond those, or without a sale in 90 days, and their pieces: they count for nothing. */
  rest: z.strictObject({ skus: Count, units: Count }),
  /** What storing them is going to cost in a month. */
  monthlyFees: offered(z.array(z.strictObject({ amount: DecimalText, currency: Currency })).max(20)),
});
export type StockLines = z.infer<typeof StockLines>;
