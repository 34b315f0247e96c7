import { createGenerations, derivedKey } from '../kernel/generation.ts';
import { seedOf } from '../kernel/random.ts';
import type { SellerKeys } from '../kernel/seller-keys.ts';
import type { World } from '../kernel/world.ts';
import type { Shop } from '../trade/trade-types.ts';
import { createWorldTrade } from '../trade/world-trade.ts';

/** A company whose goods lie at GoodCang, and the pair of keys it made in the console (密钥管理). */
export type Account = {
  companyKey: string;
  appKey: string;
  appToken: string;
  /** GoodCang's own number of the customer, the beginning of its order codes. */
  customerCode: string;
  shops: readonly Shop[];
};

/** Keys are derived: nobody's real ones look like this. */
export function goodcangAccounts(world: World): Account[] {
  const shops = createWorldTrade(world)
    .shops()
    .filter(({ goods }) => goods === 'goodcang');
  const generations = createGenerations(world.state, 'goodcang');
  return [...new Set(shops.map(({ companyKey }) => companyKey))].map((companyKey) => ({
    companyKey,
    appKey: derivedKey('goodcang-key', companyKey, generations.of(companyKey)),
    appToken: derivedKey('goodcang-token', companyKey, generations.of(companyKey)),
    customerCode: `G${100 + (seedOf('goodcang', companyKey) % 900)}`,
    shops: shops.filter((shop) => shop.companyKey === companyKey),
  }));
}

export const goodcangKeys = (world: World): SellerKeys[] =>
  goodcangAccounts(world).map(({ companyKey, appKey, appToken, shops }) => ({
    companyKey,
    shopName: shops.map(({ shopName }) => shopName).join(', '),
    typed: { appKey, appToken },
  }));

export type Warehouse = { code: string; name: string; currency: string };

const EAST: Warehouse = { code: 'USEA', name: '美东仓库', currency: 'USD' };
/** assumed: the code of the Spanish warehouse; confirm: GoodCang's list of warehouses. */
const ELSEWHERE: Readonly<Record<string, Warehouse>> = { ES: { code: 'ES', name: '西班牙仓库', currency: 'EUR' } };

export const warehouseOf = ({ country }: Shop): Warehouse => ELSEWHERE[country] ?? EAST;
