import { z } from '@loan/shared/schema';
import { AmountText } from '../kit/amount.ts';

const Id = z.union([z.string().min(1).max(80), z.int().transform(String)]);
const Count = z.union([
  z.int().min(0).max(1_000_000),
  z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number),
]);
export const Money = z.object({ amount: AmountText, currency_code: z.string().regex(/^[A-Z]{3}$/) });
export type Money = z.infer<typeof Money>;

/** A list stands under the name of its type, `{"order_dto":[…]}`, or plainly; an empty one may be missing. */
const listOf = <T>(schema: z.ZodType<T>, max: number): z.ZodType<T[]> =>
  z.preprocess((value) => {
    if (value === null || value === undefined) return [];
    const [inner] = Array.isArray(value) ? [value] : Object.values(value);
    return inner ?? [];
  }, z.array(schema).max(max)) as unknown as z.ZodType<T[]>;

/** What a business call brings, taken out of `aliexpress_…_response`. */
export const responseTo = <T>(method: string, schema: z.ZodType<T>): z.ZodType<T> => {
  const name = `${method.replaceAll('.', '_')}_response`;
  return z.object({ [name]: schema }).transform((body) => (body as Record<string, T>)[name] as T);
};

/** `aliexpress.solution.order.get` (apiId 42270), of which no name, address or memo is read. */
const Product = z.object({
  product_id: Id.nullish(),
  sku_code: z.string().nullish(),
  product_count: Count,
  product_unit_price: Money,
  total_product_amount: Money.nullish(),
});
const Order = z.object({
  order_id: Id,
  order_status: z.string(),
  /** US Pacific time: "2017-10-12 12:12:12". */
  gmt_create: z.string(),
  gmt_send_goods_time: z.string().nullish(),
  fund_status: z.string().nullish(),
  end_reason: z.string().nullish(),
  /** NO_ISSUE, IN_ISSUE or END_ISSUE. */
  issue_status: z.string().nullish(),
  product_list: listOf(Product, 500),
});
export type Order = z.infer<typeof Order>;
const Outcome = { success: z.boolean().nullish(), error_code: Id.nullish() };
/** AliExpress's number of the answer: each has its own. */
const Answered = { request_id: z.string().default('') };
export const OrderPage = z.object({
  ...Answered,
  result: z.object({
    ...Outcome,
    total_page: z.int().min(0).nullish(),
    current_page: z.int().nullish(),
    target_list: listOf(Order, 50),
  }),
});

/** `aliexpress.solution.order.info.get` (apiId 42707), of which nothing but the refund is read. */
export const OrderInfo = z.object({
  result: z.object({
    data: z.object({
      refund_info: z.object({ refund_status: z.string().nullish(), refund_cash_amt: Money.nullish() }).nullish(),
    }),
  }),
});

/** `aliexpress.trade.redefining.findloanlistquery`: what became of the money of each line. */
const Line = z.object({
  child_order_id: Id,
  loan_status: z.string().nullish(),
  loan_amount: Money.nullish(),
  real_loan_amount: Money.nullish(),
  refund_amount: Money.nullish(),
  real_refund_amount: Money.nullish(),
  escrow_fee: Money.nullish(),
  affiliate_commission: Money.nullish(),
});
export type Line = z.infer<typeof Line>;
export const LoanPage = z.object({
  ...Answered,
  result: z.object({
    total_item: z.int().min(0).nullish(),
    order_list: listOf(z.object({ order_id: Id, son_order_list: listOf(Line, 500) }), 200),
  }),
});

/** `aliexpress.solution.merchant.profile.get`, which is flat. */
export const Profile = z.object({
  shop_id: Id,
  shop_name: z.string().max(200).nullish(),
  product_posting_forbidden: z.boolean().nullish(),
});

/** `aliexpress.solution.product.list.get` and `aliexpress.solution.product.info.get`. */
export const ProductPage = z.object({
  result: z.object({
    ...Outcome,
    total_page: z.int().min(0).nullish(),
    aeop_a_e_product_display_d_t_o_list: listOf(z.object({ product_id: Id }), 100),
  }),
});
export const ProductInfo = z.object({
  result: z.object({ aeop_ae_product_s_k_us: listOf(z.object({ ipm_sku_stock: Count.nullish() }), 500) }),
});
