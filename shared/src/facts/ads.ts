import { z } from '../schema.ts';
import { Currency, DecimalText, Month } from './month.ts';
import { offered } from './offered.ts';
import { Coverage, SourceHashes } from './shop.ts';

const Count = z.int().min(0).max(1_000_000_000);

/** What an advertising platform outside the marketplaces tells of one account. */
export const AdFacts = z.strictObject({
  provider: z.enum(['metaAds']),
  accountId: z.string().min(1).max(120),
  verified: z.boolean(),
  status: z.enum(['active', 'limited', 'closed']),
  coverage: Coverage,
  months: z
    .array(
      z.strictObject({
        month: Month,
        currency: Currency,
        spend: DecimalText,
        /** Sales the platform ascribes to the advertising. */
        attributedSales: offered(DecimalText),
      }),
    )
    .max(240),
  rejectedRows: Count,
  sourceHashes: SourceHashes,
});
export type AdFacts = z.infer<typeof AdFacts>;
