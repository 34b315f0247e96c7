import { seedOf } from '../../kernel/random.ts';
import { remember } from '../../kernel/remember.ts';
import type { World } from '../../kernel/world.ts';
import { addMonths, type Month, monthOf, startOf } from '../../trade/calendar.ts';
import type { Seller, Stall } from '../sellers.ts';
import { createCatalogue, type Sku } from './catalogue.ts';
import { type Posted, postedIn } from './ledger.ts';
import type { Order } from './order.ts';
import { tradeMonth } from './orders.ts';

/** A pull reads a year and a bit several times over; a month of the largest shop is about five megabytes. */
const MONTHS_KEPT = 18;
const CATALOGUES_KEPT = 100;

/** Whole months of each stall, made up when somebody reads them. They run ahead of the clock. */
export type Months = {
  openedAt(seller: Seller): number;
  catalogue(seller: Seller, stall: Stall): readonly Sku[];
  orders(seller: Seller, stall: Stall, month: Month): readonly Order[];
  posted(seller: Seller, stall: Stall, month: Month): readonly Posted[];
};

export function createMonths(world: World): Months {
  const seed = world.state.get<number>('world', 'seed') ?? 0;
  const catalogues = new Map<string, readonly Sku[]>();
  const orderMonths = new Map<string, readonly Order[]>();
  const postedMonths = new Map<string, readonly Posted[]>();
  const openedAt = (seller: Seller) => openingOf(world, seller);
  const catalogue: Months['catalogue'] = (seller, stall) =>
    remember(catalogues, nameOf(seller, stall), CATALOGUES_KEPT, () =>
      createCatalogue(seedOf(seed, seller.sellerId), stall.market, stall.catalogue),
    );
  const orders: Months['orders'] = (seller, stall, month) =>
    remember(orderMonths, nameOf(seller, stall, month), MONTHS_KEPT, () =>
      tradeMonth({ seed, sellerId: seller.sellerId, stall, catalogue: catalogue(seller, stall), month }),
    );
  const posted: Months['posted'] = (seller, stall, month) =>
    remember(postedMonths, nameOf(seller, stall, month), MONTHS_KEPT, () =>
      postedIn({ seller, stall, month, openedAt: openedAt(seller), ordersOf: (m) => orders(seller, stall, m) }),
    );
  return { openedAt, catalogue, orders, posted };
}

/** Fixed when the shop is first seen, so that months do not drop off its past as the clock goes on. */
function openingOf({ state, now }: World, { sellerId, monthsTraded }: Seller): number {
  const kept = state.get<Month>('amazon.opened', sellerId);
  const month = kept ?? addMonths(monthOf(now().getTime()), -monthsTraded);
  if (kept === undefined) state.set('amazon.opened', sellerId, month);
  return startOf(month);
}

export const nameOf = ({ sellerId }: Seller, { market }: Stall, month: Month = ''): string =>
  `${sellerId}|${market.id}|${month}`;
