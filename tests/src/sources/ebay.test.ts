import { describe, expect, it } from '@jest/globals';
import { EbayAccount } from '@loan/functions/adapters/ebay/account';
import { createEbay } from '@loan/functions/adapters/ebay/ebay';
import { pullRun } from '@loan/functions/testing/pull-run';
import { localSources } from '@loan/local/cloud/local-sources';
import {
  connected,
  countsOf,
  createStandIn,
  describeBadDays,
  type Json,
  monthsByHand,
  payoutsByHand,
  rewrite,
  salesOf,
} from './stand-in.ts';

const [AMERICAN, BRITISH] = ['ruihe_autoparts', 'ruihe_autoparts_uk'] as const;
const HOUR_MS = 3_600_000;
/** An Ed25519 key nobody registered. */
const OTHER_KEY = 'MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f';
const ORDERS = /fulfillment\/v1\/order$/;

async function open(shopId: string = AMERICAN, pace: 'instant' | 'published' = 'instant') {
  const standIn = createStandIn(pace);
  const account = EbayAccount.parse(JSON.parse(localSources(standIn.url).ebay ?? ''));
  const adapter = createEbay({ http: standIn.http, now: standIn.clock.now, account });
  const shop = standIn.trade.shop('ebay', shopId);
  if (!shop) throw new Error('no shop');
  /** The page the link leads to, decided as a seller would. */
  const decide = async (decision: string) => {
    const page = adapter.link?.urlFor({ region: 'global', state: 'one-time', typed: {} }) ?? '';
    const body = new URLSearchParams({ shop: shopId, decision });
    const answer = await standIn.app.request(page.replace('/sandbox', ''), { method: 'POST', body });
    const back = new URL(answer.headers.get('location') ?? 'about:blank');
    return adapter.link?.readAnswer(Object.fromEntries(back.searchParams));
  };
  return { standIn, adapter, shop, decide };
}

async function reading(shopId?: string, pace?: 'instant' | 'published') {
  const opened = await open(shopId, pace);
  const grant = (await opened.decide('allow'))?.grant ?? {};
  const account = await connected(opened.standIn, opened.adapter, { region: 'global', grant, typed: {} });
  const orders = opened.adapter.plan(account.identity, account.asOf)[1];
  if (!orders) throw new Error('no window of orders');
  return { ...opened, ...account, orders };
}

describe('a seller of eBay', () => {
  it('[authorise] says yes on the page the link leads to, and the account is theirs', async () => {
    const { identity, shop } = await reading();
    expect(identity).toEqual({
      sellerId: AMERICAN,
      shopName: AMERICAN,
      companyName: shop.registered?.name,
      marketplaceIds: ['EBAY_US'],
      suspended: false,
    });
  });

  it('[authorise] who says no leaves no grant, and a code is good once', async () => {
    const { adapter, decide } = await open();
    expect(await decide('cancel')).toEqual({ state: 'one-time' });
    const ask = { region: 'global', grant: (await decide('allow'))?.grant ?? {}, typed: {} };
    expect(await adapter.connect(ask)).toMatchObject({ ok: true });
    expect(await adapter.connect(ask)).toMatchObject({ ok: false, error: { tag: 'AuthorisationRefused' } });
  });
});

describe('everything eBay tells of a shop', () => {
  it.each([
    ['an American one, under the published quotas', AMERICAN, 'published' as const, 'USD'],
    ['a British one, whose finances are shown for a digital signature only', BRITISH, 'instant' as const, 'GBP'],
  ])(
    '[orders] [refunds] [payouts] [stock] [ads] [health] is what the trade was: %s',
    async (_, shopId, pace, currency) => {
      const { run, standIn, shop } = await reading(shopId, pace);
      const { facts, outcomes } = await run.readAll();
      expect([...outcomes.values()].filter(({ tag }) => tag !== 'done')).toEqual([]);
      const now = standIn.clock.now().getTime();
      const sales = salesOf(standIn, shop, facts.coverage);
      expect(facts.months.map(({ refunds: _refunds, ...month }) => month)).toEqual(monthsByHand(shop, sales));
      // An order tells what went back of it, so refunds stand in the month it was placed.
      const refunded = sales.filter(({ refund, cancelled }) => !cancelled && refund && refund.at <= now);
      const minor = refunded.reduce((sum, { refund }) => sum + (refund?.amount ?? 0), 0);
      expect(facts.months.reduce((sum, { refunds }) => sum + Math.round(Number(refunds) * 100), 0)).toBe(minor);
      const payouts = payoutsByHand(standIn, shop, { coverage: facts.coverage, by: 'paidOn' });
      const told = facts.payouts === 'notOffered' ? [] : facts.payouts;
      expect(told.map(({ paidOn, amount }) => [paidOn, amount])).toEqual(
        payouts.map(({ paidOn, amount }) => [paidOn, amount]),
      );
      expect(payouts.length).toBeGreaterThan(50);
      expect(told.at(-1)).toMatchObject({ currency, accountTail: shop.paidInto.accountTail, status: 'paid' });
      const spent = standIn.trade
        .payouts(shop, now - 400 * 24 * HOUR_MS, now)
        .filter(({ to }) => to - 1 >= Date.parse('2025-11-22') && to - 1 < Date.parse('2026-11-22'))
        .reduce((sum, { ads }) => sum + ads, 0);
      expect(facts.adSpend12m).toEqual([{ currency, amount: (spent / 100).toFixed(2) }]);
      const lying = standIn.trade.stock(shop).reduce((sum, { sellable }) => sum + sellable, 0);
      expect(facts.stock).toMatchObject({ units: lying });
      expect(facts.accountHealth).toEqual({ status: 'green', suspended: false, orderDefectRatePpm: 4_000 });
      expect(facts.returns90d).toMatchObject({ returned: expect.any(Number) });
    },
  );

  it('[payouts] is not told of a British shop without a right signature', async () => {
    const { standIn, credential, identity, adapter, asOf } = await reading(BRITISH);
    const payouts = adapter.plan(identity, asOf).find(({ kind }) => kind === 'payouts');
    if (!payouts) throw new Error('no window of payouts');
    const account = EbayAccount.parse(JSON.parse(localSources(standIn.url).ebay ?? ''));
    const signingKey = { ...account.signingKey, privateKey: OTHER_KEY };
    const forged = createEbay({ http: standIn.http, now: standIn.clock.now, account: { ...account, signingKey } });
    const outcome = await pullRun(forged, { credential, identity, asOf }).advance(payouts);
    expect(outcome).toMatchObject({ tag: 'unknown', cause: expect.stringContaining('215122') });
  });
});

describe('a token of eBay', () => {
  it('[refresh] that ended after two hours is renewed by a refresh token that stays', async () => {
    const { run, orders, standIn } = await reading();
    standIn.clock.forward(3 * HOUR_MS);
    expect((await run.finish(orders)).outcome.tag).toBe('done');
    standIn.clock.forward(3 * HOUR_MS);
    expect((await run.finish(orders)).outcome.tag).toBe('done');
    expect(run.renewed.map(({ secrets }) => secrets['refreshToken'] !== undefined)).toEqual([true, true]);
  });

  it('[orders] that dies in the middle of a window ends the authorisation', async () => {
    const { run, orders, standIn } = await reading();
    let pages = 0;
    standIn.standBetween(async (url, forward) => {
      if (ORDERS.test(url.pathname) && ++pages === 2) {
        const body = new URLSearchParams({ shop: AMERICAN });
        await standIn.app.request('/ebay/auth/manage/revoke', { method: 'POST', body });
      }
      return forward();
    });
    expect((await run.finish(orders)).outcome).toEqual({ tag: 'authorisationEnded' });
  });
});

describeBadDays({ vendor: 'ebay', ordersPath: ORDERS, reading });

describe('an order of eBay', () => {
  it('[orders] that changes between pages is taken as told last', async () => {
    const { run, orders, standIn } = await reading();
    const before = await run.finish(orders);
    let first: Json | undefined;
    rewrite(standIn, ORDERS, (body, times) => {
      const list = body['orders'] as Json[];
      if (times === 1) first = list.find(({ orderPaymentStatus }) => orderPaymentStatus === 'PAID');
      const changed = { ...first, cancelStatus: { cancelState: 'CANCELED' } };
      return times === 2 ? { ...body, orders: [...list, changed] } : body;
    });
    const { outcome } = await run.finish(orders);
    const [sold, cancelled] = countsOf(before.outcome);
    expect(countsOf(outcome)).toEqual([sold - 1, cancelled + 1]);
  });
});
