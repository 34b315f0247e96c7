import { createDice, seedOf } from '../../kernel/random.ts';
import { DAY_MS, endOf, HOUR_MS, type Month, startOf } from '../../trade/calendar.ts';
import { yuanPer } from '../../trade/rates.ts';
import type { Market } from '../markets.ts';
import type { Stall } from '../sellers.ts';
import { createPicker, type Sku } from './catalogue.ts';
import type { Line, Order, Place } from './order.ts';

const PLACES: Readonly<Record<string, readonly Place[]>> = {
  US: [
    { city: 'Brooklyn', state: 'NY' },
    { city: 'LOS ANGELES', state: 'CA' },
    { city: 'Houston', state: 'TX' },
    { city: 'Winston-Salem', state: 'NC' },
    { city: 'Seattle', state: 'WA' },
    { city: 'Española', state: 'NM' },
  ],
  DE: [
    { city: 'München', state: 'Bayern' },
    { city: 'Köln', state: 'Nordrhein-Westfalen' },
    { city: 'Berlin', state: 'Berlin' },
  ],
  GB: [
    { city: 'Leeds', state: 'West Yorkshire' },
    { city: 'London', state: '' },
  ],
  JP: [
    { city: '横浜市', state: '神奈川県' },
    { city: '大阪市', state: '大阪府' },
  ],
};

/** How busy each hour of the day is, in UTC, for buyers who sleep in America. */
const BUSY_HOURS = [5, 4, 4, 3, 2, 1.5, 1, 1, 1.5, 2, 3, 4, 5, 6, 6, 6, 6, 6, 5.5, 5.5, 6, 6, 6, 5.5];
const BUSY_TOTAL = BUSY_HOURS.reduce((sum, weight) => sum + weight, 0);

/** No shop of ours sells more; a loop that passes it is a mistake in the table of sellers. */
const MAX_ORDERS_A_MONTH = 200_000;
const PPM = 1_000_000;

export type MonthWish = { seed: number; sellerId: string; stall: Stall; catalogue: readonly Sku[]; month: Month };

/**
 * A month of orders, earliest first. The same seed, shop and month always give the same orders, whatever day it is
 * today: what has not happened yet is left out by those who read, so that the past never changes.
 */
export function tradeMonth(wish: MonthWish): Order[] {
  const { seed, sellerId, stall, month } = wish;
  const dice = createDice(seedOf(seed, sellerId, stall.market.id, month));
  const draft = createDraft(wish, dice);
  const orders = 'orders' in stall.monthly ? countedMonth(draft, stall.monthly.orders) : valuedMonth(draft, wish, dice);
  return orders.sort((a, b) => a.at - b.at);
}

type Draft = (sku?: Sku) => Order;

const countedMonth = (draft: Draft, count: number): Order[] => Array.from({ length: count }, () => draft());

/** Draws orders until the month is nearly worth what it should be, then ends on the three SKUs that fit best. */
function valuedMonth(draft: Draft, { stall, catalogue, month }: MonthWish, dice: () => number): Order[] {
  const yuan = 'yuan' in stall.monthly ? stall.monthly.yuan : 0;
  const aim = (yuan - 200 + 400 * dice()) / yuanPer(stall.market.currency, month);
  let left = Math.round(aim * 10 ** stall.market.decimals);
  const dearest = Math.max(...catalogue.map(({ price }) => price));
  const pick = createPicker(catalogue, dice);
  const orders: Order[] = [];
  const add = (order: Order) => {
    orders.push(order);
    if (!order.cancelled) left -= worth(order);
  };

  while (left > 8 * dearest && orders.length < MAX_ORDERS_A_MONTH) add(draft());
  while (left > 2 * dearest && orders.length < MAX_ORDERS_A_MONTH) add(draft(pick()));
  for (const sku of bestThree(catalogue, left)) add(draft(sku));
  return orders;
}

function bestThree(catalogue: readonly Sku[], amount: number): Sku[] {
  let best: Sku[] = [];
  let miss = Number.POSITIVE_INFINITY;
  for (const a of catalogue) {
    for (const b of catalogue) {
      const third = closest(catalogue, amount - a.price - b.price);
      const gap = Math.abs(amount - a.price - b.price - third.price);
      if (gap < miss) [best, miss] = [[a, b, third], gap];
    }
  }
  return best;
}

const closest = (catalogue: readonly Sku[], price: number): Sku =>
  catalogue.reduce((best, sku) => (Math.abs(sku.price - price) < Math.abs(best.price - price) ? sku : best));

const worth = ({ lines }: Order): number => lines.reduce((sum, { price }) => sum + price, 0);

/** Makes one order; with a SKU given, an order of just one of it that is kept. */
function createDraft({ stall, catalogue, month }: MonthWish, dice: () => number): Draft {
  const pick = createPicker(catalogue, dice);
  const days = (endOf(month) - startOf(month)) / DAY_MS;
  const places = PLACES[stall.market.countryCode] ?? [];
  const monthNumber = Number(month.slice(2, 4)) * 12 + Number(month.slice(5)) - 1;
  let count = 0;

  return (sku) => {
    count += 1;
    const at = startOf(month) + Math.floor(dice() * days) * DAY_MS + timeOfDay(dice);
    const cancelled = dice() * PPM < stall.cancelPpm && sku === undefined;
    const shippedAt = at + Math.floor(HOUR_MS * (10 + 26 * dice()));
    const more = sku === undefined && dice() < 0.06 ? 2 : 1;
    const lines = Array.from({ length: more }, () =>
      createLine({ sku: sku ?? pick(), single: sku !== undefined, stall, shippedAt, cancelled }, dice),
    );
    return {
      id: orderId(monthNumber, count, dice),
      at,
      cancelled,
      fulfilledByAmazon: dice() < 0.9,
      business: dice() < 0.08,
      shippedAt,
      place: places[Math.floor(dice() * places.length)] ?? { city: '', state: '' },
      postcode: String(10_000 + Math.floor(dice() * 89_000)),
      lines,
    };
  };
}

function timeOfDay(dice: () => number): number {
  let point = dice() * BUSY_TOTAL;
  let hour = 0;
  while (hour < 23 && point >= (BUSY_HOURS[hour] ?? 0)) {
    point -= BUSY_HOURS[hour] ?? 0;
    hour += 1;
  }
  return hour * HOUR_MS + Math.floor(dice() * 3600) * 1000;
}

type LineWish = { sku: Sku; single: boolean; stall: Stall; shippedAt: number; cancelled: boolean };

function createLine({ sku, single, stall, shippedAt, cancelled }: LineWish, dice: () => number): Line {
  const quantity = single || dice() < 0.95 ? 1 : 2;
  const price = sku.price * quantity;
  const promotion = dice() < 0.1 ? roundTo(price * 0.05, stall.market) : 0;
  const returned = dice() * PPM < stall.returnPpm && !cancelled;
  const refundedAt = shippedAt + Math.floor(DAY_MS * (5 + 25 * dice()));
  return {
    sku,
    itemId: String(10_000_000_000_000 + Math.floor(dice() * 80_000_000_000_000)),
    quantity,
    price,
    tax: Math.round((price * stall.market.taxPpm) / PPM),
    promotion,
    ...(returned && { refundedAt }),
  };
}

const roundTo = (minor: number, { decimals }: Market) =>
  decimals === 0 ? Math.round(minor / 10) * 10 : Math.round(minor);

/** Amazon's 3-7-7 form. The last group is a running number in disguise, so that no two orders share an id. */
function orderId(monthNumber: number, count: number, dice: () => number): string {
  const running = (monthNumber % 50) * MAX_ORDERS_A_MONTH + count;
  // 7,654,321 shares no factor with ten million, so every running number has an image of its own.
  const last = (running * 7_654_321) % 10_000_000;
  const middle = Math.floor(dice() * 10_000_000);
  return `${111 + (middle % 4)}-${String(middle).padStart(7, '0')}-${String(last).padStart(7, '0')}`;
}
