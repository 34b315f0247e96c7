import { describe, expect, it } from '@jest/globals';
import { GoodcangAccount } from '@loan/functions/adapters/goodcang/account';
import { createGoodcang } from '@loan/functions/adapters/goodcang/goodcang';
import { localSources } from '@loan/local/cloud/local-sources';
import { goodcangKeys } from '@loan/sandbox/goodcang/accounts';
import { findCompany } from '@loan/sandbox/people/people';
import { parcelsByHand, stockByHand } from './goods-by-hand.ts';
import { connected, createStandIn, describeBadDays, type Json, rewrite } from './stand-in.ts';

const HAIFENG = 'haifeng';
const BEIJING = 8;

function open(pace: 'instant' | 'published' = 'instant') {
  const standIn = createStandIn(pace);
  const account = GoodcangAccount.parse(JSON.parse(localSources(standIn.url).goodcang ?? ''));
  const adapter = createGoodcang({ http: standIn.http, account });
  const typed = goodcangKeys(standIn.world).find(({ companyKey }) => companyKey === HAIFENG)?.typed ?? {};
  return { standIn, adapter, typed };
}

async function reading(pace?: 'instant' | 'published') {
  const opened = open(pace);
  const { standIn, adapter, typed } = opened;
  const account = await connected(standIn, adapter, { region: 'global', grant: {}, typed });
  const orders = adapter.plan(account.identity, account.asOf).find(({ kind }) => kind === 'parcels');
  if (!orders) throw new Error('no window of parcels');
  return { ...opened, ...account, orders };
}

describe('a customer of GoodCang', () => {
  it('[authorise] types in two keys, and GoodCang says which company signed', async () => {
    const { identity } = await reading();
    expect(identity).toMatchObject({
      sellerId: expect.stringMatching(/^G\d{3}$/),
      companyName: findCompany(HAIFENG)?.name,
      suspended: false,
    });
  });

  it('[authorise] is refused with a wrong key, or with old ones after making new', async () => {
    const { standIn, adapter, typed } = open();
    const describeWith = (secrets: Record<string, string>) =>
      adapter.describe({ region: 'global', sellerId: '', secrets });
    const refused = { ok: false, error: { tag: 'AuthorisationRefused' } };
    expect(await describeWith({ ...typed, appToken: 'guess' })).toMatchObject(refused);
    const body = new URLSearchParams({ company: HAIFENG });
    await standIn.app.request('/goodcang/console/regenerate-keys', { method: 'POST', body });
    expect(await describeWith(typed)).toMatchObject(refused);
  });
});

describe('everything GoodCang tells of a customer', () => {
  it('[orders] [stock] is what left and what lies there, under the published quotas', async () => {
    const { run, standIn } = await reading('published');
    const { facts, outcomes } = await run.readAll();
    expect([...outcomes].filter(([, { tag }]) => tag !== 'done')).toEqual([]);
    const byHand = parcelsByHand(
      standIn,
      { provider: 'goodcang', companyKey: HAIFENG, offsetHours: BEIJING },
      facts.coverage,
    );
    expect(byHand.length).toBeGreaterThan(12);
    expect(facts.shipped).toEqual(
      byHand.map(({ month, parcels }) =>
        expect.objectContaining({ month, marketplace: 'aliexpress', orders: parcels, parcels, tracked: parcels }),
      ),
    );
    const lying = stockByHand(standIn, HAIFENG);
    expect(facts.stock).toMatchObject({
      units: lying.sellable + lying.reserved,
      inTransit: lying.onway,
      reserved: lying.reserved,
      unsellable: lying.unsellable,
    });
    const bands = facts.stock === 'notOffered' || facts.stock.ageBands === 'notOffered' ? [] : facts.stock.ageBands;
    expect(bands.reduce((sum, { units }) => sum + units, 0)).toBe(lying.aged);
    expect(facts.moved90d).toMatchObject({ unitsOut: expect.any(Number), unitsIn: expect.any(Number) });
    expect(JSON.stringify(facts)).not.toMatch(/consignee|\*\*\*/);
  });

  it('[orders] ends when the customer makes new keys in the middle', async () => {
    const { run, orders, standIn } = await reading();
    let pages = 0;
    standIn.standBetween(async (url, forward) => {
      if (/get_order_list$/.test(url.pathname) && ++pages === 2) {
        const body = new URLSearchParams({ company: HAIFENG });
        await standIn.app.request('/goodcang/console/regenerate-keys', { method: 'POST', body });
      }
      return forward();
    });
    expect((await run.finish(orders)).outcome).toEqual({ tag: 'authorisationEnded' });
  });
});

describe('an order at GoodCang', () => {
  it('[orders] that changes between pages counts as it was told last', async () => {
    const { run, orders, standIn } = await reading();
    const before = (await run.finish(orders)).outcome;
    let first: Json | undefined;
    rewrite(standIn, /get_order_list$/, (body) => {
      const rows = body['data'] as Json[];
      const again = first !== undefined && rows.length < 100 ? [{ ...first, tracking_no: '' }] : [];
      first ??= rows[0];
      return { ...body, data: [...rows, ...again] };
    });
    const after = (await run.finish(orders)).outcome;
    const sum = (outcome: typeof after, name: 'parcels' | 'tracked') => {
      if (outcome.tag !== 'done') throw new Error(`not read: ${outcome.tag}`);
      const { months } = outcome.result.reduction as { months: Record<typeof name, number>[] };
      return months.reduce((all, month) => all + month[name], 0);
    };
    expect(sum(after, 'parcels')).toBe(sum(before, 'parcels'));
    expect(sum(after, 'tracked')).toBe(sum(before, 'tracked') - 1);
  });
});

describeBadDays({ vendor: 'goodcang', ordersPath: /get_order_list$/, reading });
