import { createGenerations, derivedKey } from '../kernel/generation.ts';
import { seedOf } from '../kernel/random.ts';
import type { State } from '../kernel/state.ts';
import type { Shop, WorldTrade } from '../trade/trade-types.ts';

/** A company that ships through ShipStation, and the key it made in its settings. */
export type Account = { companyKey: string; apiKey: string; apiSecret: string; shops: readonly Shop[] };

export function shipstationAccounts(trade: WorldTrade, state: State): Account[] {
  const shops = trade.shops().filter(({ goods }) => goods === 'shipstation');
  const keys = [...new Set(shops.map(({ companyKey }) => companyKey))];
  const generations = createGenerations(state, 'shipstation');
  return keys.map((companyKey) => {
    const generation = generations.of(companyKey);
    return {
      companyKey,
      apiKey: derivedKey('shipstation-key', companyKey, generation),
      apiSecret: derivedKey('shipstation-secret', companyKey, generation),
      shops: shops.filter((shop) => shop.companyKey === companyKey),
    };
  });
}

/** The seller makes new keys; the old ones are dead at once. */
export const regenerateKeys = (state: State, companyKey: string): void =>
  createGenerations(state, 'shipstation').next(companyKey);

export type Credentials = { username: string; password: string };

/** RFC 7617. ShipStation's own example: "Basic U2hpcFN0YXRpb246Um9ja3M=" is the key ShipStation, the secret Rocks. */
export function readBasic(header: string | undefined): Credentials | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/.exec(header ?? '')?.[1];
  const [username, ...rest] = Buffer.from(encoded ?? '', 'base64')
    .toString('utf8')
    .split(':');
  return encoded && username !== undefined && rest.length > 0 ? { username, password: rest.join(':') } : undefined;
}

const SALES_A_SHOP = 100_000_000;
const tagOf = ({ shopId }: Shop): number => 100 + (seedOf('shipstation', shopId) % 800);

export const storeIdOf = (shop: Shop): number => 300_000 + tagOf(shop);
export const orderIdOf = (shop: Shop, number: number): number => tagOf(shop) * SALES_A_SHOP + number;
export const shipmentIdOf = (shop: Shop, number: number): number => orderIdOf(shop, number) + 1_000 * SALES_A_SHOP;

/** Which sale of which shop an order id stands for. */
export function readOrderId(shops: readonly Shop[], orderId: number): { shop: Shop; number: number } | undefined {
  const shop = shops.find((known) => tagOf(known) === Math.floor(orderId / SALES_A_SHOP));
  return shop && { shop, number: orderId % SALES_A_SHOP };
}
