import { buildSchema } from 'graphql';

/**
 * The part of the Admin API that a lender reads, field by field as shopify.dev/docs/api/admin-graphql has it.
 * What is not here is answered as a field that does not exist.
 */
export const SCHEMA = buildSchema(`
  scalar DateTime
  scalar Decimal
  scalar UnsignedInt64
  scalar URL

  schema { query: QueryRoot mutation: Mutation }

  interface Node { id: ID! }

  type QueryRoot {
    shop: Shop!
    currentAppInstallation: AppInstallation!
    order(id: ID!): Order
    orders(first: Int, after: String, reverse: Boolean = false, sortKey: OrderSortKeys = PROCESSED_AT, query: String): OrderConnection!
    ordersCount(query: String, limit: Int = 10000): Count
    inventoryItems(first: Int, after: String, reverse: Boolean = false, query: String): InventoryItemConnection!
    shopifyPaymentsAccount: ShopifyPaymentsAccount
    node(id: ID!): Node
    bulkOperation(id: ID!): BulkOperation
    currentBulkOperation(type: BulkOperationType = QUERY): BulkOperation
  }

  type Mutation {
    bulkOperationRunQuery(query: String!, groupObjects: Boolean = false): BulkOperationRunQueryPayload
    bulkOperationCancel(id: ID!): BulkOperationCancelPayload
  }

  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type Count { count: Int! precision: CountPrecision! }
  enum CountPrecision { EXACT AT_LEAST }
  type MoneyV2 { amount: Decimal! currencyCode: String! }
  type MoneyBag { shopMoney: MoneyV2! presentmentMoney: MoneyV2! }
  type AccessScope { handle: String! description: String! }
  type AppInstallation { id: ID! accessScopes: [AccessScope!]! }
  type Domain { host: String! url: URL! }
  type ShopPlan { displayName: String! publicDisplayName: String! partnerDevelopment: Boolean! shopifyPlus: Boolean! }
  type ShopAddress { company: String address1: String city: String province: String zip: String country: String countryCodeV2: String }

  type Shop implements Node {
    id: ID!
    name: String!
    createdAt: DateTime!
    currencyCode: String!
    myshopifyDomain: String!
    primaryDomain: Domain!
    url: URL!
    email: String!
    contactEmail: String!
    plan: ShopPlan!
    billingAddress: ShopAddress!
    shopAddress: ShopAddress!
    ianaTimezone: String!
    taxesIncluded: Boolean!
    setupRequired: Boolean!
  }

  enum OrderSortKeys { CREATED_AT ID PROCESSED_AT UPDATED_AT }
  enum OrderDisplayFinancialStatus { AUTHORIZED EXPIRED PAID PARTIALLY_PAID PARTIALLY_REFUNDED PENDING REFUNDED VOIDED }
  enum OrderDisplayFulfillmentStatus { FULFILLED IN_PROGRESS ON_HOLD OPEN PARTIALLY_FULFILLED PENDING_FULFILLMENT RESTOCKED SCHEDULED UNFULFILLED }
  enum OrderCancelReason { CUSTOMER DECLINED FRAUD INVENTORY OTHER STAFF }

  type Order implements Node {
    id: ID!
    legacyResourceId: UnsignedInt64!
    name: String!
    createdAt: DateTime!
    processedAt: DateTime!
    updatedAt: DateTime!
    cancelledAt: DateTime
    cancelReason: OrderCancelReason
    closedAt: DateTime
    closed: Boolean!
    confirmed: Boolean!
    test: Boolean!
    currencyCode: String!
    presentmentCurrencyCode: String!
    displayFinancialStatus: OrderDisplayFinancialStatus
    displayFulfillmentStatus: OrderDisplayFulfillmentStatus!
    fullyPaid: Boolean!
    unpaid: Boolean!
    sourceName: String
    paymentGatewayNames: [String!]!
    subtotalLineItemsQuantity: Int!
    totalPriceSet: MoneyBag!
    currentTotalPriceSet: MoneyBag!
    subtotalPriceSet: MoneyBag
    currentSubtotalPriceSet: MoneyBag!
    totalShippingPriceSet: MoneyBag!
    totalTaxSet: MoneyBag
    totalDiscountsSet: MoneyBag
    totalRefundedSet: MoneyBag!
    totalReceivedSet: MoneyBag!
    totalOutstandingSet: MoneyBag!
    netPaymentSet: MoneyBag!
    customer: Customer
    shippingAddress: MailingAddress
    refunds(first: Int): [Refund!]!
    fulfillments(first: Int): [Fulfillment!]!
    transactions(first: Int): [OrderTransaction!]!
    lineItems(first: Int, after: String): LineItemConnection!
  }
  type OrderEdge { cursor: String! node: Order! }
  type OrderConnection { edges: [OrderEdge!]! nodes: [Order!]! pageInfo: PageInfo! }

  type Customer implements Node { id: ID! displayName: String! email: String }
  type MailingAddress { name: String address1: String city: String zip: String countryCodeV2: String }

  type LineItem implements Node {
    id: ID!
    sku: String
    name: String!
    title: String!
    quantity: Int!
    currentQuantity: Int!
    originalUnitPriceSet: MoneyBag!
    originalTotalSet: MoneyBag!
    discountedTotalSet: MoneyBag!
  }
  type LineItemEdge { cursor: String! node: LineItem! }
  type LineItemConnection { edges: [LineItemEdge!]! nodes: [LineItem!]! pageInfo: PageInfo! }

  type Refund implements Node {
    id: ID!
    legacyResourceId: UnsignedInt64!
    createdAt: DateTime
    updatedAt: DateTime!
    note: String
    totalRefundedSet: MoneyBag!
  }

  enum FulfillmentStatus { CANCELLED ERROR FAILURE SUCCESS }
  enum FulfillmentDisplayStatus { DELIVERED FULFILLED IN_TRANSIT }
  type FulfillmentTrackingInfo { company: String number: String url: URL }
  type Location implements Node { id: ID! name: String! }
  type Fulfillment implements Node {
    id: ID!
    legacyResourceId: UnsignedInt64!
    name: String!
    createdAt: DateTime!
    updatedAt: DateTime!
    inTransitAt: DateTime
    deliveredAt: DateTime
    status: FulfillmentStatus!
    displayStatus: FulfillmentDisplayStatus
    totalQuantity: Int!
    trackingInfo(first: Int): [FulfillmentTrackingInfo!]!
    location: Location
  }

  enum OrderTransactionKind { AUTHORIZATION CAPTURE REFUND SALE VOID }
  enum OrderTransactionStatus { ERROR FAILURE PENDING SUCCESS }
  type OrderTransaction implements Node {
    id: ID!
    kind: OrderTransactionKind!
    status: OrderTransactionStatus!
    gateway: String
    formattedGateway: String
    test: Boolean!
    createdAt: DateTime!
    processedAt: DateTime
    paymentId: String
    amountSet: MoneyBag!
  }

  type InventoryQuantity { id: ID! name: String! quantity: Int! updatedAt: DateTime }
  type InventoryLevel implements Node {
    id: ID!
    createdAt: DateTime!
    updatedAt: DateTime!
    location: Location!
    quantities(names: [String!]!): [InventoryQuantity!]!
  }
  type InventoryLevelEdge { cursor: String! node: InventoryLevel! }
  type InventoryLevelConnection { edges: [InventoryLevelEdge!]! nodes: [InventoryLevel!]! pageInfo: PageInfo! }
  type ProductVariant implements Node { id: ID! price: Decimal! displayName: String! }
  type InventoryItem implements Node {
    id: ID!
    sku: String
    tracked: Boolean!
    createdAt: DateTime!
    updatedAt: DateTime!
    unitCost: MoneyV2
    variant: ProductVariant
    inventoryLevels(first: Int, after: String): InventoryLevelConnection!
  }
  type InventoryItemEdge { cursor: String! node: InventoryItem! }
  type InventoryItemConnection { edges: [InventoryItemEdge!]! nodes: [InventoryItem!]! pageInfo: PageInfo! }

  enum ShopifyPaymentsPayoutInterval { DAILY MANUAL MONTHLY WEEKLY }
  type ShopifyPaymentsPayoutSchedule { interval: ShopifyPaymentsPayoutInterval! monthlyAnchor: Int weeklyAnchor: String }
  enum ShopifyPaymentsPayoutStatus { CANCELED FAILED IN_TRANSIT PAID SCHEDULED }
  enum ShopifyPaymentsPayoutTransactionType { DEPOSIT WITHDRAWAL }
  type ShopifyPaymentsPayoutSummary {
    adjustmentsFee: MoneyV2!
    adjustmentsGross: MoneyV2!
    advanceFees: MoneyV2!
    advanceGross: MoneyV2!
    chargesFee: MoneyV2!
    chargesGross: MoneyV2!
    refundsFee: MoneyV2!
    refundsFeeGross: MoneyV2!
    reservedFundsFee: MoneyV2!
    reservedFundsGross: MoneyV2!
    retriedPayoutsFee: MoneyV2!
    retriedPayoutsGross: MoneyV2!
  }
  type ShopifyPaymentsPayout implements Node {
    id: ID!
    legacyResourceId: UnsignedInt64!
    issuedAt: DateTime!
    net: MoneyV2!
    status: ShopifyPaymentsPayoutStatus!
    summary: ShopifyPaymentsPayoutSummary!
    transactionType: ShopifyPaymentsPayoutTransactionType!
    externalTraceId: String
  }
  type ShopifyPaymentsPayoutEdge { cursor: String! node: ShopifyPaymentsPayout! }
  type ShopifyPaymentsPayoutConnection { edges: [ShopifyPaymentsPayoutEdge!]! nodes: [ShopifyPaymentsPayout!]! pageInfo: PageInfo! }
  enum ShopifyPaymentsTransactionType { CHARGE REFUND TRANSFER }
  type ShopifyPaymentsAssociatedOrder { id: ID! name: String! }
  type ShopifyPaymentsBalanceTransactionAssociatedPayout { id: ID status: ShopifyPaymentsPayoutStatus }
  type ShopifyPaymentsBalanceTransaction implements Node {
    id: ID!
    type: ShopifyPaymentsTransactionType!
    test: Boolean!
    amount: MoneyV2!
    fee: MoneyV2!
    net: MoneyV2!
    transactionDate: DateTime!
    associatedOrder: ShopifyPaymentsAssociatedOrder
    associatedPayout: ShopifyPaymentsBalanceTransactionAssociatedPayout!
  }
  type ShopifyPaymentsBalanceTransactionEdge { cursor: String! node: ShopifyPaymentsBalanceTransaction! }
  type ShopifyPaymentsBalanceTransactionConnection {
    edges: [ShopifyPaymentsBalanceTransactionEdge!]!
    nodes: [ShopifyPaymentsBalanceTransaction!]!
    pageInfo: PageInfo!
  }
  type ShopifyPaymentsDispute implements Node { id: ID! amount: MoneyV2! initiatedAt: DateTime! status: String! }
  type ShopifyPaymentsDisputeEdge { cursor: String! node: ShopifyPaymentsDispute! }
  type ShopifyPaymentsDisputeConnection { edges: [ShopifyPaymentsDisputeEdge!]! nodes: [ShopifyPaymentsDispute!]! pageInfo: PageInfo! }
  type ShopifyPaymentsBankAccount implements Node {
    id: ID!
    accountNumberLastDigits: String!
    bankName: String
    country: String!
    currency: String!
    status: String!
    createdAt: DateTime!
  }
  type ShopifyPaymentsBankAccountEdge { cursor: String! node: ShopifyPaymentsBankAccount! }
  type ShopifyPaymentsBankAccountConnection {
    edges: [ShopifyPaymentsBankAccountEdge!]!
    nodes: [ShopifyPaymentsBankAccount!]!
    pageInfo: PageInfo!
  }
  type ShopifyPaymentsAccount implements Node {
    id: ID!
    activated: Boolean!
    country: String!
    defaultCurrency: String!
    onboardable: Boolean!
    balance: [MoneyV2!]!
    payoutSchedule: ShopifyPaymentsPayoutSchedule
    bankAccounts(first: Int, after: String): ShopifyPaymentsBankAccountConnection!
    payouts(first: Int, after: String, reverse: Boolean = false, query: String): ShopifyPaymentsPayoutConnection!
    balanceTransactions(first: Int, after: String, reverse: Boolean = false, query: String, hideTransfers: Boolean = false): ShopifyPaymentsBalanceTransactionConnection!
    disputes(first: Int, after: String): ShopifyPaymentsDisputeConnection!
  }

  enum BulkOperationType { MUTATION QUERY }
  enum BulkOperationStatus { CANCELED CANCELING COMPLETED CREATED EXPIRED FAILED RUNNING }
  enum BulkOperationErrorCode { ACCESS_DENIED INTERNAL_SERVER_ERROR TIMEOUT }
  type BulkOperation implements Node {
    id: ID!
    type: BulkOperationType!
    status: BulkOperationStatus!
    errorCode: BulkOperationErrorCode
    createdAt: DateTime!
    completedAt: DateTime
    objectCount: UnsignedInt64!
    rootObjectCount: UnsignedInt64!
    fileSize: UnsignedInt64
    url: URL
    partialDataUrl: URL
    query: String!
  }
  enum BulkOperationUserErrorCode { INVALID OPERATION_IN_PROGRESS }
  type BulkOperationUserError { field: [String!] message: String! code: BulkOperationUserErrorCode }
  type UserError { field: [String!] message: String! }
  type BulkOperationRunQueryPayload { bulkOperation: BulkOperation userErrors: [BulkOperationUserError!]! }
  type BulkOperationCancelPayload { bulkOperation: BulkOperation userErrors: [UserError!]! }
`);
