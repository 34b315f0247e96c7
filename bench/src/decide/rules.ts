import type { Policy } from '@loan/shared/policy/policy-schema';
import type { RuleCode } from '@loan/shared/policy/rule-schema';
import { admissionRules, fraudRules } from '@loan/shared/screening/rules';
import type { Facts } from './facts.ts';

/** One comparison of one fact. A missing fact is below, above or at most nothing. */
export type Test = { fact: keyof Facts } & (
  | { op: 'below' | 'above' | 'atMost'; value: number }
  | { op: 'is'; value: string | boolean | null }
  | { op: 'noneOf' | 'someOf'; value: readonly string[] }
);
/** Breached where every test of any one alternative holds. */
type Alternatives = readonly (readonly Test[])[];
export type PeerRule = { code: RuleCode; effect: string; alternatives: Alternatives };

const HOLDERS = ['company', 'personal', 'licensedPaymentCompany', 'undergroundOrUnknown'] as const;
/** Three rises need four months; a constant of the rule, not of the policy. */
const RISING_MONTHS = 3;

/** The rules of admission and fraud, their thresholds out of the policy, in the least that every peer can say. */
function alternatives(policy: Policy): Partial<Record<RuleCode, Alternatives>> {
  const { admission, fraud, crossCheck } = policy;
  const on = (condition: string) =>
    Object.entries(policy.marketplaces).flatMap(([code, tier]) => (tier.condition === condition ? [code] : []));
  const noSteadyShop: Test[] = [
    { fact: 'marketplaces', op: 'noneOf', value: on('none') },
    { fact: 'closedLoopPpm', op: 'below', value: crossCheck.closedLoopMinPpm },
  ];
  const onlyVolatile: Test[] = [...noSteadyShop, { fact: 'marketplaces', op: 'someOf', value: on('steadyGrowth') }];
  const known: Test = { fact: 'shopCurrenciesWithoutRate', op: 'below', value: 1 };
  return {
    marketplaceNotFinanceable: [[...noSteadyShop, { fact: 'marketplaces', op: 'noneOf', value: on('steadyGrowth') }]],
    growthNotSteady: [[...onlyVolatile, { fact: 'risingMonths', op: 'below', value: RISING_MONTHS }]],
    returnRateAboveCategory: [
      [...onlyVolatile, { fact: 'returnsUnderMeanPpm', op: 'is', value: null }],
      [...onlyVolatile, { fact: 'returnsUnderMeanPpm', op: 'below', value: 1 }],
    ],
    settlementNotCompliant: HOLDERS.filter((kind) => !admission.compliantSettlement.includes(kind)).map((kind) => [
      { fact: 'holderKind', op: 'is', value: kind },
    ]),
    settlementNotDeclared: [
      [
        { fact: 'holderKind', op: 'is', value: null },
        { fact: 'verified', op: 'is', value: true },
      ],
    ],
    settlementHolderMismatch: [[{ fact: 'holderNameMatches', op: 'is', value: false }]],
    tenureTooShort: [[{ fact: 'oldestShopMonths', op: 'below', value: admission.minTenureMonths }]],
    accountSuspended: [[{ fact: 'suspendedShops', op: 'above', value: 0 }]],
    accountHealthRed: [[{ fact: 'redShops', op: 'above', value: 0 }]],
    consentNotLive: [[{ fact: 'consentLive', op: 'is', value: false }]],
    dataCoverageTooLow: [
      [known, { fact: 'missingDaysPpm', op: 'above', value: admission.maxMissingDaysPpm }],
      [known, { fact: 'tradingMonths', op: 'below', value: admission.minTradingMonths }],
    ],
    payoutAccountMismatch: [[{ fact: 'shopsPaidElsewhere', op: 'above', value: 0 }]],
    payoutAccountChanged: [[{ fact: 'daysSinceOtherAccount', op: 'atMost', value: fraud.accountChangeDays }]],
    ownerMismatch: [[{ fact: 'ownerMatches', op: 'is', value: 'no' }]],
    ownerNotConfirmed: [
      [
        { fact: 'ownerMatches', op: 'is', value: 'unknown' },
        { fact: 'verified', op: 'is', value: true },
      ],
    ],
    identityInconsistent: [[{ fact: 'identityConsistent', op: 'is', value: false }]],
    threeFlowMismatch: [[{ fact: 'threeFlowMatch', op: 'below', value: fraud.minThreeFlowMatchPpm }]],
    ordersUnaccounted: [[{ fact: 'unaccountedPpm', op: 'above', value: fraud.maxUnaccountedPpm }]],
    ordersWithoutParcels: [[{ fact: 'unsentPpm', op: 'above', value: 1_000_000 - fraud.minShippedOrdersPpm }]],
    parcelsUntracked: [[{ fact: 'untrackedPpm', op: 'above', value: fraud.parcels.maxUntrackedPpm }]],
    trackingReused: [[{ fact: 'reusedPpm', op: 'above', value: fraud.parcels.maxReusedPpm }]],
    parcelsLight: [[{ fact: 'lightPpm', op: 'above', value: fraud.parcels.maxLightPpm }]],
    payoutsBelowSales: [[{ fact: 'unpaidPpm', op: 'above', value: fraud.maxPayoutGapPpm }]],
    payoutsNotArrived: [[{ fact: 'notArrivedPpm', op: 'above', value: fraud.maxPayoutGapPpm }]],
    payoutsSplit: [[{ fact: 'paymentFirms', op: 'above', value: fraud.maxPaymentFirms }]],
    salesPumped: [
      [
        { fact: 'lastSalesPpm', op: 'above', value: fraud.pump.maxSalesPpm },
        { fact: 'lastAdvertisingPpm', op: 'atMost', value: fraud.pump.flatAdvertisingPpm },
      ],
    ],
    ...orders(policy),
    ...around(policy),
    currencyWithoutRate: [[{ fact: 'currenciesWithoutRate', op: 'above', value: 0 }]],
  };
}

/** How orders fall. */
function orders({ fraud: { orderPattern, storeTrade } }: Policy): Partial<Record<RuleCode, Alternatives>> {
  const above = (fact: keyof Facts, value: number): Alternatives => [[{ fact, op: 'above', value }]];
  return {
    rereadDiffers: above('rereadGapPpm', orderPattern.maxRereadGapPpm),
    totalsDiffer: above('totalsGapPpm', orderPattern.maxTotalsGapPpm),
    orderDatesOdd: [...above('ordersFromTheFuture', 0), ...above('daysWithoutOrders', orderPattern.maxGapDays)],
    ordersCrowded: above('crowdedHoursPpm', orderPattern.maxCrowdedHoursPpm - 1),
    buyersConcentrated: above('topBuyersPpm', orderPattern.maxTopBuyersPpm),
    orderHoursOdd: [
      ...above('burstOrdersPpm', orderPattern.maxBurstOrdersPpm),
      [{ fact: 'hoursEntropyPpm', op: 'below', value: orderPattern.minEntropyPpm }],
    ],
    settlementDigitsOdd: above('digitDeviationPpm', orderPattern.maxDigitDeviationPpm),
    refundsEarly: above('earlyRefundsPpm', orderPattern.maxEarlyRefundsPpm),
    storeTraded: above('newProductsPpm', storeTrade.maxNewProductsPpm),
  };
}

/** Who else is one with the applicant, and what was asked and lent elsewhere. */
function around({ fraud }: Policy): Partial<Record<RuleCode, Alternatives>> {
  const { enquiries, maxLiveLenders, related } = fraud;
  return {
    alreadyFinanced: [[{ fact: 'alreadyBacking', op: 'above', value: 0 }]],
    relatedPartiesUnclear: [
      [{ fact: 'clusterSize', op: 'above', value: related.maxCompanies }],
      [{ fact: 'isClusterWhole', op: 'is', value: false }],
      [{ fact: 'weakLinks', op: 'above', value: 0 }],
    ],
    manyEnquiries: [[{ fact: 'recentEnquiries', op: 'above', value: enquiries.maxEnquiries }]],
    manyLenders: [[{ fact: 'liveLenders', op: 'above', value: maxLiveLenders }]],
  };
}

/** `unsaid`: rules the engine has and this file does not; an application that breaches one is a disagreement. */
export function peerRules(policy: Policy): { rules: PeerRule[]; unsaid: RuleCode[] } {
  const said = alternatives(policy);
  const all = [...admissionRules, ...fraudRules];
  return {
    rules: all.flatMap(({ code, effect }) => {
      const one = said[code];
      return one === undefined ? [] : [{ code, effect, alternatives: one }];
    }),
    unsaid: all.flatMap(({ code }) => (said[code] === undefined ? [code] : [])),
  };
}
