/**
 * The questions asked, in GraphQL. Shopify counts a question by the objects it may bring, at most a thousand points:
 * hence how many are asked for at once. Source: shopify.dev, "Shopify API limits".
 */
export const SHOP = `query Shop { shop { name myshopifyDomain billingAddress { company } } }`;

const ORDER_FIELDS = `id createdAt cancelledAt test displayFinancialStatus subtotalLineItemsQuantity
  subtotalPriceSet { shopMoney { amount currencyCode } }
  totalRefundedSet { shopMoney { amount currencyCode } }`;

export const ORDERS = `query Orders($query: String!, $after: String) {
  orders(first: 100, after: $after, query: $query, sortKey: CREATED_AT) {
    pageInfo { hasNextPage endCursor } nodes { ${ORDER_FIELDS} }
  }
}`;

/** With what was in them: how much hangs on one product is asked of the last ninety days only. */
export const ORDERS_WITH_LINES = `query OrdersWithLines($query: String!, $after: String) {
  orders(first: 25, after: $after, query: $query, sortKey: CREATED_AT) {
    pageInfo { hasNextPage endCursor } nodes { ${ORDER_FIELDS} lineItems(first: 20) { nodes { sku quantity } } }
  }
}`;

export const PAYOUTS = `query Payouts($after: String) {
  shopifyPaymentsAccount {
    payouts(first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id issuedAt status net { amount currencyCode } summary { chargesFee { amount currencyCode } } }
    }
  }
}`;

export const INVENTORY = `query Inventory($after: String) {
  inventoryItems(first: 40, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { id inventoryLevels(first: 10) { nodes { quantities(names: ["available"]) { name quantity } } } }
  }
}`;
