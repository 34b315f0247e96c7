import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { AccountHealth } from '@loan/shared/facts/shop';
import type { StepOutcome } from '../../../ports/source-adapter.ts';
import { HealthReduction } from '../reductions.ts';
import { AccountHealthReport, type PerformanceMetrics } from '../wire/account-health.ts';
import { readJsonReport } from './json-report.ts';
import { advanceReport } from './report.ts';
import type { StepTools } from './step.ts';

/** How Amazon judges the account: its status, its defects, and whether the seller ships on time. */
export function advanceHealth(tools: StepTools): Promise<StepOutcome> {
  const request = {
    reportType: 'GET_V2_SELLER_PERFORMANCE_REPORT',
    marketplaceIds: tools.context.identity.marketplaceIds,
  };
  return advanceReport(tools, request, {
    read: (document) => readJsonReport(tools, document, { schema: AccountHealthReport, reduce: reduceHealth }),
    empty: {
      reduction: HealthReduction.parse({ health: NOT_OFFERED, fulfilment: NOT_OFFERED }),
      rowsRead: 0,
      rowsRejected: 0,
      rejected: [],
    },
  });
}

type Light = AccountHealth['status'];

/** Words Amazon uses; one we have never met is a warning, since silence would pass for health. */
const STATUS_LIGHT: Readonly<Record<string, Light>> = {
  NORMAL: 'green',
  AT_RISK: 'yellow',
  DEACTIVATED: 'red',
  SUSPENDED: 'red',
};
const RATING_LIGHT: Readonly<Record<string, Light>> = { GREAT: 'green', GOOD: 'green', WARNED: 'yellow' };
const WORSE: readonly Light[] = ['green', 'yellow', 'red'];

/** The worst light of any marketplace: a seller shut out of one country has broken a rule in it. */
export function reduceHealth({ accountStatuses, performanceMetrics }: AccountHealthReport): HealthReduction {
  const ratings = performanceMetrics.flatMap(({ accountHealthRating: rating }) => {
    const word = rating?.ahrStatus ?? rating?.accountHealthRatingStatus;
    return word === undefined ? [] : [RATING_LIGHT[word] ?? 'yellow'];
  });
  const lights = [...accountStatuses.map(({ status }) => STATUS_LIGHT[status] ?? 'yellow'), ...ratings];
  const orderDefectRatePpm = defectRatePpm(performanceMetrics) ?? NOT_OFFERED;
  return HealthReduction.parse({
    health:
      lights.length === 0
        ? NOT_OFFERED
        : {
            status: WORSE[Math.max(...lights.map((light) => WORSE.indexOf(light)))],
            suspended: accountStatuses.some(({ status }) => STATUS_LIGHT[status] === 'red'),
            orderDefectRatePpm,
          },
    fulfilment: onTime(performanceMetrics) ?? NOT_OFFERED,
  });
}

/** Defects of all orders, shipped by the seller or by Amazon, parts per million, rounded up. */
function defectRatePpm(metrics: readonly PerformanceMetrics[]): number | undefined {
  const rated = metrics
    .flatMap(({ orderDefectRate: rate }) => [rate?.mfn, rate?.afn])
    .filter((rate) => rate !== undefined);
  const orders = rated.reduce((sum, { orderCount }) => sum + orderCount, 0);
  const defects = rated.reduce((sum, { orderWithDefects }) => sum + orderWithDefects.count, 0);
  return orders === 0 ? undefined : Math.min(1_000_000, Math.ceil((defects * 1_000_000) / orders));
}

/**
 * Orders the seller shipped himself and how many left in time. Amazon tells it for 30 days, the longest there is.
 * A seller who leaves shipping to Amazon has none, and then the fact is missing, not perfect.
 */
function onTime(metrics: readonly PerformanceMetrics[]): { orders: number; onTime: number } | undefined {
  const rates = metrics.flatMap(({ lateShipmentRate }) => (lateShipmentRate ? [lateShipmentRate] : []));
  const orders = rates.reduce((sum, { orderCount }) => sum + orderCount, 0);
  const late = rates.reduce((sum, { lateShipmentCount }) => sum + lateShipmentCount, 0);
  return orders === 0 ? undefined : { orders, onTime: Math.max(0, orders - late) };
}
