import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@loan/shared/time/instant';
import { pullRun } from '../../testing/pull-run.ts';
import { type Route, type ScriptedAnswer, scriptedFetch } from '../../testing/scripted-fetch.ts';
import { createHttp } from '../http/http.ts';
import { MetaAdsAccount } from './account.ts';
import { proofOf } from './client.ts';
import { createMetaAds } from './meta-ads.ts';

const NOW = '2026-11-22T09:30:00.000Z' as Instant;
const IDENTITY = { sellerId: 'act_1', shopName: 'Yunfan', marketplaceIds: ['act_1', 'act_2'], suspended: false };
const CREDENTIAL = { region: 'global', sellerId: '', secrets: { accessToken: 'TOKEN' } };
const problem = (code: number, status = 400): ScriptedAnswer => ({
  status,
  json: { error: { message: 'MESSAGE-SECRET', type: 'OAuthException', code, fbtrace_id: 'x' } },
});
const account = (id: string, changes: object = {}) => ({
  id,
  name: 'Yunfan',
  business_name: 'TYPED IN ONCE',
  account_status: 1,
  ...changes,
});
const accounts = (...data: object[]): Route => [/me\/adaccounts/, () => ({ json: { data } })];

function scripted(routes: readonly Route[]) {
  const vendor = scriptedFetch([
    ...routes,
    accounts(account('act_2'), account('act_1')),
    [/insights/, () => ({ json: { data: [] } })],
    [
      /access_token/,
      (_, times) => ({ json: { access_token: `TOKEN-${times}`, token_type: 'bearer', expires_in: 5_184_000 } }),
    ],
  ]);
  const adapter = createMetaAds({
    http: createHttp({ fetch: vendor.fetch }),
    now: () => new Date(NOW),
    redirectUri: 'https://partner.example/back',
    account: MetaAdsAccount.parse({ appId: 'APP', appSecret: 'APP-SECRET' }),
  });
  const run = pullRun(adapter, { credential: CREDENTIAL, identity: IDENTITY, asOf: NOW });
  return { ...vendor, adapter, run };
}

describe('the proof of the app’s secret', () => {
  // HMAC-SHA256, RFC 4231 test case 2: key "Jefe", data "what do ya want for nothing?".
  it('is the HMAC of the token under the secret', () => {
    expect(proofOf('what do ya want for nothing?', 'Jefe')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });
});

describe('connecting Meta', () => {
  it('goes through the dialog of the version whose fields we read', () => {
    const url = new URL(scripted([]).adapter.link?.urlFor({ region: 'global', state: 'one-time', typed: {} }) ?? '');
    expect(url.origin + url.pathname).toBe('https://www.facebook.com/v24.0/dialog/oauth');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'APP',
      redirect_uri: 'https://partner.example/back',
      state: 'one-time',
      scope: 'ads_read,business_management',
      response_type: 'code',
    });
  });

  it('exchanges the brief token for the lasting one', async () => {
    const { adapter, callsTo } = scripted([]);
    expect(await adapter.connect({ region: 'global', grant: { code: 'CODE' }, typed: {} })).toMatchObject({
      value: { secrets: { accessToken: 'TOKEN-2', accessEndsAt: '2027-01-21T09:30:00.000Z' } },
    });
    expect(callsTo(/access_token/)[1]?.url.searchParams.get('fb_exchange_token')).toBe('TOKEN-1');
  });

  it('shows every advertising account, and takes no name for proven that somebody typed in', async () => {
    const { adapter, callsTo } = scripted([]);
    expect(await adapter.describe(CREDENTIAL)).toEqual({
      ok: true,
      value: { ...IDENTITY, shopName: 'Yunfan 等 2 个广告账户' },
    });
    expect(callsTo(/adaccounts/)[0]?.url.searchParams.get('appsecret_proof')).toBe(proofOf('TOKEN', 'APP-SECRET'));
  });

  it('gives the permission back', async () => {
    const { adapter, callsTo } = scripted([[/DELETE .*me\/permissions/, () => ({ json: { success: true } })]]);
    expect(await adapter.revoke?.(CREDENTIAL)).toEqual({ ok: true, value: undefined });
    expect(callsTo(/permissions/)).toHaveLength(1);
  });
});

describe('what Meta says no to', () => {
  const used = { 'x-business-use-case-usage': '{"1":[{"type":"ads_insights","estimated_time_to_regain_access":7}]}' };
  it.each([
    ['a token that ended', problem(190, 401), { tag: 'authorisationEnded' }],
    ['a permission taken back', problem(200, 403), { tag: 'authorisationEnded' }],
    ['a call too many', problem(17), { tag: 'wait', checkpoint: '', waitMs: 60_000 }],
    ['a use case used up', { ...problem(80_000), headers: used }, { tag: 'wait', checkpoint: '', waitMs: 420_000 }],
    ['a question it does not take', problem(100), { tag: 'notAvailable', reason: '100' }],
    ['its own trouble', problem(2), { tag: 'unknown', cause: '/act_1/insights: error 2' }],
    ['an outage', { status: 503 }, { tag: 'unknown', cause: '/act_1/insights: status 503' }],
  ])('%s is told apart', async (_, answer: ScriptedAnswer, outcome) => {
    const { run, adapter } = scripted([[/insights/, () => answer]]);
    const step = adapter.plan(IDENTITY, NOW)[1];
    expect(step && (await run.advance(step))).toEqual(outcome);
  });
});

describe('what is left of the advertising', () => {
  const day = (date: string, spend: string, changes: object = {}) => ({
    date_start: date,
    date_stop: date,
    spend,
    account_currency: 'USD',
    action_values: [
      { action_type: 'purchase', value: '99.00' },
      { action_type: 'omni_purchase', value: '100.5' },
    ],
    ...changes,
  });

  it('is spend and ascribed sales by month, over all accounts and pages', async () => {
    const { run, callsTo } = scripted([
      accounts(account('act_1'), account('act_2', { account_status: 3 }), account('act_9')),
      [
        /insights/,
        ({ url }) => {
          if (!url.searchParams.get('time_range')?.includes('2026-11-21')) return { json: { data: [] } };
          if (url.pathname.includes('act_2'))
            return { json: { data: [day('2026-10-31', '10', { action_values: undefined })] } };
          const paging = { cursors: { before: 'B', after: 'A' }, next: 'https://graph.example/next' };
          return url.searchParams.get('after') === 'A'
            ? {
                json: {
                  data: [day('2026-11-02', '0.25'), day('2026-11-03', '1')],
                  paging: { cursors: { after: 'Z' } },
                },
              }
            : { json: { data: [day('2026-11-01', '12.34'), day('2026-11-02', '0.20')], paging } };
        },
      ],
    ]);
    const { facts } = await run.readAll();
    expect(facts).toMatchObject({
      provider: 'metaAds',
      accountId: 'act_1',
      status: 'limited',
      coverage: { from: '2025-08-29', to: '2026-11-21', missingDays: 0 },
      // The day that came on two pages counts as it was told last: 12.34 + 0.25 + 1.00.
      months: [
        { month: '2026-10', currency: 'USD', spend: '10.00', attributedSales: 'notOffered' },
        { month: '2026-11', currency: 'USD', spend: '13.59', attributedSales: '301.50' },
      ],
    });
    expect(callsTo(/act_1\/insights/)[0]?.url.searchParams.get('time_range')).toBe(
      '{"since":"2026-08-24","until":"2026-11-21"}',
    );
  });
});
