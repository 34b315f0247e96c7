import type { Seller } from '../sellers.ts';
import { DAY_MS } from '../trade/calendar.ts';
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

/** Sixty days of orders; the defect rate of a healthy shop is 0.2 %, of a deactivated one 3.4 %. */
function metrics(marketplaceId: string, orders: number, { status }: Seller, asOf: number) {
  const bad = status === 'DEACTIVATED';
  const defects = Math.round(orders * (bad ? 0.034 : 0.002));
  const good = (holds: boolean) => (holds ? 'GOOD' : 'BAD');
  const violation = (count: number) => ({
    ...days(asOf, 180),
    defectsCount: count,
    status: good(count === 0),
    targetValue: 0,
    targetCondition: 'EQUALS',
  });
  const defectRate = (fulfillmentType: string, orderCount: number, count: number) => ({
    ...days(asOf, 60),
    orderCount,
    orderWithDefects: { count, status: good(!bad) },
    claims: { count, status: 'NONE' },
    chargebacks: { count: 0, status: 'NONE' },
    negativeFeedback: { count: 0, status: 'NONE' },
    fulfillmentType,
    status: good(!bad),
    rate: orderCount === 0 ? 0 : Number((count / orderCount).toFixed(6)),
    targetValue: 0.01,
    targetCondition: 'LESS_THAN',
  });
  return {
    marketplaceId,
    ...deliveryRates(orders, asOf),
    orderDefectRate: { mfn: defectRate('mfn', 0, 0), afn: defectRate('afn', orders, defects) },
    warningStates: [],
    accountHealthRating: { ahrStatus: bad ? 'WARNED' : 'GREAT', ...days(asOf, 180) },
    listingPolicyViolations: violation(bad ? 12 : 0),
    productAuthenticityCustomerComplaints: violation(bad ? 5 : 0),
    productConditionCustomerComplaints: violation(0),
    productSafetyCustomerComplaints: violation(0),
    receivedIntellectualPropertyComplaints: violation(bad ? 3 : 0),
    restrictedProductPolicyViolations: violation(0),
    suspectedIntellectualPropertyViolations: violation(0),
    foodAndProductSafetyIssues: violation(0),
    otherPolicyViolations: violation(0),
    documentRequests: violation(0),
  };
}

function deliveryRates(orders: number, asOf: number) {
  const part = (share: number) => Math.round(orders * share);
  const under = (rate: number, targetValue: number) => ({
    status: 'GOOD',
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
  return {
    invoiceDefectRate: {
      ...days(asOf, 7),
      orderCount: part(0.01),
      invoiceDefect: { count: 0, status: 'GOOD' },
      missingInvoice: { count: 0, status: 'NONE' },
      lateInvoice: { count: 0, status: 'NONE' },
      ...under(0, 0.05),
    },
    lateShipmentRate: { ...days(asOf, 30), orderCount: part(0.05), lateShipmentCount: 0, ...under(0, 0.04) },
    onTimeDeliveryRate: {
      ...days(asOf, 30),
      shipmentCountWithValidTracking: part(0.5),
      onTimeDeliveryCount: part(0.493),
      ...over(0.986, 0.9),
    },
    unitOnTimeDeliveryRate: {
      ...days(asOf, 30),
      unitOnTimeDeliveryCount: part(0.493),
      totalUnitCount: part(0.5),
      ...over(0.986, 0.9),
    },
    validTrackingRate: {
      ...days(asOf, 30),
      shipmentCount: part(0.05),
      validTrackingCount: part(0.05),
      ...over(1, 0.95),
    },
    preFulfillmentCancellationRate: {
      ...days(asOf, 7),
      orderCount: part(0.11),
      cancellationCount: 0,
      ...under(0, 0.025),
    },
  };
}
