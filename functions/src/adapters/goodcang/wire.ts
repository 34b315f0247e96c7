import { z } from '@loan/shared/schema';

/** Source of all below: open.goodcang.com, GD开放平台 V1/V2, the page of each operation. Receivers are left unread. */

/** Counts come as numbers here and as text there. */
const Count = z.coerce.number().int().min(0).max(1_000_000_000);
const Text = z.string().max(120);

/** V1 says `ask`, V2 says `code`; a few operations say both. */
export const Envelope = z.object({
  ask: z.string().optional(),
  code: z.union([z.number(), z.string()]).optional(),
  data: z.unknown().optional(),
  count: Count.optional(),
});
export const Refusal = z.object({
  code: z.union([z.number(), z.string()]).optional(),
  errCode: z.union([z.number(), z.string()]).optional(),
  Error: z.object({ errCode: z.union([z.number(), z.string()]) }).optional(),
});

/** /base_data/get_account_list: who signed with GoodCang (签约主体), or began to. 2 is 可用, the only one in force. */
export const IN_FORCE = 2;
export const AccountList = z.object({
  customer_code: z.string().min(1).max(40),
  account_list: z.array(z.object({ firm_name: z.string().nullish(), firm_status: Count.optional() })).default([]),
});

export const Rows = z.array(z.unknown());
/** V2 lists. The page of the age list names its total `total`, and its example `count`. */
export const RowsWithin = z.object({ list: Rows, total: Count.optional(), count: Count.optional() });

/** /inventory/get_product_inventory: one product in one warehouse. */
export const StockRow = z.object({
  product_sku: Text,
  warehouse_code: Text,
  /** On its way to the warehouse (在途). */
  onway: Count,
  /** Arrived, not yet on a shelf (待上架). */
  pending: Count.default(0),
  sellable: Count,
  unsellable: Count,
  /** Sold, not yet sent (待出库). */
  reserved: Count,
});
export type StockRow = z.infer<typeof StockRow>;

/** /inventory/inventory_age_list: a lot (批次) and its days in the warehouse. */
export const AgeRow = z.object({
  warehouse_code: Text,
  product_sku: Text,
  iba_quantity: Count,
  iba_fifo_time: z.string().max(40),
  warehouse_age: Count,
});
export type AgeRow = z.infer<typeof AgeRow>;

/** /order/get_order_list: an order that left, `D`. `order_weight` is in kilograms. */
export const OrderRow = z.object({
  order_code: z.string().min(1).max(80),
  reference_no: Text.nullish(),
  platform: Text.nullish(),
  order_status: z.string().max(4),
  tracking_no: Text.nullish(),
  order_weight: z.coerce.number().min(0).nullish(),
  date_shipping: z.string().regex(/^\d{4}-\d{2}-\d{2} /),
  items: z
    .array(z.object({ quantity: Count }))
    .max(500)
    .default([]),
});
export type OrderRow = z.infer<typeof OrderRow>;

/** /inventory/get_inventory_log: what was put on a shelf (入库上架). It has no number of its own. */
export const LogRow = z.object({
  reference_no: Text,
  product_sku: Text,
  warehouse_code: Text,
  ibl_change_quantity: z.coerce.number().int(),
  ibl_add_time: z.string().max(40),
});
export type LogRow = z.infer<typeof LogRow>;
