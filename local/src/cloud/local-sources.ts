import type { Configuration } from '@loan/functions/cloud/parameters';
import { ALIEXPRESS_APP } from '@loan/sandbox/aliexpress/credentials';
import { DOWSURE_APP } from '@loan/sandbox/dowsure/credentials';
import { EBAY_APP } from '@loan/sandbox/ebay/credentials';
import { LAZADA_APP } from '@loan/sandbox/lazada/credentials';
import { LIANLIAN_APP, LIANLIAN_KEY } from '@loan/sandbox/lianlian/credentials';
import { MERCADO_LIBRE_APP } from '@loan/sandbox/mercado-libre/credentials';
import { META_APP } from '@loan/sandbox/meta-ads/credentials';
import { PINGPONG_APP } from '@loan/sandbox/pingpong/credentials';
import { SHOPEE_APP } from '@loan/sandbox/shopee/credentials';
import { SHOPIFY_APP } from '@loan/sandbox/shopify/credentials';
import { STRIPE_PLATFORM } from '@loan/sandbox/stripe/credentials';
import { TEMU_APPS } from '@loan/sandbox/temu/credentials';
import { TIKTOK_SHOP_APP } from '@loan/sandbox/tiktok-shop/credentials';
import { WINIT_APP } from '@loan/sandbox/winit/credentials';
import type { Vendor } from '@loan/shared/source/vendors';

/** One more vendor is one more line: our account at its stand-in, and where that stand-in is. */
const accountsAt = (url: string): Partial<Record<Vendor, object>> => ({
  aliexpress: { ...ALIEXPRESS_APP, hosts: { api: `${url}/aliexpress/api-sg` } },
  dowsure: { ...DOWSURE_APP, hosts: { api: `${url}/dowsure/api` } },
  ebay: { ...EBAY_APP, hosts: ebayAt(`${url}/ebay`) },
  goodcang: { hosts: { api: `${url}/goodcang/oms/public_open` } },
  lazada: { ...LAZADA_APP, hosts: lazadaAt(`${url}/lazada`) },
  lianlian: { ...lianlianApp, hosts: lianlianAt(`${url}/lianlian`) },
  mercadoLibre: { ...MERCADO_LIBRE_APP, hosts: mercadoLibreAt(`${url}/mercado-libre`) },
  metaAds: { ...META_APP, hosts: { dialog: `${url}/meta-ads/www`, graph: `${url}/meta-ads/graph` } },
  pingpong: { ...PINGPONG_APP, hosts: pingpongAt(`${url}/pingpong/business-cgi`) },
  shipstation: { hosts: { api: `${url}/shipstation/ssapi` } },
  shopee: { ...SHOPEE_APP, hosts: shopeeAt(`${url}/shopee`) },
  shopify: { ...SHOPIFY_APP, hosts: { shop: `${url}/shopify/{shop}` } },
  stripe: { ...STRIPE_PLATFORM, hosts: { connect: `${url}/stripe/connect`, api: `${url}/stripe/api` } },
  temu: { apps: TEMU_APPS, hosts: temuAt(`${url}/temu`) },
  tiktokShop: { ...TIKTOK_SHOP_APP, hosts: tiktokShopAt(`${url}/tiktok-shop`) },
  winit: { ...WINIT_APP, hosts: { api: `${url}/winit/openapi/openapi/service` } },
});

/** The stand-in's keys, as the files an operator would have them in. */
const lianlianApp = {
  clientId: LIANLIAN_APP.clientId,
  clientSecret: LIANLIAN_APP.clientSecret,
  privateKey: `-----BEGIN PRIVATE KEY-----\n${LIANLIAN_APP.privateKey}\n-----END PRIVATE KEY-----\n`,
  answerKey: `-----BEGIN PUBLIC KEY-----\n${LIANLIAN_KEY.publicKey}\n-----END PUBLIC KEY-----\n`,
};

/** As in LianLian's test environment: the open service is under /api, the collection service is not. */
const lianlianAt = (url: string) => ({
  authorise: `${url}/global/openapi/`,
  token: `${url}/global-open-api/token`,
  open: { url: `${url}/global-open-api`, prefix: '/api' },
  collection: { url: `${url}/global-api`, prefix: '' },
});

const mercadoLibreAt = (url: string) => ({
  auth: { mx: `${url}/auth-mx`, br: `${url}/auth-br` },
  api: `${url}/api`,
  pago: `${url}/pago`,
});

const pingpongAt = (api: string) => ({ api, authorise: `${api}/v3/oauth2/authorize` });

const ebayAt = (url: string) => ({ auth: `${url}/auth`, api: `${url}/api`, apiz: `${url}/apiz` });

const lazadaAt = (url: string) => {
  const api = (country: string) => `${url}/api-${country}/rest`;
  const countries = { sg: api('sg'), my: api('my'), th: api('th'), vn: api('vn'), ph: api('ph'), id: api('id') };
  return { auth: `${url}/auth`, api: countries };
};

/** The stand-in has one of each where Shopee has one for developers of the mainland and one for all others. */
const shopeeAt = (url: string) => {
  const hosts = { authorise: `${url}/open`, api: `${url}/api` };
  return { cn: hosts, global: hosts };
};

const temuAt = (url: string) => ({ cn: `${url}/cn`, us: `${url}/us`, eu: `${url}/eu`, global: `${url}/global` });

const tiktokShopAt = (url: string) => ({
  authorise: { global: `${url}/services`, us: `${url}/services-us` },
  auth: `${url}/auth`,
  api: `${url}/open-api`,
});

/** Our accounts at the stand-ins: what an operator would keep under `sources/<vendor>`, with the stand-in's address. */
export const localSources = (sandboxUrl: string): Configuration['sources'] =>
  Object.fromEntries(
    Object.entries(accountsAt(sandboxUrl)).map(([vendor, account]) => [vendor, JSON.stringify(account)]),
  );
