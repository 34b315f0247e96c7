import { seedOf } from '../kernel/random.ts';
import type { Shop } from '../trade/trade-types.ts';

/** A sale's number stays below this, so that every shop has a stretch of ids of its own. */
const STRETCH = 20_000_000;

/** Ids are whole numbers in JSON: an order's of sixteen digits, below 2^53. */
const BASES = {
  order: [2_000_000_000_000_000, 9_000],
  payment: [60_000_000_000, 400],
  shipment: [42_000_000_000, 400],
  claim: [5_200_000_000, 30],
  return: [9_200_000_000, 30],
  withdrawal: [81_000_000_000, 400],
} as const satisfies Record<string, readonly [number, number]>;

type Kind = keyof typeof BASES;

function baseOf(kind: Kind, { shopId }: Shop): number {
  const [lowest, stretches] = BASES[kind];
  return lowest + (seedOf('mercado-libre', shopId) % stretches) * STRETCH;
}

export const idOf = (kind: Kind, shop: Shop, number: number): number => baseOf(kind, shop) + number;

/** The sale an id was made of; undefined where it is no id of this shop. */
export function numberOf(kind: Kind, shop: Shop, id: string): number | undefined {
  const number = /^\d{10,16}$/.test(id) ? Number(id) - baseOf(kind, shop) : 0;
  return number > 0 && number < STRETCH ? number : undefined;
}

const SITES: Readonly<Record<string, string>> = { MX: 'MLM', BR: 'MLB' };

/** Mercado Libre's name for a country: MLM, MLB. */
export const siteOf = ({ country }: Shop): string => SITES[country] ?? `ML${country.slice(0, 1)}`;

export const itemId = (shop: Shop, sku: string): string =>
  `${siteOf(shop)}${String(seedOf('item', shop.shopId, sku)).padStart(10, '1')}`;
