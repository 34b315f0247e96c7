import { createGenerations, derivedKey } from '../kernel/generation.ts';
import type { SellerKeys } from '../kernel/seller-keys.ts';
import type { World } from '../kernel/world.ts';
import type { Shop } from '../trade/trade-types.ts';
import { createWorldTrade } from '../trade/world-trade.ts';

/** A company whose goods lie at winit: the account it logs in with, and the token it copied (新手接入指南). */
export type Account = { companyKey: string; account: string; token: string; shops: readonly Shop[] };

/** Tokens are derived: nobody's real ones look like this. */
export function winitAccounts(world: World): Account[] {
  const shops = createWorldTrade(world)
    .shops()
    .filter(({ goods }) => goods === 'winit');
  const generations = createGenerations(world.state, 'winit');
  return [...new Set(shops.map(({ companyKey }) => companyKey))].map((companyKey) => ({
    companyKey,
    account: `${companyKey}@sandbox.example`,
    token: derivedKey('winit-token', companyKey, generations.of(companyKey)),
    shops: shops.filter((shop) => shop.companyKey === companyKey),
  }));
}

export const winitKeys = (world: World): SellerKeys[] =>
  winitAccounts(world).map(({ companyKey, account, token, shops }) => ({
    companyKey,
    shopName: shops.map(({ shopName }) => shopName).join(', '),
    typed: { account, token },
  }));

export type Warehouse = { id: string; code: string; name: string; address: string };

const WEST: Warehouse = { id: '1000069', code: 'USWC', name: 'US West Warehouse', address: 'California, US' };
const ELSEWHERE: Readonly<Record<string, Warehouse>> = {
  GB: { id: '1000008', code: 'UKTW', name: 'UK Tamworth Warehouse', address: 'Tamworth, GB' },
};

/** assumed: the warehouses' ids and codes; confirm: queryWarehouse of a live account. */
export const warehouseOf = ({ country }: Shop): Warehouse => ELSEWHERE[country] ?? WEST;
