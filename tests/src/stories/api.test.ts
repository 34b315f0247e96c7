import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { authoriseShop } from '@loan/local/demo/connecting';
import { declaration, eligibilityOf, openTrip } from '@loan/local/demo/opening';
import type { Trip } from '@loan/local/demo/trip';
import * as account from '@loan/shared/api/account';
import * as application from '@loan/shared/api/application';
import type { Endpoint } from '@loan/shared/api/endpoint';
import * as portrait from '@loan/shared/api/portrait';
import * as session from '@loan/shared/api/session';
import * as signing from '@loan/shared/api/signing';
import * as sources from '@loan/shared/api/sources';
import { openTown, type Town, withoutRequestId } from './town.ts';

jest.setTimeout(120_000);

let town: Town;
/** Lin's application, with a shop that waits for her answer; Wu is a stranger to it. */
let lin: Trip;
let sourceId: string;
let wu: string;
beforeAll(async () => {
  town = await openTown();
  lin = await openTrip({ company: 'yunfan' }, { url: town.system.url, onStep: async () => {} });
  ({ sourceId } = await authoriseShop(lin, 'A1YUNFAN0US01'));
  wu = await town.tokenOf('wuJie');
});
afterAll(() => town.close());

type Described = Pick<Endpoint, 'method' | 'path' | 'audience'>;
const described: [string, object][] = Object.entries({
  ...session,
  ...application,
  ...sources,
  ...signing,
  ...account,
  ...portrait,
});
const USER_ENDPOINTS = described
  .filter((entry): entry is [string, Described] => 'audience' in entry[1])
  .filter(([, { audience }]) => audience === 'user');

/** An address with an id of that shape in each of its places. */
const addressOf = (path: string, ids: Record<string, string> = {}) =>
  path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? (name === 'token' ? 'x'.repeat(43) : randomUUID()));

const company = () => declaration(lin.company, lin.applicantKey, { settlement: 'company' });
const tick = { consentId: randomUUID(), key: 'k', textVersion: '1', textSha256: 'a'.repeat(64) };
const wish = { amountFen: 1_000_000, termMonths: 6, method: 'levelInstalment' };

/** A request each endpoint would take, but for whose application it is. */
const BODIES: Record<string, unknown> = {
  declareCompany: () => company(),
  submitApplication: () => ({ consents: [tick] }),
  acceptOffer: () => ({ offerId: randomUUID() }),
  requestReview: () => ({ text: '请人工复核' }),
  startAuthorisation: () => ({ vendor: 'amazon', region: 'na' }),
  connectWithKeys: () => ({
    vendor: 'goodcang',
    region: 'global',
    typed: { appKey: 'k'.repeat(16), appToken: 't'.repeat(16) },
  }),
  confirmShop: () => ({ mine: true, thenAssess: true }),
  exportPortrait: () => ({ exportId: randomUUID(), recipient: '湾区商业银行', purpose: 'audit' }),
  inviteSigner: () => ({ role: 'controller' }),
  quote: () => wish,
  quoteDrawdown: () => ({ ...wish, purpose: 'stock' }),
};
const bodyOf = (name: string, method: string) => {
  const make = BODIES[name] as (() => unknown) | undefined;
  return method === 'GET' ? {} : { body: make ? make() : {} };
};

describe('a request without a session', () => {
  it.each(USER_ENDPOINTS)('%s is answered with 401, whatever it names', async (name, { method, path }) => {
    const address = addressOf(path, { id: lin.id.id });
    for (const token of [undefined, 'x'.repeat(43)]) {
      const answer = await town.ask(method, address, { ...(token ? { token } : {}), ...bodyOf(name, method) });
      expect(withoutRequestId(answer)).toEqual({ status: 401, body: { tag: 'LoginNeeded' } });
    }
  });

  it('is answered no more once its session was closed', async () => {
    const token = await town.tokenOf('wuJie');
    expect((await town.ask('GET', '/home', { token })).status).toBe(200);
    expect((await town.ask('DELETE', '/session', { token })).status).toBe(200);
    expect((await town.ask('GET', '/home', { token })).status).toBe(401);
  });
});

describe("another person's application", () => {
  const named = USER_ENDPOINTS.filter(([name, { path }]) => path.includes(':id') && name !== 'openApplication');

  it.each(named)('answers %s exactly as a made-up one does', async (name, { method, path }) => {
    const ask = (id: string) =>
      town.ask(method, addressOf(path, { id, sourceId, vendor: 'amazon' }), { token: wu, ...bodyOf(name, method) });
    const [theirs, nobodys] = [await ask(lin.id.id), await ask(randomUUID())];
    expect(withoutRequestId(theirs)).toEqual(withoutRequestId(nobodys));
    expect(theirs.status).toBe(404);
  });

  it('cannot be opened a second time under the same id', async () => {
    const eligibility = eligibilityOf({});
    const answer = await town.ask('PUT', `/applications/${lin.id.id}`, { token: wu, body: { eligibility } });
    expect(withoutRequestId(answer)).toEqual({ status: 404, body: { tag: 'ApplicationNotFound' } });
  });

  it('lends its shop to nobody', async () => {
    const other = randomUUID();
    await town.ask('PUT', `/applications/${other}`, { token: wu, body: { eligibility: eligibilityOf({}) } });
    const address = `/applications/${other}/sources/${sourceId}`;
    const answers = [
      await town.ask('POST', `${address}/confirmation`, { token: wu, body: { mine: true, thenAssess: false } }),
      await town.ask('DELETE', address, { token: wu, body: {} }),
    ];
    for (const answer of answers)
      expect(withoutRequestId(answer)).toEqual({ status: 404, body: { tag: 'ApplicationNotFound' } });
  });

  it("keeps its people's consents to themselves", async () => {
    const { body } = await town.ask('GET', '/data-rights', { token: await town.tokenOf('linXiaofeng') });
    const [{ consentId }] = body['consents'] as [{ consentId: string }];
    const ask = (id: string) => town.ask('POST', `/consents/${id}/withdrawal`, { token: wu, body: {} });
    expect(withoutRequestId(await ask(consentId))).toEqual(withoutRequestId(await ask(randomUUID())));
  });
});

describe('a request that is not as described', () => {
  it.each([
    ['is not JSON', '{"eligibility":', ['']],
    ['is a list', '[]', ['']],
    ['is larger than 64 KB', JSON.stringify({ eligibility: 'x'.repeat(70_000) }), ['']],
    ['lacks a field', '{}', ['eligibility']],
    ['has a field too many', JSON.stringify({ eligibility: eligibilityOf({}), limitFen: 1 }), ['limitFen']],
    [
      'has a wrong value deep inside',
      JSON.stringify({ eligibility: { ...eligibilityOf({}), tradingMonths: 'for ever' } }),
      ['eligibility.tradingMonths'],
    ],
    [
      'has too many of something',
      JSON.stringify({ eligibility: { ...eligibilityOf({}), marketplaces: Array(21).fill('amazon') } }),
      ['eligibility.marketplaces'],
    ],
  ])('because it %s is answered with 400 and the name of the field', async (_, raw, paths) => {
    const { status, body } = await town.ask('PUT', `/applications/${randomUUID()}`, { token: wu, raw });
    expect([status, body['tag']]).toEqual([400, 'InvalidRequest']);
    expect((body['fields'] as { path: string }[]).map(({ path }) => path)).toEqual(paths);
  });

  it('because its id is none names the id', async () => {
    const answer = await town.ask('GET', '/applications/1', { token: wu });
    expect(answer).toMatchObject({ status: 400, body: { fields: [{ path: 'id' }] } });
  });

  it('gives back nothing of what was typed', async () => {
    const typed = { ...company(), creditCode: 5, legalRepresentative: { name: '某某某', identityNumber: 1, phone: 2 } };
    const { status, body } = await town.ask('PUT', `/applications/${randomUUID()}/company`, { token: wu, body: typed });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).not.toContain('某某某');
  });

  it('names each field of the company that breaks its own rule, without repeating it', async () => {
    const id = randomUUID();
    await town.ask('PUT', `/applications/${id}`, { token: wu, body: { eligibility: eligibilityOf({}) } });
    const typed = {
      ...company(),
      creditCode: '91440300MA5YY00108',
      legalRepresentative: { name: '林晓峰', identityNumber: '440301198604129019', phone: '19900000101' },
    };
    const { status, body } = await town.ask('PUT', `/applications/${id}/company`, { token: wu, body: typed });
    expect([status, body['tag']]).toEqual([422, 'FieldsInvalid']);
    const paths = (body['fields'] as { path: string }[]).map(({ path }) => path);
    expect(paths).toEqual(['creditCode', 'legalRepresentative.identityNumber']);
    expect(JSON.stringify(body)).not.toMatch(/440301198604129019|91440300MA5YY00108/);
  });

  it('at an address there is none of is answered with 404', async () => {
    expect(await town.ask('GET', '/nothing')).toMatchObject({ status: 404, body: { tag: 'NotFound' } });
  });
});

describe('every answer', () => {
  it('carries the number under which the log knows the request, and is not to be kept', async () => {
    const answer = await fetch(`${town.system.url}/api/home`);
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});
