import { describe, expect, it } from '@jest/globals';
import { ShopifyAccount } from '@loan/functions/adapters/shopify/account';
import { createShopify } from '@loan/functions/adapters/shopify/shopify';
import { localSources } from '@loan/local/cloud/local-sources';
import {
  connected,
  countsOf,
  createStandIn,
  describeBadDays,
  type Json,
  monthsByHand,
  rewrite,
  salesOf,
} from './stand-in.ts';

/** Its buyers pay through Stripe; the other's through Shopify. */
const [LVYE, GUDAO] = ['lvye-outdoor.myshopify.com', 'gudao-design.myshopify.com'] as const;
const MINUTE_MS = 60_000;
const GRAPHQL = /graphql\.json$/;

async function open(pace: 'instant' | 'published' = 'instant', host: string = LVYE) {
  const standIn = createStandIn(pace);
  const skew = { ms: 0 };
  const account = ShopifyAccount.parse(JSON.parse(localSources(standIn.url).shopify ?? ''));
  const now = () => new Date(standIn.clock.now().getTime() + skew.ms);
  const redirectUri = 'http://127.0.0.1:8080/api/callbacks/sources/shopify';
  const adapter = createShopify({ http: standIn.http, now, account, redirectUri });
  const shop = standIn.trade.shop('shopify', host);
  if (!shop) throw new Error('no shop');
  const typed = { shopDomain: host };
  /** Where the owner's browser lands after the page the link leads to. */
  const decide = async () => {
    const page = adapter.link?.urlFor({ region: 'global', state: 'one-time', typed }) ?? '';
    const body = new URLSearchParams({ shop: host, decision: 'allow' });
    const answer = await standIn.app.request(page.replace('/sandbox', ''), { method: 'POST', body });
    return Object.fromEntries(new URL(answer.headers.get('location') ?? 'about:blank').searchParams);
  };
  return { standIn, adapter, shop, decide, typed, skew };
}

async function reading(pace: 'instant' | 'published' = 'instant', host?: string) {
  const opened = await open(pace, host);
  const grant = opened.adapter.link?.readAnswer(await opened.decide()).grant ?? {};
  const ask = { region: 'global', grant, typed: opened.typed };
  const account = await connected(opened.standIn, opened.adapter, ask);
  const orders = opened.adapter.plan(account.identity, account.asOf)[1];
  if (!orders) throw new Error('no window of orders');
  return { ...opened, ...account, ask, orders };
}

describe('the owner of a Shopify shop', () => {
  it('[authorise] installs the app on the page the link leads to', async () => {
    const { adapter, identity, ask } = await reading();
    expect(identity).toMatchObject({ sellerId: LVYE, shopName: 'LVYE Outdoor', marketplaceIds: [LVYE] });
    expect(await adapter.connect(ask)).toMatchObject({ ok: false, error: { tag: 'AuthorisationRefused' } });
  });

  it('[authorise] is believed only with the signature Shopify puts on the way back, and in its time', async () => {
    const { adapter, decide, skew } = await open();
    const back = await decide();
    expect(adapter.link?.readAnswer({ ...back, shop: 'gudao-design.myshopify.com' }).grant).toBeUndefined();
    skew.ms = 10 * MINUTE_MS;
    expect(adapter.link?.readAnswer(back).grant).toBeUndefined();
    skew.ms = 0;
    expect(adapter.link?.readAnswer(back).grant).toMatchObject({ shop: LVYE });
  });

  it('[revoke] has the app taken out, and every token is dead', async () => {
    const { adapter, credential, run, orders } = await reading();
    expect(await adapter.revoke?.(credential)).toEqual({ ok: true, value: undefined });
    expect(await run.advance(orders)).toEqual({ tag: 'authorisationEnded' });
    expect(await adapter.revoke?.(credential)).toMatchObject({ ok: false, error: { tag: 'AuthorisationRefused' } });
  });
});

describe('everything Shopify tells of a shop', () => {
  it('[orders] [refunds] [stock] is what the trade was, under the published quotas', async () => {
    const { run, standIn, shop } = await reading('published');
    const { facts, outcomes } = await run.readAll();
    // Stripe takes this shop's money, so there are no payouts of Shopify's own.
    expect([...outcomes].filter(([, { tag }]) => tag !== 'done')).toEqual([
      ['payouts', { tag: 'notAvailable', reason: 'noShopifyPayments' }],
    ]);
    const now = standIn.clock.now().getTime();
    const sales = salesOf(standIn, shop, facts.coverage);
    expect(facts.months.map(({ refunds: _refunds, ...month }) => month)).toEqual(monthsByHand(shop, sales));
    const refunded = sales.filter(({ refund, cancelled }) => !cancelled && refund && refund.at <= now);
    const minor = refunded.reduce((sum, { refund }) => sum + (refund?.amount ?? 0), 0);
    expect(facts.months.reduce((sum, { refunds }) => sum + Math.round(Number(refunds) * 100), 0)).toBe(minor);
    const lying = standIn.trade.stock(shop).reduce((sum, { sellable }) => sum + sellable, 0);
    expect(facts.stock).toMatchObject({ units: lying });
    expect(facts.skuUnits90d).toMatchObject({ skus: standIn.trade.skus(shop).length });
    expect(facts).toMatchObject({ payouts: 'notOffered', accountHealth: 'notOffered', adSpend12m: 'notOffered' });
  });
});

describe('a shop whose buyers pay through Shopify', () => {
  it('[payouts] tells what was paid out', async () => {
    const { run, standIn, shop } = await reading('instant', GUDAO);
    const { facts } = await run.readAll(({ id, from = '' }) => id === 'payouts' || from > '2026-10-01');
    const now = standIn.clock.now().getTime();
    const paid = standIn.trade
      .payouts(shop, 0, now)
      .filter(({ paidAt, net }) => paidAt !== undefined && paidAt <= now && net > 0)
      .map(({ paidAt = 0, net }) => [new Date(paidAt).toISOString().slice(0, 10), (net / 100).toFixed(2)]);
    const told = facts.payouts === 'notOffered' ? [] : facts.payouts;
    expect(told.map(({ paidOn, amount }) => [paidOn, amount])).toEqual(paid);
    expect(paid.length).toBeGreaterThan(20);
  });
});

describe('a token of Shopify', () => {
  it('[refresh] that ended after an hour is renewed, and its successor after that', async () => {
    const { run, orders, standIn } = await reading();
    for (let hour = 0; hour < 2; hour += 1) {
      standIn.clock.forward(61 * MINUTE_MS);
      expect((await run.finish(orders)).outcome.tag).toBe('done');
    }
    expect(new Set(run.renewed.map(({ secrets }) => secrets['refreshToken'])).size).toBe(2);
  });

  it('[orders] that dies in the middle of a window ends the authorisation', async () => {
    const { run, orders, standIn } = await reading();
    let pages = 0;
    standIn.standBetween(async (url, forward) => {
      if (GRAPHQL.test(url.pathname) && ++pages === 2)
        await standIn.app.request(`/shopify/${LVYE}/admin/settings/apps/uninstall`, { method: 'POST' });
      return forward();
    });
    expect((await run.finish(orders)).outcome).toEqual({ tag: 'authorisationEnded' });
  });
});

describeBadDays({ vendor: 'shopify', ordersPath: GRAPHQL, reading });

describe('an order of Shopify', () => {
  it('[orders] that changes between pages is taken as told last', async () => {
    const { run, orders, standIn } = await reading();
    const before = await run.finish(orders);
    let first: Json | undefined;
    rewrite(standIn, GRAPHQL, (body, times) => {
      const list = (body['data'] as { orders: { nodes: Json[] } }).orders;
      if (times === 1) first = list.nodes.find(({ displayFinancialStatus }) => displayFinancialStatus === 'PAID');
      const changed = { ...first, cancelledAt: '2026-11-22T09:00:00Z' };
      return times === 2 ? { ...body, data: { orders: { ...list, nodes: [...list.nodes, changed] } } } : body;
    });
    const [sold, cancelled] = countsOf(before.outcome);
    expect(countsOf((await run.finish(orders)).outcome)).toEqual([sold - 1, cancelled + 1]);
  });
});
