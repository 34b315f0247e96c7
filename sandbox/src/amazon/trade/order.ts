import type { Sku } from './catalogue.ts';

export type Line = {
  sku: Sku;
  itemId: string;
  quantity: number;
  /** Minor units for the whole line. */
  price: number;
  tax: number;
  promotion: number;
  /** When the buyer got the money back, if ever. */
  refundedAt?: number;
};

export type Order = {
  id: string;
  at: number;
  cancelled: boolean;
  fulfilledByAmazon: boolean;
  business: boolean;
  shippedAt: number;
  place: Place;
  postcode: string;
  lines: Line[];
};

/** Payment is being authorised for the first half hour. */
const PENDING_MS = 30 * 60_000;

export type OrderStatus = 'Pending' | 'Unshipped' | 'Shipped' | 'Cancelled';

/** How an order stands at a moment, and when it came to stand so. */
export function statusAt({ at, cancelled, shippedAt }: Order, now: number): { status: OrderStatus; updatedAt: number } {
  if (cancelled) return { status: 'Cancelled', updatedAt: at };
  if (now >= shippedAt) return { status: 'Shipped', updatedAt: shippedAt };
  return now < at + PENDING_MS
    ? { status: 'Pending', updatedAt: at }
    : { status: 'Unshipped', updatedAt: at + PENDING_MS };
}

export type Place = { city: string; state: string };
