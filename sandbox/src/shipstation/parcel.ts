import { seedOf } from '../kernel/random.ts';
import type { Sale, Shop } from '../trade/trade-types.ts';
import { orderIdOf, shipmentIdOf, storeIdOf } from './accounts.ts';
import { toPacific, toPacificDay } from './pacific.ts';

/** An order of a shop as it lies in ShipStation. Only paid ones are imported. */
export type ImportedOrder = { shop: Shop; sale: Sale };

export const isShipped = ({ cancelled, brushed, shippedAt }: Sale, now: number): boolean =>
  !cancelled && !brushed && shippedAt <= now;

export const statusOf = (sale: Sale, now: number): 'cancelled' | 'shipped' | 'awaiting_shipment' =>
  sale.cancelled ? 'cancelled' : isShipped(sale, now) ? 'shipped' : 'awaiting_shipment';

export const modifiedAt = (sale: Sale, now: number): number => (isShipped(sale, now) ? sale.shippedAt : sale.paidAt);

/** The shop's own name for the order, which ShipStation copies: "#1001". */
const orderNumberOf = ({ number }: Sale): string => `#${number}`;

/** Dollars as JSON numbers. */
const dollars = (minor: number, { decimals }: Shop): number => minor / 10 ** decimals;

/** Invented; whoever reads us has to show that names and addresses do not stay with them. */
const addressOf = ({ shop, sale }: ImportedOrder) => ({
  name: `Buyer ${sale.buyer}`,
  company: null,
  street1: `${1 + (sale.buyer % 900)} Example Street`,
  street2: null,
  street3: null,
  city: sale.city,
  state: null,
  postalCode: sale.postcode,
  country: shop.country,
  phone: null,
  residential: true,
  addressVerified: 'Address validated successfully',
});

const weightOf = (grams: number) => ({
  value: Number((grams / 28.349523).toFixed(2)),
  units: 'ounces',
  WeightUnits: 1,
});

const linesOf = ({ shop, sale }: ImportedOrder) =>
  sale.lines.map(({ sku, quantity, price }, index) => ({
    orderItemId: orderIdOf(shop, sale.number) * 10 + index,
    lineItemKey: `${sale.number}-${index + 1}`,
    sku: sku.sku,
    name: sku.title,
    imageUrl: null,
    weight: weightOf(sku.weightGrams),
    quantity,
    unitPrice: dollars(price / quantity, shop),
    taxAmount: null,
    shippingAmount: null,
    warehouseLocation: null,
    options: [],
    productId: seedOf('shipstation-product', sku.sku),
    fulfillmentSku: null,
    adjustment: false,
    upc: null,
    createDate: toPacific(sale.paidAt),
    modifyDate: toPacific(sale.paidAt),
  }));

const optionsOf = ({ shop }: ImportedOrder) => ({
  warehouseId: WAREHOUSE_ID,
  nonMachinable: false,
  saturdayDelivery: false,
  containsAlcohol: false,
  mergedOrSplit: false,
  mergedIds: [],
  parentId: null,
  storeId: storeIdOf(shop),
  customField1: null,
  customField2: null,
  customField3: null,
  source: shop.marketplace,
  billToParty: null,
});

export const WAREHOUSE_ID = 41_001;
const INSURANCE = { provider: null, insureShipment: false, insuredValue: 0 };
const SERVICE = { carrierCode: 'stamps_com', serviceCode: 'usps_ground_advantage', packageCode: 'package' };

/** What no order here has. */
const NEVER_SET = {
  customerNotes: null,
  internalNotes: null,
  gift: false,
  giftMessage: null,
  paymentMethod: null,
  holdUntilDate: null,
  tagIds: null,
  userId: null,
  externallyFulfilled: false,
  externallyFulfilledBy: null,
  externallyFulfilledById: null,
  externallyFulfilledByName: null,
  labelMessages: null,
};

/** Source: docs.shipstation.com V1, Order model. */
export function presentOrder(order: ImportedOrder, now: number) {
  const { shop, sale } = order;
  const shipped = isShipped(sale, now);
  return {
    orderId: orderIdOf(shop, sale.number),
    orderNumber: orderNumberOf(sale),
    orderKey: String(sale.number),
    orderDate: toPacific(sale.at),
    createDate: toPacific(sale.paidAt),
    modifyDate: toPacific(modifiedAt(sale, now)),
    paymentDate: toPacific(sale.paidAt),
    shipByDate: null,
    orderStatus: statusOf(sale, now),
    customerId: sale.buyer,
    customerUsername: `buyer${sale.buyer}@example.com`,
    customerEmail: `buyer${sale.buyer}@example.com`,
    billTo: addressOf(order),
    shipTo: addressOf(order),
    items: linesOf(order),
    orderTotal: dollars(sale.total + sale.shipping, shop),
    amountPaid: dollars(sale.total + sale.shipping, shop),
    taxAmount: 0,
    shippingAmount: dollars(sale.shipping, shop),
    ...NEVER_SET,
    requestedShippingService: 'Standard',
    ...(shipped ? SERVICE : { carrierCode: null, serviceCode: null, packageCode: null }),
    confirmation: 'none',
    shipDate: shipped ? toPacificDay(sale.shippedAt) : null,
    weight: weightOf(sale.weightGrams),
    dimensions: null,
    insuranceOptions: INSURANCE,
    internationalOptions: { contents: null, customsItems: null, nonDelivery: null },
    advancedOptions: optionsOf(order),
  };
}

/** Source: docs.shipstation.com V1, List Shipments; field names also in shipstation-node's types. */
export function presentShipment(order: ImportedOrder, withItems: boolean) {
  const { shop, sale } = order;
  return {
    shipmentId: shipmentIdOf(shop, sale.number),
    orderId: orderIdOf(shop, sale.number),
    orderKey: String(sale.number),
    userId: null,
    customerEmail: `buyer${sale.buyer}@example.com`,
    orderNumber: orderNumberOf(sale),
    createDate: toPacific(sale.shippedAt),
    shipDate: toPacificDay(sale.shippedAt),
    shipmentCost: Number((4.2 + sale.weightGrams / 400).toFixed(2)),
    insuranceCost: 0,
    trackingNumber: sale.trackingNumber,
    isReturnLabel: false,
    batchNumber: null,
    ...SERVICE,
    confirmation: 'none',
    warehouseId: WAREHOUSE_ID,
    voided: false,
    voidDate: null,
    marketplaceNotified: true,
    notifyErrorMessage: null,
    shipTo: addressOf(order),
    weight: weightOf(sale.weightGrams),
    dimensions: null,
    insuranceOptions: INSURANCE,
    advancedOptions: optionsOf(order),
    shipmentItems: withItems ? linesOf(order) : null,
    labelData: null,
    formData: null,
  };
}
