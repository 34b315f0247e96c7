import type { Context } from 'hono';
import type { World } from '../kernel/world.ts';

const HOUR_MS = 3_600_000;
/** assumed: calls an hour for one ad account of a small advertiser; confirm: the header of a live account. */
const CALLS_AN_HOUR = 600;
/** Ad accounts are few; more than this means a caller that invents them. */
const MAX_COUNTED = 1_000;

export type Usage = {
  /** Counts a call and writes the header; false when the hour's calls are used up. */
  take(c: Context, accountId: string): boolean;
};

/** How many of the hour's calls an account has used, told in x-business-use-case-usage. No limit at pace 'instant'. */
export function createUsage(world: World): Usage {
  const hours = new Map<string, { startedAt: number; calls: number }>();
  return {
    take(c, accountId) {
      if (hours.size > MAX_COUNTED) hours.clear();
      const now = world.now().getTime();
      const kept = hours.get(accountId);
      const hour = kept && now - kept.startedAt < HOUR_MS ? kept : { startedAt: now, calls: 0 };
      const allowed = world.pace() === 'instant' || hour.calls < CALLS_AN_HOUR;
      hours.set(accountId, { ...hour, calls: hour.calls + (allowed ? 1 : 0) });
      const percent = Math.min(100, Math.ceil(((hour.calls + 1) * 100) / CALLS_AN_HOUR));
      const minutes = allowed ? 0 : Math.ceil((hour.startedAt + HOUR_MS - now) / 60_000);
      writeUsage(c, accountId, { percent: allowed ? percent : 100, minutesToWait: minutes });
      return allowed;
    },
  };
}

type Used = { percent: number; minutesToWait: number };

export function writeUsage(c: Context, accountId: string, { percent, minutesToWait }: Used): void {
  const used = {
    type: 'ads_insights',
    call_count: percent,
    total_cputime: percent,
    total_time: percent,
    estimated_time_to_regain_access: minutesToWait,
    ads_api_access_tier: 'standard_access',
  };
  c.header('x-business-use-case-usage', JSON.stringify({ [accountId]: [used] }));
}
