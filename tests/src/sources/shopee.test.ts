import { describe, expect, it } from '@jest/globals';
import { ShopeeAccount } from '@loan/functions/adapters/shopee/account';
import { createShopee } from '@loan/functions/adapters/shopee/shopee';
import { decimalText } from '@loan/functions/ingest/currencies';
import { localSources } from '@loan/local/cloud/local-sources';
import { decideShopee, SHOPEE_REDIRECT } from '@loan/sandbox/testing/shopee';
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

const NANYANG = '601515001';
const DAY_MS = 86_400_000;
const LIST = /get_order_list$/;
/** Malaysia and Singapore, where both shops sell, are eight hours ahead. */
const OFFSET = 8;

async function open(pace: 'instant' | 'published' = 'instant') {
  const skew = { ms: 0 };
  const standIn = createStandIn(pace);
  const account = ShopeeAccount.parse(JSON.parse(localSources(standIn.url).shopee ?? ''));
  const now = () => new Date(standIn.clock.now().getTime() + skew.ms);
  const adapter = createShopee({ http: standIn.http, now, account, redirectUri: SHOPEE_REDIRECT });
  const shop = standIn.trade.shop('shopee', NANYANG);
  if (!shop) throw new Error('no shop');
  const answerOf = async (decision: 'allow' | 'cancel') => {
    const back = await decideShopee(standIn.app, { shop: NANYANG, decision });
    return adapter.link?.readAnswer(Object.fromEntries(back.searchParams));
  };
  return { ...standIn, standIn, adapter, account, shop, answerOf, skew };
}

async function reading(pace?: 'instant' | 'published') {
  const opened = await open(pace);
  const grant = (await opened.answerOf('allow'))?.grant ?? {};
  const account = await connected(opened.standIn, opened.adapter, { region: 'cn', grant, typed: {} });
  const orders = opened.adapter.plan(account.identity, account.asOf)[1];
  if (!orders) throw new Error('no window of orders');
  return { ...opened, ...account, orders };
}

describe('a seller on Shopee', () => {
  it('[authorise] says yes on the page the link leads to, and the shop is his', async () => {
    const { adapter, identity, url, app, shop } = await reading();
    const link = adapter.link?.urlFor({ region: 'cn', state: 'one-time-state', typed: {} }) ?? '';
    expect(link).toMatch(`${url}/shopee/open/auth?`);
    expect((await app.request(link.replace(url, ''))).status).toBe(200);
    expect(identity).toEqual({
      sellerId: NANYANG,
      shopName: shop.shopName,
      marketplaceIds: [shop.country],
      suspended: false,
    });
  });

  it('[authorise] who says no leaves no grant, and a code is good once', async () => {
    const { adapter, answerOf } = await open();
    expect(await answerOf('cancel')).toEqual({ state: 'one-time-state' });
    const ask = { region: 'cn', grant: (await answerOf('allow'))?.grant ?? {}, typed: {} };
    expect(await adapter.connect(ask)).toMatchObject({ ok: true });
    expect(await adapter.connect(ask)).toMatchObject({ ok: false, error: { tag: 'AuthorisationRefused' } });
  });

  it('[authorise] cannot be asked by someone with another key', async () => {
    const { http, account, answerOf, clock } = await open();
    const wrong = { ...account, partnerKey: 'another key' };
    const stranger = createShopee({ http, now: clock.now, account: wrong, redirectUri: SHOPEE_REDIRECT });
    const grant = (await answerOf('allow'))?.grant ?? {};
    expect(await stranger.connect({ region: 'cn', grant, typed: {} })).toEqual({
      ok: false,
      error: { tag: 'MarketplaceUnknown', cause: 'error_sign' },
    });
  });
});

describe('everything Shopee tells of a shop', () => {
  it('[orders] [refunds] [payouts] [stock] [ads] [health] is what the trade was, under the published quotas', async () => {
    const { run, standIn, shop, trade } = await reading('published');
    const { facts, outcomes } = await run.readAll();
    expect([...outcomes].filter(([, { tag }]) => tag !== 'done')).toEqual([]);
    const refunds = refundsByHand(standIn, shop, facts.coverage, OFFSET);
    const sales = salesOf(standIn, shop, facts.coverage, OFFSET);
    expect(facts.months).toEqual(
      monthsByHand(shop, sales, OFFSET).map((month) => ({ ...month, refunds: refunds.get(month.month) ?? '0.00' })),
    );
    expect(facts.months.length).toBeGreaterThanOrEqual(15);

    const kept = sales.filter(({ cancelled }) => !cancelled).reduce((sum, { fee }) => sum + fee, 0);
    expect(feesOf(facts)).toBe(kept);

    const payouts = payoutsByHand(standIn, shop, { coverage: facts.coverage, by: 'paidOn' });
    expect(payouts.length).toBeGreaterThan(30);
    expect(facts.payouts).toEqual(
      payouts.map(({ amount }) =>
        expect.objectContaining({ amount, currency: shop.currency, accountTail: shop.paidInto.accountTail }),
      ),
    );

    const lying = trade.stock(shop).reduce((sum, { sellable }) => sum + sellable, 0);
    expect(facts.stock).toMatchObject({ units: lying });
    expect(facts.accountHealth).toMatchObject({ status: 'green', suspended: false });

    const end = Date.parse(facts.coverage.to) + DAY_MS;
    const half = trade.ads(shop, end - 180 * DAY_MS, end).reduce((sum, { spend }) => sum + spend, 0);
    expect(facts.adSpend12m).toEqual([{ currency: shop.currency, amount: decimalText(2 * half, 2) }]);
    expect(JSON.stringify(facts)).not.toMatch(/buyer(?!s")|recipient|\*{4}/);
    expectSettled(facts);
  });
});

describe('a token of Shopee', () => {
  it('[refresh] that ended is renewed by a refresh token that is spent once', async () => {
    const { run, orders, clock } = await reading();
    clock.forward(4 * 3_600_000);
    expect((await run.finish(orders)).outcome.tag).toBe('done');
    expect((await run.finish(orders)).outcome.tag).toBe('done');
    expect(run.renewed).toHaveLength(1);
    clock.forward(4 * 3_600_000);
    expect((await run.finish(orders)).outcome.tag).toBe('done');
    expect(run.renewed).toHaveLength(2);
  });

  it('[refresh] that nobody renewed for more than thirty days ends the authorisation', async () => {
    const { run, orders, clock } = await reading();
    clock.forward(31 * DAY_MS);
    expect((await run.finish(orders)).outcome).toEqual({ tag: 'authorisationEnded' });
  });

  it('[orders] that dies in the middle of a window, because the seller unlinked us, ends the authorisation', async () => {
    const { run, orders, standIn, app } = await reading();
    let pages = 0;
    standIn.standBetween(async (url, forward) => {
      if (LIST.test(url.pathname) && ++pages === 2) {
        await app.request('/shopee/open/revoke', { method: 'POST', body: new URLSearchParams({ shop: NANYANG }) });
      }
      return forward();
    });
    expect((await run.finish(orders)).outcome).toEqual({ tag: 'authorisationEnded' });
  });
});

describeBadDays({ vendor: 'shopee', ordersPath: LIST, reading });

describe('an order of Shopee', () => {
  it('[orders] that changes between pages counts as it was told last', async () => {
    const { run, orders, standIn } = await reading();
    const before = (await run.finish(orders)).outcome;
    let first: Json | undefined;
    let isLast = false;
    rewrite(standIn, LIST, (body) => {
      const response = body['response'] as { more: boolean; order_list: Json[] };
      first ??= response.order_list[0];
      isLast = !response.more;
      const again = isLast && first ? [first] : [];
      return { ...body, response: { ...response, order_list: [...response.order_list, ...again] } };
    });
    rewrite(standIn, /get_order_detail$/, (body) => {
      const { order_list: list } = body['response'] as { order_list: Json[] };
      const changed = list.map((one) =>
        one['order_sn'] === first?.['order_sn'] ? { ...one, order_status: 'CANCELLED' } : one,
      );
      return isLast ? { ...body, response: { order_list: changed } } : body;
    });
    const after = (await run.finish(orders)).outcome;
    const [sold, cancelled] = countsOf(before);
    expect(countsOf(after)).toEqual([sold - 1, cancelled + 1]);
  });

  itKnowsABadClock({ minutes: 10, reading });
});
