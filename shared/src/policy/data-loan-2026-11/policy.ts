import { referenceRates202611 } from '../../facts/reference-rates-2026-11.ts';
import { type PolicyInput, policyOf } from '../../product/policy.ts';
import { admission } from './admission.ts';
import { marketplaces } from './marketplaces.ts';
import { orderPattern } from './order-pattern.ts';
import { caps, rules } from './rules.ts';
import { scorecard } from './scorecard.ts';

const WAN = 1_000_000; // 万元 in fen.

const input = {
  version: 'data-loan-2026.11',
  product: 'dataLoan',
  referenceRates: referenceRates202611,
  marketplaces,
  admission,
  // assumed: what counts as brushed, and as flat advertising; confirm: with the first cases people looked into.
  fraud: {
    accountChangeDays: 60,
    minThreeFlowMatchPpm: 850_000,
    minShippedOrdersPpm: 900_000,
    // assumed: how many parcels tell, and one number in a hundred written twice by mistake; confirm: as above.
    parcels: { minParcels: 500, maxUntrackedPpm: 100_000, maxReusedPpm: 10_000, maxLightPpm: 100_000 },
    // assumed: their statements leave nothing out; confirm: with a year of each marketplace's, as of those not named.
    toldWhole: ['aliexpress', 'ebay', 'tiktokShop', 'shopee', 'lazada', 'mercadoLibre'],
    maxPayoutGapPpm: 70_000,
    maxUnaccountedPpm: 100_000,
    maxPaymentFirms: 2,
    pump: { maxSalesPpm: 1_800_000, flatAdvertisingPpm: 1_200_000 },
    orderPattern,
    storeTrade: { maxNewProductsPpm: 700_000, accountWithinDays: 90 },
    // assumed: ten sellers at one phone have an agent, twenty companies are no family; confirm: with the first clusters.
    related: { maxCompanies: 20, maxHolders: 10 },
    enquiries: { withinDays: 30, maxEnquiries: 2 },
    maxLiveLenders: 2,
  },
  // assumed: days and tolerances; confirm: with the first hundred sellers whose payouts are known from both sides.
  crossCheck: {
    arrivesWithinDays: 10,
    amountTolerancePpm: 5_000,
    minCoveredSalesPpm: 800_000,
    minMonths: 3,
    closedLoopMinPpm: 900_000,
    provesOwnerPpm: 900_000,
  },
  facts: {
    payoutInterruptionDays: 30,
    lowOrderDefectRatePpm: 5_000,
    tenureFactors: [
      { belowMonths: 6, factorPpm: 0 },
      { belowMonths: 9, factorPpm: 600_000 },
      { belowMonths: 12, factorPpm: 800_000 },
      { belowMonths: null, factorPpm: 1_000_000 },
    ],
  },
  rules,
  caps,
  scorecard,
  parts: {
    data: { title: '数据信用', text: '销售、退货、履约、库存、广告、负债' },
    platform: { title: '平台信用', text: '经营时长、账户健康、回款速度、三流一致' },
    insurance: { title: '保险信用', text: '未使用，不加分' },
  },
  // Default probability = 1 ÷ (1 + odds) at the grade's lowest score; margin completes 4.6, 5.8, 7.4 and 9.8 %.
  grades: [
    {
      grade: 'AA',
      minScore: 660,
      odds: 240,
      defaultProbabilityPpm: 4_149,
      marginPpm: 5_511,
    },
    {
      grade: 'A',
      minScore: 615,
      odds: 50,
      defaultProbabilityPpm: 19_608,
      marginPpm: 8_235,
    },
    {
      grade: 'B',
      minScore: 600,
      odds: 30,
      defaultProbabilityPpm: 32_258,
      marginPpm: 16_645,
    },
    {
      grade: 'C',
      minScore: 580,
      odds: 15,
      defaultProbabilityPpm: 62_500,
      marginPpm: 22_500,
    },
  ],
  limit: {
    maxLimitFen: 1_000 * WAN,
    minLimitFen: 10 * WAN,
    roundDownToFen: WAN,
    programmeMaxFen: 1_000 * WAN,
    // assumed: four fifths of a year's payouts for all debts together; confirm: the bank's own leverage rule.
    totalDebtSharePpm: 800_000,
  },
  // assumed: every part of the price; confirm: the bank's funding cost against the loan prime rate (LPR).
  price: {
    fundingPpm: 22_000,
    operatingPpm: 10_000,
    capitalPpm: 6_000,
    lossGivenDefaultPpm: 600_000,
    maxAllInCostPpm: 120_000,
    // assumed: 24 % a year is the cost no loan may pass (金规〔2025〕9号 as read); confirm: with counsel.
    legalMaxAllInCostPpm: 240_000,
  },
  penalty: { overdueUpliftPpm: 500_000, misuseUpliftPpm: 1_000_000 },
  offer: {
    validDays: 14,
    maxTermMonths: 12,
    feesFen: 0,
    restOpensAfterDays: 90,
    restOpensText: '两次回款周期正常且满 90 天后开放',
  },
  // Off until a guarantor can really be chosen and its agreement signed: nothing is shown that nobody can do.
  guarantee: { offered: false, gradeSteps: 1, detail: '担保费至多 1.0%/年，多 2–3 个工作日' },
  terms: {
    multiples: [
      { grade: 'AA', limitMultiplePpm: 6_000_000, firstDrawMultiplePpm: 2_500_000 },
      { grade: 'A', limitMultiplePpm: 5_000_000, firstDrawMultiplePpm: 2_000_000 },
      { grade: 'B', limitMultiplePpm: 3_500_000, firstDrawMultiplePpm: 1_250_000 },
      { grade: 'C', limitMultiplePpm: 2_000_000, firstDrawMultiplePpm: 600_000 },
    ],
    cashSharePpm: 700_000,
    cashMonths: 12,
    anotherShop: { monthlyFen: 10 * WAN, detail: '主流平台、经营满 12 个月的店铺，月均结算每多核实 10万元' },
  },
} as const satisfies PolicyInput<'dataLoan'>;

/** The data loan as of November 2026. Parsed once; never edited once decisions name it: a change is a new version. */
export const dataLoan202611 = policyOf('dataLoan', input);
