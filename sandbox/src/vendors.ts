import type { Context, Hono } from 'hono';
import { createAliexpressApp } from './aliexpress/app.ts';
import { tooManyAliexpress } from './aliexpress/sync.ts';
import { tooMany as amazonTooMany } from './amazon/api/problems.ts';
import { createAmazonApp } from './amazon/app.ts';
import { createBankApp, tooManyBank } from './bank/app.ts';
import { createDowsureApp, tooManyDowsure } from './dowsure/app.ts';
import { dowsureKeys } from './dowsure/applications.ts';
import { createEbayApp } from './ebay/app.ts';
import { tooManyEbay } from './ebay/problems.ts';
import { createFadadaApp, tooManyFasc } from './fadada/app.ts';
import { goodcangKeys } from './goodcang/accounts.ts';
import { tooManyGoodcang } from './goodcang/answers.ts';
import { createGoodcangApp } from './goodcang/app.ts';
import { tooManyIop } from './iop/gateway.ts';
import type { SellerKeys } from './kernel/seller-keys.ts';
import type { World } from './kernel/world.ts';
import { createLazadaApp } from './lazada/app.ts';
import { createLianlianApp } from './lianlian/app.ts';
import { tooManyLianlian } from './lianlian/problems.ts';
import { createMercadoLibreApp } from './mercado-libre/app.ts';
import { tooManyMercadoLibre } from './mercado-libre/problems.ts';
import { createMetaAdsApp, tooManyMetaAds } from './meta-ads/app.ts';
import { tooManyPingpong } from './pingpong/answers.ts';
import { createPingpongApp } from './pingpong/app.ts';
import { createShipstationApp, shipstationKeys, tooManyShipstation } from './shipstation/app.ts';
import { tooManyShopee } from './shopee/answers.ts';
import { createShopeeApp } from './shopee/app.ts';
import { createShopifyApp } from './shopify/app.ts';
import { tooManyShopify } from './shopify/graphql.ts';
import { tooManyStripe } from './stripe/api.ts';
import { createStripeApp, stripeKeys } from './stripe/app.ts';
import { createTemuApp, temuKeys } from './temu/app.ts';
import { tooManyTemu } from './temu/problems.ts';
import { createTiktokShopApp } from './tiktok-shop/app.ts';
import { tooManyTiktokShop } from './tiktok-shop/problems.ts';
import { createWechatApp } from './wechat/app.ts';
import { tooMany as wechatTooMany } from './wechat/errors.ts';
import { winitKeys } from './winit/accounts.ts';
import { tooManyWinit } from './winit/answers.ts';
import { createWinitApp } from './winit/app.ts';

export type Vendor = {
  /** Its path under the sandbox, and its name in faults and in the log. */
  name: string;
  createApp: (world: World) => Hono;
  /** Its own words for one request too many. */
  tooMany: (c: Context) => Response;
  /** Where sellers make keys of their own and paste them: those there are. */
  keys?: (world: World) => readonly SellerKeys[];
};

/** Every vendor of the outside world. A new one is one folder and one line here. */
export const VENDORS: readonly Vendor[] = [
  { name: 'wechat', createApp: createWechatApp, tooMany: wechatTooMany },
  { name: 'amazon', createApp: createAmazonApp, tooMany: amazonTooMany },
  { name: 'fadada', createApp: createFadadaApp, tooMany: tooManyFasc },
  { name: 'bank', createApp: (world) => createBankApp(world), tooMany: tooManyBank },
  { name: 'shopee', createApp: createShopeeApp, tooMany: tooManyShopee },
  { name: 'lazada', createApp: createLazadaApp, tooMany: tooManyIop },
  { name: 'aliexpress', createApp: createAliexpressApp, tooMany: tooManyAliexpress },
  { name: 'ebay', createApp: createEbayApp, tooMany: tooManyEbay },
  { name: 'shipstation', createApp: createShipstationApp, tooMany: tooManyShipstation, keys: shipstationKeys },
  { name: 'meta-ads', createApp: createMetaAdsApp, tooMany: tooManyMetaAds },
  { name: 'tiktok-shop', createApp: createTiktokShopApp, tooMany: tooManyTiktokShop },
  { name: 'temu', createApp: createTemuApp, tooMany: tooManyTemu, keys: temuKeys },
  { name: 'stripe', createApp: createStripeApp, tooMany: tooManyStripe, keys: stripeKeys },
  { name: 'lianlian', createApp: createLianlianApp, tooMany: tooManyLianlian },
  { name: 'goodcang', createApp: createGoodcangApp, tooMany: tooManyGoodcang, keys: goodcangKeys },
  { name: 'shopify', createApp: createShopifyApp, tooMany: tooManyShopify },
  { name: 'winit', createApp: createWinitApp, tooMany: tooManyWinit, keys: winitKeys },
  { name: 'pingpong', createApp: createPingpongApp, tooMany: tooManyPingpong },
  { name: 'mercado-libre', createApp: createMercadoLibreApp, tooMany: tooManyMercadoLibre },
  { name: 'dowsure', createApp: createDowsureApp, tooMany: tooManyDowsure, keys: dowsureKeys },
];
