import { DAY_MS } from '../../trade/calendar.ts';
import type { Seller } from '../sellers.ts';
import type { ReportSource } from './writer.ts';

/** GET_V2_SELLER_PERFORMANCE_REPORT. Source: accountHealthReport-2020-11-18.json of selling-partner-api-models. */
export function* writePerformance({ seller, stalls, trade, asOf }: ReportSource): Generator<string> {
  yield JSON.stringify({
    accountStatuses: stalls.map(({ market }) => ({ marketplaceId: market.id, status: seller.status })),
    performanceMetrics: stalls.map((stall) => {
      let orders = 0;
      for (const order of trade.orders(seller, stall, asOf - 60 * DAY_MS, asOf)) if (!order.cancelled) orders += 1;
      return metrics(stall.market.id, orders, seller, asOf);
    }),
  });
}

const days = (asOf: number, count: number) => {
  const minute = (at: number) => `${new Date(at).toISOString().slice(0, 16)}Z`;
  return { reportingDateRange: { reportingDateFrom: minute(asOf - count * DAY_MS), reportingDateTo: minute(asOf) } };
};

/** How a rate is judged against its target. */
const under = (rate: number, targetValue: number, status = 'GOOD') => ({
  status,
  rate,
  targetValue,
  targetCondition: 'LESS_THAN',
});
const over = (rate: number, targetValue: number) => ({
  status: 'GOOD',
  rate,
  targetValue,
  targetCondition: 'GREATER_THAN',
});

/** Sixty days of orders; the defect rate of a healthy shop is 0.2 %, of a deactivated one 3.4 %. */
function metrics(marketplaceId: string, orders: number, { status }: Seller, asOf: number) {
  const bad = status === 'DEACTIVATED';
  const defects = Math.round(orders * (bad ? 0.034 : 0.002));
  return {
    marketplaceId,
    ...shippingRates(orders, asOf),
    ...deliveryRates(orders, asOf),
    orderDefectRate: {
      mfn: defectRate('mfn', { orders: 0, defects: 0, asOf }),
      afn: defectRate('afn', { orders, defects, asOf }),
    },
    warningStates: [],
    accountHealthRating: { ahrStatus: bad ? 'WARNED' : 'GREAT', ...days(asOf, 180) },
    listingPolicyViolations: violation(bad ? 12 : 0, asOf),
    productAuthenticityCustomerComplaints: violation(bad ? 5 : 0, asOf),
    productConditionCustomerComplaints: violation(0, asOf),
    productSafetyCustomerComplaints: violation(0, asOf),
    receivedIntellectualPropertyComplaints: violation(bad ? 3 : 0, asOf),
    restrictedProductPolicyViolations: violation(0, asOf),
    suspectedIntellectualPropertyViolations: violation(0, asOf),
    foodAndProductSafetyIssues: violation(0, asOf),
    otherPolicyViolations: violation(0, asOf),
    documentRequests: violation(0, asOf),
  };
}

const violation = (count: number, asOf: number) => ({
  ...days(asOf, 180),
  defectsCount: count,
  status: count === 0 ? 'GOOD' : 'BAD',
  targetValue: 0,
  targetCondition: 'EQUALS',
});

type Defects = { orders: number; defects: number; asOf: number };

/** Amazon wants fewer than one order in a hundred to go wrong. */
function defectRate(fulfillmentType: 'mfn' | 'afn', { orders, defects, asOf }: Defects) {
  const rate = orders === 0 ? 0 : Number((defects / orders).toFixed(6));
  const status = rate < 0.01 ? 'GOOD' : 'BAD';
  return {
    ...days(asOf, 60),
    orderCount: orders,
    orderWithDefects: { count: defects, status },
    claims: { count: defects, status: 'NONE' },
    chargebacks: { count: 0, status: 'NONE' },
    negativeFeedback: { count: 0, status: 'NONE' },
    fulfillmentType,
    ...under(rate, 0.01, status),
  };
}

/** What the seller ships itself: about a twentieth of its orders, all of it in time. */
function shippingRates(orders: number, asOf: number) {
  const own = Math.round(orders * 0.05);
  return {
    lateShipmentRate: { ...days(asOf, 30), orderCount: own, lateShipmentCount: 0, ...under(0, 0.04) },
    validTrackingRate: { ...days(asOf, 30), shipmentCount: own, validTrackingCount: own, ...over(1, 0.95) },
    preFulfillmentCancellationRate: {
      ...days(asOf, 7),
      orderCount: Math.round(orders * 0.11),
      cancellationCount: 0,
      ...under(0, 0.025),
    },
  };
}

function deliveryRates(orders: number, asOf: number) {
  const [month, onTime] = [Math.round(orders * 0.5), Math.round(orders * 0.493)];
  return {
    invoiceDefectRate: {
      ...days(asOf, 7),
      orderCount: Math.round(orders * 0.01),
      invoiceDefect: { count: 0, status: 'GOOD' },
      missingInvoice: { count: 0, status: 'NONE' },
      lateInvoice: { count: 0, status: 'NONE' },
      ...under(0, 0.05),
    },
    onTimeDeliveryRate: {
      ...days(asOf, 30),
      shipmentCountWithValidTracking: month,
      onTimeDeliveryCount: onTime,
      ...over(0.986, 0.9),
    },
    unitOnTimeDeliveryRate: {
      ...days(asOf, 30),
      unitOnTimeDeliveryCount: onTime,
      totalUnitCount: month,
      ...over(0.986, 0.9),
    },
  };
}
