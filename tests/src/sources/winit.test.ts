import { describe, expect, it } from '@jest/globals';
import { WinitAccount } from '@loan/functions/adapters/winit/account';
import { createWinit } from '@loan/functions/adapters/winit/winit';
import { localSources } from '@loan/local/cloud/local-sources';
import { winitKeys } from '@loan/sandbox/winit/accounts';
import { itKnowsABadClock } from './bad-clock.ts';
import { stockByHand } from './goods-by-hand.ts';
import { connected, createStandIn, describeBadDays } from './stand-in.ts';

const RUIHE = 'ruihe';
const DAY_MS = 86_400_000;
const BEIJING_MS = 8 * 3_600_000;

function open(pace: 'instant' | 'published' = 'instant', changes: Partial<WinitAccount> = {}) {
  const skew = { ms: 0 };
  const standIn = createStandIn(pace);
  const account = { ...WinitAccount.parse(JSON.parse(localSources(standIn.url).winit ?? '')), ...changes };
  const now = () => new Date(standIn.clock.now().getTime() + skew.ms);
  const adapter = createWinit({ http: standIn.http, now, account });
  const typed = winitKeys(standIn.world).find(({ companyKey }) => companyKey === RUIHE)?.typed ?? {};
  return { standIn, adapter, typed, skew };
}

async function reading(pace?: 'instant' | 'published') {
  const opened = open(pace);
  const { standIn, adapter, typed } = opened;
  const account = await connected(standIn, adapter, { region: 'global', grant: {}, typed });
  const orders = adapter.plan(account.identity, account.asOf).find(({ kind }) => kind === 'parcels');
  if (!orders) throw new Error('no window of parcels');
  return { ...opened, ...account, orders };
}

const describeWith = ({ adapter, typed }: ReturnType<typeof open>, changes = {}) =>
  adapter.describe({ region: 'global', sellerId: typed['account'] ?? '', secrets: { ...typed, ...changes } });

describe('a customer of winit', () => {
  it('[authorise] types in the account and its token', async () => {
    const { identity, typed } = await reading();
    expect(identity).toMatchObject({ sellerId: typed['account'], suspended: false });
  });

  it('[authorise] is refused with a wrong token; our own application being refused is not the customer’s doing', async () => {
    const refused = { ok: false, error: { tag: 'AuthorisationRefused' } };
    expect(await describeWith(open(), { token: 'guess' })).toMatchObject(refused);
    const { typed, ...ours } = open('instant', { clientSecret: 'another secret' });
    expect(await describeWith({ typed, ...ours })).toMatchObject({ error: { tag: 'MarketplaceUnknown' } });
  });
});

describe('everything winit tells of a customer', () => {
  it('[orders] [stock] is what left and what lies there, under the published quotas', async () => {
    const { run, standIn } = await reading('published');
    const { facts, outcomes } = await run.readAll();
    expect([...outcomes].filter(([, { tag }]) => tag !== 'done')).toEqual([]);
    const from = Date.parse(facts.coverage.from) - BEIJING_MS;
    const to = Date.parse(facts.coverage.to) + DAY_MS - BEIJING_MS;
    const months = new Map<string, number>();
    // Asked for by the day they were ordered; told by the month they left.
    for (const { sale, shopId, shippedAt } of standIn.trade.parcels('winit', RUIHE, from, to + 20 * DAY_MS)) {
      if (sale.paidAt < from || sale.paidAt >= to) continue;
      const key = `${new Date(shippedAt + BEIJING_MS).toISOString().slice(0, 7)} ebay ${shopId}`;
      months.set(key, (months.get(key) ?? 0) + 1);
    }
    const shipped = facts.shipped === 'notOffered' ? [] : facts.shipped;
    expect(shipped.map((one) => [`${one.month} ${one.marketplace} ${one.sellerId}`, one.parcels])).toEqual(
      [...months].sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    expect(months.size).toBeGreaterThan(24);
    const lying = stockByHand(standIn, RUIHE);
    expect(facts.stock).toMatchObject({
      units: lying.sellable + lying.reserved,
      inTransit: lying.onway,
      reserved: lying.reserved,
    });
    expect(JSON.stringify(facts)).not.toContain('***');
  });

  it('[orders] ends when the customer makes a new token in the middle', async () => {
    const { run, orders, standIn } = await reading();
    let pages = 0;
    standIn.standBetween(async (_, forward) => {
      pages += 1;
      const body = new URLSearchParams({ company: RUIHE });
      if (pages === 2) await standIn.app.request('/winit/console/reset-token', { method: 'POST', body });
      return forward();
    });
    expect((await run.finish(orders)).outcome).toEqual({ tag: 'authorisationEnded' });
  });

  itKnowsABadClock({ minutes: 15, reading });
});

describeBadDays({ vendor: 'winit', ordersPath: /openapi\/service$/, reading });
