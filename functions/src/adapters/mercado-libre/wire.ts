import { Currency } from '@loan/shared/facts/month';
import { z } from '@loan/shared/schema';
import { AmountText } from '../kit/amount.ts';

/**
 * What is read of the answers of Mercado Libre and Mercado Pago. Sources: developers.mercadolibre.com ("Authentication and
 * authorization", "Queries about the user", "Sellers reputation", "Sales", "Items & searches", "What is a claim") and
 * mercadopago.com.mx/developers ("Releases report"). What is not named is dropped: names and addresses of buyers stay outside.
 */
const Id = z.union([z.string().min(1).max(80), z.int().transform(String)]);
const Moment = z.iso.datetime({ offset: true });
const Count = z.int().min(0).max(1_000_000_000);

export const Problem = z.object({ error: z.string().regex(/^[a-z_.]{1,60}$/) });

/** POST /oauth/token. A refresh token comes with each answer, if the application asks for offline access. */
export const TokenGranted = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1),
  user_id: Id,
});

/** In shares of one: 0.0107 is 1.07 per cent. */
const Rate = z.object({ rate: AmountText.optional(), value: Count.optional() }).optional();

const SellerReputation = z.object({
  level_id: z.string().nullish(),
  /** What the level would be, were the seller not protected for a time. */
  real_level: z.string().nullish(),
  metrics: z
    .object({
      sales: z.object({ completed: Count }).optional(),
      claims: Rate,
      delayed_handling_time: Rate,
    })
    .optional(),
});
export type SellerReputation = z.infer<typeof SellerReputation>;

/** GET /users/me. */
export const User = z.object({
  id: Id,
  nickname: z.string().max(200),
  site_id: z.string().min(1).max(10),
  /** assumed: where a company's name stands; the documents show persons. confirm: /users/me of a company. */
  company: z.object({ corporate_name: z.string().max(200).nullish() }).nullish(),
  status: z.object({ site_status: z.string() }).optional(),
  seller_reputation: SellerReputation.optional(),
});

/** `paging` of every list. */
const Paging = z.object({ total: z.int().min(0), offset: z.int().min(0) });

const Payment = z.object({
  status: z.string(),
  transaction_amount: AmountText.nullish(),
  transaction_amount_refunded: AmountText.nullish(),
});
const OrderItem = z.object({
  item: z.object({ id: z.string(), seller_sku: z.string().nullish() }),
  quantity: Count,
  sale_fee: AmountText.nullish(),
});
const Order = z.object({
  id: Id,
  status: z.string(),
  date_created: Moment,
  /** Made a mark as soon as it is read. */
  buyer: z.object({ id: Id.nullish() }).nullish(),
  total_amount: AmountText,
  currency_id: Currency,
  order_items: z.array(OrderItem).default([]),
  payments: z.array(Payment).default([]),
});
export type Order = z.infer<typeof Order>;

/** GET /orders/search. */
export const OrderList = z.object({ paging: Paging, results: z.array(Order) });

const Claim = z.object({
  id: Id,
  type: z.string(),
  status: z.string(),
  date_created: Moment,
  claimed_quantity: Count.nullish(),
  related_entities: z.array(z.string()).nullish(),
  resolution: z.object({ reason: z.string().nullish() }).nullish(),
});
export type Claim = z.infer<typeof Claim>;

/** GET /post-purchase/v1/claims/search. */
export const ClaimList = z.object({ paging: Paging, data: z.array(Claim) });

/** GET /users/{id}/items/search with search_type=scan: ids, and what to ask with for more. */
export const ItemIds = z.object({ results: z.array(z.string().max(40)).max(100), scroll_id: z.string().nullish() });

/** GET /items with several ids: an answer for each of them, which may be a refusal. */
export const Items = z.array(
  z.object({
    code: z.int(),
    body: z.object({ id: z.string().optional(), available_quantity: Count.default(0) }).optional(),
  }),
);

/** POST /v1/account/release_report, and GET of its task. */
export const ReportTask = z.object({ id: Id, status: z.string(), file_name: z.string().max(200).nullish() });
