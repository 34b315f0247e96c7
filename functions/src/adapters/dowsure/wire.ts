import { Currency } from '@loan/shared/facts/month';
import { z } from '@loan/shared/schema';

/** assumed: appendix 4, Unified Response, was not found; confirm: with Dowsure. */
export const Envelope = z.object({ code: z.coerce.number(), data: z.unknown().optional() });

const Bucket = z.coerce.number().int().min(0).max(1_000_000);

/**
 * C06 GET /v1/seller/shop-data. Source: apidoc.dowsure.com v3.1.5, trafficpush. Amounts are told as the number of a step:
 * of disbursements a step is 1,000, so that 0 is [0, 1000). `disbursements1m` is the last month, `disbursements2m` the one before it.
 */
export const ShopData = z
  .object({ shopCount: z.coerce.number().int().min(0).max(10_000), currency: Currency })
  .catchall(z.unknown())
  .transform(({ shopCount, currency, ...rest }) => ({
    shopCount,
    currency,
    disbursements: Object.entries(rest).flatMap(([name, value]) => {
      const [, months] = /^disbursements(\d{1,2})m$/.exec(name) ?? [];
      const bucket = Bucket.safeParse(value);
      return months !== undefined && bucket.success ? [{ months: Number(months), bucket: bucket.data }] : [];
    }),
  }));
export type ShopData = z.infer<typeof ShopData>;

/** C19/C23 GET /v1/seller/shop-score. Source: the same. */
const Score = z.coerce.number().min(0).max(1_000);
export const ShopScores = z.object({
  shopScoreList: z.array(z.object({ totalScore: Score, complianceScore: Score.nullish() })).max(1_000),
});
