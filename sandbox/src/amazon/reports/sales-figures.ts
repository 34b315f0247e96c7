import { createDice, seedOf } from '../../kernel/random.ts';
import { amountNumber, type Market } from '../markets.ts';

/** What a day, or a product, sold. Money in minor units. */
export type Sales = {
  sales: number;
  units: number;
  items: number;
  refunded: number;
  shipped: number;
  unitsShipped: number;
  orders: number;
  sku: string;
};

export const nothing = (sku = ''): Sales => ({
  sales: 0,
  units: 0,
  items: 0,
  refunded: 0,
  shipped: 0,
  unitsShipped: 0,
  orders: 0,
  sku,
});

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
const share = (part: number, whole: number): number => (whole === 0 ? 0 : round((part / whole) * 100));

export function presentDate(date: string, sales: Sales, market: Market) {
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

export function presentAsin(asin: string, sales: Sales, market: Market, granularity: string) {
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
