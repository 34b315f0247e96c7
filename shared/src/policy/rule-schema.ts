import { z } from '../schema.ts';

/** Every rule that can stop an application or send it to a person. The code is the contract; the words are policy. */
export const RuleCode = z.enum([
  'marketplaceNotFinanceable',
  'growthNotSteady',
  'returnRateAboveCategory',
  'settlementNotCompliant',
  'settlementNotDeclared',
  'settlementHolderMismatch',
  'tenureTooShort',
  'accountSuspended',
  'accountHealthRed',
  'consentNotLive',
  'dataCoverageTooLow',
  'scoreBelowCutoff',
  'limitTooSmall',
  'programmeFull',
  'payoutAccountMismatch',
  'payoutAccountChanged',
  'ownerMismatch',
  'ownerNotConfirmed',
  'identityInconsistent',
  'threeFlowMismatch',
  'ordersUnaccounted',
  'ordersWithoutParcels',
  'parcelsUntracked',
  'trackingReused',
  'parcelsLight',
  'payoutsBelowSales',
  'payoutsNotArrived',
  'payoutsSplit',
  'salesPumped',
  'ordersCrowded',
  'buyersConcentrated',
  'orderHoursOdd',
  'settlementDigitsOdd',
  'refundsEarly',
  'storeTraded',
  'rereadDiffers',
  'totalsDiffer',
  'orderDatesOdd',
  'alreadyFinanced',
  'relatedPartiesUnclear',
  'manyEnquiries',
  'manyLenders',
  'currencyWithoutRate',
  'tradeNotShown',
  'relationTooShort',
  'agreementNotInForce',
  'buyerRelated',
  'buyerNotSound',
  'ordersRefused',
  'agreementAbovePastTrade',
  'amountsRound',
  'deliveriesUnmatched',
  'paymentsTooQuick',
  'invoicesOverdue',
  'supplierNotFactory',
  'stockNotTold',
  'advertisingNotTold',
  'adReturnTooLow',
  'adShareTooHigh',
  'freightNotShown',
  'forwarderRelated',
  'billsRefused',
  'billsDoNotCount',
]);
export type RuleCode = z.infer<typeof RuleCode>;

const Text = z.string().min(1).max(200);

/** The words around a rule's finding (现状｜门槛｜怎么做); the current state comes with the finding. */
export const RuleWords = z.strictObject({ title: Text, threshold: Text, cure: Text });
export type RuleWords = z.infer<typeof RuleWords>;

/** What can bound a line: what a product reckons with, and what bounds every line. */
export const CapCode = z.enum([
  'turnoverMultiple',
  'payoutCash',
  'totalDebt',
  'tradeCycle',
  'insuredBuyer',
  'supplierRevenue',
  'buyerMaximum',
  'stockValue',
  'stockTurnover',
  'adSpendMultiple',
  'freightBills',
  'productMaximum',
  'requestedLimit',
  'programmeHeadroom',
  'programmeMaximum',
]);
export type CapCode = z.infer<typeof CapCode>;

/** What the applicant reads when a cap decided the line. */
export const CapWords = z.strictObject({ title: Text, current: Text, cure: Text.optional() });
export type CapWords = z.infer<typeof CapWords>;
