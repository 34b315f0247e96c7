import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@loan/shared/time/instant';
import { pullRun } from '../../testing/pull-run.ts';
import { type Route, type ScriptedAnswer, scriptedFetch } from '../../testing/scripted-fetch.ts';
import { createHttp } from '../http/http.ts';
import { DowsureAccount } from './account.ts';
import { createDowsure } from './dowsure.ts';

const NOW = '2026-11-22T09:30:00.000Z' as Instant;
const CREDENTIAL = { region: 'global', sellerId: 'DSA20260001', secrets: {} };
const IDENTITY = {
  sellerId: 'DSA20260001',
  shopName: '豆沙包 DSA20260001（3 个店铺）',
  marketplaceIds: ['DSA20260001'],
  suspended: false,
};
const data = (value: unknown): ScriptedAnswer => ({ json: { code: 200, message: 'success', data: value } });
const SHOPS: Route = [
  /shop-data/,
  () =>
    data({
      shopCount: 3,
      currency: 'USD',
      t13wkFba: 4,
      disbursements1w: 3,
      disbursements2m: '45',
      disbursements4m: 9,
      disbursements1m: 0,
    }),
];

function scripted(routes: readonly Route[]) {
  const vendor = scriptedFetch([...routes, SHOPS]);
  const account = DowsureAccount.parse({ appId: 'APP', token: 'TOKEN', hosts: { api: 'https://dowsure.example' } });
  const adapter = createDowsure({ http: createHttp({ fetch: vendor.fetch }), account });
  return { ...vendor, adapter, run: pullRun(adapter, { credential: CREDENTIAL, identity: IDENTITY, asOf: NOW }) };
}

describe('the second view of Dowsure', () => {
  it('is asked for by the code the seller was given', async () => {
    const { adapter, calls } = scripted([]);
    const typed = { applicationCode: 'DSA20260001' };
    expect(await adapter.connect({ region: 'global', grant: {}, typed })).toEqual({ ok: true, value: CREDENTIAL });
    expect(await adapter.describe(CREDENTIAL)).toEqual({ ok: true, value: IDENTITY });
    expect(calls[0]?.url.href).toBe('https://dowsure.example/v1/seller/shop-data?applicationCode=DSA20260001');
    expect(calls[0]?.headers).toMatchObject({ appid: 'APP', authorization: 'Bearer TOKEN' });
  });

  it('is ranges of what was disbursed, and scores shop by shop', async () => {
    const { run } = scripted([
      [
        /shop-score/,
        () => data({ score: 80, shopScoreList: [{ totalScore: '81.6', complianceScore: 90 }, { totalScore: 55 }] }),
      ],
    ]);
    expect((await run.readAll()).facts).toEqual({
      provider: 'dowsure',
      accountId: 'DSA20260001',
      verified: true,
      coverage: { from: '2025-11-22', to: '2026-11-21', missingDays: 0 },
      shops: 3,
      currency: 'USD',
      // A step is 1,000, and the third month is missing.
      disbursed: [
        { months: 1, amount: { from: 0, to: 1_000 } },
        { months: 2, amount: { from: 45_000, to: 47_000 } },
      ],
      scores: [
        { total: 82, compliance: 90 },
        { total: 55, compliance: 'notOffered' },
      ],
      sourceHashes: [],
    });
  });

  it('is told without scores where there are none', async () => {
    const { run } = scripted([[/shop-score/, () => ({ json: { code: 404, message: 'no score' } })]]);
    expect((await run.readAll()).facts).toMatchObject({ shops: 3, scores: 'notOffered' });
  });

  it.each([
    ['an application that was withdrawn', { status: 403 }, 'AuthorisationRefused'],
    ['a code nobody was given', { json: { code: 1001, message: 'x' } }, 'AuthorisationRefused'],
    ['our own token', { status: 401 }, 'MarketplaceUnknown'],
    ['an outage', { status: 500 }, 'MarketplaceUnknown'],
  ])('tells %s apart', async (_, answer: ScriptedAnswer, tag) => {
    const { adapter } = scripted([[/shop-data/, () => answer]]);
    expect(await adapter.describe(CREDENTIAL)).toMatchObject({ error: { tag } });
  });
});
