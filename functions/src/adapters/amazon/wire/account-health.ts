import { z } from '@loan/shared/schema';

/**
 * GET_V2_SELLER_PERFORMANCE_REPORT. Source: accountHealthReport-2020-11-18.json.
 * The official example and its own schema disagree on names (`ahrStatus` against `accountHealthRatingStatus`) and
 * values (SUSPENDED is in the example, not in the list), so names are read both ways and words are read as text.
 */
const Rated = z.object({ orderCount: z.int().min(0), orderWithDefects: z.object({ count: z.int().min(0) }) });

const PerformanceMetrics = z.object({
  marketplaceId: z.string().min(1),
  orderDefectRate: z.object({ mfn: Rated.optional(), afn: Rated.optional() }).optional(),
  lateShipmentRate: z.object({ orderCount: z.int().min(0), lateShipmentCount: z.int().min(0) }).optional(),
  accountHealthRating: z
    .object({ ahrStatus: z.string().optional(), accountHealthRatingStatus: z.string().optional() })
    .optional(),
});
export type PerformanceMetrics = z.infer<typeof PerformanceMetrics>;

export const AccountHealthReport = z.object({
  accountStatuses: z.array(z.object({ marketplaceId: z.string().min(1), status: z.string() })),
  performanceMetrics: z.array(PerformanceMetrics),
});
export type AccountHealthReport = z.infer<typeof AccountHealthReport>;
