import { z } from '@loan/shared/schema';
import { Currency } from './money.ts';

/**
 * Source: financesV0.json of amzn/selling-partner-api-models. Every property is optional there, and is here where
 * we can do without it. What is not named is dropped: orders, buyers' charges and product names stay outside.
 */
const Moment = z.string().regex(/^\d{4}-\d\d-\d\dT/);

export const FinancialEventGroup = z.object({
  FinancialEventGroupId: z.string().min(1),
  ProcessingStatus: z.string().optional(),
  FundTransferStatus: z.string().optional(),
  OriginalTotal: Currency.optional(),
  FundTransferDate: Moment.optional(),
  AccountTail: z.string().optional(),
  FinancialEventGroupStart: Moment.optional(),
  FinancialEventGroupEnd: Moment.optional(),
});
export type FinancialEventGroup = z.infer<typeof FinancialEventGroup>;

/** "This operation can return empty pages": a page without a list is an empty one. */
export const ListFinancialEventGroups = z.object({
  payload: z.object({
    NextToken: z.string().optional(),
    FinancialEventGroupList: z.array(FinancialEventGroup).default([]),
  }),
});

const Charges = z.array(z.object({ ChargeType: z.string().optional(), ChargeAmount: Currency.optional() }));

/** A refund, a granted claim or a chargeback: what goes back to a buyer. */
const Returned = z.object({
  PostedDate: Moment.optional(),
  ShipmentItemAdjustmentList: z
    .array(z.object({ QuantityShipped: z.int().optional(), ItemChargeAdjustmentList: Charges.optional() }))
    .optional(),
});
export type Returned = z.infer<typeof Returned>;

const AdsPayment = z.object({
  postedDate: Moment.optional(),
  transactionType: z.string().optional(),
  transactionValue: Currency.optional(),
});

const LoanServicing = z.object({ LoanAmount: Currency.optional(), SourceBusinessEventType: z.string().optional() });

const DebtRecovery = z.object({
  DebtRecoveryType: z.string().optional(),
  RecoveryAmount: Currency.optional(),
  DebtRecoveryItemList: z.array(z.object({ OriginalAmount: Currency.optional() })).optional(),
});

export const FinancialEvents = z.object({
  RefundEventList: z.array(Returned).default([]),
  GuaranteeClaimEventList: z.array(Returned).default([]),
  ChargebackEventList: z.array(Returned).default([]),
  ProductAdsPaymentEventList: z.array(AdsPayment).default([]),
  LoanServicingEventList: z.array(LoanServicing).default([]),
  DebtRecoveryEventList: z.array(DebtRecovery).default([]),
});
export type FinancialEvents = z.infer<typeof FinancialEvents>;

export const ListFinancialEvents = z.object({
  payload: z.object({ NextToken: z.string().optional(), FinancialEvents: FinancialEvents.optional() }),
});
