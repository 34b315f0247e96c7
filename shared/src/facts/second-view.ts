import { z } from '../schema.ts';
import { Currency } from './month.ts';
import { offered } from './offered.ts';
import { Coverage, SourceHashes } from './shop.ts';

const Count = z.int().min(0).max(1_000_000_000);
/** A value told as a range only: [from, to), in whole units of its currency. */
const Range = z.strictObject({ from: Count, to: Count.nullable() });

/** What a data-service company tells of the same shops (第二视角): ranges and scores, never rows. */
export const SecondView = z.strictObject({
  provider: z.enum(['dowsure']),
  accountId: z.string().min(1).max(120),
  verified: z.boolean(),
  coverage: Coverage,
  shops: Count,
  currency: Currency,
  /** Paid out to the seller over the last so many months. */
  disbursed: z.array(z.strictObject({ months: z.int().min(1).max(24), amount: Range })).max(24),
  /** 0 to 100 by the company's own model, shop by shop. */
  scores: offered(z.array(z.strictObject({ total: z.int().min(0).max(1000), compliance: offered(Count) })).max(40)),
  sourceHashes: SourceHashes,
});
export type SecondView = z.infer<typeof SecondView>;
