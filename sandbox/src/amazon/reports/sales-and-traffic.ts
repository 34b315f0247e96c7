import { createDice, seedOf } from '../../kernel/random.ts';
import { amountNumber, type Market } from '../markets.ts';
import { DAY_MS, dayOf } from '../trade/calendar.ts';
import type { Order } from '../trade/orders.ts';
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

type Sales = {
  sales: number;
  units: number;
  items: number;
  refunded: number;
  shipped: number;
  unitsShipped: number;
  orders: number;
  sku: string;
};

const nothing = (sku = ''): Sales => ({
  sales: 0,
  units: 0,
  items: 0,
  refunded: 0,
  shipped: 0,
  unitsShipped: 0,
  orders: 0,
  sku,
});

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

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
const share = (part: number, whole: number): number => (whole === 0 ? 0 : round((part / whole) * 100));

function presentDate(date: string, sales: Sales, market: Market) {
  const money = (minor: number) => ({ amount: amountNumber(Math.round(minor), market), currencyCode: market.currency });
  const { units, items } = sales;
  return {
    date,
    salesByDate: {
      orderedProductSales: money(sales.sales),
      unitsOrdered: units,
      totalOrderItems: items,
      averageSalesPerOrderItem: money(items === 0 ? 0 : sales.sales / items),
      averageUnitsPerOrderItem: items === 0 ? 0 : round(units / items),
      averageSellingPrice: money(units === 0 ? 0 : sales.sales / units),
      unitsRefunded: sales.refunded,
      refundRate: share(sales.refunded, units),
      claimsGranted: 0,
      claimsAmount: money(0),
      shippedProductSales: money(sales.shipped),
      unitsShipped: sales.unitsShipped,
      ordersShipped: sales.orders,
    },
    trafficByDate: {
      ...visits(date, sales),
      averageOfferCount: 1,
      averageParentItems: 1,
      feedbackReceived: 0,
      negativeFeedbackReceived: 0,
      receivedNegativeFeedbackRate: 0,
    },
  };
}

function presentAsin(asin: string, sales: Sales, market: Market, granularity: string) {
  const {
    browserSessions,
    mobileAppSessions,
    sessions,
    browserPageViews,
    mobileAppPageViews,
    pageViews,
    unitSessionPercentage,
    buyBoxPercentage,
  } = visits(asin, sales);
  return {
    parentAsin: asin,
    ...(granularity !== 'PARENT' && { childAsin: asin }),
    ...(granularity === 'SKU' && { sku: sales.sku }),
    salesByAsin: {
      unitsOrdered: sales.units,
      orderedProductSales: { amount: amountNumber(sales.sales, market), currencyCode: market.currency },
      totalOrderItems: sales.items,
    },
    trafficByAsin: {
      browserSessions,
      mobileAppSessions,
      sessions,
      browserSessionPercentage: share(browserSessions, sessions),
      mobileAppSessionPercentage: share(mobileAppSessions, sessions),
      sessionPercentage: 100,
      browserPageViews,
      mobileAppPageViews,
      pageViews,
      browserPageViewsPercentage: share(browserPageViews, pageViews),
      mobileAppPageViewsPercentage: share(mobileAppPageViews, pageViews),
      pageViewsPercentage: 100,
      buyBoxPercentage,
      unitSessionPercentage,
    },
  };
}

/** Visits that go with the sales: about one in ten buys. */
function visits(name: string, { units, items }: Sales) {
  const dice = createDice(seedOf('visits', name));
  const browserSessions = Math.round(units * (5 + 2 * dice()));
  const mobileAppSessions = Math.round(units * (4 + 2 * dice()));
  const sessions = browserSessions + mobileAppSessions;
  const [browserPageViews, mobileAppPageViews] = [
    Math.round(browserSessions * 1.4),
    Math.round(mobileAppSessions * 1.6),
  ];
  return {
    browserPageViews,
    mobileAppPageViews,
    pageViews: browserPageViews + mobileAppPageViews,
    browserSessions,
    mobileAppSessions,
    sessions,
    buyBoxPercentage: round(95 + 4 * dice()),
    orderItemSessionPercentage: share(items, sessions),
    unitSessionPercentage: share(units, sessions),
  };
}
