import type { Configuration } from '@loan/functions/cloud/parameters';
import { EBAY_APP } from '@loan/sandbox/ebay/credentials';
import { TIKTOK_SHOP_APP } from '@loan/sandbox/tiktok-shop/credentials';
import type { Vendor } from '@loan/shared/source/vendors';

/** One more vendor is one more line: our account at its stand-in, and where that stand-in is. */
const accountsAt = (url: string): Partial<Record<Vendor, object>> => ({
  ebay: { ...EBAY_APP, hosts: ebayAt(`${url}/ebay`) },
  tiktokShop: { ...TIKTOK_SHOP_APP, hosts: tiktokShopAt(`${url}/tiktok-shop`) },
});

const ebayAt = (url: string) => ({ auth: `${url}/auth`, api: `${url}/api`, apiz: `${url}/apiz` });

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
