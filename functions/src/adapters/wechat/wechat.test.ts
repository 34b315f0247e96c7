import { describe, expect, it } from '@jest/globals';
import type { VendorToken } from '../../ports/token-cache.ts';
import { createHttp } from '../http/http.ts';
import { createWechat } from './wechat.ts';

const NOW = Date.parse('2026-11-22T09:30:00Z');
const BASE = 'https://api.weixin.qq.com';

type Seen = { url: URL; body: unknown };

/** WeChat as far as one test needs it: each path answers the next of its lines, and the last one for ever. */
function wechatAnswering(lines: Record<string, unknown[]>, kept?: VendorToken) {
  const seen: Seen[] = [];
  const cache = new Map<string, VendorToken>(kept ? [['wechat:wx1', kept]] : []);
  const fetch = async (input: unknown, init?: RequestInit) => {
    const url = new URL(String(input));
    const line = lines[url.pathname] ?? [];
    const times = seen.filter((request) => request.url.pathname === url.pathname).length;
    seen.push({ url, body: init?.body === undefined ? undefined : JSON.parse(String(init.body)) });
    const answer = line[Math.min(times, line.length - 1)];
    if (answer instanceof Error) throw answer;
    return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer));
  };
  const wechat = createWechat({
    http: createHttp({ fetch: fetch as typeof globalThis.fetch }),
    baseUrl: BASE,
    appId: 'wx1',
    appSecret: 'shh',
    tokens: { get: async (name) => cache.get(name), put: async (name, token) => void cache.set(name, token) },
    now: () => NOW,
    timeoutMs: 1_000,
    programState: 'formal',
  });
  return { wechat, seen, cache, paths: () => seen.map(({ url }) => url.pathname) };
}

const good = { token: 'T1', expiresAtMs: NOW + 7_200_000 };
const PHONE = '/wxa/business/getuserphonenumber';
const TOKEN = '/cgi-bin/stable_token';
const SEND = '/cgi-bin/message/subscribe/send';
/** The shape on the official page of getuserphonenumber. */
const number = (appid: string) => ({
  errcode: 0,
  errmsg: 'ok',
  phone_info: {
    phoneNumber: '13800138000',
    purePhoneNumber: '13800138000',
    countryCode: 86,
    watermark: { timestamp: 1637744274, appid },
  },
});

describe('logging in with the code of wx.login', () => {
  it('gives the person’s openid and keeps the session key to nobody', async () => {
    const { wechat, seen } = wechatAnswering({
      '/sns/jscode2session': [{ openid: 'o-li', session_key: 'SECRET==', unionid: 'u-li' }],
    });
    expect(await wechat.login('C1')).toEqual({ ok: true, value: { openId: 'o-li', unionId: 'u-li' } });
    expect(Object.fromEntries(seen[0]?.url.searchParams ?? [])).toEqual({
      appid: 'wx1',
      secret: 'shh',
      js_code: 'C1',
      grant_type: 'authorization_code',
    });
  });

  it.each([
    ['the code is not good', { errcode: 40029, errmsg: 'invalid code' }, { tag: 'WechatCodeRefused', code: 40029 }],
    ['WeChat is busy', { errcode: -1, errmsg: 'system error' }, { tag: 'WechatUnknown', cause: 'errcode -1' }],
    ['the answer is a page', '<html>', { tag: 'WechatUnknown', cause: 'an answer we cannot read' }],
  ])('says so when %s', async (_, answer, error) => {
    const { wechat } = wechatAnswering({ '/sns/jscode2session': [answer] });
    expect(await wechat.login('C1')).toEqual({ ok: false, error });
  });

  it('names neither code nor secret when nobody answers', async () => {
    const { wechat } = wechatAnswering({ '/sns/jscode2session': [new TypeError('fetch failed: ?secret=shh')] });
    const answer = await wechat.login('C1');
    expect(answer).toMatchObject({ ok: false, error: { tag: 'WechatUnknown' } });
    expect(JSON.stringify(answer)).not.toContain('shh');
  });
});

describe('the phone number behind a code', () => {
  it('is asked for under the kept token', async () => {
    const { wechat, paths, seen } = wechatAnswering({ [PHONE]: [number('wx1')] }, good);
    expect(await wechat.phoneNumber('P1')).toEqual({ ok: true, value: { phone: '13800138000' } });
    expect(paths()).toEqual([PHONE]);
    expect(seen[0]?.url.searchParams.get('access_token')).toBe('T1');
  });

  it('is not taken from an answer made for another app', async () => {
    const { wechat } = wechatAnswering({ [PHONE]: [number('wx2')] }, good);
    expect(await wechat.phoneNumber('P1')).toMatchObject({ ok: false, error: { tag: 'WechatUnknown' } });
  });
});

describe('the access token', () => {
  const token = (access_token: string) => ({ access_token, expires_in: 7200 });

  it.each([
    ['there is none', undefined],
    ['the kept one ends within the minute', { token: 'T0', expiresAtMs: NOW + 59_000 }],
  ])('is fetched and kept when %s', async (_, kept) => {
    const { wechat, cache, paths, seen } = wechatAnswering({ [TOKEN]: [token('T1')], [PHONE]: [number('wx1')] }, kept);
    expect(await wechat.phoneNumber('P1')).toMatchObject({ ok: true });
    expect(paths()).toEqual([TOKEN, PHONE]);
    expect(seen[0]?.body).toMatchObject({ grant_type: 'client_credential', force_refresh: false });
    expect(cache.get('wechat:wx1')).toEqual({ token: 'T1', expiresAtMs: NOW + 7_200_000 });
  });

  it.each([40001, 42001])(
    'is renewed once when WeChat refuses it (%i), and the call is made again',
    async (errcode) => {
      const { wechat, paths } = wechatAnswering(
        { [TOKEN]: [token('T2')], [PHONE]: [{ errcode, errmsg: 'token' }, number('wx1')] },
        good,
      );
      expect(await wechat.phoneNumber('P1')).toMatchObject({ ok: true });
      expect(paths()).toEqual([PHONE, TOKEN, PHONE]);
    },
  );

  it('is forced only when WeChat offers the refused one again', async () => {
    const lines = { [TOKEN]: [token('T1'), token('T2')], [PHONE]: [{ errcode: 40001 }, number('wx1')] };
    const { wechat, seen } = wechatAnswering(lines, good);
    expect(await wechat.phoneNumber('P1')).toMatchObject({ ok: true });
    const forces = seen.filter(({ url }) => url.pathname === TOKEN).map(({ body }) => body);
    expect(forces).toMatchObject([{ force_refresh: false }, { force_refresh: true }]);
  });

  it('is not renewed a second time in one call', async () => {
    const { wechat, paths } = wechatAnswering({ [TOKEN]: [token('T2')], [PHONE]: [{ errcode: 40001 }] }, good);
    expect(await wechat.phoneNumber('P1')).toMatchObject({ ok: false, error: { tag: 'WechatUnknown' } });
    expect(paths()).toEqual([PHONE, TOKEN, PHONE]);
  });
});

describe('a message the person asked for', () => {
  const message = { openId: 'o-li', templateId: 'tpl', page: 'pages/loan/index', fields: { thing1: '贷款已到账' } };

  it('is sent in WeChat’s form', async () => {
    const { wechat, seen } = wechatAnswering({ [SEND]: [{ errcode: 0, errmsg: 'ok' }] }, good);
    expect(await wechat.sendMessage(message)).toEqual({ ok: true, value: undefined });
    expect(seen[0]?.body).toEqual({
      touser: 'o-li',
      template_id: 'tpl',
      page: 'pages/loan/index',
      data: { thing1: { value: '贷款已到账' } },
      miniprogram_state: 'formal',
      lang: 'zh_CN',
    });
  });

  it.each([
    [43101, { tag: 'WechatMessageRefused', code: 43101 }],
    [47003, { tag: 'WechatUnknown', cause: 'errcode 47003' }],
  ])('refused with %i is told apart', async (errcode, error) => {
    const { wechat } = wechatAnswering({ [SEND]: [{ errcode, errmsg: 'no' }] }, good);
    expect(await wechat.sendMessage(message)).toEqual({ ok: false, error });
  });
});
