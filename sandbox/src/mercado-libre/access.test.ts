import { describe, expect, it } from '@jest/globals';
import { askToken, connect, consentPath, decide, MX_SHOP, openShop, read, redeem } from '../testing/mercado-libre.ts';
import { createTestSandbox, jsonRequest, MINUTE_MS } from '../testing/sandbox.ts';
import { MERCADO_LIBRE_APP } from './credentials.ts';

const ME = 'api/users/me';
const NO_TOKEN = { status: 401, body: { code: 'unauthorized', message: 'invalid access token' } };
/** Word for word as "Authentication and Authorization" on developers.mercadolibre.com prints it. */
const GRANT_WRONG = {
  status: 400,
  body: {
    error_description:
      'Error validating grant. Your authorization code or refresh token may be expired or it was already used',
    error: 'invalid_grant',
    status: 400,
    cause: [],
  },
};

const aCode = async (app: Parameters<typeof decide>[0], changes: Record<string, string> = {}) =>
  (await decide(app, { shop: MX_SHOP, decision: 'allow' }, changes)).searchParams.get('code') ?? '';
const renewal = (token: unknown) => ({ grant_type: 'refresh_token', refresh_token: String(token) });

describe('the page on which a seller of Mercado Libre lets an application in', () => {
  it.each([
    ['auth-mx', 'YUANYANG MX', 'YUANYANG BR'],
    ['auth-br', 'YUANYANG BR', 'YUANYANG MX'],
  ])('of %s offers the shops of its own country and both answers', async (host, shown, hidden) => {
    const page = await (await createTestSandbox().app.request(consentPath({}, host))).text();
    expect(page).toContain(shown);
    expect(page).not.toContain(hidden);
    expect(page).toMatch(/<button name="decision" value="allow">.*\n<button name="decision" value="cancel">/);
  });

  it('sends the seller to the registered address with a code and our state', async () => {
    const back = await decide(createTestSandbox().app, { shop: MX_SHOP, decision: 'allow' });
    expect(back.origin + back.pathname).toBe('http://127.0.0.1:8080/api/callbacks/sources/mercadoLibre');
    expect(Object.fromEntries(back.searchParams)).toEqual({
      code: expect.stringMatching(/^TG-[0-9a-f]{24}-1452424001$/),
      state: 'one-time-state',
    });
  });

  it('sends the seller back without a code after a no', async () => {
    const back = await decide(createTestSandbox().app, { shop: MX_SHOP, decision: 'cancel' });
    expect(Object.fromEntries(back.searchParams)).toEqual({ error: 'access_denied', state: 'one-time-state' });
  });

  it('offers nobody the shop of another country', async () => {
    const init = { method: 'POST', body: new URLSearchParams({ shop: MX_SHOP, decision: 'allow' }) };
    expect((await createTestSandbox().app.request(consentPath({}, 'auth-br'), init)).status).toBe(400);
  });

  it.each([
    ['another app', { client_id: 'other' }],
    ['an address that is not the registered one', { redirect_uri: 'https://loan.example/back' }],
    ['another kind of answer', { response_type: 'token' }],
  ])('refuses a link with %s', async (_, changes) => {
    const answer = await createTestSandbox().app.request(consentPath(changes));
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('无法继续授权')]);
  });
});

describe("Mercado Libre's tokens", () => {
  it('come for a code, once, within ten minutes', async () => {
    const { app, clock } = createTestSandbox();
    const [first, late] = [await aCode(app), await aCode(app)];
    expect(await askToken(app, redeem(first))).toEqual({
      status: 200,
      body: {
        access_token: expect.stringMatching(/^APP_USR-2424000000000001-\d{6}-[0-9a-f]{32}-1452424001$/),
        token_type: 'bearer',
        expires_in: 21_600,
        scope: 'offline_access read write',
        user_id: 1_452_424_001,
        refresh_token: expect.stringMatching(/^TG-[0-9a-f]{24}-1452424001$/),
      },
    });
    expect(await askToken(app, redeem(first))).toEqual(GRANT_WRONG);
    clock.forward(10 * MINUTE_MS);
    expect(await askToken(app, redeem(late))).toEqual(GRANT_WRONG);
  });

  it('die after six hours and are renewed by a refresh token that is good once', async () => {
    const { app, clock, api } = await openShop();
    clock.forward(6 * 60 * MINUTE_MS - 1_000);
    expect((await api.get(ME)).status).toBe(200);
    clock.forward(1_000);
    expect(await api.get(ME)).toEqual(NO_TOKEN);
    const renewed = await askToken(app, renewal(api.tokens['refresh_token']));
    const headers = { authorization: `Bearer ${renewed.body['access_token']}` };
    expect((await app.request(`/mercado-libre/${ME}`, { headers })).status).toBe(200);
    expect(await askToken(app, renewal(api.tokens['refresh_token']))).toEqual(GRANT_WRONG);
    expect((await askToken(app, renewal(renewed.body['refresh_token']))).status).toBe(200);
  });

  it('are renewed by the last refresh token only', async () => {
    const { app, api } = await openShop();
    const again = await connect(app);
    expect(await askToken(app, renewal(api.tokens['refresh_token']))).toEqual(GRANT_WRONG);
    expect((await askToken(app, renewal(again.tokens['refresh_token']))).status).toBe(200);
  });

  it('need the verifier where the link had a challenge', async () => {
    const { app } = createTestSandbox();
    // RFC 7636, appendix B.
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    const challenge = {
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    };
    const ask = async (proof: Record<string, string>) =>
      askToken(app, { ...redeem(await aCode(app, challenge)), ...proof });
    expect((await ask({})).body['error']).toBe('invalid_request');
    expect((await ask({ code_verifier: 'guess' })).body['error']).toBe('invalid_grant');
    expect((await ask({ code_verifier: verifier })).status).toBe(200);
  });

  it.each([
    ['a wrong secret', { client_secret: 'guess' }, 'invalid_client'],
    ['a made-up code', { code: 'TG-guess' }, 'invalid_grant'],
    ['another address', { redirect_uri: 'https://loan.example/back' }, 'invalid_grant'],
    ['no code', { code: '' }, 'invalid_request'],
    ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
  ])('are refused for %s', async (_, changes, error) => {
    const { app } = createTestSandbox();
    const answer = await askToken(app, { ...redeem(await aCode(app)), ...changes });
    expect(answer).toMatchObject({ status: 400, body: { error, status: 400, cause: [] } });
  });

  it('are asked for with a form, not with JSON', async () => {
    const { app } = createTestSandbox();
    const { clientId: client_id, clientSecret: client_secret } = MERCADO_LIBRE_APP;
    const wish = jsonRequest({ client_id, client_secret, ...redeem(await aCode(app)) });
    const answer = await read(await app.request('/mercado-libre/api/oauth/token', wish));
    expect(answer.body['error']).toBe('invalid_request');
  });

  it.each([
    [
      'by the seller',
      (app: Parameters<typeof decide>[0]) =>
        app.request('/mercado-libre/auth-mx/manage/revoke', {
          method: 'POST',
          body: new URLSearchParams({ shop: MX_SHOP }),
        }),
    ],
    [
      'by the application',
      async (app: Parameters<typeof decide>[0], authorization: string) => {
        const path = `/mercado-libre/api/users/${MX_SHOP}/applications/${MERCADO_LIBRE_APP.clientId}`;
        const answer = await app.request(path, { method: 'DELETE', headers: { authorization } });
        // Word for word as "Application manager" on developers.mercadolibre.com prints it.
        expect(await answer.json()).toEqual({
          user_id: MX_SHOP,
          app_id: MERCADO_LIBRE_APP.clientId,
          msg: 'Autorización eliminada',
        });
      },
    ],
  ])('are dead from the moment the permission is taken back %s', async (_, takeBack) => {
    const { app, api } = await openShop();
    await takeBack(app, api.authorization);
    expect(await api.get(ME)).toEqual(NO_TOKEN);
    expect(await askToken(app, renewal(api.tokens['refresh_token']))).toEqual(GRANT_WRONG);
  });

  it('stand in the header and nowhere else', async () => {
    const { app, api } = await openShop();
    const query = new URLSearchParams({ access_token: String(api.tokens['access_token']) });
    expect(await read(await app.request(`/mercado-libre/${ME}?${query}`))).toEqual({
      status: 401,
      body: { code: 'unauthorized', message: 'authorization value not present' },
    });
  });
});

describe('a call of Mercado Libre', () => {
  it('is counted, but not when it is told to be quick', async () => {
    const { app, api } = await openShop();
    await app.request('/control/pace', jsonRequest({ pace: 'published' }));
    const statuses = new Set<number>();
    for (let call = 0; call < 102; call += 1) statuses.add((await api.get('api/items/none')).status);
    expect([...statuses]).toEqual([404, 429]);
    await app.request('/control/pace', jsonRequest({ pace: 'instant' }));
    expect((await api.get(ME)).status).toBe(200);
  });

  it('meets the faults a tester asks for, in its own words', async () => {
    const { app, api } = await openShop();
    const fault = (wish: Record<string, unknown>) =>
      app.request('/control/faults', jsonRequest({ vendor: 'mercado-libre', times: 1, ...wish }));
    await fault({ kind: 'quota' });
    expect(await api.get(ME)).toMatchObject({ status: 429, body: { error: 'local_rate_limited', status: 429 } });
    await fault({ kind: 'deadToken', match: MX_SHOP });
    expect(await api.get(ME)).toEqual(NO_TOKEN);
    expect((await askToken(app, renewal(api.tokens['refresh_token']))).status).toBe(200);
  });

  it('finds nothing at another path', async () => {
    const { api } = await openShop();
    expect(await api.get('api/secrets')).toEqual({
      status: 404,
      body: { message: 'Resource /secrets not found.', error: 'not_found', status: 404, cause: [] },
    });
  });
});
