import { describe, expect, it } from '@jest/globals';
import { AliexpressAccount } from '@loan/functions/adapters/aliexpress/account';
import { createAliexpress } from '@loan/functions/adapters/aliexpress/aliexpress';
import { decimalText } from '@loan/functions/ingest/currencies';
import { localSources } from '@loan/local/cloud/local-sources';
import { ALIEXPRESS_APP } from '@loan/sandbox/aliexpress/credentials';
import { decideIop, IOP_REDIRECT } from '@loan/sandbox/testing/iop';
import { itKnowsABadClock } from './bad-clock.ts';
import {
  connected,
  countsOf,
  createStandIn,
  describeBadDays,
  type Json,
  monthsByHand,
  rewrite,
  type StandIn,
} from './stand-in.ts';

const HAIFENG = '2671514005';
const DAY_MS = 86_400_000;
const SYNC = /\/sync$/;

async function open(pace: 'instant' | 'published' = 'instant') {
  const skew = { ms: 0 };
  const standIn = createStandIn(pace);
  const account = AliexpressAccount.parse(JSON.parse(localSources(standIn.url).aliexpress ?? ''));
  const now = () => new Date(standIn.clock.now().getTime() + skew.ms);
  const adapter = createAliexpress({ http: standIn.http, now, account, redirectUri: IOP_REDIRECT });
  const shop = standIn.trade.shop('aliexpress', HAIFENG);
  if (!shop) throw new Error('no shop');
  const desk = { app: standIn.app, host: '/aliexpress/api-sg', key: ALIEXPRESS_APP, now: standIn.clock.now };
  const answerOf = async (decision: 'allow' | 'cancel') => {
    const back = await decideIop(desk, { shop: HAIFENG, decision });
    return adapter.link?.readAnswer(Object.fromEntries(back.searchParams));
  };
  return { ...standIn, standIn, adapter, account, shop, answerOf, skew };
}

async function reading(pace?: 'instant' | 'published') {
  const opened = await open(pace);
  const grant = (await opened.answerOf('allow'))?.grant ?? {};
  const account = await connected(opened.standIn, opened.adapter, { region: 'global', grant, typed: {} });
  const orders = opened.adapter.plan(account.identity, account.asOf)[1];
  if (!orders) throw new Error('no window of orders');
  return { ...opened, ...account, orders };
}

const PACIFIC = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'America/Los_Angeles',
  dateStyle: 'short',
  timeStyle: 'medium',
});
/** What the clock on a wall in Los Angeles shows, as if it were UTC: to the second, as AliExpress writes it. */
const pacific = (at: number): string => PACIFIC.format(at);
const asIfUtc = (at: number): number => Date.parse(`${pacific(at).replace(' ', 'T')}Z`);

function salesInPacificDays({ trade }: StandIn, shop: Parameters<StandIn['trade']['sales']>[0], days: Days) {
  const sales = trade.sales(shop, Date.parse(days.from) - 2 * DAY_MS, Date.parse(days.to) + 3 * DAY_MS);
  return [...sales].filter(({ at }) => isWithin(days, at)).map((sale) => ({ ...sale, at: asIfUtc(sale.at) }));
}
type Days = { from: string; to: string };
const isWithin = ({ from, to }: Days, at: number): boolean =>
  pacific(at).slice(0, 10) >= from && pacific(at).slice(0, 10) <= to;

describe('a seller on AliExpress', () => {
  it('[authorise] says yes on the page the link leads to, and the shop is his', async () => {
    const { adapter, identity, url, app, shop } = await reading();
    const link = adapter.link?.urlFor({ region: 'global', state: 'one-time-state', typed: {} }) ?? '';
    expect((await app.request(link.replace(url, ''))).status).toBe(200);
    expect(identity).toEqual({
      sellerId: HAIFENG,
      shopName: shop.shopName,
      marketplaceIds: [HAIFENG],
      suspended: false,
    });
  });

  it('[authorise] who says no leaves no grant, and a code is good once', async () => {
    const { adapter, answerOf } = await open();
    expect(await answerOf('cancel')).toEqual({ state: 'one-time-state' });
    const ask = { region: 'global', grant: (await answerOf('allow'))?.grant ?? {}, typed: {} };
    expect(await adapter.connect(ask)).toMatchObject({ ok: true });
    expect(await adapter.connect(ask)).toEqual({
      ok: false,
      error: { tag: 'AuthorisationRefused', code: 'InvalidCode' },
    });
  });

  it('[authorise] cannot be asked by someone with another secret', async () => {
    const { http, account, answerOf, clock } = await open();
    const wrong = { ...account, appSecret: 'another secret' };
    const stranger = createAliexpress({ http, now: clock.now, account: wrong, redirectUri: IOP_REDIRECT });
    const grant = (await answerOf('allow'))?.grant ?? {};
    expect(await stranger.connect({ region: 'global', grant, typed: {} })).toEqual({
      ok: false,
      error: { tag: 'MarketplaceUnknown', cause: 'IncompleteSignature' },
    });
  });
});

describe('everything AliExpress tells of a shop', () => {
  it('[orders] [refunds] [payouts] [stock] is what the trade was, under the published quotas', async () => {
    const { run, standIn, shop, trade, clock } = await reading('published');
    const { facts, outcomes } = await run.readAll();
    expect([...outcomes].filter(([, { tag }]) => tag !== 'done')).toEqual([]);
    const asked = clock.now().getTime();

    const sales = salesInPacificDays(standIn, shop, facts.coverage);
    const refunds = new Map<string, number>();
    for (const { at, refund } of sales) {
      const month = new Date(at).toISOString().slice(0, 7);
      if (refund && refund.at <= asked - DAY_MS / 2) refunds.set(month, (refunds.get(month) ?? 0) + refund.amount);
    }
    const months = monthsByHand(shop, sales);
    expect(months.length).toBeGreaterThanOrEqual(15);
    expect(facts.months.map(({ refunds: _, ...month }) => month)).toEqual(months);
    // Orders go on being refunded while they are read; of the months before the last that is over.
    for (const { month, refunds: told } of facts.months.slice(0, -2)) {
      expect([month, told]).toEqual([month, decimalText(refunds.get(month) ?? 0, shop.decimals)]);
    }

    // What is released on a day is what the payment company takes in.
    const paid = trade
      .payouts(shop, Date.parse(facts.coverage.from) - 60 * DAY_MS, asked)
      .filter(({ paidAt }) => paidAt !== undefined && isWithin(facts.coverage, paidAt));
    expect(paid.length).toBeGreaterThan(50);
    expect(facts.payouts).toEqual(
      paid.map(({ paidAt = 0, net }) =>
        expect.objectContaining({
          paidOn: pacific(paidAt).slice(0, 10),
          amount: decimalText(net, shop.decimals),
          currency: shop.currency,
        }),
      ),
    );
    const kept = facts.fees === 'notOffered' ? [] : facts.fees;
    expect(kept.reduce((sum, { amount }) => sum + Number(amount.replace('.', '')), 0)).toBe(
      paid.reduce((sum, { fees }) => sum + fees, 0),
    );

    const lying = trade.stock(shop).reduce((sum, { sellable }) => sum + sellable, 0);
    expect(facts.stock).toMatchObject({ units: lying });
    expect([facts.accountHealth, facts.adSpend12m, facts.externalDebts]).toEqual(Array(3).fill('notOffered'));
    expect(JSON.stringify(facts)).not.toMatch(/buyer(?!s")|signer|\*{4}/);
  });
});

describe('a token of AliExpress', () => {
  it('[refresh] that ended is renewed, and the reading goes on with the new one', async () => {
    const { run, orders, clock, credential } = await reading();
    const endsAt = Date.parse(credential.secrets['accessEndsAt'] ?? '');
    clock.forward(endsAt - clock.now().getTime());
    expect((await run.finish(orders)).outcome.tag).toBe('done');
    expect((await run.finish(orders)).outcome.tag).toBe('done');
    expect(run.renewed).toHaveLength(1);
  });

  it('[orders] that dies in the middle of a window, and cannot be renewed, ends the authorisation', async () => {
    const { run, orders, standIn, clock } = await reading();
    let pages = 0;
    standIn.standBetween((url, forward) => {
      if (SYNC.test(url.pathname) && ++pages === 2) clock.forward(800 * DAY_MS);
      return forward();
    });
    await run.finish(orders);
    expect((await run.finish(orders)).outcome).toEqual({ tag: 'authorisationEnded' });
  });
});

describeBadDays({ vendor: 'aliexpress', ordersPath: SYNC, reading });

describe('an order of AliExpress', () => {
  it('[orders] that changes between pages counts as it was told last', async () => {
    const { run, orders, standIn } = await reading();
    const before = (await run.finish(orders)).outcome;
    let first: Json | undefined;
    rewrite(standIn, SYNC, (body) => {
      type Answer = { result: { current_page: number; total_page: number; target_list?: { order_dto: Json[] } } };
      const answer = body['aliexpress_solution_order_get_response'] as Answer | undefined;
      const list = answer?.result.target_list?.order_dto;
      if (!answer || !list) return body;
      first ??= list.find(({ order_status: status }) => status === 'FINISH');
      const isLast = first !== undefined && answer.result.current_page === answer.result.total_page;
      const again = isLast ? [{ ...first, end_reason: 'buyer_cancel_order' }] : [];
      const result = { ...answer.result, target_list: { order_dto: [...list.slice(0, 49), ...again] } };
      return isLast && list.length < 50 ? { aliexpress_solution_order_get_response: { result } } : body;
    });
    const after = (await run.finish(orders)).outcome;
    const [sold, cancelled] = countsOf(before);
    expect(countsOf(after)).toEqual([sold - 1, cancelled + 1]);
  });

  itKnowsABadClock({ minutes: 130, reading });
});
