import { DAY_MS, dayOf, endOf, monthOf, startOf } from '../../trade/calendar.ts';
import type { Order } from '../trade/order.ts';
import { nothing, presentAsin, presentDate, type Sales } from './sales-figures.ts';
import type { ReportSource } from './writer.ts';

/** GET_SALES_AND_TRAFFIC_REPORT. Source: sellerSalesAndTrafficReport.json of selling-partner-api-models. */
export function* writeSalesAndTraffic(source: ReportSource): Generator<string> {
  const { report, stalls } = source;
  const market = stalls[0]?.market;
  if (!market) return;
  const granularity = report.reportOptions['dateGranularity'] ?? 'DAY';
  const { byDate, byAsin } = count(source, granularity);
  yield JSON.stringify({
    reportSpecification: {
      reportType: report.reportType,
      reportOptions: {
        dateGranularity: granularity,
        asinGranularity: report.reportOptions['asinGranularity'] ?? 'PARENT',
      },
      dataStartTime: dayOf(report.dataStart),
      dataEndTime: dayOf(report.dataEnd),
      marketplaceIds: report.marketplaceIds,
    },
    salesAndTrafficByDate: [...byDate].map(([date, sales]) => presentDate(date, sales, market)),
    salesAndTrafficByAsin: [...byAsin].map(([asin, sales]) =>
      presentAsin(asin, sales, market, report.reportOptions['asinGranularity'] ?? 'PARENT'),
    ),
  });
}

/** Refunds and shipments of orders placed up to this long before the window fall into it. */
const LOOK_BACK_MS = 33 * DAY_MS;

function count({ report, seller, stalls, trade, asOf }: ReportSource, granularity: string) {
  const byDate = new Map<string, Sales>();
  const byAsin = new Map<string, Sales>();
  const bucketOf = (at: number) => dayOf(periodStart(at, granularity));
  // Whole days, weeks or months: the rest of the first and of the last one is taken in.
  const [from, to] = [periodStart(report.dataStart, granularity), periodEnd(report.dataEnd, granularity)];
  for (let at = from; at < to; at = periodEnd(at, granularity)) byDate.set(bucketOf(at), nothing());
  const at = (instant: number) =>
    instant >= from && instant < to && instant <= asOf ? byDate.get(bucketOf(instant)) : undefined;

  for (const stall of stalls) {
    for (const order of trade.orders(seller, stall, from - LOOK_BACK_MS, Math.min(to, asOf))) {
      if (order.cancelled) continue;
      addOrdered(order, at(order.at), byAsin);
      addShipped(order, at(order.shippedAt));
      for (const { refundedAt, quantity } of order.lines) {
        const day = refundedAt === undefined ? undefined : at(refundedAt);
        if (day) day.refunded += quantity;
      }
    }
  }
  return { byDate, byAsin };
}

function addOrdered({ lines }: Order, day: Sales | undefined, byAsin: Map<string, Sales>): void {
  if (!day) return;
  for (const { sku, price, quantity } of lines) {
    const product = byAsin.get(sku.asin) ?? nothing(sku.sku);
    byAsin.set(sku.asin, product);
    for (const sales of [day, product]) {
      sales.sales += price;
      sales.units += quantity;
      sales.items += 1;
    }
  }
}

function addShipped({ lines }: Order, day: Sales | undefined): void {
  if (!day) return;
  day.orders += 1;
  for (const { price, quantity } of lines) {
    day.shipped += price;
    day.unitsShipped += quantity;
  }
}

/** Weeks begin on Sunday, months on the first. 1970-01-01 was a Thursday. */
function periodStart(at: number, granularity: string): number {
  const day = Math.floor(at / DAY_MS);
  if (granularity === 'MONTH') return startOf(monthOf(at));
  return (granularity === 'WEEK' ? day - ((day + 4) % 7) : day) * DAY_MS;
}

function periodEnd(at: number, granularity: string): number {
  if (granularity === 'MONTH') return endOf(monthOf(at));
  return periodStart(at, granularity) + (granularity === 'WEEK' ? 7 : 1) * DAY_MS;
}
