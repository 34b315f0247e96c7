import { Fen } from '../money/fen.ts';
import { z } from '../schema.ts';
import { Day } from '../time/instant.ts';
import { Currency, DecimalText, Month } from './month.ts';
import { offered } from './offered.ts';
import { Coverage, Marketplace, ShopFacts, SkuUnits, SourceHashes } from './shop.ts';

const Count = z.int().min(0).max(1_000_000_000);
const CreditCodeText = z.string().regex(/^[0-9A-Z]{18}$/);
/** Keyed hash of who issued a paper and its number: equal papers give equal keys, and nobody can read a number from it. */
const PaperKey = z.string().min(16).max(128);

/**
 * How a paper is known: typed in by the borrower, read from the issuer's own file, or confirmed by the counterparty,
 * which alone proves it. The tax bureau's check (发票查验) would be one more; no such service is connected here.
 */
export const PaperState = z.enum(['typed', 'fromXml', 'confirmedByCounterparty']);
export type PaperState = z.infer<typeof PaperState>;

/** The papers of a trade (贸易背景) an order loan rests on: who buys, under which agreement, what was and is ordered. */
const OrderBacking = z.strictObject({
  kind: z.literal('orders'),
  buyer: z.strictObject({
    creditCode: CreditCodeText,
    marketplace: Marketplace,
    /** Since when the two trade, as the borrower declares it. */
    tradingSince: Month,
    /** As the borrower declares it; what was found about the two is in the fraud rules. */
    relatedToBorrower: offered(z.boolean()),
    /** Shops the buyer itself let us read for this; none when it did not. They are never counted as the borrower's. */
    shops: z.array(ShopFacts).max(5),
  }),
  agreement: z.strictObject({
    annualAmountFen: Fen,
    from: Day,
    to: Day,
    /** From order to delivery. */
    leadDays: z.int().min(1).max(180),
    /** From delivery to payment (账期). */
    termDays: z.int().min(1).max(180),
    confirmed: z.boolean(),
  }),
  /** The buyer has acknowledged that it pays this receivable to the controlled account (应收账款转让). */
  assignmentAcknowledged: z.boolean(),
  orders: z
    .array(
      z.strictObject({
        key: PaperKey,
        amountFen: Fen,
        orderedOn: Day,
        deliverBy: Day,
        dueOn: Day,
        state: PaperState,
        /** The counterparty said no to it. */
        refused: z.boolean(),
      }),
    )
    .max(200),
  /** As handed in. Those of the last 12 months tell of past trade, and the paid ones of them are the payment history. */
  invoices: z
    .array(
      z.strictObject({
        key: PaperKey,
        amountFen: Fen,
        issuedOn: Day,
        dueOn: offered(Day),
        paidOn: offered(Day),
        paidFen: offered(Fen),
        /** A delivery note signed by the buyer belongs to it. */
        delivered: z.boolean(),
        state: PaperState,
      }),
    )
    .max(200),
  /** The borrower's own revenue of a year, from all its buyers. Only what somebody else confirmed of it counts. */
  supplierRevenue: offered(z.strictObject({ annualFen: Fen, confirmed: z.boolean() })),
  /** Delivery notes that belong to no invoice and no order handed in. */
  unmatchedDeliveryNotes: Count,
  /** 跨境电商保 with the borrower insured against this buyer. */
  insurance: offered(
    z.strictObject({
      verified: z.boolean(),
      buyerLimitFen: Fen,
      coverPpm: z.int().min(0).max(1_000_000),
      validTo: Day,
    }),
  ),
});

/** Freight bills a logistics loan pays. */
const FreightBacking = z.strictObject({
  kind: z.literal('freight'),
  forwarder: z.strictObject({
    creditCode: CreditCodeText,
    /** As the borrower declares it, and as our own rows show it; what they show counts more. */
    relatedToBorrower: offered(z.boolean()),
  }),
  bills: z
    .array(
      z.strictObject({
        key: PaperKey,
        month: Month,
        amount: DecimalText,
        currency: Currency,
        parcels: Count,
        state: PaperState,
        /** The counterparty said no to it, for another reason than that it was paid. */
        refused: z.boolean(),
        /** The counterparty says that nothing of it is open any more. */
        paid: z.boolean(),
      }),
    )
    .max(200),
});

/** What a factory supplies a platform that buys from it (全托管), as the platform tells it: no papers are needed. */
const SupplyBacking = z.strictObject({
  kind: z.literal('platformSupply'),
  marketplace: z.literal('temu'),
  /** The platform buys and sells. False: the mall ships itself, so that it supplies nobody. */
  fullyManaged: z.boolean(),
  firstActivityOn: offered(Day),
  coverage: Coverage,
  /** Supply orders placed that month at today's declared prices; nothing is known of their settlement here. */
  months: z
    .array(
      z.strictObject({
        month: Month,
        currency: Currency,
        orders: Count,
        cancelled: Count,
        units: Count,
        amount: DecimalText,
      }),
    )
    .max(240),
  onTime90d: offered(z.strictObject({ orders: Count, onTime: Count })),
  /** Many products of few pieces is trading (铺货), few of many is making. */
  skuUnits90d: offered(SkuUnits),
  /** Pieces in the platform's warehouses, and sold in 90 days. */
  stock: offered(z.strictObject({ units: Count, unitsSold90d: Count })),
  /** What arrived from the platform at a licensed payment company, by month. */
  settled: offered(z.array(z.strictObject({ month: Month, currency: Currency, amount: DecimalText })).max(240)),
  sourceHashes: SourceHashes,
});

/** What a product lends against beside shops. */
export const Backing = z.discriminatedUnion('kind', [OrderBacking, FreightBacking, SupplyBacking]);
export type Backing = z.infer<typeof Backing>;
