import { describe, expect, it } from '@jest/globals';
import { MetaAdsAccount } from '@loan/functions/adapters/meta-ads/account';
import { createMetaAds } from '@loan/functions/adapters/meta-ads/meta-ads';
import { decimalText } from '@loan/functions/ingest/currencies';
import { localSources } from '@loan/local/cloud/local-sources';
import { adAccounts } from '@loan/sandbox/meta-ads/accounts';
import { connected, createStandIn, decideAt, describeBadDays } from './stand-in.ts';

const DAY_MS = 86_400_000;
const REDIRECT = 'https://partner.example/api/callbacks/sources/metaAds';

function open(pace: 'instant' | 'published' = 'instant', changes: Partial<MetaAdsAccount> = {}) {
  const standIn = createStandIn(pace);
  const account = { ...MetaAdsAccount.parse(JSON.parse(localSources(standIn.url).metaAds ?? '')), ...changes };
  const { http, clock } = standIn;
  const adapter = createMetaAds({ http, now: clock.now, account, redirectUri: REDIRECT });
  const [owner] = adAccounts(standIn.trade);
  if (!owner) throw new Error('no ad account');
  const { companyKey } = owner.shop;
  const decide = (decision: 'allow' | 'cancel') => decideAt(standIn, adapter, { shop: companyKey, decision });
  const shops = adAccounts(standIn.trade).flatMap(({ shop }) => (shop.companyKey === companyKey ? [shop] : []));
  return { standIn, adapter, account, companyKey, shops, decide };
}

async function reading(pace?: 'instant' | 'published') {
  const opened = open(pace);
  const grant = (await opened.decide('allow'))?.grant ?? {};
  const account = await connected(opened.standIn, opened.adapter, { region: 'global', grant, typed: {} });
  const orders = opened.adapter.plan(account.identity, account.asOf).find(({ kind }) => kind === 'ads');
  if (!orders) throw new Error('no window of advertising');
  return { ...opened, ...account, orders };
}

describe('an advertiser at Meta', () => {
  it('[authorise] says yes in the dialog the link leads to, and the accounts are theirs', async () => {
    const { identity, shops } = await reading();
    expect(identity).toMatchObject({ shopName: shops[0]?.shopName, suspended: false });
    expect(identity.marketplaceIds).toHaveLength(shops.length);
  });

  it('[authorise] who says no leaves no grant, and a code is good once', async () => {
    const { adapter, decide } = open();
    expect(await decide('cancel')).toEqual({ state: 'one-time' });
    const ask = { region: 'global', grant: (await decide('allow'))?.grant ?? {}, typed: {} };
    expect(await adapter.connect(ask)).toMatchObject({ ok: true });
    expect(await adapter.connect(ask)).toMatchObject({ ok: false, error: { tag: 'AuthorisationRefused' } });
  });

  it('[authorise] is told nothing when the secret of the app is not proven', async () => {
    const { standIn, account } = open();
    const { credential } = await reading();
    const wrong = { ...account, appSecret: 'another secret' };
    const { http, clock } = standIn;
    const stranger = createMetaAds({ http, now: clock.now, account: wrong, redirectUri: REDIRECT });
    expect(await stranger.describe(credential)).toMatchObject({ ok: false });
  });

  it('[revoke] is left in peace once the app is taken off, and taking it off twice harms nobody', async () => {
    const { adapter, credential, run, orders } = await reading();
    expect(await adapter.revoke?.(credential)).toEqual({ ok: true, value: undefined });
    expect((await run.finish(orders)).outcome).toEqual({ tag: 'authorisationEnded' });
    expect(await adapter.revoke?.(credential)).toMatchObject({ error: { tag: 'AuthorisationRefused' } });
  });

  it('[ads] is read no more sixty days after it was let in', async () => {
    const { run, orders, standIn } = await reading();
    standIn.clock.forward(61 * DAY_MS);
    expect((await run.finish(orders)).outcome).toEqual({ tag: 'authorisationEnded' });
  });
});

describe('everything Meta tells of an advertiser', () => {
  it('[ads] is what the trade spent and sold, month by month, under the published quotas', async () => {
    const { run, standIn, shops } = await reading('published');
    const { facts, outcomes } = await run.readAll();
    expect([...outcomes].filter(([, { tag }]) => tag !== 'done')).toEqual([]);
    const { from, to } = facts.coverage;
    const months = new Map<string, { spend: number; sales: number }>();
    for (const shop of shops) {
      for (const ad of standIn.trade.ads(shop, Date.parse(from), Date.parse(to) + DAY_MS)) {
        if (ad.impressions === 0) continue;
        const sums = months.get(ad.day.slice(0, 7)) ?? { spend: 0, sales: 0 };
        months.set(ad.day.slice(0, 7), sums);
        sums.spend += ad.spend;
        sums.sales += ad.attributedSales;
      }
    }
    expect(months.size).toBeGreaterThan(12);
    expect(facts.months).toEqual(
      [...months].sort().map(([month, { spend, sales }]) => ({
        month,
        currency: shops[0]?.currency,
        spend: decimalText(spend, 2),
        attributedSales: decimalText(sales, 2),
      })),
    );
    expect(facts.status).toBe('active');
  });
});

describeBadDays({ vendor: 'meta-ads', ordersPath: /insights$/, reading, cell: 'ads' });
