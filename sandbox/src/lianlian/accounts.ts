import { SELLERS } from '../amazon/sellers.ts';
import { seedOf } from '../kernel/random.ts';
import { findCompany } from '../people/people.ts';
import { PROVIDERS } from '../trade/shops.ts';
import type { Inflow, WorldTrade } from '../trade/trade-types.ts';

/** A collection account (收款账户): one for each shop and currency, as LianLian gives them out. */
export type Account = {
  accountId: string;
  companyKey: string;
  platform: string;
  region: string;
  currency: string;
  decimals: 0 | 2;
  sellerId: string;
  shopName: string;
  holderName: string;
  /** The foreign account number the marketplace pays to; its tail is what the marketplace shows. */
  virtualCardNo: string;
  openedAt: number;
  amazonMarketplace?: string;
};

type Place = { platform: string; region: string };

/**
 * LianLian's own names for marketplaces and their sites. Source: MODELS-平台 and platform-region of the specification.
 * assumed: the pairs its table does not list (Mercado Libre, pounds, ringgit, dong, yuan); confirm: the console's list of sites.
 */
const PLATFORMS: Readonly<Record<Inflow['marketplace'], (country: string) => Place>> = {
  amazon: (country) => ({ platform: 'Amazon', region: { GB: 'UK', DE: 'EU' }[country] ?? country }),
  aliexpress: (country) => ({ platform: 'ALIEXPRESS', region: country === 'US' ? 'HK' : 'EU' }),
  ebay: (country) => ({ platform: 'EBAY_MANAGED_PAYMENTS', region: country === 'GB' ? 'UK' : country }),
  tiktokShop: (country) => ({ platform: 'TIKTOK_LOCAL', region: country === 'GB' ? 'UK' : country }),
  shopee: (country) => ({ platform: 'SHOPEE_LOCAL', region: country }),
  lazada: (country) => ({ platform: 'LAZADA_LOCAL', region: country }),
  mercadoLibre: (country) => ({ platform: 'MERCADOLIBRE', region: country }),
  temu: (country) => ({ platform: 'TEMU', region: country }),
  shopify: (country) => ({ platform: 'SHOPIFY', region: country }),
};

/** Everybody who has an account here, by company. */
export const isCustomer = (companyKey: string): boolean =>
  PROVIDERS[findCompany(companyKey)?.collectionAccount.provider ?? ''] === 'lianlian';

type Row = Pick<Account, 'sellerId' | 'shopName' | 'currency' | 'decimals' | 'openedAt'> & {
  marketplace: Inflow['marketplace'];
  country: string;
  amazonMarketplace?: string;
};

export function accountsOf(trade: WorldTrade, companyKey: string): Account[] {
  const company = findCompany(companyKey);
  if (!company || !isCustomer(companyKey)) return [];
  const { holderName, tail } = company.collectionAccount;
  return [...amazonRows(trade, companyKey), ...shopRows(trade, companyKey)].map(
    ({ marketplace, country, openedAt, ...row }) => {
      const id = seedOf(marketplace, row.sellerId, row.currency);
      const day = new Date(openedAt).toISOString().slice(0, 10).replaceAll('-', '');
      return {
        ...row,
        ...PLATFORMS[marketplace](country),
        accountId: `${day}${String(id % 10_000_000).padStart(7, '0')}`,
        companyKey,
        holderName,
        virtualCardNo: `${String(id).padStart(10, '0').slice(0, 8)}${tail}`,
        openedAt,
      };
    },
  );
}

const shopRows = (trade: WorldTrade, companyKey: string): Row[] =>
  trade
    .shops()
    .filter((shop) => shop.companyKey === companyKey && shop.paidInto.provider === 'lianlian')
    .map((shop) => {
      const { marketplace, shopId: sellerId, shopName, currency, decimals, country } = shop;
      return { marketplace, sellerId, shopName, currency, decimals, country, openedAt: trade.openedAt(shop) };
    });

/** The day an Amazon shop's account was opened is the day of its first credit. */
function amazonRows(trade: WorldTrade, companyKey: string): Row[] {
  const credits = [...trade.inflows('lianlian', companyKey, 0, Number.POSITIVE_INFINITY)];
  return SELLERS.filter((seller) => seller.companyKey === companyKey).flatMap(({ sellerId, storeName, stalls }) =>
    stalls.map(({ market: { countryCode: country, currency, decimals, name } }) => {
      const first = credits.find((credit) => credit.sellerId === sellerId && credit.currency === currency);
      const openedAt = first?.at ?? 0;
      const row = { sellerId, shopName: storeName, currency, decimals, country, openedAt, amazonMarketplace: name };
      return { marketplace: 'amazon' as const, ...row };
    }),
  );
}
