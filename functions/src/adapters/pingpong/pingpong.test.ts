import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@loan/shared/time/instant';
import { pullRun } from '../../testing/pull-run.ts';
import { type Route, type ScriptedAnswer, scriptedFetch } from '../../testing/scripted-fetch.ts';
import { createHttp } from '../http/http.ts';
import { PingPongAccount } from './account.ts';
import { createPingPong } from './pingpong.ts';

const NOW = '2026-11-22T09:30:00.000Z' as Instant;
const IDENTITY = { sellerId: 'OPEN-1', shopName: 'PingPong', marketplaceIds: ['OPEN-1'], suspended: false };
const CREDENTIAL = {
  region: 'global',
  sellerId: 'OPEN-1',
  secrets: { accessToken: 'ACCESS-0', accessEndsAt: '2026-12-20T00:00:00.000Z', refreshToken: 'REFRESH-0' },
};
const data = (value: unknown): ScriptedAnswer => ({ json: { code: 0, message: 'OK', data: value } });
const TOKENS: Route = [
  /oauth2\/token/,
  (_, times) =>
    data({
      access_token: `ACCESS-${times}`,
      refresh_token: `REFRESH-${times}`,
      expires_in: 2_592_000,
      open_id: 'OPEN-1',
    }),
];
const received = (order_id: string, changes: object = {}) => ({
  order_id,
  order_type: 'RECEIVE',
  status: 'SUCCESS',
  order_amount: { amount: '1200.50', currency: 'USD' },
  create_time: Date.parse('2026-11-02T17:00:00Z') / 1_000,
  description: 'EBAY',
  reference: 'yunfan_us',
  from_account_name: 'PERSON-SECRET',
  ...changes,
});

function scripted(routes: readonly Route[]) {
  const vendor = scriptedFetch([
    ...routes,
    TOKENS,
    [/balance/, () => data([{ currency: 'USD' }, { currency: 'EUR' }])],
  ]);
  const adapter = createPingPong({
    http: createHttp({ fetch: vendor.fetch }),
    now: () => new Date(NOW),
    redirectUri: 'https://partner.example/back',
    account: PingPongAccount.parse({ appId: 'APP', appSecret: 'APP-SECRET' }),
  });
  return { ...vendor, adapter, run: pullRun(adapter, { credential: CREDENTIAL, identity: IDENTITY, asOf: NOW }) };
}

describe('connecting PingPong', () => {
  it('turns the code into tokens for one user', async () => {
    const { adapter } = scripted([]);
    expect(await adapter.connect({ region: 'global', grant: { code: 'CODE' }, typed: {} })).toMatchObject({
      value: { sellerId: 'OPEN-1', secrets: { accessToken: 'ACCESS-1', accessEndsAt: '2026-12-22T09:30:00.000Z' } },
    });
    expect(await adapter.describe(CREDENTIAL)).toEqual({
      ok: true,
      value: { ...IDENTITY, shopName: 'PingPong 账户（EUR、USD）' },
    });
  });

  it('takes a used code for a no', async () => {
    const { adapter } = scripted([[/oauth2\/token/, () => ({ json: { code: 40_001, message: 'x' } })]]);
    const connected = await adapter.connect({ region: 'global', grant: { code: 'CODE' }, typed: {} });
    expect(connected).toMatchObject({ error: { tag: 'AuthorisationRefused' } });
  });
});

describe('what is left of a PingPong account', () => {
  const isNewest = (call: { body: string }) =>
    JSON.parse(call.body).end_time === Date.parse('2026-11-21T16:00:00Z') / 1_000 - 1;

  it('is what payers sent and what was taken out, each once', async () => {
    const { run } = scripted([
      [
        /transactions/,
        (call) => {
          const { query_type: type, page_no: page } = JSON.parse(call.body);
          if (!isNewest(call)) return data({ total: 0, records: [] });
          if (type === 'OUTBOUND_ORDER')
            return data({
              total: 1,
              records: [
                received('4', { order_type: 'WITHDRAW', create_time: Date.parse('2026-11-09T02:00:00Z') / 1_000 }),
              ],
            });
          const records = [
            received('1'),
            received('2', { order_type: 'TOPUP' }),
            received('3', { status: 'PROCESSING' }),
          ];
          return data({ total: 201, records: page === 1 ? records : [received('1', { status: 'REFUNDED' })] });
        },
      ],
    ]);
    const { facts } = await run.readAll();
    expect(facts).toMatchObject({
      provider: 'pingpong',
      holder: { kind: 'unknown' },
      inflows: [
        // Five in the afternoon in London is one in the morning in Beijing; and the second telling counts.
        { on: '2026-11-03', amount: '1200.50', currency: 'USD', status: 'returned', sellerId: 'yunfan_us' },
        { status: 'pending', marketplace: 'ebay' },
      ],
      withdrawals: [{ on: '2026-11-09', amount: '1200.50', toHolder: 'notOffered' }],
      externalDebts: 'notOffered',
    });
    expect(JSON.stringify(facts)).not.toContain('PERSON-SECRET');
  });

  it.each([
    ['a clock too far off', 'timestamp is invalid', 'clock skew: timestamp refused'],
    ['a signature of ours', 'sign is invalid', 'our application or its signature refused'],
  ])('is not given up for %s', async (_, message, cause) => {
    const { run, adapter } = scripted([[/transactions/, () => ({ status: 401, json: { code: 1, message } })]]);
    const [step] = adapter.plan(IDENTITY, NOW);
    expect(step && (await run.advance(step))).toEqual({ tag: 'unknown', cause });
  });

  it('goes on under a new token when the old one is no longer taken', async () => {
    const { run, adapter, callsTo } = scripted([
      [/transactions/, (_, times) => (times === 1 ? { status: 401 } : data({ total: 0, records: [] }))],
    ]);
    const [step] = adapter.plan(IDENTITY, NOW);
    expect(step && (await run.advance(step))).toMatchObject({ tag: 'done' });
    expect(run.renewed.map(({ secrets }) => secrets['refreshToken'])).toEqual(['REFRESH-1']);
    expect(callsTo(/transactions/)[1]?.headers['authorization']).toBe('Bearer ACCESS-1');
  });
});
