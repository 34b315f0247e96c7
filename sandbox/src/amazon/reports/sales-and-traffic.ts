import { DAY_MS, dayOf } from '../trade/calendar.ts';
import type { Order } from '../trade/order.ts';
import { nothing, presentAsin, presentDate, type Sales } from './sales-figures.ts';
import type { ReportSource } from './writer.ts';

/** GET_SALES_AND_TRAFFIC_REPORT. Source: sellerSalesAndTrafficReport.json of selling-partner-api-models. */
export function* writeSalesAndTraffic(source: ReportSource): Generator<string> {
  const { report, stalls } = source;
  const market = stalls[0]?.market;
  if (!market) return;
  const granularity = report.reportOptions['dateGranularity'] ?? 'DAY';
  const { byDate, byAsin } = count(source, (at) => periodStart(at, granularity));
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

function count({ report, seller, stalls, trade, asOf }: ReportSource, bucketOf: (at: number) => string) {
  const byDate = new Map<string, Sales>();
  const byAsin = new Map<string, Sales>();
  // Whole days: the time of day in the request is ignored.
  const [from, to] = [startOfDay(report.dataStart), startOfDay(report.dataEnd) + DAY_MS];
  for (let at = from; at < to; at += DAY_MS) byDate.set(bucketOf(at), byDate.get(bucketOf(at)) ?? nothing());
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

const startOfDay = (at: number): number => Math.floor(at / DAY_MS) * DAY_MS;

/** Weeks begin on Sunday, months on the first. 1970-01-01 was a Thursday. */
function periodStart(at: number, granularity: string): string {
  const day = dayOf(at);
  if (granularity === 'MONTH') return `${day.slice(0, 7)}-01`;
  if (granularity !== 'WEEK') return day;
  return dayOf(at - ((Math.floor(at / DAY_MS) + 4) % 7) * DAY_MS);
}
