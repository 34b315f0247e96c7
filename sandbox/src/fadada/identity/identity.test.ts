import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../../testing/until.ts';
import { APP, BANK_CORP, PARTNER_CORP } from '../settings.ts';
import { signFasc } from '../signature.ts';
import { ask, CALLBACK_URL, type Office, openOffice, submit, visit } from '../testing/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const DAY_MS = 86_400_000;
const wu = { userName: '吴㛃', userIdentType: 'id_card', userIdentNo: '440105199003099027', mobile: '19900000201' };
const xingchen = { corpName: '深圳市星辰海拓贸易有限公司', corpIdentNo: '91440300MA5YY0125D', legalRepName: '吴㛃' };
const scopes = ['ident_info', 'signtask_info', 'signtask_file'];

const personUrl = async (clientUserId: string, more: Record<string, unknown> = {}) => {
  const request = { clientUserId, userIdentInfo: wu, authScopes: scopes, callbackUrl: CALLBACK_URL, ...more };
  return String((await ask(office, '/user/get-auth-url', request)).data['authUrl']);
};
const companyUrl = async (clientCorpId: string, more: Record<string, unknown> = {}) => {
  const request = { clientCorpId, corpIdentInfo: xingchen, authScopes: scopes, callbackUrl: CALLBACK_URL, ...more };
  return String((await ask(office, '/corp/get-auth-url', request)).data['authUrl']);
};
const told = async (count = 1) => {
  await until(() => office.callbacks.length >= count);
  return office.callbacks[count - 1];
};

describe('a person at the real-name check', () => {
  it('is proven once the check passes, and the application hears it with name and number', async () => {
    await submit(office, await personUrl('p-1'), { decision: 'pass' });
    expect(await told()).toMatchObject({
      event: 'user-authorize',
      body: {
        clientUserId: 'p-1',
        openUserId: expect.stringMatching(/^[0-9a-f]{32}$/),
        authResult: 'success',
        authScope: scopes,
        identProcessStatus: 'success',
        identMethod: 'face',
        userName: wu.userName,
        identNo: wu.userIdentNo,
      },
    });
    expect((await ask(office, '/user/get', { clientUserId: 'p-1' })).data).toMatchObject({
      bindingStatus: 'authorized',
      identStatus: 'identified',
      authScope: scopes,
    });
  });

  it.each(['fail', 'mismatch'])('is not proven when it ends with %s, and may try again', async (decision) => {
    const url = await personUrl('p-1');
    await submit(office, url, { decision });
    expect((await told())?.body).toMatchObject({ authResult: 'fail', identProcessStatus: 'failed' });
    expect((await told())?.body).not.toHaveProperty('openUserId');
    const before = await ask(office, '/user/get', { clientUserId: 'p-1' });
    expect(before.data).toMatchObject({ bindingStatus: 'unauthorized', identStatus: 'unidentified' });
    expect((await submit(office, url, { decision: 'pass' })).status).toBe(200);
    expect((await ask(office, '/user/get', { clientUserId: 'p-1' })).data).toMatchObject({ identStatus: 'identified' });
  });

  it('who is bound already under another id is pointed to it', async () => {
    await submit(office, await personUrl('p-1'), { decision: 'pass' });
    const first = await told();
    await submit(office, await personUrl('p-2'), { decision: 'pass' });
    expect((await told(2))?.body).toMatchObject({
      clientUserId: 'p-2',
      authResult: 'fail',
      authFailedReason: 'exist',
      identProcessStatus: 'success',
      existClientUserId: 'p-1',
      existOpenUserId: first?.body['openUserId'],
    });
  });

  it('needs no second page for scopes already given, only for more', async () => {
    await submit(office, await personUrl('p-1'), { decision: 'pass' });
    const again = { clientUserId: 'p-1', authScopes: ['ident_info'] };
    expect(await ask(office, '/user/get-auth-url', again)).toMatchObject({ code: '210013' });
    const more = { clientUserId: 'p-1', authScopes: ['ident_info', 'seal_info'] };
    expect(await ask(office, '/user/get-auth-url', more)).toMatchObject({ code: '100000' });
  });

  it('is asked for what the application did not fill in', async () => {
    const url = await personUrl('p-3', { userIdentInfo: { userName: '吴㛃' } });
    expect(await (await visit(office, url)).text()).toContain('name="identNo"');
    expect((await submit(office, url, { decision: 'pass' })).status).toBe(400);
    expect((await submit(office, url, { decision: 'pass', identNo: wu.userIdentNo })).status).toBe(200);
    expect((await told())?.body).toMatchObject({ identNo: wu.userIdentNo });
  });

  it('finds a link good for seven days, and no longer after it has served', async () => {
    const [late, spent] = [await personUrl('p-1'), await personUrl('p-1')];
    await submit(office, spent, { decision: 'pass' });
    expect((await visit(office, spent)).status).toBe(410);
    office.forward(7 * DAY_MS - 60_000);
    expect((await visit(office, late)).status).toBe(200);
    office.forward(120_000);
    expect((await visit(office, late)).status).toBe(410);
  });

  it('goes back to the application with a signed result', async () => {
    const redirectUrl = encodeURIComponent('https://app.example/done?step=2');
    const response = await submit(office, await personUrl('p-1', { redirectUrl }), { decision: 'pass' });
    expect(response.status).toBe(302);
    const back = new URL(response.headers.get('location') ?? '');
    expect(`${back.origin}${back.pathname}`).toBe('https://app.example/done');
    const { signature, step, ...signed } = Object.fromEntries(back.searchParams);
    expect(step).toBe('2');
    expect(signed).toMatchObject({ clientUserId: 'p-1', authResult: 'success', authScope: scopes.join(',') });
    expect(signature).toBe(signFasc(signed, String(signed['timestamp']), APP.secret));
  });
});

describe('a company at its certification', () => {
  it('is proven under its name and code', async () => {
    const identified = () =>
      ask(office, '/corp/get-identified-status', { corpName: xingchen.corpName, corpIdentNo: xingchen.corpIdentNo });
    expect((await identified()).data).toEqual({ identStatus: false });
    await submit(office, await companyUrl('c-1', { clientUserId: 'p-9' }), { decision: 'pass' });
    expect(await told()).toMatchObject({
      event: 'corp-authorize',
      body: {
        clientCorpId: 'c-1',
        clientUserIds: ['p-9'],
        authResult: 'success',
        corpIdentProcessStatus: 'success',
        corpName: xingchen.corpName,
        corpIdentNo: xingchen.corpIdentNo,
      },
    });
    expect((await identified()).data).toEqual({ identStatus: true });
    const { openCorpId } = (await ask(office, '/corp/get', { corpIdentNo: xingchen.corpIdentNo })).data;
    expect((await ask(office, '/corp/get-identity-info', { openCorpId })).data).toMatchObject({
      corpIdentInfo: { corpName: xingchen.corpName, legalRepName: '吴㛃' },
    });
  });

  it.each([
    ['fail', { authFailedReason: 'reject', corpIdentProcessStatus: 'no_start' }],
    ['mismatch', { corpIdentProcessStatus: 'failed' }],
  ])('is not proven when it ends with %s', async (decision, body) => {
    await submit(office, await companyUrl('c-1'), { decision });
    expect((await told())?.body).toMatchObject({ authResult: 'fail', ...body });
    expect((await ask(office, '/corp/get', { clientCorpId: 'c-1' })).data).toMatchObject({
      identStatus: 'unidentified',
    });
  });

  it('that belongs to the application or to the lender is known from the start', async () => {
    for (const { openCorpId } of [PARTNER_CORP, BANK_CORP]) {
      expect((await ask(office, '/corp/get', { openCorpId })).data).toMatchObject({ bindingStatus: 'authorized' });
    }
  });
});

describe('a question about an identity', () => {
  it.each([
    ['/user/get', {}, '210053'],
    ['/user/get', { clientUserId: 'p', openUserId: 'o' }, '210055'],
    ['/user/get', { openUserId: 'nobody' }, '210022'],
    ['/corp/get', {}, '210054'],
    ['/corp/get', { clientCorpId: 'c', openCorpId: 'o' }, '210056'],
    ['/corp/get', { openCorpId: 'nobody' }, '210032'],
    ['/user/get-identity-info', { openUserId: 'nobody' }, '210022'],
  ])('%s with %j gets %s', async (path, request, code) => {
    expect(await ask(office, path, request)).toMatchObject({ code, data: null });
  });

  it('gets no name without the scope for it', async () => {
    await submit(office, await personUrl('p-1', { authScopes: ['signtask_info'] }), { decision: 'pass' });
    const openUserId = String((await told())?.body['openUserId']);
    expect((await told())?.body).not.toHaveProperty('identNo');
    const refused = await ask(office, '/user/get-identity-info', { openUserId });
    expect(refused).toMatchObject({ status: 401, code: '213001' });
  });
});
