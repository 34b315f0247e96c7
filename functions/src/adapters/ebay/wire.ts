import { Currency } from '@loan/shared/facts/month';
import { z } from '@loan/shared/schema';
import { AmountText } from '../kit/amount.ts';

/**
 * What is read of eBay's answers. Source: eBay's OpenAPI contracts (sell_fulfillment, sell_finances, sell_analytics,
 * sell_inventory, commerce_identity). What is not named is dropped: names and addresses of buyers stay outside.
 */
const Moment = z.iso.datetime();
const Id = z.string().min(1).max(80);
const Amount = z.object({ value: AmountText, currency: Currency });
export type Amount = z.infer<typeof Amount>;
const Count = z.int().min(0).max(1_000_000_000);

/** POST /identity/v1/oauth2/token. A refresh brings no new refresh token. */
export const TokenGranted = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1).optional(),
});
export const TokenRefused = z.object({ error: z.string().regex(/^[a-z_]{1,60}$/) });

export const Problem = z.object({ errors: z.array(z.object({ errorId: z.int() })).min(1) });

export const User = z.object({
  userId: Id,
  username: z.string().max(200).default(''),
  status: z.string().optional(),
  registrationMarketplaceId: z.string().min(1).max(40),
  businessAccount: z.object({ name: z.string().max(200).optional() }).optional(),
});

const Refund = z.object({ amount: Amount, refundStatus: z.string().optional(), refundDate: Moment.optional() });

export const Order = z.object({
  orderId: Id,
  creationDate: Moment,
  /** Made a mark as soon as it is read. */
  buyer: z.object({ username: z.string().max(200).optional() }).optional(),
  orderPaymentStatus: z.string(),
  cancelStatus: z.object({ cancelState: z.string().optional() }).optional(),
  pricingSummary: z.object({
    priceSubtotal: Amount,
    /** Negative. */
    priceDiscount: Amount.optional(),
    adjustment: Amount.optional(),
  }),
  paymentSummary: z.object({ refunds: z.array(Refund).default([]) }).optional(),
  totalMarketplaceFee: Amount.optional(),
  lineItems: z
    .array(z.object({ sku: z.string().optional(), legacyItemId: z.string().default(''), quantity: Count }))
    .default([]),
});
export type Order = z.infer<typeof Order>;

/** A list by offset; nothing at all where it is empty (204). */
const listed = <T extends z.ZodRawShape>(shape: T) =>
  z.object({ ...shape, total: z.int().min(0).default(0), offset: z.int().min(0).optional() }).prefault({} as never);
export const OrderList = listed({ orders: z.array(Order).default([]) });

const Payout = z.object({
  payoutId: Id,
  payoutStatus: z.string(),
  payoutDate: Moment,
  amount: Amount,
  payoutInstrument: z.object({ accountLastFourDigits: z.string().optional() }).optional(),
});
export type Payout = z.infer<typeof Payout>;
export const PayoutList = listed({ payouts: z.array(Payout).default([]) });

const Transaction = z.object({
  transactionId: Id,
  transactionType: z.string(),
  transactionDate: Moment,
  feeType: z.string().optional(),
  bookingEntry: z.enum(['CREDIT', 'DEBIT']),
  amount: Amount,
});
export type Transaction = z.infer<typeof Transaction>;
export const TransactionList = listed({ transactions: z.array(Transaction).default([]) });

/** assumed: Post-Order API, whose contract names no fields; confirm: against a seller's returns. */
const Return = z.object({
  returnId: z.union([Id, z.number().transform(String)]),
  state: z.string().optional(),
  status: z.string().optional(),
  creationInfo: z.object({ item: z.object({ returnQuantity: Count.default(1) }).prefault({}) }).prefault({}),
});
export type Return = z.infer<typeof Return>;
export const ReturnList = listed({ members: z.array(Return).default([]) });

/** assumed: how a rate is laid out: in per cent, and of how many where eBay says so; confirm: a live profile. */
export const Rate = z.object({
  value: AmountText.optional(),
  numerator: Count.optional(),
  denominator: Count.optional(),
});
const Metric = z.object({ metricKey: z.string(), value: z.unknown() });
export const StandardsProfiles = z.object({
  standardsProfiles: z
    .array(
      z.object({
        standardsLevel: z.string(),
        defaultProgram: z.boolean().default(false),
        cycle: z.object({ cycleType: z.string() }).optional(),
        metrics: z.array(Metric).default([]),
      }),
    )
    .default([]),
});
export type StandardsProfile = z.infer<typeof StandardsProfiles>['standardsProfiles'][number];

export const InventoryItems = z
  .object({
    total: z.int().min(0).default(0),
    inventoryItems: z
      .array(
        z.object({
          sku: Id,
          availability: z
            .object({ shipToLocationAvailability: z.object({ quantity: Count.default(0) }).optional() })
            .optional(),
        }),
      )
      .default([]),
  })
  .prefault({});
