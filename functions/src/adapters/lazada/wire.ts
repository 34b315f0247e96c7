import { z } from '@loan/shared/schema';
import { AmountText } from '../kit/amount.ts';

const Id = z.union([z.string().min(1).max(80), z.int().transform(String)]);
const Count = z.union([z.int().min(0), z.string().regex(/^\d+$/).transform(Number)]);

/** Amounts are text, with thousands marks or the currency behind them in places: "1,203.50 SGD". */
const LazadaAmount = z.preprocess(
  (amount) => (typeof amount === 'string' ? amount.replace(/[,\s]|[A-Z]{3}$/g, '') : amount),
  AmountText,
);

const dataOf = <T>(schema: z.ZodType<T>): z.ZodType<T> =>
  z.object({ data: schema }).transform((body) => (body as { data: T }).data);

/** `/seller/get`: ACTIVE, INACTIVE or DELETED. No e-mail is read. */
export const Seller = dataOf(
  z.object({
    seller_id: Id,
    name: z.string().max(200).nullish(),
    name_company: z.string().max(200).nullish(),
    status: z.string().nullish(),
  }),
);

/** `/orders/get`, of which no name, address or remark is read. */
const Order = z.object({ order_id: Id, created_at: z.string() });
export const Orders = dataOf(z.object({ countTotal: Count.nullish(), orders: z.array(Order).max(100) }));

/** `/orders/items/get`: one item is one unit. */
export const Item = z.object({
  order_item_id: Id,
  status: z.string(),
  item_price: LazadaAmount,
  currency: z.string().regex(/^[A-Z]{3}$/),
  sku: z.string().nullish(),
  shop_sku: z.string().nullish(),
  /** Made a mark as soon as it is read. */
  buyer_id: Id.nullish(),
});
export const OrderItems = dataOf(z.array(z.object({ order_id: Id, order_items: z.array(Item).max(1_000) })).max(50));

/** `/finance/transaction/details/get`. */
export const Transaction = z.object({
  transaction_number: z.string().min(1).max(120),
  transaction_date: z.string(),
  transaction_type: z.string(),
  fee_name: z.string().nullish(),
  fee_type: Id.nullish(),
  amount: LazadaAmount,
  /** Empty where a booking is for no item, such as advertising. */
  orderItem_no: z.union([z.string(), z.int().transform(String)]).nullish(),
});
export type Transaction = z.infer<typeof Transaction>;
export const Transactions = dataOf(z.array(Transaction).max(500).nullish());

/** `/finance/payout/status/get`. */
export const Statement = z.object({
  statement_number: z.string().min(1),
  created_at: z.string(),
  updated_at: z.string().nullish(),
  payout: LazadaAmount,
  paid: z.union([z.string(), z.int().transform(String)]),
});
export type Statement = z.infer<typeof Statement>;
export const Statements = dataOf(z.array(Statement).max(2_000).nullish());

/** `/finance/transaction/accountTransactions/query`: what entered and left the seller's account at Lazada. */
const Movement = z.object({
  transaction_number: z.string().min(1).max(120),
  transaction_time: z.string(),
  type: z.string().nullish(),
  sub_type: z.string().nullish(),
  payee_account: z.object({ account: z.string().nullish() }).nullish(),
  amount: LazadaAmount,
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type Movement = z.infer<typeof Movement>;
export const Movements = dataOf(
  z.object({
    page_info: z.object({ total_page: Count.nullish() }).nullish(),
    transactions: z.array(Movement).max(100).nullish(),
  }),
);

/** `/products/get`. */
export const Products = dataOf(
  z.object({
    total_products: Count.nullish(),
    products: z
      .array(z.object({ item_id: Id, skus: z.array(z.object({ quantity: Count.nullish() })) }))
      .max(50)
      .nullish(),
  }),
);

/** `/seller/performance/get`. */
export const Performance = dataOf(
  z.object({
    indicators: z.array(z.object({ type: z.string(), target_respected: z.boolean().nullish() })).max(100),
  }),
);

/** `/sponsor/solutions/report/getReportOverview`. */
export const AdReport = z.object({
  result: z.object({ reportOverviewDetailDTO: z.object({ spend: LazadaAmount.nullish() }).nullish() }),
});
