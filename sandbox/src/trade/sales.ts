import { createPicker } from '../amazon/trade/catalogue.ts';
import { createDice, seedOf } from '../kernel/random.ts';
import { addMonths, DAY_MS, endOf, HOUR_MS, type Month, monthOf, startOf } from './calendar.ts';
import { createHabits, type Habits } from './habits.ts';
import { yuanPer } from './rates.ts';
import type { Sale, SaleLine, Shop, Sku } from './trade-types.ts';

export type CataloguedSku = Sku & { share: number };

const PPM = 1_000_000;
/** No shop of ours sells more; it also keeps the numbers of one month apart from those of the next. */
const MAX_SALES_A_MONTH = 50_000;

export type MonthWish = {
  seed: number;
  shop: Shop;
  openedAt: number;
  catalogue: readonly CataloguedSku[];
  month: Month;
};

/**
 * A month of sales, earliest first. The same seed, shop and month always give the same sales, whatever day it is
 * today: what has not happened yet is left out by those who read, so that the past never changes.
 */
export function tradeMonth(wish: MonthWish): Sale[] {
  const { seed, shop, month } = wish;
  const dice = createDice(seedOf(seed, shop.marketplace, shop.shopId, month));
  const draft = createDraft(wish, dice);
  const sales: Draft[] = [];
  let left = monthlyAim(wish);
  const least = Math.min(...wish.catalogue.map(({ price }) => price));
  while (left > least / 2 && sales.length < MAX_SALES_A_MONTH) {
    const sale = draft(left);
    sales.push(sale);
    if (!sale.cancelled) left -= sale.total;
  }
  const brushed = Math.round((sales.length * (shop.brushedPpm ?? 0)) / PPM);
  const brush = createBrush(wish, brushed, dice);
  for (let count = 0; count < brushed; count += 1) sales.push(brush(draft(Number.POSITIVE_INFINITY), count));
  const first = firstNumber(month);
  return sales
    .sort((a, b) => a.at - b.at)
    .map((sale, index) => ({ ...sale, number: first + index, trackingNumber: trackingOf(shop, first + index) }));
}

const firstNumber = (month: Month) => monthNumber(month) * MAX_SALES_A_MONTH + 1;

/** The month a sale's number belongs to. */
export const monthOfNumber = (number: number): Month =>
  addMonths('2020-01', Math.floor((number - 1) / MAX_SALES_A_MONTH));

const monthNumber = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - 2020 * 12;

/** What the month should bring, in minor units: the line it follows, and how far it strays from it. */
function monthlyAim({ seed, shop, openedAt, month }: MonthWish): number {
  const anchor = monthNumber(addMonths(monthOf(openedAt), shop.monthsTraded - 1));
  const line = shop.monthlyYuan * (1 + shop.growthPpm / PPM) ** (monthNumber(month) - anchor);
  const stray = 0.6 + 0.4 * createDice(seedOf(seed, shop.shopId, month, 'stray'))();
  // Up one month and down the next, so that a volatile shop never rises three months running.
  const sign = monthNumber(month) % 2 === 0 ? 1 : -1;
  const yuan = line * (1 + (sign * stray * shop.volatilityPpm) / PPM);
  return Math.round((yuan / yuanPer(shop.currency, month)) * 10 ** shop.decimals);
}

type Draft = Omit<Sale, 'number' | 'trackingNumber'>;

/** Makes one sale of the month; the dearer SKUs stay on the shelf when little is left to sell. */
function createDraft({ shop, catalogue, month }: MonthWish, dice: () => number): (left: number) => Draft {
  const pick = createPicker(catalogue, dice);
  const cheapest = catalogue.reduce((least, sku) => (sku.price < least.price ? sku : least));
  const habits = createHabits(shop.country, dice);
  const days = (endOf(month) - startOf(month)) / DAY_MS;

  return (left) => {
    const lines = Array.from({ length: dice() < 0.06 ? 2 : 1 }, (): SaleLine => {
      const wished = pick();
      const sku = wished.price > left ? cheapest : wished;
      const quantity = dice() < 0.94 || sku.price * 2 > left ? 1 : 2;
      return { sku, quantity, price: sku.price * quantity };
    });
    const kept = lines.reduce((sum, { price }) => sum + price, 0) > left ? lines.slice(0, 1) : lines;
    const at = startOf(month) + Math.floor(dice() * days) * DAY_MS + habits.timeOfDay();
    return settle({ shop, at, lines: kept, habits }, dice);
  };
}

type Basket = { shop: Shop; at: number; lines: readonly SaleLine[]; habits: Habits };

function settle({ shop, at, lines, habits }: Basket, dice: () => number): Draft {
  const total = lines.reduce((sum, { price }) => sum + price, 0);
  const cancelled = dice() * PPM < shop.cancelPpm;
  const late = dice() * PPM < shop.lateShipmentPpm ? DAY_MS * (3 + 3 * dice()) : 0;
  const shippedAt = at + Math.floor(HOUR_MS * (10 + 26 * dice()) + late);
  const deliveredAt = shippedAt + Math.floor(DAY_MS * (4 + 10 * dice()));
  const refund = refundOf({ deliveredAt, total }, dice);
  const returned = dice() * PPM < shop.returnPpm && !cancelled;
  return {
    at,
    paidAt: at + Math.floor(60_000 * (1 + 25 * dice())),
    cancelled,
    shippedAt,
    deliveredAt,
    ...habits.buyer(),
    lines,
    total,
    shipping: habits.shipping(shop, total),
    fee: Math.round((total * shop.feePpm) / PPM),
    ...(returned && { refund }),
    carrier: habits.carrier,
    weightGrams: lines.reduce((sum, { sku, quantity }) => sum + sku.weightGrams * quantity, 0),
  };
}

const REASONS = ['damaged', 'notAsDescribed', 'changedMind'] as const;

function refundOf({ deliveredAt, total }: { deliveredAt: number; total: number }, dice: () => number) {
  const at = deliveredAt + Math.floor(DAY_MS * (1 + 17 * dice()));
  const amount = dice() < 0.8 ? total : Math.round(total / 2);
  return { at, amount, reason: REASONS[Math.floor(dice() * REASONS.length)] ?? 'changedMind' };
}

/** Orders that one account places at a sitting. */
const ORDERS_AN_ACCOUNT = 4;
const BRUSHED_AT_ONCE = 24;

/**
 * A sale nobody made is neither cancelled nor sent back, and it comes with others within the hour, several from one
 * account: that is how it gives itself away.
 */
function createBrush({ shop, month }: MonthWish, brushed: number, dice: () => number) {
  const atOnce = shop.brushedAtOnce ?? BRUSHED_AT_ONCE;
  const hours = (endOf(month) - startOf(month)) / HOUR_MS;
  const sittings = Array.from({ length: Math.ceil(brushed / atOnce) }, () => Math.floor(dice() * hours));
  return ({ refund: _, ...draft }: Draft, count: number): Draft => {
    const hour = sittings[Math.floor(count / atOnce)] ?? 0;
    const moved = startOf(month) + hour * HOUR_MS + Math.floor(dice() * 3_600) * 1_000 - draft.at;
    return {
      ...draft,
      ...{ at: draft.at + moved, paidAt: draft.paidAt + moved },
      ...{ shippedAt: draft.shippedAt + moved, deliveredAt: draft.deliveredAt + moved },
      buyer: 500 + Math.floor(count / ORDERS_AN_ACCOUNT),
      ...{ cancelled: false, brushed: true },
    };
  };
}

/** Unique in the sandbox: two letters, the shop, the number. */
const trackingOf = ({ shopId }: Shop, number: number): string =>
  `YT${String(seedOf(shopId) % 100_000).padStart(5, '0')}${String(number).padStart(9, '0')}`;
