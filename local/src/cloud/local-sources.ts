import type { Configuration } from '@loan/functions/cloud/parameters';
import { ALIEXPRESS_APP } from '@loan/sandbox/aliexpress/credentials';
import { EBAY_APP } from '@loan/sandbox/ebay/credentials';
import { LAZADA_APP } from '@loan/sandbox/lazada/credentials';
import { SHOPEE_APP } from '@loan/sandbox/shopee/credentials';
import { SHOPIFY_APP } from '@loan/sandbox/shopify/credentials';
import { TIKTOK_SHOP_APP } from '@loan/sandbox/tiktok-shop/credentials';
import type { Vendor } from '@loan/shared/source/vendors';

/** One more vendor is one more line: our account at its stand-in, and where that stand-in is. */
const accountsAt = (url: string): Partial<Record<Vendor, object>> => ({
  aliexpress: { ...ALIEXPRESS_APP, hosts: { api: `${url}/aliexpress/api-sg` } },
  ebay: { ...EBAY_APP, hosts: ebayAt(`${url}/ebay`) },
  lazada: { ...LAZADA_APP, hosts: lazadaAt(`${url}/lazada`) },
  shopee: { ...SHOPEE_APP, hosts: shopeeAt(`${url}/shopee`) },
  shopify: { ...SHOPIFY_APP, hosts: { shop: `${url}/shopify/{shop}` } },
  tiktokShop: { ...TIKTOK_SHOP_APP, hosts: tiktokShopAt(`${url}/tiktok-shop`) },
});

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
