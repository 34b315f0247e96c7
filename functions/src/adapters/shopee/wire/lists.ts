import { z } from '@loan/shared/schema';
import { AmountText } from '../../kit/amount.ts';
import { responseOf } from '../client.ts';

const Seconds = z.int().min(0).max(4_294_967_295);
const Count = z.int().min(0).max(1_000_000_000);
const CurrencyCode = z.string().regex(/^[A-Z]{3}$/);

/** `GET /api/v2/shop/get_shop_info`, which is flat. */
export const ShopInfo = z.object({ shop_name: z.string().max(200), region: z.string().max(8), status: z.string() });

/** `GET /api/v2/payment/get_payout_info`, for cross-border shops. */
const PayoutItem = z.object({
  payout_currency: CurrencyCode,
  payout_amount: AmountText,
  payout_time: Seconds,
  payee_id: z.string().nullish(),
  encrypted_payout_id: z.string(),
});
export type PayoutItem = z.infer<typeof PayoutItem>;
export const PayoutInfo = responseOf(
  z.object({ payout_list: z.array(PayoutItem).max(100), more: z.boolean(), next_cursor: z.string().default('') }),
);

/** `GET /api/v2/returns/get_return_list`. */
const ReturnItem = z.object({
  return_sn: z.string(),
  status: z.string(),
  refund_amount: AmountText,
  currency: CurrencyCode,
  create_time: Seconds,
  update_time: Seconds,
  item: z.array(z.object({ amount: Count })).default([]),
});
export type ReturnItem = z.infer<typeof ReturnItem>;
export const ReturnList = responseOf(z.object({ more: z.boolean(), return: z.array(ReturnItem).max(100).default([]) }));

/** `GET /api/v2/product/get_item_list`, `get_item_base_info` and `get_model_list`. */
export const ItemList = responseOf(
  z.object({
    item: z
      .array(z.object({ item_id: z.int() }))
      .max(100)
      .default([]),
    has_next_page: z.boolean(),
    next_offset: z.int().nullish(),
  }),
);
const Stock = z.object({ summary_info: z.object({ total_available_stock: Count.nullish() }).nullish() }).nullish();
export const ItemBaseInfo = responseOf(
  z.object({
    item_list: z.array(z.object({ item_id: z.int(), has_model: z.boolean().nullish(), stock_info_v2: Stock })).max(50),
  }),
);
export const ModelList = responseOf(
  z.object({ model: z.array(z.object({ model_id: z.int(), stock_info_v2: Stock })).max(200) }),
);
export const unitsOf = (stock: z.infer<typeof Stock>): number => stock?.summary_info?.total_available_stock ?? 0;

/** `GET /api/v2/account_health/get_shop_performance`. Ratings: 1 poor, 2 improvement needed, 3 good, 4 excellent. */
export const ShopPerformance = responseOf(
  z.object({
    overall_performance: z.object({ rating: z.int().nullish() }).nullish(),
    metric_list: z.array(
      z.object({ metric_id: z.int(), unit: z.int().nullish(), current_period: AmountText.nullish() }),
    ),
  }),
);
/** `GET /api/v2/account_health/get_punishment_history`. Reasons 1 to 5 are the tiers of penalty points. */
export const Punishments = responseOf(
  z.object({
    punishment_list: z
      .array(z.object({ reason: z.int().nullish() }))
      .max(100)
      .default([]),
  }),
);

/** `GET /api/v2/ads/get_all_cpc_ads_daily_performance`; amounts are in the currency of the shop. */
export const DailyAds = responseOf(
  z
    .array(z.object({ date: z.string(), expense: AmountText.nullish() }))
    .max(40)
    .nullish(),
);
