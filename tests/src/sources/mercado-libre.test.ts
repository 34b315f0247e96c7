import { describe, expect, it } from '@jest/globals';
import { MercadoLibreAccount } from '@loan/functions/adapters/mercado-libre/account';
import { createMercadoLibre } from '@loan/functions/adapters/mercado-libre/mercado-libre';
import { decimalText } from '@loan/functions/ingest/currencies';
import { pullRun } from '@loan/functions/testing/pull-run';
import { localSources } from '@loan/local/cloud/local-sources';
import type { Sale } from '@loan/sandbox/trade/trade-types';
import type { ShopFacts } from '@loan/shared/facts/shop';
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

const SHOPS = { mx: '1452424001', br: '1452424002' } as const;
const REDIRECT = 'http://127.0.0.1:8080/api/callbacks/sources/mercadoLibre';
const DAY_MS = 86_400_000;
const LIST = /\/orders\/search$/;
/** Mercado Libre tells every moment four hours behind UTC. */
const OFFSET = -4;

type Region = keyof typeof SHOPS;

async function open(pace: 'instant' | 'published' = 'instant', region: Region = 'mx') {
  const standIn = createStandIn(pace);
  const account = MercadoLibreAccount.parse(JSON.parse(localSources(standIn.url).mercadoLibre ?? ''));
  const adapter = createMercadoLibre({ http: standIn.http, now: standIn.clock.now, account, redirectUri: REDIRECT });
  const shop = standIn.trade.shop('mercadoLibre', SHOPS[region]);
  if (!shop) throw new Error('no shop');
  const page = (adapter.link?.urlFor({ region, state: 'one-time-state', typed: {} }) ?? '').replace(standIn.url, '');
  const answerOf = async (decision: 'allow' | 'cancel') => {
    const body = new URLSearchParams({ seller: SHOPS[region], shop: SHOPS[region], decision });
    const answer = await standIn.app.request(page, { method: 'POST', body });
    const back = new URL(answer.headers.get('location') ?? 'about:blank');
    return adapter.link?.readAnswer(Object.fromEntries(back.searchParams));
  };
  return { ...standIn, standIn, adapter, account, shop, page, answerOf };
}

async function reading(pace?: 'instant' | 'published', region: Region = 'mx') {
  const opened = await open(pace, region);
  const grant = (await opened.answerOf('allow'))?.grant ?? {};
  const account = await connected(opened.standIn, opened.adapter, { region, grant, typed: {} });
  const orders = opened.adapter.plan(account.identity, account.asOf).filter(({ kind }) => kind === 'orders')[1];
  if (!orders) throw new Error('no window of orders');
  return { ...opened, ...account, orders };
}

describe('a seller on Mercado Libre', () => {
  it('[authorise] says yes on the page of his country, and the shop is his', async () => {
    const { app, page, identity } = await reading();
    expect((await app.request(page)).status).toBe(200);
    expect(identity).toMatchObject({
      sellerId: SHOPS.mx,
      // A nickname has no spaces.
      shopName: 'YUANYANGMX',
      marketplaceIds: ['MLM'],
      suspended: false,
    });
  });

  it('[authorise] who says no leaves no grant, and a code is good once', async () => {
    const { adapter, answerOf } = await open();
    expect(await answerOf('cancel')).toEqual({ state: 'one-time-state' });
    const ask = { region: 'mx', grant: (await answerOf('allow'))?.grant ?? {}, typed: {} };
    expect(await adapter.connect(ask)).toMatchObject({ ok: true });
    expect(await adapter.connect(ask)).toEqual({
      ok: false,
      error: { tag: 'AuthorisationRefused', code: 'invalid_grant' },
    });
  });

  it('[authorise] cannot be asked by someone with another secret', async () => {
    const { http, clock, account, answerOf } = await open();
    const wrong = { ...account, clientSecret: 'another secret' };
    const stranger = createMercadoLibre({ http, now: clock.now, account: wrong, redirectUri: REDIRECT });
    const grant = (await answerOf('allow'))?.grant ?? {};
    expect(await stranger.connect({ region: 'mx', grant, typed: {} })).toMatchObject({
      ok: false,
      error: { tag: 'MarketplaceUnknown', cause: expect.stringContaining('invalid_client') },
    });
  });

  it('[authorise] of another country than the one chosen has no shop there', async () => {
    const { adapter, credential } = await reading();
    expect(await adapter.describe({ ...credential, region: 'br' })).toMatchObject({ value: { marketplaceIds: [] } });
  });

  it('[revoke] is told that we need the permission no longer, and nothing is read any more', async () => {
    const { adapter, credential, run, orders, clock } = await reading();
    clock.forward(DAY_MS);
    expect(await adapter.revoke?.(credential)).toEqual({ ok: true, value: undefined });
    expect((await run.finish(orders)).outcome).toEqual({ tag: 'authorisationEnded' });
  });
});

/** Refunds made by now, by the month of the order they are for. */
function refundedByHand(sales: readonly Sale[], now: number): Map<string, string> {
  const months = new Map<string, number>();
  for (const { at, cancelled, refund } of sales) {
    if (cancelled || !refund || refund.at > now) continue;
    const month = new Date(at + OFFSET * 3_600_000).toISOString().slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + refund.amount);
  }
  return new Map([...months].map(([month, minor]) => [month, decimalText(minor, 2)]));
}

const sumOf = (amounts: ShopFacts['fees']): number =>
  amounts === 'notOffered' ? 0 : amounts.reduce((sum, { amount }) => sum + Number(amount.replace('.', '')), 0);

describe('everything Mercado Libre tells of a shop', () => {
  it.each([
    ['mx', 'MXN', 'published'],
    ['br', 'BRL', 'instant'],
  ] as const)(
    '[orders] [refunds] [payouts] [stock] [health] is what the trade was: %s, in %s, at the %s pace',
    async (region, currency, pace) => {
      const { run, standIn, shop, trade, clock } = await reading(pace, region);
      const started = clock.now().getTime();
      const { facts, outcomes } = await run.readAll();
      expect([...outcomes].filter(([, { tag }]) => tag !== 'done')).toEqual([]);
      const sales = salesOf(standIn, shop, facts.coverage, OFFSET);
      const refunds = refundedByHand(sales, started);
      expect(facts.months).toEqual(
        monthsByHand(shop, sales, OFFSET).map((month) => ({
          ...month,
          currency,
          refunds: refunds.get(month.month) ?? '0.00',
        })),
      );
      expect(facts.months.length).toBeGreaterThanOrEqual(12);
      const kept = sales.filter(({ cancelled }) => !cancelled).reduce((sum, { fee }) => sum + fee, 0);
      // Told of one unit, in whole centavos: half a centavo a unit may be lost or won.
      const units = facts.months.reduce((sum, month) => sum + month.units, 0);
      expect(Math.abs(sumOf(facts.fees) - kept)).toBeLessThanOrEqual(units / 2);

      const made = payoutsByHand(standIn, shop, { coverage: facts.coverage, by: 'paidOn' });
      expect(made.length).toBeGreaterThan(40);
      expect(facts.payouts).toEqual(
        // The account is a column a seller has to choose, and his settings are not ours to change.
        made.map(({ amount }) =>
          expect.objectContaining({ amount, currency, status: 'paid', accountTail: 'notOffered' }),
        ),
      );
      const lying = trade.stock(shop).reduce((sum, { sellable }) => sum + sellable, 0);
      expect(facts.stock).toMatchObject({ units: lying });
      expect(facts.accountHealth).toMatchObject({ status: 'green', suspended: false });
      expect(facts.returns90d).not.toBe('notOffered');
      expect(JSON.stringify(facts)).not.toMatch(/first_name|address|@/);
    },
  );
});

describe('a token of Mercado Libre', () => {
  it('[refresh] that ended is renewed, the next refresh token is kept, and the reading goes on', async () => {
    const { run, orders, clock } = await reading();
    clock.forward(7 * 3_600_000);
    expect((await run.finish(orders)).outcome.tag).toBe('done');
    clock.forward(7 * 3_600_000);
    expect((await run.finish(orders)).outcome.tag).toBe('done');
    expect(new Set(run.renewed.map(({ secrets }) => secrets['refreshToken'])).size).toBe(2);
  });

  it('[refresh] is good once: a refresh token that was spent ends the authorisation', async () => {
    const { adapter, run, orders, clock, credential, identity, asOf } = await reading();
    clock.forward(7 * 3_600_000);
    expect((await run.finish(orders)).outcome.tag).toBe('done');
    const forgetful = pullRun(adapter, { credential, identity, asOf });
    expect((await forgetful.finish(orders)).outcome).toEqual({ tag: 'authorisationEnded' });
  });

  it('[orders] that dies in the middle of a window, and cannot be renewed, ends the authorisation', async () => {
    const { adapter, credential, run, orders, standIn } = await reading();
    let pages = 0;
    standIn.standBetween(async (url, forward) => {
      if (LIST.test(url.pathname) && ++pages === 2) await adapter.revoke?.(credential);
      return forward();
    });
    expect((await run.finish(orders)).outcome).toEqual({ tag: 'authorisationEnded' });
  });
});

describeBadDays({ vendor: 'mercado-libre', ordersPath: LIST, reading });

describe('an order of Mercado Libre', () => {
  it('[orders] that changes between pages counts as it was told last', async () => {
    const { run, orders, standIn } = await reading();
    const before = (await run.finish(orders)).outcome;
    let first: Json | undefined;
    rewrite(standIn, LIST, (body) => {
      const results = body['results'] as Json[];
      const { total, offset } = body['paging'] as { total: number; offset: number };
      first ??= results.find(({ status }) => status === 'paid');
      const isLast = offset + 50 >= total;
      return { ...body, results: isLast && first ? [...results, { ...first, status: 'cancelled' }] : results };
    });
    const after = (await run.finish(orders)).outcome;
    const [sold, cancelled] = countsOf(before);
    expect(countsOf(after)).toEqual([sold - 1, cancelled + 1]);
  });
});
