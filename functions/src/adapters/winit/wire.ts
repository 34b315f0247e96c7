import { z } from '@loan/shared/schema';

/** Source of all below: developer.winit.com.cn, documents 43, 54 and 58. Receivers are left unread. */
const Count = z.coerce.number().int().min(0).max(1_000_000_000);

export const Envelope = z.object({ code: z.coerce.string(), msg: z.string().optional(), data: z.unknown().optional() });

/** queryWarehouse */
export const Warehouses = z.array(z.object({ warehouseCode: z.string() }));

/** queryProductInventoryList4Page */
export const StockPage = z.object({ page: z.object({ TotalRows: Count }), list: z.array(z.unknown()) });
export const StockRow = z.object({
  productCode: z.string().max(120),
  specification: z.string().max(120).nullish(),
  warehouseCode: z.string().max(60).nullish(),
  qtyAvailable: Count,
  /** Sold or frozen, not yet sent (待出库). */
  qtyReserved: Count,
  /** On its way to the warehouse (在途). */
  qtyOrdered: Count,
});
export type StockRow = z.infer<typeof StockRow>;

/** queryOutboundOrderList: an order is out once it has a day of that (出库时间). */
export const OrderPage = z.object({ total: Count, list: z.array(z.unknown()) });
export const OutboundOrder = z.object({
  documentNo: z.string().min(1).max(80),
  sellerOrderNo: z.string().max(120).nullish(),
  eBaySellerID: z.string().max(120).nullish(),
  isEBayOrder: z.string().max(4).nullish(),
  trackingNo: z.string().max(80).nullish(),
  /** Kilograms. */
  weight: z.coerce.number().min(0).nullish(),
  itemqty: Count.nullish(),
  /** assumed: Beijing text or milliseconds; confirm: against a seller's orders. */
  dateFinish: z.union([z.number().int().min(1e12).max(1e13), z.string().regex(/^\d{4}-\d{2}-\d{2}/)]).nullish(),
});
export type OutboundOrder = z.infer<typeof OutboundOrder>;
