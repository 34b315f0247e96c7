import type { Marketplace } from '../facts/shop.ts';
import { z } from '../schema.ts';

/** Everyone who can be asked for facts about a company, by the company's own authorisation. */
export const Vendor = z.enum([
  'amazon',
  'aliexpress',
  'ebay',
  'tiktokShop',
  'shopee',
  'lazada',
  'mercadoLibre',
  'temu',
  'shopify',
  'lianlian',
  'pingpong',
  'stripe',
  'goodcang',
  'winit',
  'shipstation',
  'metaAds',
  'dowsure',
]);
export type Vendor = z.infer<typeof Vendor>;

/** What a source tells of: a shop's sales; money that arrived; goods that moved; advertising; a second view. */
export const SourceKind = z.enum(['shop', 'money', 'goods', 'ads', 'secondView']);
export type SourceKind = z.infer<typeof SourceKind>;

/** Something the seller types in for a connection: where their shop is, or a key made in the vendor's own console. */
type Typed = { readonly name: string; readonly pattern: RegExp; readonly secret: boolean };

export type VendorFacts = {
  /** As its users call it. */
  readonly name: string;
  readonly kind: SourceKind;
  /** Which part of the vendor's world: an account is authorised in one at a time. The first is the usual one. */
  readonly regions: readonly [string, ...string[]];
  /** `link`: the seller says yes on the vendor's page. `keys`: the seller brings keys of its own making. */
  readonly authorisedBy: 'link' | 'keys';
  readonly typed: readonly Typed[];
  readonly marketplace?: Marketplace;
};

const shop = (name: string, marketplace: Marketplace, ...regions: [string, ...string[]]): VendorFacts => ({
  name,
  kind: 'shop',
  regions,
  authorisedBy: 'link',
  typed: [],
  marketplace,
});
const key = (name: string): Typed => ({ name, pattern: /^[\x21-\x7e]{4,256}$/, secret: true });

/**
 * How each vendor is connected. Sources: the vendors' own pages, see docs/adding-a-source.md.
 * A vendor named here without an adapter does not compile in the wiring, and one more vendor is one more line.
 */
export const VENDORS: Readonly<Record<Vendor, VendorFacts>> = {
  amazon: shop('亚马逊', 'amazon', 'na', 'eu', 'fe'),
  aliexpress: shop('速卖通', 'aliexpress', 'global'),
  ebay: shop('eBay', 'ebay', 'global'),
  tiktokShop: shop('TikTok Shop', 'tiktokShop', 'global', 'us'),
  shopee: shop('Shopee', 'shopee', 'cn', 'global'),
  lazada: shop('Lazada', 'lazada', 'sg', 'my', 'th', 'vn', 'ph', 'id'),
  mercadoLibre: shop('美客多', 'mercadoLibre', 'mx', 'br'),
  temu: {
    ...shop('Temu', 'temu', 'global', 'us', 'eu', 'cn'),
    authorisedBy: 'keys',
    typed: [key('accessToken')],
  },
  shopify: {
    ...shop('独立站（Shopify）', 'shopify', 'global'),
    typed: [{ name: 'shopDomain', pattern: /^[a-z0-9][a-z0-9-]{0,59}\.myshopify\.com$/, secret: false }],
  },
  lianlian: { name: '连连国际', kind: 'money', regions: ['global'], authorisedBy: 'link', typed: [] },
  pingpong: { name: 'PingPong', kind: 'money', regions: ['global'], authorisedBy: 'link', typed: [] },
  stripe: { name: 'Stripe', kind: 'money', regions: ['global'], authorisedBy: 'link', typed: [] },
  goodcang: {
    name: '谷仓海外仓',
    kind: 'goods',
    regions: ['global'],
    authorisedBy: 'keys',
    typed: [key('appKey'), key('appToken')],
  },
  winit: {
    name: '万邑通海外仓',
    kind: 'goods',
    regions: ['global'],
    authorisedBy: 'keys',
    typed: [{ ...key('account'), secret: false }, key('token')],
  },
  shipstation: {
    name: 'ShipStation',
    kind: 'goods',
    regions: ['global'],
    authorisedBy: 'keys',
    typed: [key('apiKey'), key('apiSecret')],
  },
  metaAds: { name: 'Meta 广告', kind: 'ads', regions: ['global'], authorisedBy: 'link', typed: [] },
  dowsure: {
    name: '豆沙包',
    kind: 'secondView',
    regions: ['global'],
    authorisedBy: 'keys',
    typed: [{ name: 'applicationCode', pattern: /^DSA[0-9A-Za-z]{4,40}$/, secret: false }],
  },
};

/** What is wrong with what was typed, by field; nothing when all is as it should be. */
export function problemsOf(vendor: Vendor, region: string, typed: Readonly<Record<string, string>>): string[] {
  const facts = VENDORS[vendor];
  const wrong = facts.typed.filter(({ name, pattern }) => !pattern.test(typed[name] ?? '')).map(({ name }) => name);
  const surplus = Object.keys(typed).filter((name) => !facts.typed.some((field) => field.name === name));
  return [...(facts.regions.includes(region) ? [] : ['region']), ...wrong, ...surplus];
}
