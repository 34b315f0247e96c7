import { dayAt } from '../kit/day-at.ts';
import type { SoldOrder } from '../kit/sold-order.ts';
import type { Order, OrderAmount } from './wire.ts';

/**
 * Orders of a seller who ships himself (半托管).
 * | Temu                                     | ours          |
 * | parentOrderSn                            | id            |
 * | parentOrderTime, day and hour in Beijing | placedOn      |
 * | parentOrderStatus                        | state         |
 * | basePriceTotal of bg.order.amount.query  | goodsMinor    |
 * | orderList: quantity, extCode or skuId    | units, lines  |
 * | refundsTotal                             | refundedMinor |
 * | expectShipLatestTime                     | not compared: when it left is told by yet another call |
 * Source: partner-us.temu.com, bg.order.list.v2.get, parentOrderStatus.
 */
const STATES: Readonly<Record<number, SoldOrder['state']>> = {
  1: 'unpaid',
  2: 'sold',
  3: 'cancelled',
  4: 'sold',
  5: 'sold',
  41: 'sold',
  51: 'sold',
};
export const BEIJING_HOURS = 8;

/** Nothing is told of the price of an order that is not paid, and nothing needs to be. */
export const isPriced = ({ parentOrderMap }: Order): boolean => STATES[parentOrderMap.parentOrderStatus] !== 'unpaid';

export function soldOrderOf({ parentOrderMap: parent, orderList }: Order, amount: OrderAmount): SoldOrder {
  const { basePriceTotal, refundsTotal } = amount.parentOrderMap;
  const units = new Map<string, number>();
  for (const { skuId, quantity, productList } of orderList) {
    const name = (productList?.[0]?.extCode || skuId || '').slice(0, 120);
    units.set(name, (units.get(name) ?? 0) + quantity);
  }
  return {
    id: parent.parentOrderSn,
    placedOn: dayAt(parent.parentOrderTime, BEIJING_HOURS),
    placedHour: (Math.floor(parent.parentOrderTime / 3_600) + BEIJING_HOURS) % 24,
    currency: basePriceTotal.currency,
    state: STATES[parent.parentOrderStatus] ?? 'unknown',
    goodsMinor: basePriceTotal.amount,
    units: orderList.reduce((sum, { quantity }) => sum + quantity, 0),
    lines: [...units].slice(0, 200),
    refundedMinor: refundsTotal?.amount ?? 0,
  };
}
