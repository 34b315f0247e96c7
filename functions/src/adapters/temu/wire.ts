import { Currency } from '@loan/shared/facts/month';
import { z } from '@loan/shared/schema';

/**
 * What is read of Temu's answers. Source: partner-us.temu.com and agentpartner.temu.com, the page of each `type`.
 * assumed: amounts are whole minor units of their currency; confirm: an order whose price is known.
 */
const Id = z.union([z.string(), z.number().transform(String)]).pipe(z.string().min(1).max(80));
const Count = z.int().min(0).max(1_000_000_000);
const Minor = z.int().min(0).max(1e14);
const Seconds = z.int().min(0).max(4_102_444_800);
const Ms = z.int().min(0).max(4_102_444_800_000);
const Amount = z.object({ amount: Minor, currency: Currency });

export const Envelope = z.object({
  success: z.boolean(),
  errorCode: z.int().nullish(),
  errorMsg: z.string().nullish(),
  result: z.unknown().optional(),
});

export const TokenInfo = z.object({ mallId: Id });
export const MallInfo = z.object({
  mallName: z.string().max(200).default(''),
  semiManagedMall: z.boolean(),
  /** assumed: that the company and the state of the mall are told, and how; confirm: a live reply. */
  companyName: z.string().max(200).nullish(),
  mallStatus: z.int().optional(),
});

const Order = z.object({
  parentOrderMap: z.object({
    parentOrderSn: Id,
    parentOrderStatus: z.int(),
    parentOrderTime: Seconds,
    expectShipLatestTime: Seconds.nullish(),
  }),
  orderList: z
    .array(
      z.object({
        skuId: Id.nullish(),
        quantity: Count,
        productList: z.array(z.object({ extCode: z.string().nullish() })).nullish(),
      }),
    )
    .default([]),
});
export type Order = z.infer<typeof Order>;
/** An empty list may be missing; a missing one with rows to tell of is another answer than the one asked for. */
const isWhole = (total: number, list: readonly unknown[] | null | undefined): boolean =>
  total === 0 || Array.isArray(list);
export const OrderList = z
  .object({ totalItemNum: Count, pageItems: z.array(Order).nullish() })
  .refine(({ totalItemNum, pageItems }) => isWhole(totalItemNum, pageItems));

/** `basePrice` is what Temu pays the seller for the goods. */
export const OrderAmount = z.object({
  parentOrderMap: z.object({ basePriceTotal: Amount, refundsTotal: Amount.nullish() }),
});
export type OrderAmount = z.infer<typeof OrderAmount>;

export const AfterSalesList = z
  .object({ total: Count, data: z.array(z.object({ parentAfterSalesSn: Id })).nullish() })
  .refine(({ total, data }) => isWhole(total, data));

/** An order of Temu's to be supplied (备货单). It carries no amount. */
const Supply = z.object({
  subPurchaseOrderSn: Id,
  purchaseTime: Ms,
  status: z.int(),
  skuQuantityDetailList: z.array(
    z.object({ productSkuId: Id, extCode: z.string().nullish(), purchaseQuantity: Count }),
  ),
  deliverInfo: z.object({ deliverTime: Ms.nullish(), expectLatestDeliverTimeOrDefault: Ms.nullish() }).nullish(),
});
export type Supply = z.infer<typeof Supply>;
export const SupplyList = z
  .object({ total: Count, subOrderForSupplierList: z.array(Supply).nullish() })
  .refine(({ total, subOrderForSupplierList }) => isWhole(total, subOrderForSupplierList));

/** Goods as they sell: what Temu pays for a piece (申报价), and how many lie in its warehouses. */
const Goods = z.object({
  skuQuantityDetailList: z.array(
    z.object({
      productSkuId: Id,
      supplierPrice: Minor.nullish(),
      currencyType: Currency.nullish(),
      inventoryNumInfo: z.object({ warehouseInventoryNum: Count.nullish() }).nullish(),
    }),
  ),
});
export const GoodsList = z
  .object({ total: Count, subOrderList: z.array(Goods).nullish() })
  .refine(({ total, subOrderList }) => isWhole(total, subOrderList));

/** assumed: how a figure is laid out, of which the page says only OBJECT; confirm: a live report. */
export const AdReport = z.object({
  reportsSummary: z.object({ spend: z.object({ val: Minor, currency: Currency }).nullish() }).nullish(),
});
