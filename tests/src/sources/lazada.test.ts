import { describe, expect, it } from '@jest/globals';
import { LazadaAccount } from '@loan/functions/adapters/lazada/account';
import { createLazada } from '@loan/functions/adapters/lazada/lazada';
import { decimalText } from '@loan/functions/ingest/currencies';
import { localSources } from '@loan/local/cloud/local-sources';
import { LAZADA_APP } from '@loan/sandbox/lazada/credentials';
import { decideIop, IOP_REDIRECT } from '@loan/sandbox/testing/iop';
import { itKnowsABadClock } from './bad-clock.ts';
import {
  connected,
  countsOf,
  createStandIn,
  describeBadDays,
  type Json,
  monthsByHand,
  payoutsByHand,
  refundsByHand,
  rewrite,
  salesOf,
} from './stand-in.ts';

const NANYANG = '100151503';
const DAY_MS = 86_400_000;
const LIST = /\/orders\/get$/;
/** The shop sells in Thailand. */
const [COUNTRY, OFFSET] = ['th', 7] as const;

async function open(pace: 'instant' | 'published' = 'instant') {
  const skew = { ms: 0 };
  const standIn = createStandIn(pace);
  const account = LazadaAccount.parse(JSON.parse(localSources(standIn.url).lazada ?? ''));
  const now = () => new Date(standIn.clock.now().getTime() + skew.ms);
  const adapter = createLazada({ http: standIn.http, now, account, redirectUri: IOP_REDIRECT });
  const shop = standIn.trade.shop('lazada', NANYANG);
  if (!shop) throw new Error('no shop');
  const desk = { app: standIn.app, host: '/lazada/auth', key: LAZADA_APP, now: standIn.clock.now };
  const answerOf = async (decision: 'allow' | 'cancel') => {
    const back = await decideIop(desk, { shop: NANYANG, decision });
    return adapter.link?.readAnswer(Object.fromEntries(back.searchParams));
  };
  return { ...standIn, standIn, adapter, account, shop, answerOf, skew };
}

async function reading(pace?: 'instant' | 'published') {
  const opened = await open(pace);
  const grant = (await opened.answerOf('allow'))?.grant ?? {};
  const account = await connected(opened.standIn, opened.adapter, { region: COUNTRY, grant, typed: {} });
  const orders = opened.adapter.plan(account.identity, account.asOf)[1];
  if (!orders) throw new Error('no window of orders');
  return { ...opened, ...account, orders };
}

describe('a seller on Lazada', () => {
  it('[authorise] says yes on the page the link leads to, and the shop is his', async () => {
    const { adapter, identity, url, app, shop } = await reading();
    const link = adapter.link?.urlFor({ region: COUNTRY, state: 'one-time-state', typed: {} }) ?? '';
    expect((await app.request(link.replace(url, ''))).status).toBe(200);
    expect(identity).toMatchObject({
      sellerId: NANYANG,
      shopName: shop.shopName,
      marketplaceIds: [COUNTRY],
      suspended: false,
    });
    expect(identity.companyName).toBe(shop.registered?.name);
  });

  it('[authorise] who says no leaves no grant; a code is good once, and only for the country of the shop', async () => {
    const { adapter, answerOf } = await open();
    expect(await answerOf('cancel')).toEqual({ state: 'one-time-state' });
    const grant = (await answerOf('allow'))?.grant ?? {};
    const elsewhere = { region: 'sg', grant: (await answerOf('allow'))?.grant ?? {}, typed: {} };
    expect(await adapter.connect(elsewhere)).toMatchObject({ ok: false, error: { code: 'otherCountry' } });
    expect(await adapter.connect({ region: COUNTRY, grant, typed: {} })).toMatchObject({ ok: true });
    expect(await adapter.connect({ region: COUNTRY, grant, typed: {} })).toEqual({
      ok: false,
      error: { tag: 'AuthorisationRefused', code: 'InvalidCode' },
    });
  });

  it('[authorise] cannot be asked by someone with another secret', async () => {
    const { http, account, answerOf, clock } = await open();
    const wrong = { ...account, appSecret: 'another secret' };
    const stranger = createLazada({ http, now: clock.now, account: wrong, redirectUri: IOP_REDIRECT });
    const grant = (await answerOf('allow'))?.grant ?? {};
    expect(await stranger.connect({ region: COUNTRY, grant, typed: {} })).toEqual({
      ok: false,
      error: { tag: 'MarketplaceUnknown', cause: 'IncompleteSignature' },
    });
  });
});

describe('everything Lazada tells of a shop', () => {
  it('[orders] [refunds] [payouts] [stock] [ads] [health] is what the trade was, under the published quotas', async () => {
    const { run, standIn, shop, trade } = await reading('published');
    const { facts, outcomes } = await run.readAll();
    expect([...outcomes].filter(([, { tag }]) => tag !== 'done')).toEqual([]);
    // Orders are told in the days of the country, bookings in those of the statements.
    const refunds = refundsByHand(standIn, shop, facts.coverage);
    const sales = salesOf(standIn, shop, facts.coverage, OFFSET);
    expect(facts.months).toEqual(
      monthsByHand(shop, sales, OFFSET).map((month) => ({ ...month, refunds: refunds.get(month.month) ?? '0.00' })),
    );
    expect(facts.months.length).toBeGreaterThanOrEqual(15);

    // What was kept of the sales shipped in the days covered.
    const [begin, end] = [Date.parse(facts.coverage.from), Date.parse(facts.coverage.to) + DAY_MS];
    const shipped = [...trade.sales(shop, begin - 60 * DAY_MS, end)].filter(
      ({ cancelled, brushed, shippedAt }) => !cancelled && !brushed && shippedAt >= begin && shippedAt < end,
    );
    const kept = shipped.reduce((sum, { fee }) => sum + fee, 0);
    const fees = facts.fees === 'notOffered' ? [] : facts.fees;
    expect(fees.reduce((sum, { amount }) => sum + Number(amount.replace('.', '')), 0)).toBe(kept);

    const made = payoutsByHand(standIn, shop, { coverage: facts.coverage, by: 'paidOn' });
    expect(made.length).toBeGreaterThan(50);
    expect(facts.payouts).toEqual(
      made.map(({ amount }) =>
        expect.objectContaining({
          amount,
          currency: shop.currency,
          status: 'paid',
          accountTail: shop.paidInto.accountTail,
        }),
      ),
    );

    const lying = trade.stock(shop).reduce((sum, { sellable }) => sum + sellable, 0);
    expect(facts.stock).toMatchObject({ units: lying });
    expect(facts.accountHealth).toMatchObject({ suspended: false });

    const spent = trade.ads(shop, end - 365 * DAY_MS, end).reduce((sum, { spend }) => sum + spend, 0);
    expect(facts.adSpend12m).toEqual([{ currency: shop.currency, amount: decimalText(spent, 2) }]);
    expect(JSON.stringify(facts)).not.toMatch(/first_name|address|\*{4}/);
  });
});

describe('a token of Lazada', () => {
  it('[refresh] that ended is renewed, and the reading goes on with the new one', async () => {
    const { run, orders, clock } = await reading();
    clock.forward(30 * DAY_MS);
    expect((await run.finish(orders)).outcome.tag).toBe('done');
    expect((await run.finish(orders)).outcome.tag).toBe('done');
    expect(run.renewed).toHaveLength(1);
  });

  it('[refresh] that nobody renewed for more than half a year ends the authorisation', async () => {
    const { run, orders, clock } = await reading();
    clock.forward(181 * DAY_MS);
    expect((await run.finish(orders)).outcome).toEqual({ tag: 'authorisationEnded' });
  });

  it('[orders] that dies in the middle of a window, and cannot be renewed, ends the authorisation', async () => {
    const { run, orders, standIn, clock } = await reading();
    let pages = 0;
    standIn.standBetween((url, forward) => {
      if (LIST.test(url.pathname) && ++pages === 2) clock.forward(181 * DAY_MS);
      return forward();
    });
    expect((await run.finish(orders)).outcome).toMatchObject({
      tag: expect.stringMatching(/authorisationEnded|unknown/),
    });
    expect((await run.finish(orders)).outcome).toEqual({ tag: 'authorisationEnded' });
  });
});

describeBadDays({ vendor: 'lazada', ordersPath: LIST, reading });

describe('an order of Lazada', () => {
  it('[orders] that changes between pages counts as it was told last', async () => {
    const { run, orders, standIn } = await reading();
    const before = (await run.finish(orders)).outcome;
    let first: Json | undefined;
    let seen = 0;
    let isLast = false;
    rewrite(standIn, LIST, (body) => {
      const data = body['data'] as { countTotal: number; orders: Json[] };
      first ??= data.orders.find(({ statuses }) => String(statuses) === 'delivered');
      seen += data.orders.length;
      isLast = seen >= data.countTotal;
      return { ...body, data: { ...data, orders: isLast && first ? [...data.orders, first] : data.orders } };
    });
    rewrite(standIn, /orders\/items\/get$/, (body) => {
      const data = body['data'] as { order_id: number; order_items: Json[] }[];
      const changed = data.map((one) =>
        isLast && one.order_id === first?.['order_id']
          ? { ...one, order_items: one.order_items.map((item) => ({ ...item, status: 'canceled' })) }
          : one,
      );
      return { ...body, data: changed };
    });
    const after = (await run.finish(orders)).outcome;
    const [sold, cancelled] = countsOf(before);
    expect(countsOf(after)).toEqual([sold - 1, cancelled + 1]);
  });

  itKnowsABadClock({ minutes: 130, reading });

  it('[orders] is told to a clock that is ten minutes off: Lazada allows two hours', async () => {
    const { run, orders, skew } = await reading();
    skew.ms = 10 * 60_000;
    expect((await run.finish(orders)).outcome.tag).toBe('done');
  });
});
