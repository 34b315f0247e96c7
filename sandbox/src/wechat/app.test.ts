import { describe, expect, it } from '@jest/globals';
import { findPerson } from '../people/people.ts';
import type { Sandbox } from '../server.ts';
import { type Clock, createTestSandbox, jsonRequest, MINUTE_MS } from '../testing/sandbox.ts';
import { WECHAT_APP } from './credentials.ts';
import { signWithSession } from './sessions.ts';
import { TEMPLATES } from './templates.ts';

type Phone = Sandbox & { clock: Clock };
type Json = Record<string, unknown>;

const ask = async ({ app }: Phone, path: string, init?: RequestInit): Promise<Json> =>
  JSON.parse(await (await app.request(path, init)).text());
const codeFor = async (phone: Phone, kind: 'login' | 'phone', person = 'chenJing') =>
  String((await ask(phone, `/wechat/client/${kind}`, jsonRequest({ person })))['code']);
const exchange = (phone: Phone, code: string, changes: Record<string, string> = {}) => {
  const query = { appid: WECHAT_APP.appId, secret: WECHAT_APP.secret, js_code: code, grant_type: 'authorization_code' };
  return ask(phone, `/wechat/sns/jscode2session?${new URLSearchParams({ ...query, ...changes })}`);
};
const credential = { grant_type: 'client_credential', appid: WECHAT_APP.appId, secret: WECHAT_APP.secret };
const tokenFor = (phone: Phone, more: Json = {}) =>
  ask(phone, '/wechat/cgi-bin/stable_token', jsonRequest({ ...credential, ...more }));
const withToken = async (phone: Phone, path: string, body: unknown) =>
  ask(phone, `${path}?access_token=${(await tokenFor(phone))['access_token']}`, jsonRequest(body));

describe('logging in with a code', () => {
  it('tells the server who holds the phone', async () => {
    const phone = createTestSandbox();
    const session = await exchange(phone, await codeFor(phone, 'login'));
    expect(session['openid']).toBe(findPerson('chenJing')?.wechatOpenId);
    expect(Buffer.from(String(session['session_key']), 'base64')).toHaveLength(16);
    expect(session).not.toHaveProperty('errcode');
  });

  it('works once', async () => {
    const phone = createTestSandbox();
    const code = await codeFor(phone, 'login');
    await exchange(phone, code);
    expect(await exchange(phone, code)).toMatchObject({ errcode: 40163 });
  });

  it('works at five minutes and not a moment later', async () => {
    const phone = createTestSandbox();
    const [first, second] = [await codeFor(phone, 'login'), await codeFor(phone, 'login')];
    phone.clock.forward(5 * MINUTE_MS);
    expect(await exchange(phone, first)).toHaveProperty('openid');
    phone.clock.forward(1);
    expect(await exchange(phone, second)).toMatchObject({ errcode: 40029 });
  });

  it('is refused with a code that asks for the phone number', async () => {
    const phone = createTestSandbox();
    expect(await exchange(phone, await codeFor(phone, 'phone'))).toMatchObject({ errcode: 40029 });
  });

  it.each([
    ['another mini-program', { appid: 'wx0000000000000000' }, 40013],
    ['a wrong secret', { secret: 'guess' }, 40125],
    ['no secret', { secret: '' }, 41004],
    ['a made-up code', { js_code: 'guess' }, 40029],
    ['no code', { js_code: '' }, 41008],
    ['another grant', { grant_type: 'client_credential' }, 40002],
  ])('is refused with %s', async (_, changes, errcode) => {
    const phone = createTestSandbox();
    expect(await exchange(phone, await codeFor(phone, 'login'), changes)).toMatchObject({ errcode });
  });

  it('is slowed down after 100 times in a minute', async () => {
    const phone = createTestSandbox({ pace: 'published' });
    for (let i = 0; i < 100; i += 1)
      expect(await exchange(phone, await codeFor(phone, 'login'))).toHaveProperty('openid');
    expect(await exchange(phone, await codeFor(phone, 'login'))).toMatchObject({ errcode: 45011 });
    phone.clock.forward(MINUTE_MS);
    expect(await exchange(phone, await codeFor(phone, 'login'))).toHaveProperty('openid');
  });
});

describe('the access token', () => {
  it('stays the same until five minutes before its end', async () => {
    const phone = createTestSandbox();
    const first = await tokenFor(phone);
    expect(first['expires_in']).toBe(7200);
    phone.clock.forward(114 * MINUTE_MS);
    expect(await tokenFor(phone)).toMatchObject({ access_token: first['access_token'], expires_in: 360 });
    phone.clock.forward(2 * MINUTE_MS);
    expect((await tokenFor(phone))['access_token']).not.toBe(first['access_token']);
  });

  it('goes on beside its successor until its own end', async () => {
    const phone = createTestSandbox();
    const old = (await tokenFor(phone))['access_token'];
    phone.clock.forward(116 * MINUTE_MS);
    await tokenFor(phone);
    const path = `/wechat/wxa/business/getuserphonenumber?access_token=${old}`;
    const answer = async () => (await ask(phone, path, jsonRequest({ code: 'none' })))['errcode'];
    // The code is refused, not the token.
    expect(await answer()).toBe(40029);
    phone.clock.forward(4 * MINUTE_MS);
    expect(await answer()).toBe(42001);
  });

  it('takes the old one with it when renewed by force', async () => {
    const phone = createTestSandbox();
    const old = (await tokenFor(phone))['access_token'];
    phone.clock.forward(MINUTE_MS);
    await tokenFor(phone, { force_refresh: true });
    const path = `/wechat/wxa/business/getuserphonenumber?access_token=${old}`;
    expect(await ask(phone, path, jsonRequest({ code: 'any' }))).toMatchObject({ errcode: 40001 });
  });

  it('is refused when it is over, made up or missing', async () => {
    const phone = createTestSandbox();
    const path = '/wechat/wxa/business/getuserphonenumber';
    const token = (await tokenFor(phone))['access_token'];
    phone.clock.forward(120 * MINUTE_MS);
    const answers = [`${path}?access_token=${token}`, `${path}?access_token=guess`, path];
    const codes = answers.map(async (url) => (await ask(phone, url, jsonRequest({})))['errcode']);
    expect(await Promise.all(codes)).toEqual([42001, 40001, 41001]);
  });
});

describe('the phone number', () => {
  it('is given once for a code', async () => {
    const phone = createTestSandbox();
    const code = await codeFor(phone, 'phone', 'ayiguli');
    const path = '/wechat/wxa/business/getuserphonenumber';
    expect(await withToken(phone, path, { code })).toMatchObject({
      errcode: 0,
      phone_info: { purePhoneNumber: '19900000202', countryCode: '86', watermark: { appid: WECHAT_APP.appId } },
    });
    expect(await withToken(phone, path, { code })).toMatchObject({ errcode: 40029 });
  });
});

describe('a subscribe message', () => {
  const reviewed = TEMPLATES.find(({ title }) => title === '审核结果通知');
  const message = {
    touser: findPerson('chenJing')?.wechatOpenId,
    template_id: reviewed?.id,
    page: 'pages/result/index?id=1',
    data: {
      thing1: { value: '数据贷' },
      phrase2: { value: '通过' },
      amount3: { value: '5000000元' },
      thing4: { value: '额度有效期 30 天' },
    },
  };
  const path = '/wechat/cgi-bin/message/subscribe/send';
  const accept = (phone: Phone, accept = true) =>
    ask(phone, '/wechat/client/subscribe', jsonRequest({ person: 'chenJing', templateIds: [reviewed?.id], accept }));

  it('arrives once for each time the person said yes', async () => {
    const phone = createTestSandbox();
    await accept(phone);
    expect(await withToken(phone, path, message)).toMatchObject({ errcode: 0 });
    expect(await withToken(phone, path, message)).toMatchObject({ errcode: 43101 });
    const arrived = JSON.parse(await (await phone.app.request('/wechat/client/messages?person=chenJing')).text());
    expect(arrived).toEqual([expect.objectContaining({ title: '审核结果通知', page: 'pages/result/index?id=1' })]);
    expect(arrived[0].fields).toContainEqual({ name: 'amount3', label: '授信额度', value: '5000000元' });
  });

  it('does not arrive when the person said no', async () => {
    const phone = createTestSandbox();
    await accept(phone, false);
    expect(await withToken(phone, path, message)).toMatchObject({ errcode: 43101 });
  });

  it.each([
    ['to nobody', { touser: 'oNobody' }, 40003],
    ['of an unknown template', { template_id: 'none' }, 40037],
    ['that opens no page', { page: '/pages/result' }, 41030],
    ['with a field left out', { data: { ...message.data, thing1: undefined } }, 47003],
    ['with 21 characters in a thing', { data: { ...message.data, thing1: { value: '一'.repeat(21) } } }, 47003],
    ['with words for an amount', { data: { ...message.data, amount3: { value: '五百万' } } }, 47003],
    ['with six characters in a phrase', { data: { ...message.data, phrase2: { value: '审核已经通过' } } }, 47003],
  ])('%s is refused and uses up nothing', async (_, changes, errcode) => {
    const phone = createTestSandbox();
    await accept(phone);
    expect(await withToken(phone, path, { ...message, ...changes })).toMatchObject({ errcode });
    expect(await withToken(phone, path, message)).toMatchObject({ errcode: 0 });
  });

  it('may hold 20 characters in a thing', async () => {
    const phone = createTestSandbox();
    await accept(phone);
    const data = { ...message.data, thing1: { value: '一'.repeat(20) } };
    expect(await withToken(phone, path, { ...message, data })).toMatchObject({ errcode: 0 });
  });
});

describe('a link into the mini-program', () => {
  it('leads to the page it names until it runs out', async () => {
    const phone = createTestSandbox();
    const link = { path: 'pages/invite/index', query: 'code=1', expire_type: 1, expire_interval: 1 };
    const url = String((await withToken(phone, '/wechat/wxa/generate_urllink', link))['url_link']);
    const local = url.replace('http://127.0.0.1:8080/sandbox', '');
    const opened = await phone.app.request(local);
    expect(opened.headers.get('location')).toBe('http://127.0.0.1:8080/#/pages/invite/index?code=1');
    phone.clock.forward(24 * 60 * MINUTE_MS + 1);
    expect((await phone.app.request(local)).status).toBe(404);
  });

  it('cannot last longer than 30 days', async () => {
    const phone = createTestSandbox();
    const link = { path: '', expire_type: 1, expire_interval: 31 };
    expect(await withToken(phone, '/wechat/wxa/generate_urllink', link)).toMatchObject({ errcode: 85401 });
  });
});

describe('the login signature', () => {
  it("equals WeChat's published example", () => {
    // Source: developers.weixin.qq.com, 用户登录态签名.
    expect(signWithSession('o0q0otL8aEzpcZL/FT9WsQ==', '{"foo":"bar"}')).toBe(
      '654571f79995b2ce1e149e53c0a33dc39c0a74090db514261454e8dbe432aa0b',
    );
  });

  it('proves that a session is alive', async () => {
    const phone = createTestSandbox();
    const { openid, session_key } = await exchange(phone, await codeFor(phone, 'login'));
    const token = String((await tokenFor(phone))['access_token']);
    const check = (signature: string) =>
      ask(
        phone,
        `/wechat/wxa/checksession?${new URLSearchParams({ access_token: token, openid: String(openid), signature, sig_method: 'hmac_sha256' })}`,
      );
    expect(await check(signWithSession(String(session_key), ''))).toMatchObject({ errcode: 0 });
    expect(await check('0'.repeat(64))).toMatchObject({ errcode: 87009 });
  });
});
