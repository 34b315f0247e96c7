import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createTestSandbox, DAY_MS, jsonRequest, MINUTE_MS } from '../testing/sandbox.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { adAccounts } from './accounts.ts';
import { META_APP } from './credentials.ts';
import { appSecretProof } from './tokens.ts';

type Json = Record<string, unknown>;
type Row = { date_start: string; spend: string; clicks: string; action_values: { value: string }[] };
type Page = { data: Row[]; paging?: { next?: string; cursors: { after: string } } };

const REDIRECT = 'https://lender.example/api/sources/meta/callback';
const COMPANY = 'lvye';
const app = { client_id: META_APP.appId, client_secret: META_APP.appSecret };

function openMeta(options: Parameters<typeof createTestSandbox>[0] = {}) {
  const sandbox = createTestSandbox(options);
  const trade = createWorldTrade(sandbox.world);
  const account = adAccounts(trade).find(({ shop }) => shop.companyKey === COMPANY);
  if (!account) throw new Error('nobody advertises');
  const dialog = (changes: Record<string, string> = {}) =>
    `/meta-ads/www/v24.0/dialog/oauth?${new URLSearchParams({
      client_id: META_APP.appId,
      redirect_uri: REDIRECT,
      state: 'one-time-state',
      scope: 'ads_read,business_management',
      ...changes,
    })}`;
  const decide = async (form: Record<string, string>, changes: Record<string, string> = {}) => {
    const answer = await sandbox.app.request(dialog(changes), { method: 'POST', body: new URLSearchParams(form) });
    return new URL(answer.headers.get('location') ?? 'about:blank');
  };
  const askToken = async (query: Record<string, string>) => {
    const asked = new URLSearchParams({ ...app, ...query });
    return read(await sandbox.app.request(`/meta-ads/graph/v24.0/oauth/access_token?${asked}`));
  };
  const connect = async (scope = 'ads_read,business_management') => {
    const back = await decide({ shop: COMPANY, decision: 'allow' }, { scope });
    const short = await askToken({ redirect_uri: REDIRECT, code: back.searchParams.get('code') ?? '' });
    const long = await askToken({
      grant_type: 'fb_exchange_token',
      fb_exchange_token: String(short.body['access_token']),
    });
    return {
      short: String(short.body['access_token']),
      long: String(long.body['access_token']),
      seconds: long.body['expires_in'],
    };
  };
  const ask = async (path: string, token: string, query: Record<string, string> = {}) => {
    const proven = { access_token: token, appsecret_proof: appSecretProof(token), ...query };
    return read(await sandbox.app.request(`/meta-ads/graph/v24.0${path}?${new URLSearchParams(proven)}`));
  };
  return { ...sandbox, trade, account, dialog, decide, askToken, connect, ask };
}

async function read(response: Response) {
  return { status: response.status, body: (await response.json()) as Json, headers: response.headers };
}

describe('the Facebook dialog', () => {
  it('offers the accounts and both answers', async () => {
    const { app, dialog } = openMeta();
    const page = await (await app.request(dialog())).text();
    expect(page).toContain('绿野户外');
    expect(page).toContain('同意授权');
  });

  it('sends the person back with our state and a code', async () => {
    const back = await openMeta().decide({ shop: COMPANY, decision: 'allow' });
    expect(back.origin + back.pathname).toBe(REDIRECT);
    expect(back.searchParams.get('state')).toBe('one-time-state');
    expect(back.searchParams.get('code')).toMatch(/^AQ\w{180}$/);
    expect(back.hash).toBe('#_=_');
  });

  it('says so when the person cancels', async () => {
    const back = await openMeta().decide({ shop: COMPANY, decision: 'cancel' });
    expect(Object.fromEntries(back.searchParams)).toEqual({
      error: 'access_denied',
      error_code: '200',
      error_description: 'Permissions error',
      error_reason: 'user_denied',
      state: 'one-time-state',
    });
  });

  it.each([
    ['another app', { client_id: '1' }],
    ['no way back', { redirect_uri: '' }],
    ['a script for a way back', { redirect_uri: 'javascript:alert(1)' }],
    ['an unknown permission', { scope: 'everything' }],
  ])('refuses a link with %s', async (_, changes) => {
    const { app, dialog } = openMeta();
    expect((await app.request(dialog(changes))).status).toBe(400);
  });
});

describe('a Meta token', () => {
  it('is short for a code, and about sixty days long for a short one', async () => {
    const { long, short, seconds } = await openMeta().connect();
    expect(short).not.toBe(long);
    expect(seconds).toBe(5_183_944);
  });

  it.each([
    ['a code used before', {}, 36009],
    ['another way back', { redirect_uri: `${REDIRECT}?x=1` }, 36008],
    ['a made-up code', { code: 'AQguess' }, undefined],
  ])('is not given for %s', async (name, changes, subcode) => {
    const { decide, askToken } = openMeta();
    const code = (await decide({ shop: COMPANY, decision: 'allow' })).searchParams.get('code') ?? '';
    if (name === 'a code used before') await askToken({ redirect_uri: REDIRECT, code });
    const { status, body } = await askToken({ redirect_uri: REDIRECT, code, ...changes });
    expect([status, (body['error'] as Json)['code'], (body['error'] as Json)['error_subcode']]).toEqual([
      400,
      100,
      subcode,
    ]);
  });

  it.each([
    ['client', { client_id: '1' }, 101],
    ['secret', { client_secret: 'guess' }, 1],
  ])('is not given to another %s', async (_, changes, code) => {
    const { body } = await openMeta().askToken({ code: 'AQ', ...changes });
    expect(body['error']).toMatchObject({ type: 'OAuthException', code, fbtrace_id: expect.any(String) });
  });

  it('is worth nothing without the proof that the caller knows the app secret', async () => {
    const { ask, connect } = openMeta();
    const { long } = await connect();
    // Independent of the sandbox's own function: HMAC-SHA256(access token, app secret) in hex.
    const proof = createHmac('sha256', META_APP.appSecret).update(long).digest('hex');
    expect((await ask('/me', long, { appsecret_proof: proof })).status).toBe(200);
    const wrong = await ask('/me', long, { appsecret_proof: `${proof.slice(1)}0` });
    expect(wrong.body['error']).toMatchObject({ message: 'Invalid appsecret_proof provided in the API argument' });
    expect((await ask('/me', long, { appsecret_proof: '' })).status).toBe(400);
  });

  it('ends: the short one within hours, the long one after sixty days', async () => {
    const { ask, connect, clock } = openMeta();
    const { short, long } = await connect();
    clock.forward(61 * MINUTE_MS);
    expect((await ask('/me', short)).body['error']).toMatchObject({ code: 190, error_subcode: 463 });
    expect((await ask('/me', long)).status).toBe(200);
    clock.forward(60 * DAY_MS);
    expect((await ask('/me', long)).body['error']).toMatchObject({ code: 190, error_subcode: 463 });
  });

  it.each(['the person', 'we'])('is dead at once when %s take the permission back', async (who) => {
    const { app, ask, connect } = openMeta();
    const { long } = await connect();
    const query = new URLSearchParams({ access_token: long, appsecret_proof: appSecretProof(long) });
    if (who === 'we') await app.request(`/meta-ads/graph/v24.0/me/permissions?${query}`, { method: 'DELETE' });
    else
      await app.request('/meta-ads/www/settings/remove-app', {
        method: 'POST',
        body: new URLSearchParams({ shop: COMPANY }),
      });
    expect((await ask('/me', long)).body['error']).toMatchObject({ code: 190, error_subcode: 458 });
  });

  it('is dead in the middle of a pull when a tester asks for it', async () => {
    const { app, ask, connect } = openMeta();
    const { long } = await connect();
    await app.request(
      '/control/faults',
      jsonRequest({ vendor: 'meta-ads', kind: 'deadToken', times: 1, match: COMPANY }),
    );
    expect((await ask('/me', long)).body['error']).toMatchObject({ code: 190 });
    expect((await ask('/me', long)).body['error']).toMatchObject({ code: 190 });
  });

  it('reads no insights without ads_read', async () => {
    const { ask, connect, account } = openMeta();
    const { long } = await connect('public_profile');
    expect((await ask(`/act_${account.id}`, long)).body['error']).toMatchObject({ code: 200 });
  });
});

describe('an ad account', () => {
  const FIELDS = 'name,account_status,currency,amount_spent,timezone_name,created_time';

  it('is found through the person and tells about itself', async () => {
    const { ask, connect, account } = openMeta();
    const { long } = await connect();
    expect((await ask('/me/adaccounts', long)).body).toMatchObject({ data: [{ id: `act_${account.id}` }] });
    expect((await ask(`/act_${account.id}`, long, { fields: FIELDS })).body).toEqual({
      id: `act_${account.id}`,
      name: 'LVYE Outdoor',
      account_status: 1,
      currency: 'USD',
      amount_spent: expect.stringMatching(/^\d+$/),
      timezone_name: 'Atlantic/Reykjavik',
      created_time: expect.stringMatching(/\+0000$/),
    });
  });

  it("does not admit that somebody else's account exists", async () => {
    const { ask, connect, trade } = openMeta();
    const { long } = await connect();
    const other = adAccounts(trade).find(({ shop }) => shop.companyKey !== COMPANY);
    const unknown = (id: string) => ask(`/act_${id}`, long);
    expect((await unknown(other?.id ?? '')).body['error']).toMatchObject({ code: 100, error_subcode: 33 });
    expect((await unknown('1')).body['error']).toMatchObject({ code: 100, error_subcode: 33 });
  });

  it('has no other fields and no other paths', async () => {
    const { ask, connect, account } = openMeta();
    const { long } = await connect();
    expect((await ask(`/act_${account.id}`, long, { fields: 'secrets' })).body['error']).toMatchObject({ code: 100 });
    expect((await ask('/everything/else', long)).body['error']).toMatchObject({ code: 2500 });
  });
});

describe('insights', () => {
  const daily = { level: 'account', time_increment: '1', fields: 'spend,clicks,impressions,action_values' };
  const window = JSON.stringify({ since: '2026-08-01', until: '2026-10-31' });

  it('are a row a day, page by page, without a gap or a double, and come to what was spent', async () => {
    const { app, ask, connect, account, trade } = openMeta();
    const { long } = await connect();
    const rows: Row[] = [];
    let page = (await ask(`/act_${account.id}/insights`, long, { ...daily, time_range: window, limit: '40' }))
      .body as unknown as Page;
    rows.push(...page.data);
    while (page.paging?.next) {
      const { pathname, search } = new URL(page.paging.next);
      page = (await (await app.request(pathname.replace('/sandbox', '') + search)).json()) as Page;
      rows.push(...page.data);
    }
    expect(rows.length).toBe(31 + 30 + 31);
    expect(new Set(rows.map(({ date_start }) => date_start)).size).toBe(92);
    const spent = trade
      .ads(account.shop, Date.parse('2026-08-01'), Date.parse('2026-11-01'))
      .reduce((sum, { spend }) => sum + spend, 0);
    expect(rows.reduce((sum, { spend }) => sum + Math.round(Number(spend) * 100), 0)).toBe(spent);
  });

  it('add up to the same by month and over the whole time', async () => {
    const { ask, connect, account } = openMeta();
    const { long } = await connect();
    const spend = async (time_increment: string) => {
      const asked = { fields: 'spend', time_increment, time_range: window, limit: '500' };
      const { data } = (await ask(`/act_${account.id}/insights`, long, asked)).body as unknown as Page;
      return [data.length, data.reduce((sum, row) => sum + Math.round(Number(row.spend) * 100), 0)];
    };
    const [, daily] = await spend('1');
    expect([await spend('monthly'), await spend('all_days')]).toEqual([
      [3, daily],
      [1, daily],
    ]);
  });

  it.each([
    ['an unknown field', { fields: 'secrets' }, 100],
    ['a range that is no JSON', { time_range: 'yesterday' }, 100],
    ['a range turned round', { time_range: '{"since":"2026-10-02","until":"2026-10-01"}' }, 100],
    ['a range of years ago', { time_range: '{"since":"2023-01-01","until":"2026-10-01"}' }, 3018],
    ['campaigns', { level: 'campaign' }, 100],
    ['a made-up cursor', { after: 'guess' }, 100],
  ])('are refused for %s', async (_, changes, code) => {
    const { ask, connect, account } = openMeta();
    const { long } = await connect();
    const { body } = await ask(`/act_${account.id}/insights`, long, { ...daily, time_range: window, ...changes });
    expect(body['error']).toMatchObject({ code });
  });
});

describe('the calls of an hour', () => {
  it('are told in a header, and one too many is refused until the hour is over', async () => {
    const { ask, connect, account, clock } = openMeta({ pace: 'published' });
    const { long } = await connect();
    const once = () => ask(`/act_${account.id}`, long);
    const first = JSON.parse((await once()).headers.get('x-business-use-case-usage') ?? '{}') as Record<string, Json[]>;
    expect(first[account.id]?.[0]).toMatchObject({ type: 'ads_insights', call_count: 1 });
    for (let call = 1; call < 600; call += 1) await once();
    expect((await once()).body['error']).toMatchObject({ code: 80000, error_subcode: 2446079 });
    clock.forward(60 * MINUTE_MS);
    const { long: renewed } = await connect();
    expect((await ask(`/act_${account.id}`, renewed)).status).toBe(200);
  });

  it('are refused in the same words by a fault', async () => {
    const { app, ask, connect } = openMeta();
    const { long } = await connect();
    await app.request('/control/faults', jsonRequest({ vendor: 'meta-ads', kind: 'quota', times: 1 }));
    expect((await ask('/me', long)).body['error']).toMatchObject({ code: 80000 });
  });
});
