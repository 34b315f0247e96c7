import { describe, expect, it } from '@jest/globals';
import { createAmazon } from '@loan/functions/adapters/amazon/amazon';
import { localHosts } from '@loan/local/cloud/configuration';
import { AMAZON_APP } from '@loan/sandbox/amazon/credentials';
import { findSeller } from '@loan/sandbox/amazon/sellers';
import { partsOfRefund } from '@loan/sandbox/amazon/trade/ledger';
import { createTrade } from '@loan/sandbox/amazon/trade/trade';
import { decide, REDIRECT } from '@loan/sandbox/testing/amazon';
import { connected, createStandIn } from './stand-in.ts';

const YUNFAN = 'A1YUNFAN0US01';
const TONGDA = 'A1TONGDA000US';
const DAY_MS = 86_400_000;

async function open(sellerId = YUNFAN, pace: 'instant' | 'published' = 'instant') {
  const standIn = createStandIn(pace);
  const adapter = createAmazon({
    ...AMAZON_APP,
    http: standIn.http,
    now: standIn.clock.now,
    redirectUri: REDIRECT,
    hosts: localHosts(standIn.url).amazon,
  });
  const answer = async (decision = 'allow') => {
    const back = await decide(standIn.app, { seller: sellerId, decision });
    return adapter.link?.readAnswer(Object.fromEntries(back.searchParams));
  };
  const seller = findSeller(sellerId);
  const stall = seller?.stalls[0];
  if (!seller || !stall) throw new Error('no seller');
  return { ...standIn, standIn, adapter, answer, seller, stall, trade: createTrade(standIn.world) };
}

async function reading(sellerId = YUNFAN, pace: 'instant' | 'published' = 'instant') {
  const opened = await open(sellerId, pace);
  const grant = (await opened.answer())?.grant ?? {};
  return { ...opened, ...(await connected(opened.standIn, opened.adapter, { region: 'na', grant, typed: {} })) };
}

describe('a seller of Amazon', () => {
  it('[authorise] says yes in Seller Central, and the shop is the company that Amazon has registered', async () => {
    const { adapter, identity, url } = await reading();
    expect(adapter.link?.urlFor({ region: 'na', state: 's', typed: {} })).toMatch(`${url}/amazon/apps/authorize/`);
    expect(identity).toMatchObject({ sellerId: YUNFAN, companyName: '深圳市云帆科技有限公司', suspended: false });
  });

  it('[authorise] who says no leaves no grant, and a code is good once', async () => {
    const { adapter, answer } = await open();
    expect(await answer('cancel')).toEqual({ state: expect.any(String) });
    const ask = { region: 'na', grant: (await answer())?.grant ?? {}, typed: {} };
    expect(await adapter.connect(ask)).toMatchObject({ ok: true });
    expect(await adapter.connect(ask)).toMatchObject({ ok: false, error: { tag: 'AuthorisationRefused' } });
  });

  it('[refresh] is read on with a new access token when the old one has ended', async () => {
    const { run, adapter, identity, asOf, clock } = await reading();
    const step = adapter.plan(identity, asOf).find(({ kind }) => kind === 'payouts');
    if (!step) throw new Error('no payouts');
    const before = await run.finish(step);
    clock.forward(2 * 3_600_000);
    expect((await run.finish(step)).outcome).toEqual(before.outcome);
  });
});

describe('everything Amazon tells of a shop', () => {
  it('[orders] [refunds] [payouts] [stock] [health] is what the trade was', async () => {
    const { run, trade, seller, stall } = await reading();
    const { facts, outcomes } = await run.readAll();
    expect([...outcomes.values()].filter(({ tag }) => tag !== 'done')).toEqual([]);
    const from = Date.parse(facts.coverage.from);
    const to = Date.parse(facts.coverage.to) + DAY_MS;
    const gmv = new Map<string, number>();
    for (const { at, cancelled, lines } of trade.orders(seller, stall, from, to)) {
      const month = new Date(at).toISOString().slice(0, 7);
      const worth = cancelled ? 0 : lines.reduce((sum, { price }) => sum + price, 0);
      gmv.set(month, (gmv.get(month) ?? 0) + worth);
    }
    expect(facts.months.map(({ month, gmv: told }) => [month, told])).toEqual(
      [...gmv].map(([month, minor]) => [month, (minor / 100).toFixed(2)]),
    );
    const paid = trade
      .periods(seller, stall, { from: 0, to: Date.now() * 2 })
      .flatMap(({ transferredAt, sum }) => (transferredAt ? [(sum / 100).toFixed(2)] : []));
    expect(facts.payouts).toEqual(
      paid
        .slice(-(facts.payouts as unknown[]).length)
        .map((amount) => expect.objectContaining({ amount, accountTail: '6621' })),
    );
    const recent = facts.months.at(-2);
    const refunded = [
      ...trade.posted(seller, stall, Date.parse(`${recent?.month}-01`), Date.parse(`${facts.months.at(-1)?.month}-01`)),
    ]
      .flatMap((posted) => (posted.kind === 'refund' ? [partsOfRefund(posted.line, posted.order)] : []))
      .reduce((sum, { principal }) => sum - principal, 0);
    expect(recent?.refunds).toBe((refunded / 100).toFixed(2));
    expect(facts.stock).toMatchObject({ units: expect.any(Number), unitsSold90d: expect.any(Number) });
    expect(facts.accountHealth).toMatchObject({ status: 'green', suspended: false });
  });

  it('[ads] [debt] are seen in its own financial events', async () => {
    const { run } = await reading(TONGDA);
    const { facts } = await run.readAll();
    expect(facts.adSpend12m).toEqual([{ currency: 'USD', amount: expect.stringMatching(/^\d+\.\d\d$/) }]);
    // 30,000 dollars taken back in each of twelve months; what was advanced lies before the year that is read.
    expect(facts.externalDebts).toEqual([
      {
        lender: 'Amazon Lending',
        outstanding: { amount: '360000.00', currency: 'USD' },
        repaid12m: { amount: '360000.00', currency: 'USD' },
        advanced12m: { amount: '0.00', currency: 'USD' },
      },
    ]);
  });
});

describe('a bad day of Amazon', () => {
  it('[orders] whose permission the seller took back ends the reading', async () => {
    const { run, adapter, identity, asOf, app } = await reading();
    await app.request('/amazon/apps/manage/revoke', { method: 'POST', body: new URLSearchParams({ seller: YUNFAN }) });
    const [orders] = adapter.plan(identity, asOf);
    if (!orders) throw new Error('no orders');
    expect((await run.finish(orders)).outcome.tag).toBe('authorisationEnded');
  });

  it('[orders] that falls silent is asked again, and nothing is lost', async () => {
    const { run, adapter, identity, asOf, standIn } = await reading();
    const [orders] = adapter.plan(identity, asOf);
    if (!orders) throw new Error('no orders');
    const before = await run.finish(orders);
    standIn.world.faults.add({ vendor: 'amazon', kind: 'error500', times: 1 });
    expect((await run.advance(orders)).tag).toBe('unknown');
    expect((await run.finish(orders)).outcome).toEqual(before.outcome);
  });
});
