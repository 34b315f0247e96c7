import { seedOf } from '../kernel/random.ts';
import { findCompany } from '../people/people.ts';
import type { Shop, WorldTrade } from '../trade/trade-types.ts';

/** An ad account (广告账户) and the person who may show it: one account for each shop that advertises here. */
export type AdAccount = { id: string; userId: string; shop: Shop };

/** Ad accounts of everybody: shops of one's own site are the ones that have to buy their visitors. */
export const adAccounts = (trade: WorldTrade): AdAccount[] =>
  trade
    .shops('shopify')
    .filter(({ adPpm }) => adPpm > 0)
    .map((shop) => ({ id: numberFor('ad-account', shop.shopId), userId: userIdOf(shop.companyKey), shop }));

export const userIdOf = (companyKey: string): string => numberFor('user', companyKey);

/** Fifteen digits, as Meta's ids are. */
const numberFor = (kind: string, key: string): string => `10${String(seedOf('meta', kind, key)).padStart(13, '0')}`;

type Reader = (account: AdAccount, asked: { trade: WorldTrade; now: number }) => unknown;

/** The fields of an ad account that are answered. Amounts are whole minor units, as text. */
export const ACCOUNT_FIELDS: Readonly<Record<string, Reader>> = {
  account_id: ({ id }) => id,
  name: ({ shop }) => shop.shopName,
  // 1 is active, 2 is disabled. Source: the AdAccount reference.
  account_status: ({ shop }) => (shop.status === 'suspended' ? 2 : 1),
  disable_reason: ({ shop }) => (shop.status === 'suspended' ? 1 : 0),
  currency: ({ shop }) => shop.currency,
  created_time: ({ shop }, { trade }) => graphTime(trade.openedAt(shop)),
  age: ({ shop }, { trade, now }) => Number(((now - trade.openedAt(shop)) / 86_400_000).toFixed(6)),
  amount_spent: ({ shop }, { trade, now }) => String(spentSince(trade, shop, { from: 0, now })),
  balance: ({ shop }, { trade, now }) => String(spentSince(trade, shop, { from: now - 7 * 86_400_000, now })),
  // The trade counts its days in UTC; Iceland keeps it the year round.
  timezone_name: () => 'Atlantic/Reykjavik',
  timezone_offset_hours_utc: () => 0,
  business_name: ({ shop }) => findCompany(shop.companyKey)?.englishName ?? '',
  business: ({ shop }) => ({
    id: numberFor('business', shop.companyKey),
    name: findCompany(shop.companyKey)?.englishName ?? '',
  }),
};

const spentSince = (trade: WorldTrade, shop: Shop, { from, now }: { from: number; now: number }): number =>
  trade.ads(shop, Math.max(from, trade.openedAt(shop)), now).reduce((sum, { spend }) => sum + spend, 0);

/** 2026-11-22T09:30:00+0000 */
const graphTime = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}+0000`;
