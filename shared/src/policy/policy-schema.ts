import { CrossCheckPolicy } from '../cross-check/cross-check-schema.ts';
import { ReferenceRates } from '../facts/reference-rates.ts';
import { Marketplace } from '../facts/shop.ts';
import { Settlement } from '../facts/snapshot.ts';
import { Fen } from '../money/fen.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import { CreditPart, Grade } from '../offer/decision.ts';
import { AdLoanTerms } from '../product/ad-loan/terms.ts';
import type { ProductCode } from '../product/code.ts';
import { DataLoanTerms, everyGradeHasItsMultiples } from '../product/data-loan/terms.ts';
import { InventoryLoanTerms } from '../product/inventory-loan/terms.ts';
import { LogisticsLoanTerms } from '../product/logistics-loan/terms.ts';
import { OrderLoanTerms } from '../product/order-loan/terms.ts';
import { z } from '../schema.ts';
import { OrderPatternPolicy } from './order-pattern-policy.ts';
import { annualRateOf } from './price.ts';
import { CapCode, CapWords, RuleCode, RuleWords } from './rule-schema.ts';
import { Scorecard } from './scorecard-schema.ts';

const Ppm = z.int().min(0).max(10_000_000);
const Count = z.int().min(0).max(1_000_000);
const Days = z.int().min(0).max(3_650);
const Months = z.int().min(0).max(600);
const Text = z.string().min(1).max(300);

/** One of the three standards of a marketplace, with what was looked at. */
const Standard = z.strictObject({ met: z.boolean(), evidence: Text });

/** What a marketplace's shops need beyond its tier before they count. */
const MarketplaceCondition = z.enum(['none', 'steadyGrowth', 'closedLoop', 'factoriesOnly', 'never']);

export const MarketplaceTier = z.strictObject({
  title: Text,
  tier: z.enum(['mainstream', 'emerging', 'fullyManaged', 'closedLoop', 'notFinanceable']),
  condition: MarketplaceCondition,
  /** Multiplies the shop's turnover in the limit (平台系数); 0 where it is not financed. */
  factorPpm: Ppm,
  /** Mean return rates of the trade by category, where the condition compares with them; `all` serves the others. */
  meanReturnRatesPpm: z.object({ all: Ppm }).catchall(Ppm).optional(),
  standards: z.strictObject({ transparentData: Standard, clearPayoutPath: Standard, matureEcosystem: Standard }),
  /** Turnover of each calendar month against an average one, January first; 1_000_000 each where no season is known. */
  seasonIndexPpm: z.array(z.int().min(100_000).max(10_000_000)).length(12),
  /** Where it cannot be financed: why, and what the seller can do instead. */
  refusal: z.strictObject({ current: Text, instead: Text }).optional(),
});
export type MarketplaceTier = z.infer<typeof MarketplaceTier>;

const GradePolicy = z.strictObject({
  grade: Grade,
  minScore: z.int().min(0).max(1000),
  /** Good to bad borrowers at the lowest score of the grade. */
  odds: z.int().min(1),
  defaultProbabilityPpm: Ppm,
  /** The margin that completes the price; see `price`. */
  marginPpm: Ppm,
});
export type GradePolicy = z.infer<typeof GradePolicy>;

/** What a policy of every product holds. A product that has no use for a block imports that of another. */
const COMMON = {
  version: z.string().min(1).max(60),
  referenceRates: ReferenceRates,
  marketplaces: z.record(Marketplace, MarketplaceTier),
  admission: z.strictObject({
    minTenureMonths: Months,
    compliantSettlement: z.array(Settlement.shape.holderKind).min(1),
    /** Days a source failed to give, as a share of the days looked at. */
    maxMissingDaysPpm: Ppm,
    /** Complete months of trade below which nothing can be said. */
    minTradingMonths: z.int().min(3).max(12),
  }),
  fraud: z.strictObject({
    accountChangeDays: Days,
    minThreeFlowMatchPpm: Ppm,
    /** Orders of a shop that must be seen leaving, where a warehouse or shipper tells of them (F06). */
    minShippedOrdersPpm: Ppm,
    /** Parcels without a tracking number of their own, with another order's, and of no weight, where there are enough (F06). */
    parcels: z.strictObject({ minParcels: Count, maxUntrackedPpm: Ppm, maxReusedPpm: Ppm, maxLightPpm: Ppm }),
    /** Marketplaces that tell refunds, fees and payouts whole, so that a gap between sales and payouts means one. */
    toldWhole: z.array(Marketplace),
    /** Of what a shop should have been paid, or was paid, so much may be missing (F07). */
    maxPayoutGapPpm: Ppm,
    /** Orders that both the parcels and the money lack are taken for brushed (刷单) beyond this. */
    maxUnaccountedPpm: Ppm,
    /** Payouts going to more payment companies than this are taken for split (F09). */
    maxPaymentFirms: z.int().min(1).max(20),
    /** The last month's sales against the mean of the three before, with advertising no higher than this (F15). */
    pump: z.strictObject({ maxSalesPpm: Ppm, flatAdvertisingPpm: Ppm }),
    orderPattern: OrderPatternPolicy,
    /** Products never sold before, and another payout account since so many days: a shop that changed hands (F10). */
    storeTrade: z.strictObject({ maxNewProductsPpm: Ppm, accountWithinDays: Days }),
    /** Companies that one borrower may be before a person looks; and how many may share a phone before it says nothing (F11). */
    related: z.strictObject({ maxCompanies: z.int().min(1).max(40), maxHolders: z.int().min(1).max(100) }),
    /** Other applications with us and enquiries at the credit bureau that came of them (F09). */
    enquiries: z.strictObject({ withinDays: Days, maxEnquiries: z.int().min(0).max(100) }),
    /** Other lenders owed at the same time (F09). */
    maxLiveLenders: z.int().min(0).max(20),
  }),
  crossCheck: CrossCheckPolicy,
  facts: z.strictObject({
    /** A gap in payouts, or a late one, beyond this many days is an interruption. */
    payoutInterruptionDays: Days,
    /** Below this order defect rate a green account is a very good one. */
    lowOrderDefectRatePpm: Ppm,
    /** Young shops count in part (f_t): the first row whose months are not reached. */
    tenureFactors: z.array(z.strictObject({ belowMonths: Months.nullable(), factorPpm: Ppm })).min(1),
  }),
  /** What is said of each rule and cap that the product can utter; see `product/policy.ts`. */
  rules: z.partialRecord(RuleCode, RuleWords),
  caps: z.partialRecord(CapCode, CapWords),
  scorecard: Scorecard,
  parts: z.record(CreditPart, z.strictObject({ title: Text, text: Text })),
  /** Best first; a score below the last is declined. */
  grades: z.array(GradePolicy).min(1),
  limit: z.strictObject({
    maxLimitFen: Fen,
    minLimitFen: Fen,
    roundDownToFen: Fen,
    programmeMaxFen: Fen,
    /** This line, every debt seen and every other line of the programme, as a share of what comes in within a year. */
    totalDebtSharePpm: z.int().min(0).max(1_000_000),
  }),
  price: z.strictObject({
    fundingPpm: Ppm,
    operatingPpm: Ppm,
    capitalPpm: Ppm,
    lossGivenDefaultPpm: Ppm,
    /** Interest and all fees a year: the product's own ceiling, and the stop no product may pass. */
    maxAllInCostPpm: AnnualRatePpm,
    legalMaxAllInCostPpm: AnnualRatePpm,
  }),
  /** On top of the contract's rate. Source: 银发〔2003〕251号, 30–50 % when overdue, 50–100 % when misused. */
  penalty: z.strictObject({
    overdueUpliftPpm: z.int().min(300_000).max(500_000),
    misuseUpliftPpm: z.int().min(500_000).max(1_000_000),
  }),
  offer: z.strictObject({
    validDays: Days,
    maxTermMonths: z.int().min(1).max(60),
    feesFen: Fen,
    /** The rest of the line opens after this many days and payout cycles without a warning; 0 where no time opens it. */
    restOpensAfterDays: Days,
    restOpensText: Text,
  }),
  guarantee: z.strictObject({
    offered: z.boolean(),
    /** The line is that of so many grades better; score, price and first draw stay. */
    gradeSteps: z.int().min(0).max(3),
    detail: Text,
  }),
};

/** The common blocks with a product's own numbers: a new product is one entry here. */
const PolicyTable = z.discriminatedUnion('product', [
  z
    .strictObject({ ...COMMON, product: z.literal('dataLoan'), terms: DataLoanTerms })
    .refine(everyGradeHasItsMultiples, 'every grade has its multiples'),
  z.strictObject({ ...COMMON, product: z.literal('orderLoan'), terms: OrderLoanTerms }),
  z.strictObject({ ...COMMON, product: z.literal('inventoryLoan'), terms: InventoryLoanTerms }),
  z.strictObject({ ...COMMON, product: z.literal('adLoan'), terms: AdLoanTerms }),
  z.strictObject({ ...COMMON, product: z.literal('logisticsLoan'), terms: LogisticsLoanTerms }),
]);
type PolicyTable = z.infer<typeof PolicyTable>;

/** A better grade never costs more: half of the law that better is never worse; the rest is in each product's terms. */
function gradesAreInOrder({ grades, price }: PolicyTable): boolean {
  return grades.every((grade, index) => {
    const better = grades[index - 1];
    return (
      better === undefined ||
      (better.minScore > grade.minScore && annualRateOf(price, better) <= annualRateOf(price, grade))
    );
  });
}

const ratesAreWithinCaps = ({ grades, price }: PolicyTable): boolean =>
  price.maxAllInCostPpm <= price.legalMaxAllInCostPpm &&
  grades.every((grade) => annualRateOf(price, grade) <= price.maxAllInCostPpm);

/** An older shop never counts less, and the last row is open. */
const tenureFactorsAscend = ({ facts: { tenureFactors } }: PolicyTable): boolean =>
  tenureFactors.every(({ belowMonths, factorPpm }, index) => {
    const before = tenureFactors[index - 1];
    const isLast = index === tenureFactors.length - 1;
    return (belowMonths === null) === isLast && (before === undefined || before.factorPpm <= factorPpm);
  });

/**
 * Everything a decision is made of, as data: no number of it stands in the engine. A policy is named by its version and
 * by the hash of its content, which is taken outside this package. Parse one with `product/policy.ts`, which also knows
 * what each product has to say.
 */
export const PolicyShape = PolicyTable.refine(gradesAreInOrder, 'a better grade is never worse')
  .refine(ratesAreWithinCaps, 'every rate is within the caps')
  .refine(tenureFactorsAscend, 'an older shop never counts less');
export type Policy = z.infer<typeof PolicyShape>;

// Looked up and not extracted, so that the compiler sees that one product's policy is one of all.
type ByProduct = { [One in Policy as One['product']]: One };
/** The policy of one product, with its own terms. */
export type PolicyOf<P extends ProductCode> = ByProduct[P];
