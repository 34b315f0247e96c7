import { afterEach, describe, expect, it } from '@jest/globals';
import { callFasc, type Office, openOffice, tokenFor } from './testing/office.ts';

let office: Office;
afterEach(() => office.close());

const MINUTE_MS = 60_000;
const someone = { clientUserId: 'u-1' };

describe('a call to the e-sign service', () => {
  it.each([
    'X-FASC-App-Id',
    'X-FASC-Sign-Type',
    'X-FASC-Timestamp',
    'X-FASC-Nonce',
    'X-FASC-Api-SubVersion',
    'X-FASC-Sign',
  ])('is refused without %s', async (name) => {
    office = await openOffice();
    const reply = await callFasc(office, { path: '/service/get-access-token', headers: { [name]: undefined } });
    expect(reply).toMatchObject({ status: 200, code: '100012', msg: `${name} 不能为空`, data: null });
    expect(reply.requestId).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each([
    ['five minutes slow', -5 * MINUTE_MS, '100000'],
    ['slower still', -5 * MINUTE_MS - 1_000, '100001'],
    ['as much fast', 5 * MINUTE_MS + 1_000, '100001'],
  ])('from a clock %s gets %s', async (_, offBy, code) => {
    office = await openOffice();
    const timestamp = String(office.sandbox.world.now().getTime() + offBy + 100);
    const reply = await callFasc(office, {
      path: '/service/get-access-token',
      headers: { 'X-FASC-Timestamp': timestamp },
    });
    expect(reply.code).toBe(code);
  });

  it.each([
    ['another application', { 'X-FASC-App-Id': '80000002' }, '未获取有效的平台信息'],
    ['a signature by another secret', { 'X-FASC-Sign': 'a'.repeat(64) }, '签名错误'],
    ['a time that is no number', { 'X-FASC-Timestamp': 'today' }, '请求已过期'],
    ['an older interface', { 'X-FASC-Api-SubVersion': '5.0' }, '签名错误'],
  ])('with %s is refused with HTTP 200', async (_, headers, msg) => {
    office = await openOffice();
    const reply = await callFasc(office, { path: '/service/get-access-token', headers });
    expect(reply).toMatchObject({ status: 200, code: '100001', msg });
  });

  it('is good once', async () => {
    office = await openOffice();
    const headers = { 'X-FASC-Nonce': 'n'.repeat(32) };
    const first = await callFasc(office, { path: '/service/get-access-token', headers });
    const second = await callFasc(office, { path: '/service/get-access-token', headers });
    office.forward(10 * MINUTE_MS + 1);
    const third = await callFasc(office, { path: '/service/get-access-token', headers });
    expect([first.code, second.code, third.code]).toEqual(['100000', '100001', '100000']);
  });

  it('without a token that lives is refused with HTTP 401, whatever its path', async () => {
    office = await openOffice();
    const reply = await callFasc(office, { path: '/no/such/path', bizContent: {}, token: 'made-up' });
    expect(reply).toMatchObject({ status: 401, code: '100002', msg: '访问凭证失效' });
  });

  it('names the business field that is missing', async () => {
    office = await openOffice();
    const token = await tokenFor(office);
    const call = { path: '/corp/get-identified-status', bizContent: { corpName: '云帆' }, token };
    expect(await callFasc(office, call)).toMatchObject({ code: '100012', msg: 'corpIdentNo 不能为空' });
  });

  it('beyond twenty in a second is turned away, unless the pace is instant', async () => {
    office = await openOffice();
    const token = await tokenFor(office);
    const burst = () =>
      Promise.all(
        Array.from({ length: 45 }, () => callFasc(office, { path: '/user/get', bizContent: someone, token })),
      );
    expect((await burst()).filter(({ status }) => status === 429)).toHaveLength(0);
    office.sandbox.world.state.set('world', 'pace', 'published');
    // Forty-five calls fall into two seconds at most.
    expect((await burst()).filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(5);
  });
});

describe('the access token', () => {
  it('stays the same while it lives, and every call lengthens its life by two hours', async () => {
    office = await openOffice();
    const token = await tokenFor(office);
    office.forward(119 * MINUTE_MS);
    expect(await callFasc(office, { path: '/user/get', bizContent: someone, token })).toMatchObject({ code: '100000' });
    office.forward(119 * MINUTE_MS);
    expect(await tokenFor(office)).toBe(token);
    office.forward(120 * MINUTE_MS);
    expect(await callFasc(office, { path: '/user/get', bizContent: someone, token })).toMatchObject({ code: '100002' });
    expect(await tokenFor(office)).not.toBe(token);
  });
});
