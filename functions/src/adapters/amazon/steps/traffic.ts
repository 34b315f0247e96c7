import type { StepOutcome } from '../../../ports/source-adapter.ts';
import { minorOf } from '../../kit/amount.ts';
import { marketplaceOf } from '../plan.ts';
import { TrafficReduction } from '../reductions.ts';
import { SalesAndTrafficReport } from '../wire/sales-and-traffic.ts';
import { readJsonReport } from './json-report.ts';
import { advanceReport } from './report.ts';
import type { StepTools } from './step.ts';

/** Units sold and refunded by day, as Amazon itself counts them: one report for each marketplace, by its own rule. */
export function advanceTraffic(tools: StepTools): Promise<StepOutcome> {
  const { from, to } = tools.step;
  const request = {
    reportType: 'GET_SALES_AND_TRAFFIC_REPORT',
    marketplaceIds: [marketplaceOf(tools.step)],
    reportOptions: { dateGranularity: 'DAY', asinGranularity: 'PARENT' },
    // Both days count and the time of day is ignored, so the last day asked for is the one before the end.
    ...(from && to ? { dataStartTime: from, dataEndTime: lastDay(to) } : {}),
  };
  return advanceReport(tools, request, {
    read: (document) => readJsonReport(tools, document, { schema: SalesAndTrafficReport, reduce: reduceTraffic }),
    empty: { reduction: reduceTraffic({ salesAndTrafficByDate: [] }), rowsRead: 0, rowsRejected: 0, rejected: [] },
  });
}

const lastDay = (to: string): string => new Date(Date.parse(to) - 86_400_000).toISOString();

export function reduceTraffic({ salesAndTrafficByDate: days }: SalesAndTrafficReport): TrafficReduction {
  return TrafficReduction.parse({
    days: days.length,
    unitsOrdered: days.reduce((sum, { salesByDate }) => sum + salesByDate.unitsOrdered, 0),
    unitsRefunded: days.reduce((sum, { salesByDate }) => sum + salesByDate.unitsRefunded, 0),
    sales: salesOf(days.flatMap(({ salesByDate: { orderedProductSales: sales } }) => (sales ? [sales] : []))),
  });
}

function salesOf(days: readonly { amount: string; currencyCode: string }[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { amount, currencyCode } of days) {
    sums[currencyCode] = (sums[currencyCode] ?? 0) + minorOf(amount, currencyCode);
  }
  return sums;
}
