import { createSign, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@loan/shared/time/instant';
import { pullRun } from '../../testing/pull-run.ts';
import { type Route, type ScriptedAnswer, scriptedFetch } from '../../testing/scripted-fetch.ts';
import { createHttp } from '../http/http.ts';
import { LianLianAccount } from './account.ts';
import { createLianLian } from './lianlian.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2_048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const NOW = '2026-11-22T09:30:00.000Z' as Instant;
const COMPANY = '深圳市云帆科技有限公司';
const IDENTITY = { sellerId: 'H1', shopName: '云帆', companyName: COMPANY, marketplaceIds: ['A1'], suspended: false };
const CREDENTIAL = {
  region: 'global',
  sellerId: '',
  secrets: { accessToken: 'ACCESS-0', accessEndsAt: '2026-11-23T00:00:00.000Z', refreshToken: 'REFRESH-0' },
};
const data = (value: object): ScriptedAnswer => ({ json: { code: '000000', data: value } });
const problem = (status: number, code: string): ScriptedAnswer => ({ status, json: { error: 'request_failed', code } });
const listed = (...resultList: object[]) => data({ totalSize: resultList.length, resultList });

const TOKENS: Route = [
  /POST \/token/,
  (_, times) => ({ json: { access_token: `ACCESS-${times}`, refresh_token: `REFRESH-${times}`, expires_in: 7200 } }),
];
const holder = (holdType: 0 | 1, holderName: string, holderId = 'H1') => ({ holderId, holdType, holderName });
const HOLDERS: Route = [/holder\/query/, () => listed(holder(1, COMPANY))];
/** Source of the shape: the example of GET /collection/v1/shop/accounts. */
const account = (changes: object = {}) => ({
  currency: 'USD',
  platform: 'Amazon',
  accountId: 'A1',
  holderName: COMPANY,
  shopName: '美元店铺',
  shopStatus: 2,
  virtualCardNo: '0037447570416',
  sellerId: 'A2SELLER',
  feeRate: 0.007,
  region: 'US',
  ...changes,
});
const accounts = (...list: object[]): Route => [/shop\/accounts/, () => data({ total: list.length, list })];
/** Source of the shape: the example of POST /transaction/entry/list. */
const entry = (changes: object = {}) => ({
  transId: '202607192380531',
  creditStatus: '2',
  platform: 'Amazon',
  shopName: '美元店铺',
  virtualCardNo: '0037447570416',
  accountId: 'A1',
  currency: 'EUR',
  amount: '36299.10',
  createTime: '2026-11-19 15:34:28',
  acctDate: '20261119',
  fundsId: '202607196055468',
  region: 'EU',
  originAmount: null,
  originCurrency: null,
  ...changes,
});

/** LianLian signs what it answers, epoch and body; here with the key that stands for its own. */
const signedBy =
  (key: string, fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (...asked) => {
    const answer = await fetch(...asked);
    if (answer.status !== 200) return answer;
    const body = await answer.text();
    const epoch = Math.floor(Date.parse(NOW) / 1_000);
    const value = createSign('RSA-SHA256').update(`${epoch}&${body}`).sign(key, 'base64');
    return new Response(body, { headers: { 'LLPAY-Signature': `t=${epoch},v=${value}` } });
  };

function scripted(routes: readonly Route[], credential = CREDENTIAL, signing: string = privateKey) {
  const vendor = scriptedFetch([...routes, HOLDERS, accounts(account()), TOKENS]);
  const clock = { now: new Date(NOW) };
  const adapter = createLianLian({
    http: createHttp({ fetch: signedBy(signing, vendor.fetch) }),
    now: () => clock.now,
    redirectUri: 'https://partner.example/back',
    account: LianLianAccount.parse({
      clientId: 'CLIENT',
      clientSecret: 'CLIENT-SECRET',
      privateKey,
      answerKey: publicKey,
    }),
  });
  const run = pullRun(adapter, { credential, identity: IDENTITY, asOf: NOW });
  const stepOf = (id: string) => {
    const step = adapter.plan(IDENTITY, NOW).find((one) => one.id.startsWith(id));
    if (!step) throw new Error(`no step ${id}`);
    return step;
  };
  return { ...vendor, adapter, run, clock, finish: async (id: string) => (await run.finish(stepOf(id))).outcome };
}

describe('authorising a LianLian account', () => {
  it('asks on the page of LianLian with our one-time state', () => {
    const url = new URL(scripted([]).adapter.link?.urlFor({ region: 'global', state: 'one-time', typed: {} }) ?? '');
    expect(url.origin + url.pathname).toBe('https://global.lianlianpay.com/openapi/');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'CLIENT',
      state: 'one-time',
      redirect_uri: 'https://partner.example/back',
    });
  });

  it('reads a no from the redirect', () => {
    const { adapter } = scripted([]);
    expect(adapter.link?.readAnswer({ state: 's', error: 'access_denied' })).toEqual({ state: 's' });
    expect(adapter.link?.readAnswer({ state: 's', code: 'c' })).toEqual({ state: 's', grant: { code: 'c' } });
  });

  it('turns the code into tokens', async () => {
    const { adapter, calls } = scripted([]);
    const connected = await adapter.connect({ region: 'global', grant: { code: 'CODE' }, typed: {} });
    expect(connected).toMatchObject({
      value: {
        secrets: { accessToken: 'ACCESS-1', refreshToken: 'REFRESH-1', accessEndsAt: '2026-11-22T11:30:00.000Z' },
      },
    });
    expect(calls[0]?.headers['authorization']).toBe('Basic Q0xJRU5UOkNMSUVOVC1TRUNSRVQ=');
  });

  it('that was used up is refused, and an outage is not taken for one', async () => {
    const used = scripted([[/token/, () => ({ status: 400, json: { error: 'invalid_grant' } })]]);
    const out = scripted([[/token/, () => ({ status: 503 })]]);
    const ask = { region: 'global', grant: { code: 'CODE' }, typed: {} };
    expect(await used.adapter.connect(ask)).toMatchObject({ error: { tag: 'AuthorisationRefused' } });
    expect(await out.adapter.connect(ask)).toMatchObject({ error: { tag: 'MarketplaceUnknown' } });
  });
});

describe('whose the account is', () => {
  it('is the company that LianLian has proven', async () => {
    expect(await scripted([]).adapter.describe(CREDENTIAL)).toEqual({
      ok: true,
      value: { sellerId: 'H1', shopName: '美元店铺', companyName: COMPANY, marketplaceIds: ['A1'], suspended: false },
    });
  });

  it('is not told by name when a person holds it', async () => {
    const { adapter, finish } = scripted([
      [/holder\/query/, () => listed(holder(0, 'PERSON-SECRET'))],
      accounts(account({ holderName: 'PERSON-SECRET' })),
    ]);
    expect(JSON.stringify(await adapter.describe(CREDENTIAL))).not.toContain('PERSON-SECRET');
    const profile = await finish('profile');
    expect(profile).toMatchObject({ result: { reduction: { holderKind: 'personal' } } });
    expect(JSON.stringify(profile)).not.toContain('PERSON-SECRET');
  });

  it('is left open when two companies hold it', async () => {
    const { adapter } = scripted([
      [/holder\/query/, () => listed(holder(1, COMPANY), holder(1, '另一家有限公司', 'H2'))],
      accounts(account(), account({ accountId: 'A2', holderName: '另一家有限公司' })),
    ]);
    const described = await adapter.describe(CREDENTIAL);
    expect(described).toMatchObject({ ok: true, value: { marketplaceIds: ['A1', 'A2'] } });
    expect(described.ok && described.value.companyName).toBeUndefined();
  });
});

describe('a window of credits', () => {
  it('is asked for in Beijing time, a month at once', async () => {
    const { finish, callsTo } = scripted([[/entry\/list/, () => listed()]]);
    await finish('inflows');
    expect(JSON.parse(callsTo(/entry\/list/)[0]?.body ?? '')).toEqual({
      startTime: '2026-10-23 00:00:00',
      endTime: '2026-11-21 23:59:59',
      pageNum: 1,
      pageSize: 100,
    });
  });

  it('tells what the marketplace sent, in its own currency where LianLian knows it', async () => {
    const { finish } = scripted([
      [/entry\/list/, () => listed(entry({ originAmount: '39000.55', originCurrency: 'USD' }))],
    ]);
    expect(await finish('inflows')).toMatchObject({
      result: {
        reduction: {
          credits: [
            {
              on: '2026-11-19',
              amount: '39000.55',
              currency: 'USD',
              marketplace: 'amazon',
              accountTail: '0416',
              status: 'credited',
            },
          ],
        },
      },
    });
  });

  it.each([
    ['0', 'pending'],
    ['5', 'returned'],
    ['6', 'pending'],
    ['7', 'returned'],
  ])('tells a credit of status %s as %s', async (creditStatus, status) => {
    const { finish } = scripted([[/entry\/list/, () => listed(entry({ creditStatus }))]]);
    expect(await finish('inflows')).toMatchObject({ result: { reduction: { credits: [{ status }] } } });
  });

  it('counts a row nobody can read, and reads the others', async () => {
    const { finish } = scripted([[/entry\/list/, () => listed(entry(), entry({ transId: '2', acctDate: 'soon' }))]]);
    expect(await finish('inflows')).toMatchObject({ result: { rowsRead: 1, rowsRejected: 1 } });
  });

  it('that comes twice over two pages counts once', async () => {
    const page = (call: { body: string }) => {
      const { pageNum } = JSON.parse(call.body) as { pageNum: number };
      return data({ totalSize: 150, resultList: pageNum === 1 ? [entry(), entry({ transId: '2' })] : [entry()] });
    };
    expect(await scripted([[/entry\/list/, page]]).finish('inflows')).toMatchObject({ result: { rowsRead: 2 } });
  });
});

describe('what LianLian says no to', () => {
  it.each([
    ['a clock too far off', 400, '400003', { tag: 'unknown', cause: 'clock skew: signature time refused' }],
    ['a signature of ours', 400, '400006', { tag: 'unknown', cause: 'signature refused: 400 400006' }],
    ['a token that ended', 401, 'NOT_AUTHORIZED', { tag: 'authorisationEnded' }],
    ['a window that is too long', 402, '999995', { tag: 'notAvailable', reason: '402 999995' }],
    ['its own trouble', 402, '999999', { tag: 'unknown', cause: '402 999999' }],
    ['an outage', 500, '500000', { tag: 'unknown', cause: '500 500000' }],
    ['one call too many', 429, 'LIMIT_ERROR', { tag: 'wait', checkpoint: '', waitMs: 10_000 }],
  ])('%s is told apart', async (_, status, code, outcome) => {
    const { run, adapter } = scripted([[/entry\/list/, () => problem(status, code)]]);
    const [step] = adapter.plan(IDENTITY, NOW).filter(({ kind }) => kind === 'inflows');
    expect(step && (await run.advance(step))).toEqual(outcome);
  });
});

describe('an access token near its end', () => {
  it('is renewed, and what came in its place is written down before it is used', async () => {
    const ending = { ...CREDENTIAL, secrets: { ...CREDENTIAL.secrets, accessEndsAt: '2026-11-22T09:31:00.000Z' } };
    const { finish, run, callsTo } = scripted([[/entry\/list/, () => listed()]], ending);
    await finish('inflows');
    expect(run.renewed.at(-1)?.secrets).toMatchObject({ accessToken: 'ACCESS-1', refreshToken: 'REFRESH-1' });
    expect(callsTo(/entry\/list/)[0]?.headers['authorization']).toBe('Bearer ACCESS-1');
  });
});

describe('what is left of a LianLian account', () => {
  const flow = (transId: string, busiType: string, amount: string) => ({
    transId,
    transType: '出账',
    busiType,
    currency: 'USD',
    amount,
  });
  const withdrawal = (changes: object) => ({
    transId: 'W1',
    withdrawStatus: 2,
    withdrawAmount: '9139.00',
    withdrawCurrency: 'USD',
    createTime: '2026-11-08 14:07:38',
    bankAccountName: COMPANY,
    bankCardNo: '2131 **** **** 1535',
    ...changes,
  });
  const isFirst = (call: { body: string }) => JSON.parse(call.body).startTime === '2026-10-23 00:00:00';

  it('is what came, what left, and the debts in its statement', async () => {
    const { run } = scripted([
      [
        /entry\/list/,
        (call) => (isFirst(call) ? listed(entry(), entry({ transId: '2', platform: 'FUND_PARK' })) : listed()),
      ],
      [
        /withdraw\/record/,
        (call) =>
          isFirst(call)
            ? listed(
                withdrawal({}),
                withdrawal({ transId: 'W2', bankAccountName: 'PERSON-SECRET', bankCardNo: null }),
                withdrawal({ transId: 'W3', withdrawStatus: 3 }),
              )
            : listed(),
      ],
      [
        /myshop\/transaction/,
        () =>
          listed(flow('1', '提前宝入账', '5000.00'), flow('2', '提前宝还款', '1200.50'), flow('3', '提现', '99.00')),
      ],
    ]);
    const { facts } = await run.readAll();
    expect(facts).toMatchObject({
      provider: 'lianlian',
      accountId: 'H1',
      holder: { kind: 'company', matchesApplicant: 'notOffered' },
      accountTails: ['0416'],
      coverage: { from: '2025-08-29', to: '2026-11-21', missingDays: 0 },
      inflows: [{ on: '2026-11-19', amount: '36299.10', sellerId: 'A2SELLER', marketplace: 'amazon' }],
      withdrawals: [
        { amount: '9139.00', toTail: '1535', toHolder: true },
        { toTail: 'notOffered', toHolder: false },
      ],
      charged: 'notOffered',
      payouts: 'notOffered',
      externalDebts: [
        { lender: 'FundPark', outstanding: { amount: '36299.10', currency: 'EUR' } },
        {
          lender: '连连提前宝',
          outstanding: { amount: '3799.50', currency: 'USD' },
          repaid12m: { amount: '1200.50', currency: 'USD' },
          advanced12m: { amount: '5000.00', currency: 'USD' },
        },
      ],
    });
    expect(JSON.stringify(facts)).not.toContain('PERSON-SECRET');
    expect(JSON.stringify(facts)).not.toContain(COMPANY);
  });
});

describe('an answer that LianLian did not sign', () => {
  it('tells nothing, whatever it says', async () => {
    const stranger = generateKeyPairSync('rsa', {
      modulusLength: 2_048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const { adapter } = scripted([], CREDENTIAL, stranger.privateKey);
    expect(await adapter.describe(CREDENTIAL)).toMatchObject({
      ok: false,
      error: { tag: 'MarketplaceUnknown', cause: expect.stringContaining('not signed by LianLian') },
    });
  });
});
