import { formatPercent, formatWan } from '../money/format.ts';
import type { CapCode, RuleCode } from '../policy/rule-schema.ts';
import type { Policy } from '../product/policy.ts';

/** A figure as the words of a rule have to say it; undefined where the policy's product has no such number. */
type Figure = (policy: Policy) => string | undefined;

const PPM = 1_000_000;
const TENTHS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/** Whole tenths are said as such (九成), anything else in per cent. */
const share = (ppm: number): string => {
  const tenths = TENTHS[ppm / 100_000];
  return tenths ? `${tenths}成` : formatPercent(ppm);
};
const months = (count: number): string => `${count} 个月`;
const days = (count: number): string => `${count} 天`;
const times = (ppm: number): string => `${ppm / PPM} 倍`;

/** Which number of the policy each rule's threshold says. */
const THRESHOLDS: Partial<Record<RuleCode, Figure>> = {
  tenureTooShort: ({ admission }) => months(admission.minTenureMonths),
  dataCoverageTooLow: ({ admission }) => share(PPM - admission.maxMissingDaysPpm),
  scoreBelowCutoff: ({ grades }) => `${grades[grades.length - 1]?.minScore} 分`,
  limitTooSmall: ({ limit }) => formatWan(limit.minLimitFen),
  payoutAccountChanged: ({ fraud }) => days(fraud.accountChangeDays),
  threeFlowMismatch: ({ fraud }) => formatPercent(fraud.minThreeFlowMatchPpm),
  ordersUnaccounted: ({ fraud }) => formatPercent(fraud.maxUnaccountedPpm),
  ordersWithoutParcels: ({ fraud }) => formatPercent(fraud.minShippedOrdersPpm),
  parcelsUntracked: ({ fraud }) => formatPercent(fraud.parcels.maxUntrackedPpm),
  trackingReused: ({ fraud }) => formatPercent(fraud.parcels.maxReusedPpm),
  parcelsLight: ({ fraud }) => formatPercent(fraud.parcels.maxLightPpm),
  payoutsBelowSales: ({ fraud }) => formatPercent(fraud.maxPayoutGapPpm),
  payoutsNotArrived: ({ fraud }) => formatPercent(fraud.maxPayoutGapPpm),
  payoutsSplit: ({ fraud }) => `${fraud.maxPaymentFirms} 家`,
  salesPumped: ({ fraud }) => times(fraud.pump.maxSalesPpm),
  ordersCrowded: ({ fraud }) => formatPercent(fraud.orderPattern.maxCrowdedHoursPpm),
  buyersConcentrated: ({ fraud }) => formatPercent(fraud.orderPattern.maxTopBuyersPpm),
  orderHoursOdd: ({ fraud }) => formatPercent(fraud.orderPattern.maxBurstOrdersPpm),
  settlementDigitsOdd: ({ fraud }) => formatPercent(fraud.orderPattern.maxDigitDeviationPpm),
  refundsEarly: ({ fraud }) => formatPercent(fraud.orderPattern.maxEarlyRefundsPpm),
  totalsDiffer: ({ fraud }) => formatPercent(fraud.orderPattern.maxTotalsGapPpm),
  rereadDiffers: ({ fraud }) => formatPercent(fraud.orderPattern.maxRereadGapPpm),
  orderDatesOdd: ({ fraud }) => days(fraud.orderPattern.maxGapDays),
  storeTraded: ({ fraud }) => days(fraud.storeTrade.accountWithinDays),
  relatedPartiesUnclear: ({ fraud }) => `${fraud.related.maxCompanies} 家`,
  manyEnquiries: ({ fraud }) => `${fraud.enquiries.maxEnquiries} 次`,
  manyLenders: ({ fraud }) => `${fraud.maxLiveLenders} 家`,
  relationTooShort: (policy) =>
    policy.product === 'orderLoan' ? months(policy.terms.trade.minRelationMonths) : undefined,
  agreementAbovePastTrade: (policy) =>
    policy.product === 'orderLoan' ? times(policy.terms.trade.maxOverPastTradePpm) : undefined,
  deliveriesUnmatched: (policy) =>
    policy.product === 'orderLoan' ? formatPercent(policy.terms.trade.minDeliveredPpm) : undefined,
  paymentsTooQuick: (policy) => (policy.product === 'orderLoan' ? days(policy.terms.trade.quickDays) : undefined),
  invoicesOverdue: (policy) => (policy.product === 'orderLoan' ? days(policy.terms.trade.maxOverdueDays) : undefined),
  supplierNotFactory: (policy) =>
    policy.product === 'orderLoan' ? `${policy.terms.platform.minUnitsPerProduct} 件` : undefined,
  adReturnTooLow: (policy) => (policy.product === 'adLoan' ? `${policy.terms.minReturnPpm / PPM} 元` : undefined),
  adShareTooHigh: (policy) => (policy.product === 'adLoan' ? formatPercent(policy.terms.maxSharePpm) : undefined),
  billsDoNotCount: (policy) => (policy.product === 'logisticsLoan' ? days(policy.terms.maxBillAgeDays) : undefined),
};

/** Which number each bound of the line says. */
const BOUNDS: Partial<Record<CapCode, Figure>> = {
  totalDebt: ({ limit }) => share(limit.totalDebtSharePpm),
  productMaximum: ({ limit }) => formatWan(limit.maxLimitFen),
  programmeMaximum: ({ limit }) => formatWan(limit.programmeMaxFen),
  adSpendMultiple: (policy) => (policy.product === 'adLoan' ? times(policy.terms.maxSpendPpm) : undefined),
  freightBills: (policy) => (policy.product === 'logisticsLoan' ? formatPercent(policy.terms.advancePpm) : undefined),
};

type Text = { readonly path: string; readonly text: string | undefined; readonly figure: string };

function textsOf(policy: Policy): Text[] {
  const rules = Object.entries(THRESHOLDS).flatMap(([code, figureOf]): Text[] => {
    const [words, figure] = [policy.rules[code as RuleCode], figureOf(policy)];
    if (!words || figure === undefined) return [];
    return [
      { path: `rules.${code}.threshold`, text: words.threshold, figure },
      { path: `rules.${code}.cure`, text: words.cure, figure },
    ];
  });
  const caps = Object.entries(BOUNDS).flatMap(([code, figureOf]): Text[] => {
    const [words, figure] = [policy.caps[code as CapCode], figureOf(policy)];
    return !words || figure === undefined ? [] : [{ path: `caps.${code}.current`, text: words.current, figure }];
  });
  return [...rules, ...caps];
}

/** Not the end of a longer number: 6 个月 is not in 16 个月. */
const says = ({ text = '', figure }: Text): boolean => {
  const at = text.indexOf(figure);
  return at >= 0 && !/[\d.,]/.test(text.charAt(at - 1));
};

/**
 * Words of a policy that say another figure than it decides by: what an applicant reads would be untrue. A cure need not
 * say the figure, and where the version before said it there it has to be said anew.
 */
export function saidOtherwise(policy: Policy, before: Policy = policy): string[] {
  const saidBefore = new Map(textsOf(before).map((one) => [one.path, says(one)]));
  return textsOf(policy)
    .filter((one) => !says(one) && (!one.path.endsWith('.cure') || saidBefore.get(one.path) === true))
    .map(({ path, figure }) => `${path}: has to say ${figure}`);
}
