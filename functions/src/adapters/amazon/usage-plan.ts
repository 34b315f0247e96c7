/**
 * Amazon's published quotas: a bucket of `burst` calls that refills at `perSecond`, for each seller and application.
 * Source: the "Usage Plan" table of each operation in amzn/selling-partner-api-models.
 */
export const USAGE_PLANS = {
  createReport: { perSecond: 0.0167, burst: 15 },
  getReport: { perSecond: 2, burst: 15 },
  getReports: { perSecond: 0.0222, burst: 10 },
  getReportDocument: { perSecond: 0.0167, burst: 15 },
  listFinancialEventGroups: { perSecond: 0.5, burst: 30 },
  listFinancialEvents: { perSecond: 0.5, burst: 30 },
  getInventorySummaries: { perSecond: 2, burst: 2 },
  getAccount: { perSecond: 0.016, burst: 15 },
  getMarketplaceParticipations: { perSecond: 0.016, burst: 15 },
} as const satisfies Record<string, UsagePlan>;

export type UsagePlan = { perSecond: number; burst: number };
export type Operation = keyof typeof USAGE_PLANS;

/** Longest we take Amazon's word for; the slowest published plan refills in 63 seconds. */
const WAIT_MS_MAX = 120_000;

/** How long until the bucket has refilled by one. A seller's own plan comes with the answer and goes first. */
export function refillMs(operation: Operation, limitHeader: string | undefined): number {
  const stated = Number(limitHeader);
  const perSecond = stated > 0 ? stated : USAGE_PLANS[operation].perSecond;
  return Math.min(WAIT_MS_MAX, Math.ceil(1_000 / perSecond));
}

/** When the last of `calls` calls may go out, if none was made before. */
export function lastCallMs(operation: Operation, calls: number): number {
  const { perSecond, burst } = USAGE_PLANS[operation];
  return Math.ceil((Math.max(0, calls - burst) * 1_000) / perSecond);
}
