import type { World } from '../../kernel/world.ts';

/** Requests a second and how many may come at once. */
export type Quota = { rate: number; burst: number };

/** The usage plan of each operation served. Source: the operations' descriptions in selling-partner-api-models. */
export const QUOTAS = {
  getReports: { rate: 0.0222, burst: 10 },
  createReport: { rate: 0.0167, burst: 15 },
  getReport: { rate: 2, burst: 15 },
  cancelReport: { rate: 0.0222, burst: 10 },
  getReportDocument: { rate: 0.0167, burst: 15 },
  listFinancialEventGroups: { rate: 0.5, burst: 30 },
  listFinancialEventsByGroupId: { rate: 0.5, burst: 30 },
  listFinancialEvents: { rate: 0.5, burst: 30 },
  getInventorySummaries: { rate: 2, burst: 2 },
  getOrders: { rate: 0.0167, burst: 20 },
  getMarketplaceParticipations: { rate: 0.016, burst: 15 },
  getAccount: { rate: 0.016, burst: 15 },
} as const satisfies Record<string, Quota>;

export type OperationName = keyof typeof QUOTAS;

type Bucket = { tokens: number; at: number };

export type Quotas = { take(operation: OperationName, sellerId: string): boolean };

/** A token bucket for each operation and seller, filled by the world's clock. No quota under pace 'instant'. */
export function createQuotas(world: World): Quotas {
  const buckets = new Map<string, Bucket>();
  return {
    take(operation, sellerId) {
      if (world.pace() === 'instant') return true;
      const { rate, burst } = QUOTAS[operation];
      const key = `${operation}|${sellerId}`;
      const now = world.now().getTime();
      const { tokens, at } = buckets.get(key) ?? { tokens: burst, at: now };
      const filled = Math.min(burst, tokens + ((now - at) / 1000) * rate);
      // A hair under one whole token is one: adding small parts of a token never quite adds up.
      const allowed = filled >= 1 - 1e-9;
      buckets.set(key, { tokens: allowed ? filled - 1 : filled, at: now });
      return allowed;
    },
  };
}
