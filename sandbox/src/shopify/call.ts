import { GraphQLError } from 'graphql';
import type { World } from '../kernel/world.ts';
import type { Shop, WorldTrade } from '../trade/trade-types.ts';

/** A GraphQL call that was let in: whose shop, what it may read, and as of when. */
export type Call = {
  world: World;
  trade: WorldTrade;
  shop: Shop;
  scopes: readonly string[];
  now: number;
  /** In a bulk operation connections come whole, and orders a window at a time. */
  bulk?: { from: number; to: number };
  /** What the search could not make sense of, told beside the answer. */
  warnings: { field: string; message: string }[];
};

/** Refuses a field without the scope it needs, in Shopify's words. */
export function needScope({ scopes }: Call, field: string, anyOf: readonly string[]): void {
  if (anyOf.some((scope) => scopes.includes(scope))) return;
  const requiredAccess = `\`${anyOf[0]}\` access scope.`;
  throw new GraphQLError(`Access denied for ${field} field. Required access: ${requiredAccess}`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess,
    },
  });
}

export const isoTime = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** Decimals as Shopify writes them: 1200 cents is "12.0", 1234 is "12.34". */
export function decimal(minor: number, { decimals }: Shop): string {
  const text = (minor / 10 ** decimals).toFixed(decimals);
  return decimals === 0 ? `${text}.0` : text.replace(/0$/, '');
}

export const money = (minor: number, shop: Shop) => ({ amount: decimal(minor, shop), currencyCode: shop.currency });

/** The shop's money and the buyer's, which here are the same. */
export const moneyBag = (minor: number, shop: Shop) => ({
  shopMoney: money(minor, shop),
  presentmentMoney: money(minor, shop),
});
