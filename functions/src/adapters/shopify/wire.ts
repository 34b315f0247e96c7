import { Currency } from '@loan/shared/facts/month';
import { z } from '@loan/shared/schema';
import { AmountText } from '../kit/amount.ts';

/** What is read of Shopify's answers. Source: shopify.dev, Admin GraphQL API; only what the documents beside it ask for. */
const Moment = z.iso.datetime();
const Money = z.object({ amount: AmountText, currencyCode: Currency });
const MoneyBag = z.object({ shopMoney: Money });
const Count = z.int().min(0).max(1_000_000_000);
const Id = z.string().min(1).max(80);
const PageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() });
const listOf = <T extends z.ZodType>(node: T) => z.object({ pageInfo: PageInfo, nodes: z.array(node) });
export type PageInfo = z.infer<typeof PageInfo>;

/** POST /admin/oauth/access_token. A token that ends comes with the one that renews it. */
export const TokenGranted = z.object({
  access_token: z.string().min(1),
  scope: z.string().default(''),
  expires_in: z.number().positive().optional(),
  refresh_token: z.string().min(1).optional(),
});

/** GraphQL says its own errors under status 200; a refused token is told as plain text. */
export const Answer = z.object({
  data: z.unknown().optional(),
  errors: z
    .union([z.string(), z.array(z.object({ extensions: z.object({ code: z.string().optional() }).optional() }))])
    .optional(),
  extensions: z
    .object({
      cost: z
        .object({
          requestedQueryCost: z.number(),
          throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
        })
        .optional(),
    })
    .optional(),
});
export type Answer = z.infer<typeof Answer>;

export const ShopAnswer = z.object({
  shop: z.object({
    name: z.string().max(200).default(''),
    myshopifyDomain: Id,
    billingAddress: z.object({ company: z.string().max(200).nullish() }).nullish(),
  }),
});

const Order = z.object({
  id: Id,
  createdAt: Moment,
  cancelledAt: Moment.nullish(),
  test: z.boolean(),
  displayFinancialStatus: z.string().nullish(),
  subtotalLineItemsQuantity: Count,
  subtotalPriceSet: MoneyBag.nullish(),
  totalRefundedSet: MoneyBag,
  lineItems: z
    .object({ nodes: z.array(z.object({ sku: z.string().nullish(), quantity: Count })) })
    .default({ nodes: [] }),
});
export type Order = z.infer<typeof Order>;
export const OrdersAnswer = z.object({ orders: listOf(Order) });

const Payout = z.object({
  id: Id,
  issuedAt: Moment,
  status: z.string(),
  net: Money,
  summary: z.object({ chargesFee: Money }).nullish(),
});
export type Payout = z.infer<typeof Payout>;
/** No account at all where the shop's buyers pay through somebody else. */
export const PayoutsAnswer = z.object({ shopifyPaymentsAccount: z.object({ payouts: listOf(Payout) }).nullable() });

const InventoryItem = z.object({
  id: Id,
  inventoryLevels: z.object({
    nodes: z.array(z.object({ quantities: z.array(z.object({ name: z.string(), quantity: z.int() })) })),
  }),
});
export type InventoryItem = z.infer<typeof InventoryItem>;
export const InventoryAnswer = z.object({ inventoryItems: listOf(InventoryItem) });
