import { describe, expect, it } from '@jest/globals';
import { PingPongAccount } from '@loan/functions/adapters/pingpong/account';
import { createPingPong } from '@loan/functions/adapters/pingpong/pingpong';
import { decimalText } from '@loan/functions/ingest/currencies';
import { localSources } from '@loan/local/cloud/local-sources';
import { itKnowsABadClock } from './bad-clock.ts';
import { connected, createStandIn, decideAt, describeBadDays } from './stand-in.ts';

const RUIHE = 'ruihe';
const DAY_MS = 86_400_000;
const BEIJING_MS = 8 * 3_600_000;
const beijingDay = (at: number) => new Date(at + BEIJING_MS).toISOString().slice(0, 10);

function open(pace: 'instant' | 'published' = 'instant', changes: Partial<PingPongAccount> = {}) {
  const skew = { ms: 0 };
  const standIn = createStandIn(pace);
  const account = { ...PingPongAccount.parse(JSON.parse(localSources(standIn.url).pingpong ?? '')), ...changes };
  const now = () => new Date(standIn.clock.now().getTime() + skew.ms);
  const adapter = createPingPong({ http: standIn.http, now, account, redirectUri: 'https://partner.example/back' });
  const decide = (decision: 'allow' | 'cancel') => decideAt(standIn, adapter, { shop: RUIHE, decision });
  return { standIn, adapter, decide, skew };
}

async function reading(pace?: 'instant' | 'published') {
  const opened = open(pace);
  const grant = (await opened.decide('allow'))?.grant ?? {};
  const account = await connected(opened.standIn, opened.adapter, { region: 'global', grant, typed: {} });
  const orders = opened.adapter.plan(account.identity, account.asOf)[0];
  if (!orders) throw new Error('no window of receipts');
  return { ...opened, ...account, orders };
}

describe('a customer of PingPong', () => {
  it('[authorise] says yes on the page the link leads to, and no name is told', async () => {
    const { identity } = await reading();
    expect(identity.sellerId).toMatch(/^MC\d{17}$/);
    expect(identity).not.toHaveProperty('companyName');
  });

  it('[authorise] who says no leaves no grant, and a code is good once', async () => {
    const { adapter, decide } = open();
    expect(await decide('cancel')).toEqual({ state: 'one-time' });
    const ask = { region: 'global', grant: (await decide('allow'))?.grant ?? {}, typed: {} };
    expect(await adapter.connect(ask)).toMatchObject({ ok: true });
    expect(await adapter.connect(ask)).toMatchObject({ ok: false, error: { tag: 'AuthorisationRefused' } });
  });

  it('[authorise] is told nothing under a secret that is not ours', async () => {
    const { adapter, decide } = open('instant', { appSecret: 'another secret' });
    const ask = { region: 'global', grant: (await decide('allow'))?.grant ?? {}, typed: {} };
    expect(await adapter.connect(ask)).toMatchObject({ ok: false, error: { tag: 'MarketplaceUnknown' } });
  });
});

describe('everything PingPong tells of a customer', () => {
  it('[payouts] is what the trade was, under the published quotas', async () => {
    const { run, standIn } = await reading('published');
    const { facts, outcomes } = await run.readAll();
    expect([...outcomes].filter(([, { tag }]) => tag !== 'done')).toEqual([]);
    const from = Date.parse(facts.coverage.from) - BEIJING_MS;
    const to = Date.parse(facts.coverage.to) + DAY_MS - BEIJING_MS;
    const receipts = [...standIn.trade.inflows('pingpong', RUIHE, from, to)];
    expect(receipts.length).toBeGreaterThan(100);
    const byHand = receipts.map((one) =>
      [
        beijingDay(one.at),
        decimalText(one.originAmount, one.decimals),
        one.currency,
        one.marketplace,
        one.sellerId,
      ].join(' '),
    );
    const inflows = facts.inflows === 'notOffered' ? [] : facts.inflows;
    const told = inflows.map((one) => [one.on, one.amount, one.currency, one.marketplace, one.sellerId].join(' '));
    expect(told.sort()).toEqual(byHand.sort());
    const taken = [...standIn.trade.outflows('pingpong', RUIHE, from, to)].filter(({ kind }) => kind === 'withdrawal');
    const withdrawals = facts.withdrawals === 'notOffered' ? [] : facts.withdrawals;
    expect(withdrawals.map(({ on, amount }) => `${on} ${amount}`).sort()).toEqual(
      taken.map(({ at, amount, decimals }) => `${beijingDay(at)} ${decimalText(amount, decimals)}`).sort(),
    );
    expect(facts.holder.kind).toBe('unknown');
  });
});

describe('a token of PingPong', () => {
  it('[refresh] that ended after thirty days is renewed', async () => {
    const { run, orders, standIn } = await reading();
    standIn.clock.forward(30 * DAY_MS);
    expect((await run.finish(orders)).outcome.tag).toBe('done');
    expect(run.renewed).toHaveLength(1);
  });

  it('[payouts] that the customer took back ends the reading', async () => {
    const { run, orders, standIn } = await reading();
    const body = new URLSearchParams({ shop: RUIHE });
    await standIn.app.request('/pingpong/business-cgi/manage/revoke', { method: 'POST', body });
    expect((await run.finish(orders)).outcome).toEqual({ tag: 'authorisationEnded' });
  });

  itKnowsABadClock({ minutes: 10, reading, cell: 'payouts' });
});

describeBadDays({ vendor: 'pingpong', ordersPath: /financial\/transactions$/, reading, cell: 'payouts' });
