import { describe, expect, it } from '@jest/globals';
import { createTestSandbox, DAY_MS, MINUTE_MS } from '../testing/sandbox.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { PINGPONG_APP } from './credentials.ts';
import { baseOf, type Params, signPingpong } from './signature.ts';

type Json = Record<string, unknown>;
type Reply = { status: number; body: { code: number; message: string; data: Json } };
type Row = { order_id: string; order_type: string; reference: string; order_amount: Money; fee: Money };
type Money = { amount: number; currency: string };

const REDIRECT = 'http://127.0.0.1:8080/api/callbacks/pingpong';
const HOST = '/pingpong/business-cgi';

function open() {
  const sandbox = createTestSandbox();
  const { app, clock } = sandbox;
  const headersOf = (params: Params, offMs = 0) => {
    const timestamp = String(clock.now().getTime() + offMs);
    const sign = signPingpong({ ...params, appId: PINGPONG_APP.appId, timestamp }, PINGPONG_APP.appSecret);
    return { app_id: PINGPONG_APP.appId, timestamp, sign, 'content-type': 'application/json' };
  };
  const read = async (answer: Response): Promise<Reply> => ({
    status: answer.status,
    body: (await answer.json()) as Reply['body'],
  });
  async function consent(form: Record<string, string>): Promise<URL> {
    const asked = { app_id: PINGPONG_APP.appId, response_type: 'code', state: 'once', redirect_uri: REDIRECT };
    const path = `${HOST}/v3/oauth2/authorize?${new URLSearchParams(asked)}`;
    const answer = await app.request(path, { method: 'POST', body: new URLSearchParams(form) });
    return new URL(answer.headers.get('location') ?? 'about:blank');
  }
  const post = async (path: string, fields: Json, token = '', changes: Record<string, string> = {}) => {
    const headers = { ...headersOf(fields), authorization: `Bearer ${token}`, ...changes };
    return read(await app.request(`${HOST}${path}`, { method: 'POST', headers, body: JSON.stringify(fields) }));
  };
  const get = async (path: string, query: Record<string, string>, token: string) => {
    const headers = { ...headersOf(query), authorization: `Bearer ${token}` };
    return read(await app.request(`${HOST}${path}?${new URLSearchParams(query)}`, { headers }));
  };
  const exchange = (fields: Json) => post('/v3/oauth2/token', fields);
  async function connect(companyKey: string) {
    const code = (await consent({ shop: companyKey, decision: 'allow' })).searchParams.get('code');
    const { data } = (await exchange({ grant_type: 'authorization_code', code })).body;
    return { token: String(data['access_token']), refresh: String(data['refresh_token']), openId: data['open_id'] };
  }
  return { ...sandbox, headersOf, consent, post, get, exchange, connect };
}

const here = open();
const LIST = '/v3/b2b/financial/transactions';

describe('the sign of PingPong', () => {
  it('is over the text PingPong publishes', () => {
    // The text is printed on PingPong's page (partner v3, Sign); the page prints no digest, so the digest is ours.
    const params = { biz_id: '123', open_id: '967BC942C25946F49133263D', timestamp: '1620987450000' };
    const secret = '967BC942C25946F49133262D';
    expect(baseOf({ ...params, appId: '80217843374134', empty: '' }, secret)).toBe(
      'appId80217843374134biz_id123open_id967BC942C25946F49133263Dtimestamp1620987450000967BC942C25946F49133262D',
    );
    expect(signPingpong({ ...params, appId: '80217843374134' }, secret)).toBe(
      'b569f3dd3224315b0fb25642c72e59068c7cb1871e937f6c964451ad931849c2',
    );
  });

  it('is demanded and must be right, of this app and of these minutes', async () => {
    const { post, connect, headersOf } = here;
    const { token, openId } = await connect('ruihe');
    const fields = { open_id: openId, page_no: 1, page_size: 10 };
    const code = async (changes: Record<string, string>) => (await post(LIST, fields, token, changes)).body.code;
    expect(await code({})).toBe(0);
    expect(await code({ sign: '0'.repeat(64) })).toBe(401_003);
    expect(await code({ app_id: '1' })).toBe(401_001);
    expect(await code(headersOf(fields, -6 * MINUTE_MS))).toBe(401_002);
    expect(await code(headersOf(fields, -4 * MINUTE_MS))).toBe(0);
  });
});

describe('authorisation', () => {
  it('shows a page in Chinese that names the customers', async () => {
    const asked = { app_id: PINGPONG_APP.appId, response_type: 'code', state: 's', redirect_uri: REDIRECT };
    const text = await (await here.app.request(`${HOST}/v3/oauth2/authorize?${new URLSearchParams(asked)}`)).text();
    expect(text).toContain('深圳市瑞禾汽配有限公司');
    expect(text).not.toContain('深圳市云帆科技有限公司');
    expect((await here.consent({ decision: 'cancel' })).searchParams.get('error')).toBe('access_denied');
  });

  it('takes a code once and within half an hour', async () => {
    const { consent, exchange, clock } = open();
    const grant = async () => ({
      grant_type: 'authorization_code',
      code: (await consent({ shop: 'ruihe', decision: 'allow' })).searchParams.get('code'),
    });
    const first = await grant();
    expect((await exchange(first)).body.data).toMatchObject({ expires_in: 2_592_000 });
    expect((await exchange(first)).status).toBe(400);
    const late = await grant();
    clock.forward(31 * MINUTE_MS);
    expect((await exchange(late)).status).toBe(400);
  });

  it('ends after thirty days, goes on with the refresh token, and stops when it is taken back', async () => {
    const { app, connect, exchange, get, clock } = open();
    const { token, refresh, openId } = await connect('ruihe');
    const balance = (bearer: string) => get('/v3/b2b/account/balance/all', { open_id: String(openId) }, bearer);
    clock.forward(30 * DAY_MS);
    expect((await balance(token)).body.code).toBe(401_005);
    const { data } = (await exchange({ grant_type: 'refresh_token', refresh_token: refresh })).body;
    const fresh = String(data['access_token']);
    expect((await balance(fresh)).body.code).toBe(0);
    const body = new URLSearchParams({ shop: 'ruihe' });
    await app.request(`${HOST}/manage/revoke`, { method: 'POST', body });
    expect((await balance(fresh)).status).toBe(401);
  });
});

describe('transactions', () => {
  it('are the payouts of two eBay shops, whole, with the fee told apart, page by page and none twice', async () => {
    const { post, connect, world } = here;
    const { token, openId } = await connect('ruihe');
    const rows: Row[] = [];
    let pages = 1;
    for (let page_no = 1; page_no <= pages && page_no < 10; page_no += 1) {
      const { data } = (
        await post(LIST, { open_id: openId, query_type: 'INBOUND_ORDER', page_no, page_size: 90 }, token)
      ).body;
      pages = Number(data['pages']);
      rows.push(...(data['records'] as Row[]));
    }
    const expected = [...createWorldTrade(world).inflows('pingpong', 'ruihe', 0, Number.POSITIVE_INFINITY)].reverse();
    expect(rows.length).toBeGreaterThan(200);
    expect(rows.map(({ order_amount, reference }) => [reference, Math.round(order_amount.amount * 100)])).toEqual(
      expected.map(({ sellerId, originAmount }) => [sellerId, originAmount]),
    );
    expect(rows.map(({ fee }) => Math.round(fee.amount * 100))).toEqual(expected.map(({ fee }) => fee));
    expect(new Set(rows.map(({ order_id }) => order_id)).size).toBe(rows.length);
    expect(new Set(rows.map(({ order_amount }) => order_amount.currency))).toEqual(new Set(['USD', 'GBP']));
  });

  it('make up the balance', async () => {
    const { post, get, connect } = here;
    const { token, openId } = await connect('ruihe');
    const left = new Map<string, number>();
    for (let page_no = 1; page_no < 10; page_no += 1) {
      const { data } = (await post(LIST, { open_id: openId, page_no, page_size: 200 }, token)).body;
      for (const { order_type, order_amount, fee } of data['records'] as Row[]) {
        const cents = Math.round(order_amount.amount * 100);
        const change = order_type === 'RECEIVE' ? cents - Math.round(fee.amount * 100) : -cents;
        left.set(order_amount.currency, (left.get(order_amount.currency) ?? 0) + change);
      }
    }
    const { body } = await get('/v3/b2b/account/balance/all', { open_id: String(openId) }, token);
    const told = (body.data as unknown as { currency: string; total_amount: number }[]).map(
      ({ currency, total_amount }) => [currency, Math.round(total_amount * 100)] as const,
    );
    expect(new Map(told)).toEqual(left);
  });

  it.each([
    [{ page_no: 1, page_size: 201 }, 'page_size is invalid, upper limit 200'],
    [{ page_no: 0, page_size: 10 }, 'page_no is invalid'],
    [{ page_no: 1, page_size: 10, query_type: 'ALL' }, 'query_type is invalid'],
  ])('are refused for %j', async (fields, message) => {
    const { token, openId } = await here.connect('ruihe');
    expect((await here.post(LIST, { open_id: openId, ...fields }, token)).body).toMatchObject({
      code: 400_001,
      message,
    });
  });

  it('of somebody else are not told', async () => {
    const { token } = await here.connect('ruihe');
    const fields = { open_id: 'MC1', page_no: 1, page_size: 10 };
    expect((await here.post(LIST, fields, token)).body.code).toBe(403_001);
  });
});
