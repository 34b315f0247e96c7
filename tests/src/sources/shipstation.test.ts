import { describe, expect, it } from '@jest/globals';
import { ShipstationAccount } from '@loan/functions/adapters/shipstation/account';
import { createShipstation } from '@loan/functions/adapters/shipstation/shipstation';
import { localSources } from '@loan/local/cloud/local-sources';
import { shipstationKeys } from '@loan/sandbox/shipstation/app';
import { connected, createStandIn, describeBadDays } from './stand-in.ts';

const DAY_MS = 86_400_000;

function open(pace: 'instant' | 'published' = 'instant') {
  const standIn = createStandIn(pace);
  const account = ShipstationAccount.parse(JSON.parse(localSources(standIn.url).shipstation ?? ''));
  const adapter = createShipstation({ http: standIn.http, account });
  const [keys] = shipstationKeys(standIn.world);
  const shop = standIn.trade.shops().find(({ companyKey }) => companyKey === keys?.companyKey);
  if (!keys || !shop) throw new Error('no keys');
  return { standIn, adapter, typed: keys.typed, shop };
}

async function reading(pace?: 'instant' | 'published') {
  const opened = open(pace);
  const { standIn, adapter, typed } = opened;
  const account = await connected(standIn, adapter, { region: 'global', grant: {}, typed });
  const orders = adapter.plan(account.identity, account.asOf).find(({ kind }) => kind === 'parcels');
  if (!orders) throw new Error('no window of parcels');
  return { ...opened, ...account, orders };
}

describe('a user of ShipStation', () => {
  it('[authorise] types in a key and its secret, and sees the shops they are for', async () => {
    const { identity, shop, typed } = await reading();
    expect(identity).toMatchObject({ shopName: shop.shopName, suspended: false });
    expect(identity.sellerId).not.toContain(typed['apiKey']?.slice(0, 8));
  });

  it('[authorise] is refused with a wrong secret', async () => {
    const { adapter, typed } = open();
    const secrets = { ...typed, apiSecret: 'guess' };
    const described = await adapter.describe({ region: 'global', sellerId: '', secrets });
    expect(described).toMatchObject({ ok: false, error: { tag: 'AuthorisationRefused' } });
  });
});

describe('everything ShipStation tells of a user', () => {
  it('[orders] is the parcels that left, by month and shop, under the published quotas', async () => {
    const { run, standIn, shop } = await reading('published');
    const { facts, outcomes } = await run.readAll();
    expect([...outcomes].filter(([, { tag }]) => tag !== 'done')).toEqual([]);
    const { from, to } = facts.coverage;
    const months = new Map<string, number>();
    // Pacific days; those of summer time begin an hour earlier, so the window of the trade is wider and days decide.
    for (const { shippedAt } of standIn.trade.parcels(
      'shipstation',
      shop.companyKey,
      Date.parse(from),
      Date.parse(to) + 3 * DAY_MS,
    )) {
      const day = pacificDay(shippedAt);
      if (day >= from && day <= to) months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + 1);
    }
    expect(months.size).toBeGreaterThan(12);
    expect(facts.shipped).toEqual(
      [...months].sort().map(([month, parcels]) => ({
        month,
        marketplace: 'shopify',
        sellerId: shop.shopId,
        orders: parcels,
        parcels,
        tracked: parcels,
        reused: 0,
        weighed: parcels,
        underweight: 0,
        delivered: 'notOffered',
      })),
    );
    expect(JSON.stringify(facts)).not.toMatch(/Buyer|Example Street/);
  });

  it('[orders] ends when the user makes a new key in the middle', async () => {
    const { run, orders, standIn, shop } = await reading();
    let pages = 0;
    standIn.standBetween(async (url, forward) => {
      if (/shipments$/.test(url.pathname) && ++pages === 2) {
        const body = new URLSearchParams({ company: shop.companyKey });
        await standIn.app.request('/shipstation/settings/regenerate-keys', { method: 'POST', body });
      }
      return forward();
    });
    expect((await run.finish(orders)).outcome).toEqual({ tag: 'authorisationEnded' });
  });
});

/** By the rules of the United States: summer time from the second Sunday of March to the first of November, at two. */
function pacificDay(at: number): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles', dateStyle: 'short' });
  return parts.format(at);
}

describeBadDays({ vendor: 'shipstation', ordersPath: /shipments$/, reading });
