import { z } from '@loan/shared/schema';
import { AmountText } from '../../kit/amount.ts';
import { responseOf } from '../client.ts';

const Seconds = z.int().min(0).max(4_294_967_295);
const Quantity = z.int().min(0).max(1_000_000);

/** `GET /api/v2/order/get_order_list`. The cursor is empty where the list ends. */
export const OrderList = responseOf(
  z.object({
    more: z.boolean(),
    next_cursor: z.string().default(''),
    order_list: z.array(z.object({ order_sn: z.string().min(1).max(64) })).max(100),
  }),
);

/** `GET /api/v2/order/get_order_detail`, of which no name, address or note is read. */
const Order = z.object({
  order_sn: z.string(),
  order_status: z.string(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  create_time: Seconds,
  /** Made a mark as soon as it is read. */
  buyer_user_id: z.int().nullish(),
  /** The last moment to hand it over; 0 or missing where it was never paid. */
  ship_by_date: Seconds.nullish(),
  /** When the carrier took it; 0 until then. */
  pickup_done_time: Seconds.nullish(),
  item_list: z.array(
    z.object({
      item_id: z.int(),
      item_sku: z.string().nullish(),
      model_sku: z.string().nullish(),
      model_quantity_purchased: Quantity,
      model_discounted_price: AmountText,
    }),
  ),
});
export type Order = z.infer<typeof Order>;
export const OrderDetails = responseOf(z.object({ order_list: z.array(Order).max(50) }));

/** `POST /api/v2/payment/get_escrow_detail_batch`: what the marketplace keeps of an order. */
const Income = z.object({
  commission_fee: AmountText.nullish(),
  service_fee: AmountText.nullish(),
  seller_transaction_fee: AmountText.nullish(),
  /** Of sales by way of somebody else's link (Affiliate Marketing Solution). */
  order_ams_commission_fee: AmountText.nullish(),
  /** The whole order after every price cut. */
  order_discounted_price: AmountText.nullish(),
});
export type Income = z.infer<typeof Income>;
export const EscrowDetails = responseOf(
  z.array(z.object({ escrow_detail: z.object({ order_sn: z.string(), order_income: Income }) })).max(50),
);
