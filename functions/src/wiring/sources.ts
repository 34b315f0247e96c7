import type { Vendor } from '@loan/shared/source/vendors';
import { AliexpressAccount } from '../adapters/aliexpress/account.ts';
import { createAliexpress } from '../adapters/aliexpress/aliexpress.ts';
import { createAmazon } from '../adapters/amazon/amazon.ts';
import { DowsureAccount } from '../adapters/dowsure/account.ts';
import { createDowsure } from '../adapters/dowsure/dowsure.ts';
import { EbayAccount } from '../adapters/ebay/account.ts';
import { createEbay } from '../adapters/ebay/ebay.ts';
import { GoodcangAccount } from '../adapters/goodcang/account.ts';
import { createGoodcang } from '../adapters/goodcang/goodcang.ts';
import type { Http } from '../adapters/http/http.ts';
import { LazadaAccount } from '../adapters/lazada/account.ts';
import { createLazada } from '../adapters/lazada/lazada.ts';
import { LianLianAccount } from '../adapters/lianlian/account.ts';
import { createLianLian } from '../adapters/lianlian/lianlian.ts';
import { MercadoLibreAccount } from '../adapters/mercado-libre/account.ts';
import { createMercadoLibre } from '../adapters/mercado-libre/mercado-libre.ts';
import { MetaAdsAccount } from '../adapters/meta-ads/account.ts';
import { createMetaAds } from '../adapters/meta-ads/meta-ads.ts';
import { PingPongAccount } from '../adapters/pingpong/account.ts';
import { createPingPong } from '../adapters/pingpong/pingpong.ts';
import { ShipstationAccount } from '../adapters/shipstation/account.ts';
import { createShipstation } from '../adapters/shipstation/shipstation.ts';
import { ShopeeAccount } from '../adapters/shopee/account.ts';
import { createShopee } from '../adapters/shopee/shopee.ts';
import { ShopifyAccount } from '../adapters/shopify/account.ts';
import { createShopify } from '../adapters/shopify/shopify.ts';
import { StripeAccount } from '../adapters/stripe/account.ts';
import { createStripe } from '../adapters/stripe/stripe.ts';
import { TemuAccount } from '../adapters/temu/account.ts';
import { createTemu } from '../adapters/temu/temu.ts';
import { TiktokShopAccount } from '../adapters/tiktok-shop/account.ts';
import { createTiktokShop } from '../adapters/tiktok-shop/tiktok-shop.ts';
import { WinitAccount } from '../adapters/winit/account.ts';
import { createWinit } from '../adapters/winit/winit.ts';
import type { SourceAdapter } from '../ports/source-adapter.ts';
import type { Deps } from '../use-cases/deps.ts';

/** What every adapter is made with. `account` is the parameter `sources/<vendor>`: our credentials there, as JSON. */
export type SourceTools = {
  http: Http;
  now: () => Date;
  newId: () => string;
  /** Where the vendor sends the seller's browser back to. */
  redirectUri: string;
};
type Maker = (tools: SourceTools, account: unknown) => SourceAdapter;

/** One more vendor is one more line. What an account has to hold is its adapter's schema. */
const MAKERS: Readonly<Partial<Record<Vendor, Maker>>> = {
  aliexpress: (tools, account) => createAliexpress({ ...tools, account: AliexpressAccount.parse(account) }),
  ebay: (tools, account) => createEbay({ ...tools, account: EbayAccount.parse(account) }),
  dowsure: (tools, account) => createDowsure({ ...tools, account: DowsureAccount.parse(account) }),
  goodcang: (tools, account) => createGoodcang({ ...tools, account: GoodcangAccount.parse(account) }),
  lianlian: (tools, account) => createLianLian({ ...tools, account: LianLianAccount.parse(account) }),
  lazada: (tools, account) => createLazada({ ...tools, account: LazadaAccount.parse(account) }),
  mercadoLibre: (tools, account) => createMercadoLibre({ ...tools, account: MercadoLibreAccount.parse(account) }),
  shopee: (tools, account) => createShopee({ ...tools, account: ShopeeAccount.parse(account) }),
  metaAds: (tools, account) => createMetaAds({ ...tools, account: MetaAdsAccount.parse(account) }),
  pingpong: (tools, account) => createPingPong({ ...tools, account: PingPongAccount.parse(account) }),
  shipstation: (tools, account) => createShipstation({ ...tools, account: ShipstationAccount.parse(account) }),
  shopify: (tools, account) => createShopify({ ...tools, account: ShopifyAccount.parse(account) }),
  stripe: (tools, account) => createStripe({ ...tools, account: StripeAccount.parse(account) }),
  temu: (tools, account) => createTemu({ ...tools, account: TemuAccount.parse(account) }),
  tiktokShop: (tools, account) => createTiktokShop({ ...tools, account: TiktokShopAccount.parse(account) }),
  winit: (tools, account) => createWinit({ ...tools, account: WinitAccount.parse(account) }),
};

type Wiring = Omit<SourceTools, 'redirectUri'> & {
  publicUrl: string;
  accounts: Readonly<Partial<Record<Vendor, string>>>;
  amazon: Omit<Parameters<typeof createAmazon>[0], keyof SourceTools>;
};

/** The vendors this deployment has an agreement with: those it has an account for. */
export function sourcesOf({ publicUrl, accounts, amazon, ...tools }: Wiring): Deps['sources'] {
  const redirectUri = (vendor: Vendor) => `${publicUrl}/api/callbacks/sources/${vendor}`;
  const made: Partial<Record<Vendor, SourceAdapter>> = {
    amazon: createAmazon({ ...tools, ...amazon, redirectUri: redirectUri('amazon') }),
  };
  for (const [vendor, make] of Object.entries(MAKERS) as [Vendor, Maker][]) {
    const account = accounts[vendor];
    if (account) made[vendor] = make({ ...tools, redirectUri: redirectUri(vendor) }, JSON.parse(account));
  }
  return made;
}
