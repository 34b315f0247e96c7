import { z } from '@loan/shared/schema';
import { AmountText } from '../kit/amount.ts';

/**
 * What is read of TikTok Shop's answers. Source: partner.tiktokshop.com/docv2, versions 202309; names as in its own
 * Node client. What is not named is dropped: names of buyers, addresses and messages stay outside.
 */
const Seconds = z.int().min(0).max(4_102_444_800);
const Id = z.string().min(1).max(80);
const Currency = z.string().regex(/^[A-Z]{3}$/);
const NextPage = z.string().optional();

/** Every answer. `data` is read once `code` says that there is one. */
export const Envelope = z.object({
  code: z.int(),
  message: z.string().default(''),
  data: z.unknown().optional(),
});

/** assumed: both ends are moments, in seconds of the epoch; confirm: with the first token. */
export const TokenGranted = z.object({
  access_token: z.string().min(1),
  access_token_expire_in: Seconds,
  refresh_token: z.string().min(1),
  refresh_token_expire_in: Seconds.optional(),
  open_id: Id,
});

export const AuthorizedShops = z.object({
  shops: z
    .array(z.object({ id: Id, name: z.string().default(''), region: z.string().regex(/^[A-Z]{2}$/), cipher: Id }))
    .default([]),
});

export const ActiveShops = z.object({ shops: z.array(z.object({ id: Id })).default([]) });

/** One unit: an order of three of a kind has three lines. */
const OrderLine = z.object({
  sku_id: z.string().default(''),
  seller_sku: z.string().default(''),
  /** What the seller asked, less what the seller and TikTok took off. */
  sale_price: AmountText,
  platform_discount: AmountText.default('0'),
  display_status: z.string().optional(),
});

export const Order = z.object({
  id: Id,
  status: z.string().max(60),
  create_time: Seconds,
  /** Made a mark as soon as it is read. */
  user_id: z.string().max(80).optional(),
  /** When it was handed over for shipping, and by when it had to be. */
  rts_time: Seconds.optional(),
  rts_sla_time: Seconds.optional(),
  is_sample_order: z.boolean().default(false),
  is_replacement_order: z.boolean().default(false),
  payment: z.object({ currency: Currency }),
  line_items: z.array(OrderLine).default([]),
});
export type Order = z.infer<typeof Order>;
export const OrderList = z.object({ next_page_token: NextPage, orders: z.array(Order).default([]) });

const Return = z.object({
  return_id: Id,
  return_status: z.string().max(80),
  create_time: Seconds,
  refund_amount: z.object({ currency: Currency, refund_total: AmountText }).optional(),
  return_line_items: z.array(z.object({})).default([]),
});
export type Return = z.infer<typeof Return>;
export const ReturnList = z.object({ next_page_token: NextPage, return_orders: z.array(Return).default([]) });

/**
 * Of one day of settled orders. Amounts taken from the seller are negative. Source: docv2 "Get Statements":
 * settlement_amount = revenue_amount + fee_amount + adjustment_amount, and of local sellers in Britain and America
 * net_sales_amount + shipping_cost_amount + fee_amount + adjustment_amount.
 */
const Statement = z.object({
  id: Id,
  statement_time: Seconds,
  currency: Currency,
  fee_amount: AmountText.default('0'),
  shipping_cost_amount: AmountText.default('0'),
  adjustment_amount: AmountText.default('0'),
  payment_id: z.string().optional(),
});
export type Statement = z.infer<typeof Statement>;
export const StatementList = z.object({ next_page_token: NextPage, statements: z.array(Statement).default([]) });

/** A transfer TikTok makes by itself: everywhere but in South-East Asia. */
const Payment = z.object({
  id: Id,
  create_time: Seconds,
  paid_time: Seconds.optional(),
  status: z.string(),
  amount: z.object({ value: AmountText, currency: Currency }),
  /** Masked but for its last four digits. */
  bank_account: z.string().optional(),
});
export type Payment = z.infer<typeof Payment>;
export const PaymentList = z.object({ next_page_token: NextPage, payments: z.array(Payment).default([]) });

/** A transfer the seller asks for: in South-East Asia. */
const Withdrawal = z.object({
  id: Id,
  type: z.string(),
  create_time: Seconds,
  status: z.string(),
  amount: AmountText,
  currency: Currency,
});
export type Withdrawal = z.infer<typeof Withdrawal>;
export const WithdrawalList = z.object({ next_page_token: NextPage, withdrawals: z.array(Withdrawal).default([]) });

export const ProductList = z.object({
  next_page_token: NextPage,
  products: z.array(z.object({ id: Id })).default([]),
});

/** Of "Get Product" no more than what it is: its SKUs and the way down to its category. */
export const ProductDetails = z.object({
  skus: z.array(z.object({ id: z.string().default(''), seller_sku: z.string().default('') })).default([]),
  category_chains: z.array(z.object({ id: z.string().max(40), parent_id: z.string().max(40).optional() })).default([]),
});
export type ProductDetail = z.infer<typeof ProductDetails>;

export const InventoryList = z.object({
  inventory: z
    .array(
      z.object({
        skus: z.array(z.object({ id: Id, total_available_quantity: z.int().min(0).max(1_000_000_000) })).default([]),
      }),
    )
    .default([]),
});
