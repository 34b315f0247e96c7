import { describe, expect, it } from '@jest/globals';
import { TiktokShopAccount } from '@loan/functions/adapters/tiktok-shop/account';
import { createTiktokShop } from '@loan/functions/adapters/tiktok-shop/tiktok-shop';
import { localSources } from '@loan/local/cloud/local-sources';
import { decide } from '@loan/sandbox/testing/tiktok-shop';
import { shippedBetween } from '@loan/sandbox/trade/shipped';
import { dataLoan202611 } from '@loan/shared/policy/data-loan-2026-11/policy';
import { meanReturnRatePpm } from '@loan/shared/scoring/turnover';
import { itKnowsABadClock } from './bad-clock.ts';
import {
  connected,
  countsOf,
  createStandIn,
  describeBadDays,
  expectSettled,
  feesOf,
  type Json,
  monthsByHand,
  payoutsByHand,
  refundsByHand,
  rewrite,
  salesOf,
} from './stand-in.ts';

const TIANYU = '7495514739648980013';
const DAY_MS = 86_400_000;
const ORDERS = /orders\/search$/;

async function open(pace: 'instant' | 'published' = 'instant') {
  const skew = { ms: 0 };
  const standIn = createStandIn(pace);
  const account = TiktokShopAccount.parse(JSON.parse(localSources(standIn.url).tiktokShop ?? ''));
  const now = () => new Date(standIn.clock.now().getTime() + skew.ms);
  const adapter = createTiktokShop({ http: standIn.http, now, account });
  const shop = standIn.trade.shop('tiktokShop', TIANYU);
  if (!shop) throw new Error('no shop');
  const grantOf = async () => {
    const back = await decide(standIn.app, [TIANYU]);
    return adapter.link?.readAnswer(Object.fromEntries(back.searchParams))?.grant ?? {};
  };
  return { ...standIn, standIn, adapter, shop, grantOf, skew };
}

async function reading(pace: 'instant' | 'published' = 'instant') {
  const opened = await open(pace);
  const account = await connected(opened.standIn, opened.adapter, {
    region: 'global',
    grant: await opened.grantOf(),
    typed: {},
  });
  const steps = opened.adapter.plan(account.identity, account.asOf);
  const orders = steps[1];
  if (!orders) throw new Error('no window of orders');
  return { ...opened, ...account, orders };
}

describe('a seller of TikTok Shop', () => {
  it('[authorise] says yes on the page the link leads to, and the shop is his', async () => {
    const { adapter, identity, url } = await reading();
    expect(adapter.link?.urlFor({ region: 'global', state: 's', typed: {} })).toMatch(`${url}/tiktok-shop/services/`);
    expect(identity).toMatchObject({ sellerId: TIANYU, shopName: 'TIANYU Trends', suspended: false });
    expect(identity.marketplaceIds).toEqual([expect.stringMatching(/^US:/)]);
  });

  it('[authorise] who says no leaves no grant, and a code is good once', async () => {
    const { app, adapter, grantOf } = await open();
    const back = await decide(app, [TIANYU], 'cancel');
    expect(adapter.link?.readAnswer(Object.fromEntries(back.searchParams))).toEqual({ state: 'one-time-state' });
    const ask = { region: 'global', grant: await grantOf(), typed: {} };
    expect(await adapter.connect(ask)).toMatchObject({ ok: true });
    expect(await adapter.connect(ask)).toMatchObject({ ok: false, error: { tag: 'AuthorisationRefused' } });
  });
});

describe('everything TikTok Shop tells of a shop', () => {
  it('[orders] [refunds] [payouts] [stock] is what the trade was, under the published quotas', async () => {
    const { run, standIn, shop, trade } = await reading('published');
    const { facts, outcomes } = await run.readAll();
    expect([...outcomes.values()].filter(({ tag }) => tag !== 'done')).toEqual([]);
    const refunds = refundsByHand(standIn, shop, facts.coverage);
    expect(facts.months).toEqual(
      monthsByHand(shop, salesOf(standIn, shop, facts.coverage)).map((month) => ({
        ...month,
        refunds: refunds.get(month.month) ?? '0.00',
      })),
    );
    expect(facts.months.length).toBeGreaterThanOrEqual(15);
    const payouts = payoutsByHand(standIn, shop, { coverage: facts.coverage, by: 'closedOn' });
    expect(facts.payouts).toEqual(
      payouts.map(({ paidOn, amount }) =>
        expect.objectContaining({ paidOn, amount, currency: 'USD', accountTail: shop.paidInto.accountTail }),
      ),
    );
    expect(payouts.length).toBeGreaterThan(50);
    const lying = trade.stock(shop).reduce((sum, { sellable }) => sum + sellable, 0);
    expect(facts.stock).toMatchObject({ units: lying });
    expect(facts.adSpend12m).toBe('notOffered');
    // 14.5 % of apparel comes back in the mean, and 7.8 % of everything.
    expect([facts.mainCategory, meanReturnRatePpm(dataLoan202611, facts)]).toEqual(['apparel', 145_000]);
    expect(JSON.stringify([facts, [...run.kept.keys()]])).not.toMatch(/buyer(?!s")|recipient|@/);
    // By hand: the fee of what left, and all advertising, which TikTok takes out of the payouts. A statement made at the
    // first midnight of the days covered is of the day before it, and that of the last day is made at the next one.
    const [from, to] = [Date.parse(facts.coverage.from) - DAY_MS, Date.parse(facts.coverage.to)];
    const left = [...shippedBetween(trade, shop, from, to)].reduce((sum, { fee }) => sum + fee, 0);
    const ads = trade.ads(shop, from, to).reduce((sum, { spend }) => sum + spend, 0);
    expect(feesOf(facts)).toBe(left + ads);
    expectSettled(facts);
  });
});

describe('a token of TikTok Shop', () => {
  it('[refresh] that ended is renewed by a refresh token that is spent once', async () => {
    const { run, orders, clock } = await reading();
    clock.forward(7 * DAY_MS);
    expect((await run.finish(orders)).outcome.tag).toBe('done');
    expect((await run.finish(orders)).outcome.tag).toBe('done');
    expect(run.renewed).toHaveLength(1);
  });

  it('[orders] that dies in the middle of a window ends the authorisation, and what was read stays', async () => {
    const { run, orders, standIn, app } = await reading();
    let pages = 0;
    standIn.standBetween(async (url, forward) => {
      if (ORDERS.test(url.pathname) && ++pages === 2) {
        const body = new URLSearchParams({ shop: TIANYU });
        await app.request('/tiktok-shop/manage/revoke', { method: 'POST', body });
      }
      return forward();
    });
    expect((await run.finish(orders)).outcome).toEqual({ tag: 'authorisationEnded' });
  });
});

describeBadDays({ vendor: 'tiktok-shop', ordersPath: ORDERS, reading });

describe('a bad day of TikTok Shop', () => {
  it('[orders] in which an order changes between pages takes the order as told last', async () => {
    const { run, orders, standIn } = await reading();
    const before = await run.finish(orders);
    let first: Json | undefined;
    rewrite(standIn, ORDERS, (body, times) => {
      const data = body['data'] as { orders: Json[] };
      if (times === 1) first = data.orders.find(({ status }) => status === 'COMPLETED');
      const changed = { ...first, status: 'CANCELLED' };
      return times === 2 ? { ...body, data: { ...data, orders: [...data.orders, changed] } } : body;
    });
    const { outcome } = await run.finish(orders);
    const [sold, cancelled] = countsOf(before.outcome);
    expect(countsOf(outcome)).toEqual([sold - 1, cancelled + 1]);
  });

  itKnowsABadClock({ minutes: 10, reading });
});
