import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@loan/shared/time/instant';
import { pullRun } from '../../testing/pull-run.ts';
import { type Route, type ScriptedAnswer, scriptedFetch } from '../../testing/scripted-fetch.ts';
import { createHttp } from '../http/http.ts';
import { ShopifyAccount } from './account.ts';
import { callbackHmac } from './callback.ts';
import { createShopify } from './shopify.ts';

const NOW = '2026-11-22T09:30:00.000Z' as Instant;
const SHOP = 'yunfan.myshopify.com';
const IDENTITY = { sellerId: SHOP, shopName: 'Shop', marketplaceIds: [SHOP], suspended: false };
const CREDENTIAL = {
  region: 'global',
  sellerId: SHOP,
  secrets: {
    accessToken: 'ACCESS-0',
    accessEndsAt: '2026-11-22T10:30:00.000Z',
    refreshToken: 'REFRESH-0',
    scope: 'read_orders,read_all_orders',
  },
};
const TOKENS: Route = [
  /access_token/,
  (_, times) => ({
    json: {
      access_token: `ACCESS-${times}`,
      scope: 'read_orders,read_all_orders',
      expires_in: 3600,
      refresh_token: `REFRESH-${times}`,
      refresh_token_expires_in: 7776000,
    },
  }),
];

function scripted(routes: readonly Route[], credential = CREDENTIAL) {
  const shopify = scriptedFetch([...routes, TOKENS]);
  const account = ShopifyAccount.parse({ clientId: 'CLIENT', clientSecret: 'hush' });
  const adapter = createShopify({
    http: createHttp({ fetch: shopify.fetch }),
    now: () => new Date(NOW),
    account,
    redirectUri: 'https://partner.example/back',
  });
  const run = pullRun(adapter, { credential, identity: IDENTITY, asOf: NOW });
  const finish = (id: string) => {
    const step = adapter.plan(IDENTITY, NOW).find((one) => one.id === id);
    if (!step) throw new Error(`no step ${id}`);
    return run.finish(step);
  };
  return { ...shopify, adapter, run, finish };
}

const bag = (amount: string) => ({ shopMoney: { amount, currencyCode: 'USD' } });
const order = (id: string, changes: object = {}) => ({
  id: `gid://shopify/Order/${id}`,
  createdAt: '2026-11-02T10:00:00Z',
  cancelledAt: null,
  test: false,
  displayFinancialStatus: 'PAID',
  subtotalLineItemsQuantity: 3,
  subtotalPriceSet: bag('30.0'),
  totalRefundedSet: bag('0.0'),
  lineItems: {
    nodes: [
      { sku: 'RED', quantity: 2 },
      { sku: null, quantity: 1 },
    ],
  },
  ...changes,
});
const orders = (nodes: object[], endCursor?: string): ScriptedAnswer => ({
  json: {
    data: { orders: { pageInfo: { hasNextPage: endCursor !== undefined, endCursor: endCursor ?? null }, nodes } },
  },
});

describe('installing the app', () => {
  const query = { code: 'CODE', shop: SHOP, state: 'one-time', timestamp: String(Date.parse(NOW) / 1_000), host: 'x' };
  const signed = (changes: object = {}) => {
    const all = { ...query, ...changes };
    return { ...all, hmac: callbackHmac(all, 'hush') };
  };

  it("begins on the shop's own host", () => {
    const link = scripted([]).adapter.link?.urlFor({ region: 'global', state: 's', typed: { shopDomain: SHOP } }) ?? '';
    const url = new URL(link);
    expect(url.origin + url.pathname).toBe(`https://${SHOP}/admin/oauth/authorize`);
    expect(url.searchParams.get('scope')?.split(',')).toContain('read_all_orders');
    expect(url.searchParams.get('redirect_uri')).toBe('https://partner.example/back');
  });

  it('ends with a grant when Shopify signed the way back, and with none otherwise', () => {
    const { adapter } = scripted([]);
    expect(adapter.link?.readAnswer(signed())).toEqual({ state: 'one-time', grant: { code: 'CODE', shop: SHOP } });
    expect(adapter.link?.readAnswer({ ...signed(), shop: 'other.myshopify.com' })).toEqual({ state: 'one-time' });
    expect(adapter.link?.readAnswer({ state: 'one-time' })).toEqual({ state: 'one-time' });
  });

  it('takes no other shop than the one that was named', async () => {
    const { adapter, calls } = scripted([]);
    const ask = { region: 'global', grant: { code: 'C', shop: 'other.myshopify.com' }, typed: { shopDomain: SHOP } };
    expect(await adapter.connect(ask)).toEqual({
      ok: false,
      error: { tag: 'AuthorisationRefused', code: 'otherShop' },
    });
    expect(calls).toHaveLength(0);
  });

  it('asks for a token that ends', async () => {
    const { adapter, calls } = scripted([]);
    const ask = { region: 'global', grant: { code: 'C', shop: SHOP }, typed: { shopDomain: SHOP } };
    expect(await adapter.connect(ask)).toMatchObject({
      value: { sellerId: SHOP, secrets: { accessEndsAt: '2026-11-22T10:30:00.000Z', refreshToken: 'REFRESH-1' } },
    });
    expect(JSON.parse(calls[0]?.body ?? '')).toMatchObject({ client_id: 'CLIENT', code: 'C', expiring: '1' });
  });

  it('shows the shop, and the company Shopify bills', async () => {
    const shop = { name: 'Yunfan', myshopifyDomain: SHOP, billingAddress: { company: 'YUNFAN LTD' } };
    const { adapter } = scripted([[/graphql/, () => ({ json: { data: { shop } } })]]);
    expect(await adapter.describe(CREDENTIAL)).toEqual({
      ok: true,
      value: { ...IDENTITY, shopName: 'Yunfan', companyName: 'YUNFAN LTD' },
    });
  });

  it.each([
    [200, { ok: true, value: undefined }],
    [401, { ok: false, error: { tag: 'AuthorisationRefused', code: '401' } }],
    [500, { ok: false, error: { tag: 'MarketplaceUnknown', cause: 'uninstall: status 500' } }],
  ])('is undone by the app itself: status %d', async (status, expected) => {
    const { adapter } = scripted([[/DELETE .*api_permissions/, () => ({ status })]]);
    expect(await adapter.revoke?.(CREDENTIAL)).toEqual(expected);
  });
});

describe('orders of a shop', () => {
  it('are read cursor by cursor, with what was in them while they are recent', async () => {
    const pages: Route = [
      /graphql/,
      (_, times) =>
        times === 1
          ? orders([order('1', { totalRefundedSet: bag('4.5') }), order('2', { cancelledAt: NOW })], 'C1')
          : orders([
              order('1', { totalRefundedSet: bag('5.5') }),
              order('3', { test: true }),
              order('4', { displayFinancialStatus: 'PENDING' }),
              order('5', { displayFinancialStatus: 'NEW_WORD' }),
            ]),
    ];
    const { finish, calls } = scripted([pages]);
    expect((await finish('orders:2026-10-23')).outcome).toMatchObject({
      result: {
        reduction: {
          months: [{ month: '2026-11', currency: 'USD', orders: 1, cancelled: 1, units: 3, gmv: '30.00' }],
          refunds: [{ amount: '5.50' }],
          skus: [
            ['RED', 2],
            ['', 1],
          ],
        },
        rowsRejected: 1,
      },
    });
    expect(calls.map(({ body }) => JSON.parse(body).variables)).toEqual([
      { query: "created_at:>='2026-10-23T00:00:00.000Z' created_at:<'2026-11-22T00:00:00.000Z'" },
      expect.objectContaining({ after: 'C1' }),
    ]);
    expect(calls[0]?.body).toContain('lineItems');
  });

  it('of long ago are asked for without their lines, and only with the scope that shows them', async () => {
    const old = scripted([[/graphql/, () => orders([])]]);
    expect((await old.finish('orders:2026-02-25')).outcome.tag).toBe('done');
    expect(old.calls[0]?.body).not.toContain('lineItems');
    const narrow = { ...CREDENTIAL, secrets: { ...CREDENTIAL.secrets, scope: 'read_orders' } };
    expect((await scripted([], narrow).finish('orders:2026-02-25')).outcome).toEqual({
      tag: 'notAvailable',
      reason: 'read_all_orders',
    });
  });
});

describe('what else a shop tells', () => {
  const pageInfo = { hasNextPage: false, endCursor: null };
  const usd = (amount: string) => ({ amount, currencyCode: 'USD' });

  it('is its payouts, where Shopify makes them', async () => {
    const payout = { issuedAt: '2026-11-03T00:00:00Z', net: usd('90.5'), summary: { chargesFee: usd('2.9') } };
    const nodes = [
      { ...payout, id: '1', status: 'PAID' },
      { ...payout, id: '2', status: 'SCHEDULED' },
      { ...payout, id: '3', status: 'PAID', net: usd('-10') },
    ];
    const account = { payouts: { pageInfo, nodes } };
    const { finish } = scripted([[/graphql/, () => ({ json: { data: { shopifyPaymentsAccount: account } } })]]);
    expect((await finish('payouts')).outcome).toMatchObject({
      result: {
        reduction: {
          payouts: [{ amount: '90.50', paidOn: '2026-11-03', accountTail: 'notOffered', status: 'paid' }],
          fees: [{ month: '2026-11', amount: '2.90' }],
        },
      },
    });
    const none = scripted([[/graphql/, () => ({ json: { data: { shopifyPaymentsAccount: null } } })]]);
    expect((await none.finish('payouts')).outcome).toEqual({ tag: 'notAvailable', reason: 'noShopifyPayments' });
  });

  it('is what lies in its locations', async () => {
    const level = (quantity: number) => ({ quantities: [{ name: 'available', quantity }] });
    const nodes = [
      { id: '1', inventoryLevels: { nodes: [level(7), level(-2)] } },
      { id: '2', inventoryLevels: { nodes: [level(5)] } },
    ];
    const { finish } = scripted([[/graphql/, () => ({ json: { data: { inventoryItems: { pageInfo, nodes } } } })]]);
    expect((await finish('stock')).outcome).toMatchObject({ result: { reduction: { products: 2, units: 12 } } });
  });
});

describe('a call to Shopify', () => {
  const answered = async (...list: ScriptedAnswer[]) => {
    const shopify = scripted([[/graphql/, (_, times) => list[times - 1] ?? orders([])]]);
    return { ...shopify, ...(await shopify.finish('orders:2026-10-23')) };
  };
  const errors = (code: string): ScriptedAnswer => ({
    json: { errors: [{ message: 'SECRET', extensions: { code } }] },
  });
  const INVALID: ScriptedAnswer = { status: 401, json: { errors: '[API] Invalid API key or access token' } };

  it('whose token ended is made again with a new one, which is kept first', async () => {
    const { outcome, callsTo, run } = await answered(INVALID);
    expect(outcome.tag).toBe('done');
    expect(callsTo(/graphql/).map(({ headers }) => headers['x-shopify-access-token'])).toEqual([
      'ACCESS-0',
      'ACCESS-1',
    ]);
    expect(run.renewed[0]?.secrets['refreshToken']).toBe('REFRESH-1');
  });

  it('that is throttled waits until the bucket holds what it costs', async () => {
    const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 100, restoreRate: 20 };
    const throttled = {
      ...(errors('THROTTLED').json as object),
      extensions: { cost: { requestedQueryCost: 600, throttleStatus } },
    };
    const { run, adapter } = scripted([[/graphql/, () => ({ json: throttled })]]);
    const [step] = adapter.plan(IDENTITY, NOW);
    if (!step) throw new Error('no step');
    expect(await run.advance(step)).toEqual({ tag: 'wait', checkpoint: '', waitMs: 25_000 });
  });

  it.each([
    ['a token that is never taken', [INVALID, INVALID], { tag: 'authorisationEnded' }],
    ['a scope we were not given', [errors('ACCESS_DENIED')], { tag: 'notAvailable', reason: 'ACCESS_DENIED' }],
    ['a shop that is frozen', [{ status: 402, json: {} }], { tag: 'notAvailable', reason: '402' }],
    ['a question that is wrong', [errors('undefinedField')], { tag: 'unknown', cause: 'graphql: error' }],
    ['an outage', [{ status: 503, json: {} }], { tag: 'unknown', cause: 'graphql: status 503' }],
  ])('tells %s apart', async (_, answers, expected) => {
    expect((await answered(...(answers as ScriptedAnswer[]))).outcome).toEqual(expected);
  });
});
