import type { Context } from 'hono';
import type { Shop, WorldTrade } from '../../trade/trade-types.ts';
import type { Problem } from '../problems.ts';

export type Json = Record<string, unknown>;

/** A call for the seller's account alone, and one for the shop named by its cipher. */
export type AccountCall = { c: Context; trade: WorldTrade; shops: readonly Shop[]; body: Json; now: number };
export type ShopCall = AccountCall & { shop: Shop };

/** What an operation says: the data of the envelope, or a refusal. */
export type Said = { data: Json } | Problem;

export type Operation = { method: 'GET' | 'POST'; path: string } & (
  | { for: 'account'; run: (call: AccountCall) => Said }
  | { for: 'shop'; run: (call: ShopCall) => Said }
);

export const shopOperation = (method: 'GET' | 'POST', path: string, run: (call: ShopCall) => Said): Operation => ({
  method,
  path,
  for: 'shop',
  run,
});
