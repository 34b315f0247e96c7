import type { Currency } from '@loan/shared/facts/month';
import { dayAt } from '../kit/day-at.ts';
import type { SoldOrder } from '../kit/sold-order.ts';
import { BEIJING_HOURS } from './orders.ts';
import type { Supply } from './wire.ts';

/** What Temu pays for a piece, by its own id of the product. */
export type Prices = ReadonlyMap<string, { minor: number; currency: Currency }>;

/**
 * What a seller who supplies Temu (全托管) sells: to Temu, by its orders to be supplied (备货单).
 * | Temu                                             | ours               |
 * | subPurchaseOrderSn                               | id                 |
 * | purchaseTime, day in Beijing                     | placedOn           |
 * | status                                           | state              |
 * | purchaseQuantity × supplierPrice of the goods    | goodsMinor         |
 * | purchaseQuantity, extCode or productSkuId        | units, lines       |
 * | deliverTime / expectLatestDeliverTimeOrDefault   | shippedOn, shipBy  |
 * assumed: the price of today is near the one of the order, which carries none; confirm: a settlement statement.
 * Source of the statuses: agentpartner.temu.com, bg.purchaseorderv2.get.
 */
const STATES: Readonly<Record<number, SoldOrder['state']>> = {
  0: 'unpaid',
  1: 'sold',
  2: 'sold',
  3: 'sold',
  7: 'sold',
  8: 'cancelled',
};

export function suppliedOrderOf(supply: Supply, prices: Prices): SoldOrder {
  const lines = supply.skuQuantityDetailList.map((line) => ({ ...line, price: prices.get(line.productSkuId) }));
  const { deliverTime, expectLatestDeliverTimeOrDefault: dueTime } = supply.deliverInfo ?? {};
  const state = STATES[supply.status] ?? 'unknown';
  // Goods that are listed no more have no price: their orders are reported, not counted with nothing.
  const isPriced = state !== 'sold' || lines.every(({ price }) => price !== undefined);
  return {
    id: supply.subPurchaseOrderSn,
    placedOn: dayAt(supply.purchaseTime / 1_000, BEIJING_HOURS),
    currency: lines[0]?.price?.currency ?? CNY,
    state: isPriced ? state : 'unknown',
    goodsMinor: lines.reduce((sum, { price, purchaseQuantity }) => sum + (price?.minor ?? 0) * purchaseQuantity, 0),
    units: lines.reduce((sum, { purchaseQuantity }) => sum + purchaseQuantity, 0),
    lines: lines
      .slice(0, 200)
      .map(({ extCode, productSkuId, purchaseQuantity }) => [
        (extCode || productSkuId).slice(0, 120),
        purchaseQuantity,
      ]),
    ...(deliverTime ? { shippedOn: dayAt(deliverTime / 1_000, BEIJING_HOURS) } : {}),
    ...(dueTime ? { shipBy: dayAt(dueTime / 1_000, BEIJING_HOURS) } : {}),
  };
}

const CNY = 'CNY' as Currency;
