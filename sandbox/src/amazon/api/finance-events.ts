import { amountNumber, type Market } from '../markets.ts';
import { type Parts, type Posted, partsOfRefund, partsOfSale } from '../trade/ledger.ts';
import type { Line, Order } from '../trade/order.ts';

type Entry = { entry: Posted; market: Market };

const money = (minor: number, market: Market) => ({
  CurrencyCode: market.currency,
  CurrencyAmount: amountNumber(minor, market),
});

const instant = (at: number): string => new Date(at).toISOString();

/** Postings sorted into the lists of the FinancialEvents model; a list without entries is left out. */
export function presentEvents(posted: readonly Entry[]) {
  const lists: Record<string, object[]> = {};
  for (const { entry, market } of posted) {
    const [list, event] = presentEvent(entry, market);
    lists[list] = [...(lists[list] ?? []), event];
  }
  return lists;
}

function presentEvent(entry: Posted, market: Market): [list: string, event: object] {
  switch (entry.kind) {
    case 'shipment':
      return ['ShipmentEventList', shipment(entry.order, entry.at, market)];
    case 'refund':
      return ['RefundEventList', refund(entry.order, entry.line, entry.at, market)];
    case 'ads':
      return ['ProductAdsPaymentEventList', ads(entry.invoiceId, entry.amount, entry.at, market)];
    case 'storage':
      return ['ServiceFeeEventList', serviceFee('FBAStorageFee', entry.amount, market)];
    case 'subscription':
      return ['ServiceFeeEventList', serviceFee('Subscription', entry.amount, market)];
    case 'loanAdvance':
      return ['LoanServicingEventList', loan('LoanAdvance', entry.amount, market)];
    case 'loanPayment':
      return ['LoanServicingEventList', loan('LoanPayment', entry.amount, market)];
  }
}

const heading = (order: Order, at: number, { name }: Market) => ({
  AmazonOrderId: order.id,
  SellerOrderId: order.id,
  MarketplaceName: name,
  PostedDate: instant(at),
});

const shipment = (order: Order, at: number, market: Market) => ({
  ...heading(order, at, market),
  ShipmentItemList: order.lines.map((line) => {
    const parts = partsOfSale(line, order);
    return {
      SellerSKU: line.sku.sku,
      OrderItemId: line.itemId,
      QuantityShipped: line.quantity,
      ItemChargeList: charges(parts, market),
      ItemFeeList: fees(parts, market),
      ...withheld(parts, market),
      ...(parts.promotion !== 0 && { PromotionList: [promotion(parts, line, market)] }),
    };
  }),
});

const refund = (order: Order, line: Line, at: number, market: Market) => {
  const parts = partsOfRefund(line, order);
  return {
    ...heading(order, at, market),
    ShipmentItemAdjustmentList: [
      {
        SellerSKU: line.sku.sku,
        OrderAdjustmentItemId: `${line.itemId}0`,
        QuantityShipped: line.quantity,
        ItemChargeAdjustmentList: charges(parts, market),
        ItemFeeAdjustmentList: fees(parts, market),
        ...withheld(parts, market),
        ...(parts.promotion !== 0 && { PromotionAdjustmentList: [promotion(parts, line, market)] }),
      },
    ],
  };
};

const charges = ({ principal, tax }: Parts, market: Market) => [
  { ChargeType: 'Principal', ChargeAmount: money(principal, market) },
  { ChargeType: 'Tax', ChargeAmount: money(tax, market) },
];

const fees = ({ commission, fulfilmentFee, refundCommission }: Parts, market: Market) =>
  [
    { FeeType: 'Commission', amount: commission },
    { FeeType: 'FBAPerUnitFulfillmentFee', amount: fulfilmentFee },
    { FeeType: 'RefundCommission', amount: refundCommission },
  ]
    .filter(({ amount }) => amount !== 0)
    .map(({ FeeType, amount }) => ({ FeeType, FeeAmount: money(amount, market) }));

const withheld = ({ taxWithheld }: Parts, market: Market) =>
  taxWithheld === 0
    ? {}
    : {
        ItemTaxWithheldList: [
          {
            TaxCollectionModel: 'MarketplaceFacilitator',
            TaxesWithheld: [
              { ChargeType: 'MarketplaceFacilitatorTax-Principal', ChargeAmount: money(taxWithheld, market) },
            ],
          },
        ],
      };

const promotion = (parts: Parts, { sku }: Line, market: Market) => ({
  PromotionType: 'PromotionMetaDataDefinitionValue',
  PromotionId: `PAWS-V2-${sku.asin}`,
  PromotionAmount: money(parts.promotion, market),
});

const ads = (invoiceId: string, amount: number, at: number, market: Market) => ({
  postedDate: instant(at),
  transactionType: 'charge',
  invoiceId,
  baseValue: money(amount, market),
  taxValue: money(0, market),
  transactionValue: money(amount, market),
});

/** This event carries no date of its own; only the window it was asked for tells when it was. */
const serviceFee = (type: string, amount: number, market: Market) => ({
  FeeReason: type,
  FeeList: [{ FeeType: type, FeeAmount: money(amount, market) }],
});

/** Amazon Lending. No date here either. assumed: a payment is negative; confirm: a live account with a loan. */
const loan = (type: string, amount: number, market: Market) => ({
  SourceBusinessEventType: type,
  LoanAmount: money(amount, market),
});
