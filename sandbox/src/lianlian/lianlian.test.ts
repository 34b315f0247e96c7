import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createTestSandbox, DAY_MS, MINUTE_MS } from '../testing/sandbox.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { LIANLIAN_APP, LIANLIAN_KEY } from './credentials.ts';
import { payloadOf } from './signature.ts';

type Json = Record<string, unknown>;
type Row = Record<string, string>;
type Answer = { status: number; body: Json; headers: Headers; text: string };

const REDIRECT = 'http://127.0.0.1:8080/api/callbacks/lianlian';
const BASIC = `Basic ${Buffer.from(`${LIANLIAN_APP.clientId}:${LIANLIAN_APP.clientSecret}`).toString('base64')}`;
const PRIVATE = createPrivateKey({
  key: Buffer.from(LIANLIAN_APP.privateKey, 'base64'),
  format: 'der',
  type: 'pkcs8',
});

function signed(payload: string, epoch: string): string {
  return `t=${epoch},v=${sign('sha256', Buffer.from(payload), PRIVATE).toString('base64')}`;
}

function open() {
  const sandbox = createTestSandbox();
  const { app, clock } = sandbox;
  const epoch = (ms = 0) => String(Math.floor((clock.now().getTime() + ms) / 1_000));
  const read = async (response: Response): Promise<Answer> => {
    const text = await response.text();
    return { status: response.status, body: JSON.parse(text) as Json, headers: response.headers, text };
  };

  async function consent(form: Record<string, string>): Promise<URL> {
    const asked = { response_type: 'code', client_id: LIANLIAN_APP.clientId, state: 'once', redirect_uri: REDIRECT };
    const path = `/lianlian/global/openapi/?${new URLSearchParams(asked)}`;
    const answer = await app.request(path, { method: 'POST', body: new URLSearchParams(form) });
    return new URL(answer.headers.get('location') ?? 'about:blank');
  }
  const token = async (form: Record<string, string>) =>
    read(
      await app.request('/lianlian/global-open-api/token', {
        method: 'POST',
        headers: { authorization: BASIC },
        body: new URLSearchParams({ redirect_uri: REDIRECT, ...form }),
      }),
    );
  async function connect(companyKey: string): Promise<Json> {
    const back = await consent({ shop: companyKey, decision: 'allow' });
    const code = back.searchParams.get('code') ?? '';
    return (await token({ grant_type: 'authorization_code', code })).body;
  }
  const post = async (accessToken: unknown, path: string, fields: Json, changes: Record<string, string> = {}) => {
    const body = JSON.stringify(fields);
    const header = signed(`POST&/api${path}&${epoch()}&${body}`, epoch());
    const headers = { authorization: `Bearer ${accessToken}`, 'LLPAY-Signature': header, ...changes };
    return read(await app.request(`/lianlian/global-open-api/api${path}`, { method: 'POST', headers, body }));
  };
  const get = async (accessToken: unknown, path: string, query: string) => {
    const header = signed(`GET&/api${path}&${epoch()}&${query === '' ? '' : `&${query}`}`, epoch());
    const headers = { authorization: `Bearer ${accessToken}`, 'LLPAY-Signature': header };
    return read(await app.request(`/lianlian/global-open-api/api${path}${query && `?${query}`}`, { headers }));
  };
  return { ...sandbox, epoch, consent, token, connect, post, get };
}

/** For everything that leaves the clock alone: the past is made up once. */
const here = open();

const YEAR = { startTime: '2025-11-23 00:00:00', endTime: '2026-11-22 17:30:00' };
const PAGE = { pageNum: 1, pageSize: 100 };
const rowsOf = ({ body }: Answer): Row[] => (body['data'] as { resultList: Row[] }).resultList;
const cents = (text: string | undefined) => Math.round(Number(text) * 100);

describe('the signature', () => {
  // Literals from LianLian's own documentation of the scheme (marketplace, docs/api-overview.md).
  it('covers method, path, epoch and body, and the query only when there is one', () => {
    const body = '{"currency":"USD"}';
    const request = { method: 'POST', path: '/api/mkt/balance', query: '', body };
    expect(payloadOf(request, '1533715688')).toBe('POST&/api/mkt/balance&1533715688&{"currency":"USD"}');
    expect(payloadOf({ ...request, method: 'GET', body: '' }, '1533715688')).toBe('GET&/api/mkt/balance&1533715688&');
    expect(payloadOf({ ...request, query: 'a=1' }, '1')).toBe('POST&/api/mkt/balance&1&{"currency":"USD"}&a=1');
  });

  it('is demanded, must be right, and must be no more than five minutes off', async () => {
    const { connect, post, epoch } = here;
    const { access_token } = await connect('yunfan');
    const path = '/account/balance/query';
    const ask = (header: string) => post(access_token, path, {}, { 'LLPAY-Signature': header });
    const late = epoch(-6 * MINUTE_MS);
    const slow = epoch(-4 * MINUTE_MS);
    const bad = await ask(signed(`POST&/api${path}&${epoch()}&{"currency":"USD"}`, epoch()));
    expect([bad.status, bad.body]).toEqual([
      400,
      { error: 'signature_error', code: '400006', message: 'signature validate fail' },
    ]);
    expect((await ask(signed(`POST&/api${path}&${late}&{}`, late))).body['code']).toBe('400003');
    expect((await ask(signed(`POST&/api${path}&${slow}&{}`, slow))).body['code']).toBe('000000');
    expect((await ask('nonsense')).body['code']).toBe('400005');
  });

  it('stands on every answer, over epoch and body, with the key of LianLian', async () => {
    const { connect, get } = here;
    const { access_token } = await connect('yunfan');
    const { headers, text, body } = await get(access_token, '/collection/v1/kyc/status', '');
    const [, epoch, value] = /^t=(\d+),v=(.+)$/.exec(headers.get('llpay-signature') ?? '') ?? [];
    const key = createPublicKey({ key: Buffer.from(LIANLIAN_KEY.publicKey, 'base64'), format: 'der', type: 'spki' });
    expect(verify('sha256', Buffer.from(`${epoch}&${text}`), key, Buffer.from(value ?? '', 'base64'))).toBe(true);
    expect(body).toEqual({ status: 'ACTIVE' });
  });
});

describe('authorisation', () => {
  it('shows a page in Chinese that names every customer, and refuses a foreign app', async () => {
    const { app } = here;
    const path = `/lianlian/global/openapi/?response_type=code&client_id=${LIANLIAN_APP.clientId}&state=s`;
    const page = await app.request(`${path}&redirect_uri=${encodeURIComponent(REDIRECT)}`);
    const text = await page.text();
    expect(text).toContain('深圳市云帆科技有限公司');
    expect(text).not.toContain('深圳市瑞禾汽配有限公司');
    expect((await app.request('/lianlian/global/openapi/?client_id=other')).status).toBe(400);
  });

  it('sends the seller back with code and state, or with the refusal', async () => {
    const { consent } = here;
    const yes = await consent({ shop: 'yunfan', decision: 'allow' });
    expect(yes.searchParams.get('state')).toBe('once');
    expect(yes.searchParams.get('code')).toHaveLength(32);
    expect((await consent({ decision: 'cancel' })).searchParams.get('error')).toBe('access_denied');
  });

  it('takes a code once and within ten minutes', async () => {
    const { consent, token, clock } = open();
    const code = (await consent({ shop: 'yunfan', decision: 'allow' })).searchParams.get('code') ?? '';
    expect((await token({ grant_type: 'authorization_code', code })).status).toBe(200);
    expect((await token({ grant_type: 'authorization_code', code })).body).toEqual({ error: 'invalid_grant' });
    const old = (await consent({ shop: 'yunfan', decision: 'allow' })).searchParams.get('code') ?? '';
    clock.forward(11 * MINUTE_MS);
    expect((await token({ grant_type: 'authorization_code', code: old })).status).toBe(400);
  });

  it('ends after two hours, goes on with the refresh token, and stops when it is taken back', async () => {
    const { app, connect, token, post, clock } = open();
    const first = await connect('yunfan');
    clock.forward(121 * MINUTE_MS);
    expect((await post(first['access_token'], '/account/balance/query', {})).status).toBe(401);
    const refresh = { grant_type: 'refresh_token', refresh_token: String(first['refresh_token']) };
    const second = (await token(refresh)).body;
    expect((await token(refresh)).status).toBe(400);
    expect((await post(second['access_token'], '/account/balance/query', {})).status).toBe(200);
    const body = new URLSearchParams({ shop: 'yunfan' });
    await app.request('/lianlian/global/manage/revoke', { method: 'POST', body });
    expect((await post(second['access_token'], '/account/balance/query', {})).status).toBe(401);
  });
});

describe('inbound credits', () => {
  it('are the payouts of the Amazon seller, each with its original amount, page by page and none twice', async () => {
    const { connect, post, world } = here;
    const { access_token } = await connect('yunfan');
    const pages = [1, 2, 3].map((pageNum) =>
      post(access_token, '/transaction/entry/list', { ...YEAR, pageNum, pageSize: 10 }),
    );
    const rows = (await Promise.all(pages)).flatMap(rowsOf);
    const expected = [
      ...createWorldTrade(world).inflows('lianlian', 'yunfan', Date.parse('2025-11-22T16:00:00Z'), Number.MAX_VALUE),
    ];
    expect(expected.length).toBe(26);
    expect(rows.map(({ originAmount }) => cents(originAmount)).reverse()).toEqual(
      expected.map(({ originAmount }) => originAmount),
    );
    expect(new Set(rows.map(({ transId }) => transId)).size).toBe(26);
    expect(rows[0]).toMatchObject({ platform: 'Amazon', region: 'US', currency: 'USD', creditStatus: '2' });
  });

  it('stand under the shop they belong to, whose account ends as the marketplace says', async () => {
    const { connect, post, get } = here;
    const { access_token } = await connect('nanyang');
    const shops = await get(access_token, '/collection/v1/shop/accounts', 'pageNum=1&pageSize=20');
    const { total, list } = shops.body['data'] as { total: number; list: Row[] };
    expect(total).toBe(3);
    expect(list.map(({ platform, region, currency }) => `${platform} ${region} ${currency}`)).toEqual([
      'SHOPEE_LOCAL MY MYR',
      'SHOPEE_LOCAL SG SGD',
      'LAZADA_LOCAL TH THB',
    ]);
    for (const { virtualCardNo, accountId, shopName } of list) {
      expect(virtualCardNo?.endsWith('3391')).toBe(true);
      const rows = rowsOf(await post(access_token, '/transaction/entry/list', { ...YEAR, ...PAGE, accountId }));
      expect(rows.length).toBeGreaterThan(20);
      expect(new Set(rows.map((row) => row['shopName']))).toEqual(new Set([shopName]));
    }
  });
});

describe('the flow of an account', () => {
  it('shows a debt: an advance of 240,000 dollars, seven payments on it, six to another lender', async () => {
    const { connect, post } = here;
    const { access_token } = await connect('zhuoyue');
    const accountId = rowsOf(await post(access_token, '/account/query', PAGE))[0]?.['accountId'];
    const rows: Row[] = [];
    for (const pageNum of [1, 2, 3]) {
      rows.push(...rowsOf(await post(access_token, '/myshop/transaction', { ...YEAR, ...PAGE, pageNum, accountId })));
    }
    const sum = (busiType: string) =>
      rows.filter((row) => row['busiType'] === busiType).reduce((all, { amount }) => all + cents(amount), 0);
    expect(sum('提前宝入账')).toBe(24_000_000);
    expect(sum('提前宝还款')).toBe(14_000_000);
    expect(sum('金融还款')).toBe(4_800_000);
  });

  it('adds up: each balance is the one before it and the amount', async () => {
    const { connect, post } = here;
    const { access_token } = await connect('yunfan');
    const accountId = rowsOf(await post(access_token, '/account/query', PAGE))[0]?.['accountId'];
    const rows = rowsOf(await post(access_token, '/myshop/transaction', { ...YEAR, ...PAGE, accountId })).reverse();
    expect(rows.length).toBeGreaterThan(70);
    rows.slice(1).forEach(({ transType, amount, balance }, index) => {
      const sign = transType === '入账' ? 1 : -1;
      expect(cents(balance)).toBe(cents(rows[index]?.['balance']) + sign * cents(amount));
    });
    const [{ balance } = {} as Row] = (await post(access_token, '/account/balance/query', {})).body['data'] as Row[];
    expect(balance).toBe(rows.at(-1)?.['balance']);
  });

  it('withdraws in renminbi to the company itself, less the fee that is told', async () => {
    const { connect, post } = here;
    const { access_token } = await connect('yunfan');
    const rows = rowsOf(await post(access_token, '/withdraw/record/list', { ...YEAR, ...PAGE }));
    expect(rows.length).toBe(26);
    for (const row of rows) {
      expect(row['bankAccountName']).toBe('深圳市云帆科技有限公司');
      expect(row['bankCardNo']?.endsWith('0101')).toBe(true);
      const left = cents(row['withdrawAmount']) - cents(row['feeAmount']);
      expect(Math.abs(cents(row['arrivalAmount']) - left * Number(row['rate']))).toBeLessThanOrEqual(1);
    }
  });
});

describe('the holder and the rules', () => {
  it('names the company that owns the account', async () => {
    const { connect, post } = here;
    const { access_token } = await connect('haifeng');
    const [holder] = rowsOf(await post(access_token, '/holder/query/list', {}));
    expect(holder).toMatchObject({ holdType: 1, holderName: '深圳市海风智造有限公司' });
  });

  it('tells when the account is held by a person, not by the company', async () => {
    const { connect, post } = here;
    const { access_token } = await connect('mingyue');
    const [holder] = rowsOf(await post(access_token, '/holder/query/list', {}));
    expect(holder).toMatchObject({ holdType: 0, holderName: '唐明玥' });
    expect(rowsOf(await post(access_token, '/holder/query/list', { holderType: 1 }))).toEqual([]);
  });

  it.each([
    [{ ...YEAR, pageNum: 1 }, "[pageSize] pageSize can't be null."],
    [{ ...YEAR, pageNum: 1, pageSize: 101 }, '[pageSize=101] 输入不合法，范围为1-100'],
    [{ ...YEAR, startTime: '2025-01-01 00:00:00', ...PAGE }, '开始时间和结束时间间隔上限为一自然年'],
    [{ ...PAGE }, '[startUpdateTime] 开始时间不能为空或格式不正确'],
  ])('refuse %j', async (fields, message) => {
    const { connect, post } = here;
    const { access_token } = await connect('yunfan');
    const { status, body } = await post(access_token, '/transaction/entry/list', fields);
    expect([status, body]).toEqual([402, { error: 'request_failed', code: '999995', message }]);
  });

  it('slow down who asks too fast, at the published pace', async () => {
    const { app, connect, post, clock } = open();
    const { access_token } = await connect('yunfan');
    await app.request('/control/pace', { method: 'POST', body: JSON.stringify({ pace: 'published' }) });
    const statuses: number[] = [];
    for (let i = 0; i < 21; i += 1) statuses.push((await post(access_token, '/holder/query/list', {})).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    clock.forward(DAY_MS / 86_400);
    expect((await post(access_token, '/holder/query/list', {})).status).toBe(200);
  });

  it('know no other path', async () => {
    const { connect, post } = here;
    const { access_token } = await connect('yunfan');
    expect((await post(access_token, '/withdraw/combine/submit', {})).status).toBe(404);
  });
});
