import { describe, expect, it } from '@jest/globals';
import { TemuAccount } from '@loan/functions/adapters/temu/account';
import { createTemu } from '@loan/functions/adapters/temu/temu';
import { localSources } from '@loan/local/cloud/local-sources';
import { copyToken, FACTORY, SEMI } from '@loan/sandbox/testing/temu';
import { itKnowsABadClock } from './bad-clock.ts';
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

const BEIJING = 8;
const DAY_MS = 86_400_000;
const ROUTER = /openapi\/router$/;
const REGIONS = { [SEMI]: 'us', [FACTORY]: 'cn' } as const;

async function reading(shopId: keyof typeof REGIONS = FACTORY, pace: 'instant' | 'published' = 'instant') {
  const standIn = createStandIn(pace);
  const skew = { ms: 0 };
  const account = TemuAccount.parse(JSON.parse(localSources(standIn.url).temu ?? ''));
  const now = () => new Date(standIn.clock.now().getTime() + skew.ms);
  const adapter = createTemu({ http: standIn.http, now, account });
  const shop = standIn.trade.shop('temu', shopId);
  if (!shop) throw new Error('no shop');
  const region = REGIONS[shopId];
  const accessToken = await copyToken(standIn.app, region, shopId);
  const connectedAs = await connected(standIn, adapter, { region, grant: {}, typed: { accessToken } });
  const orders = adapter.plan(connectedAs.identity, connectedAs.asOf)[1];
  if (!orders) throw new Error('no window of orders');
  return { standIn, adapter, shop, skew, region, accessToken, orders, ...connectedAs };
}

describe('a seller of Temu', () => {
  it('[authorise] pastes the token Seller Center shows, and it says whose it is', async () => {
    const factory = await reading(FACTORY);
    expect(factory.identity).toEqual({
      sellerId: FACTORY,
      shopName: '恒昌精密',
      companyName: factory.shop.registered?.name,
      marketplaceIds: ['cn'],
      suspended: false,
    });
    // Abroad a mall is a number and nothing else.
    expect((await reading(SEMI)).identity).toMatchObject({ sellerId: SEMI, shopName: '', marketplaceIds: ['us'] });
  });

  it('[authorise] is refused with a token of another gateway, one made up, and one that was made again', async () => {
    const { adapter, standIn, accessToken } = await reading(SEMI);
    const describedBy = async (region: string, token: string) => {
      const credential = await adapter.connect({ region, grant: {}, typed: { accessToken: token } });
      return credential.ok ? adapter.describe(credential.value) : credential;
    };
    const refused = { ok: false, error: { tag: 'AuthorisationRefused' } };
    expect(await describedBy('eu', accessToken)).toMatchObject(refused);
    expect(await describedBy('us', 'made-up-token')).toMatchObject(refused);
    await copyToken(standIn.app, 'us', SEMI);
    expect(await describedBy('us', accessToken)).toMatchObject(refused);
  });

  it('[authorise] who ships himself has nothing to show in China', async () => {
    const { adapter, standIn } = await reading(SEMI);
    const accessToken = await copyToken(standIn.app, 'cn', SEMI);
    const credential = await adapter.connect({ region: 'cn', grant: {}, typed: { accessToken } });
    if (!credential.ok) throw new Error('not connected');
    expect(await adapter.describe(credential.value)).toMatchObject({ value: { marketplaceIds: [] } });
  });
});

describe('everything Temu tells', () => {
  it('[orders] [stock] [ads] of a supplier is what it supplied, under the published quotas', async () => {
    const { run, standIn, shop } = await reading(FACTORY, 'published');
    const { facts, outcomes } = await run.readAll();
    expect([...outcomes.values()].filter(({ tag }) => tag !== 'done')).toEqual([]);
    // Temu orders at the end of a day what was sold in it, so what was sold a day earlier is what was ordered.
    const { from, to } = facts.coverage;
    const start = Date.parse(`${from}T00:00:00Z`) - DAY_MS;
    const sales = [...standIn.trade.sales(shop, start, Date.parse(`${to}T00:00:00Z`))].filter(
      (sale) => !sale.cancelled,
    );
    const minor = sales.reduce((sum, { total }) => sum + total, 0);
    const units = sales.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0);
    const told = facts.months.reduce((sum, month) => sum + Math.round(Number(month.gmv) * 100), 0);
    expect([told, facts.months.reduce((sum, month) => sum + month.units, 0)]).toEqual([minor, units]);
    expect(new Set(facts.months.map(({ currency }) => currency))).toEqual(new Set(['CNY']));
    const lying = standIn.trade.stock(shop).reduce((sum, { sellable }) => sum + sellable, 0);
    expect(facts.stock).toMatchObject({ units: lying });
    expect(facts).toMatchObject({ payouts: 'notOffered', accountHealth: 'notOffered', fees: 'notOffered' });
  });

  it('[orders] [refunds] of a seller who ships himself is what the trade was', async () => {
    const { run, standIn, shop } = await reading(SEMI);
    // Each order costs a call of its own: a hundred days of them say as much as fifteen months.
    const { facts, outcomes } = await run.readAll(({ from = '' }) => from === '' || from > '2026-08-14');
    expect([...outcomes.values()].filter(({ tag }) => tag !== 'done')).toEqual([]);
    const sales = salesOf(standIn, shop, facts.coverage, BEIJING);
    const months = facts.months.map(({ refunds: _refunds, ...month }) => month);
    expect(months).toEqual(monthsByHand(shop, sales, BEIJING));
    const now = standIn.clock.now().getTime();
    const refunded = sales.filter(({ refund, cancelled }) => !cancelled && refund && refund.at <= now);
    const minor = refunded.reduce((sum, { refund }) => sum + (refund?.amount ?? 0), 0);
    expect(facts.months.reduce((sum, { refunds }) => sum + Math.round(Number(refunds) * 100), 0)).toBe(minor);
    expect(facts.stock).toBe('notOffered');
    expect(facts.payouts).toBe('notOffered');
  });
});

describe('a token of Temu', () => {
  it('[orders] that is taken back in the middle of a window ends the authorisation', async () => {
    const { run, orders, standIn } = await reading();
    let calls = 0;
    standIn.standBetween(async (_url, forward) => {
      calls += 1;
      const body = new URLSearchParams({ shop: FACTORY });
      if (calls === 3) await standIn.app.request('/temu/seller/cn/open-platform/revoke', { method: 'POST', body });
      return forward();
    });
    expect((await run.finish(orders)).outcome).toEqual({ tag: 'authorisationEnded' });
  });

  it('[orders] that ended after its year ends the authorisation', async () => {
    const { run, orders, standIn } = await reading();
    standIn.clock.forward(366 * DAY_MS);
    expect(await run.advance(orders)).toEqual({ tag: 'authorisationEnded' });
  });
});

describeBadDays({ vendor: 'temu', ordersPath: ROUTER, reading });

describe('Temu on a bad day', () => {
  itKnowsABadClock({ minutes: 10, reading });

  it('[orders] on which an order changes between pages takes it as told last', async () => {
    const { run, orders, standIn } = await reading();
    const before = await run.finish(orders);
    let first: Json | undefined;
    rewrite(standIn, ROUTER, (body) => {
      const result = body['result'] as { subOrderForSupplierList?: Json[] };
      const list = result.subOrderForSupplierList;
      if (!list) return body;
      const changed = first && { ...first, status: 8 };
      first ??= list[0];
      return changed ? { ...body, result: { ...result, subOrderForSupplierList: [...list, changed] } } : body;
    });
    const [sold, cancelled] = countsOf(before.outcome);
    expect(countsOf((await run.finish(orders)).outcome)).toEqual([sold - 1, cancelled + 1]);
  });
});
