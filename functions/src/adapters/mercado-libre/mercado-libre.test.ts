import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@loan/shared/time/instant';
import { pullRun } from '../../testing/pull-run.ts';
import { type Route, type ScriptedAnswer, scriptedFetch } from '../../testing/scripted-fetch.ts';
import { createHttp } from '../http/http.ts';
import { MercadoLibreAccount } from './account.ts';
import { createMercadoLibre } from './mercado-libre.ts';

const NOW = '2026-11-22T09:30:00.000Z' as Instant;
const IDENTITY = { sellerId: '8035443', shopName: 'TIENDA', marketplaceIds: ['MLM'], suspended: false };
const CREDENTIAL = {
  region: 'mx',
  sellerId: '8035443',
  secrets: { accessToken: 'ACCESS-0', accessEndsAt: '2026-11-22T12:00:00.000Z', refreshToken: 'TG-0' },
};
const REDIRECT = 'https://loan.example/api/callbacks/sources/mercadoLibre';

/** A new pair of tokens at each asking; a refresh token is taken once. Shape: "Authentication and authorization". */
const TOKENS: Route = [
  /oauth\/token/,
  ({ body }, times) => {
    const offered = new URLSearchParams(body).get('refresh_token');
    if (offered !== null && offered !== `TG-${times - 1}`) return problem(400, 'invalid_grant');
    return {
      json: {
        access_token: `ACCESS-${times}`,
        token_type: 'bearer',
        expires_in: 21_600,
        scope: 'offline_access read',
        user_id: 8035443,
        refresh_token: `TG-${times}`,
      },
    };
  },
];
const problem = (status: number, error: string): ScriptedAnswer => ({
  status,
  json: { message: 'SECRET', error, status, cause: [] },
});

function scripted(routes: readonly Route[], secrets: Partial<typeof CREDENTIAL.secrets> = {}) {
  const vendor = scriptedFetch([...routes, TOKENS]);
  const account = MercadoLibreAccount.parse({ clientId: '213123928883922', clientSecret: 'APP-SECRET' });
  const http = createHttp({ fetch: vendor.fetch });
  const adapter = createMercadoLibre({ http, now: () => new Date(NOW), account, redirectUri: REDIRECT });
  const credential = { ...CREDENTIAL, secrets: { ...CREDENTIAL.secrets, ...secrets } };
  const run = pullRun(adapter, { credential, identity: IDENTITY, asOf: NOW });
  const finish = (id: string) => {
    const step = adapter.plan(IDENTITY, NOW).find((one) => one.id === id);
    if (!step) throw new Error(`no step ${id}`);
    return run.finish(step);
  };
  return { ...vendor, adapter, credential, run, finish };
}

/** Shape: "Queries about the user" and "Sellers reputation", their own examples. */
const user = (changes: object = {}) => ({
  id: 8035443,
  nickname: 'TIENDA',
  first_name: 'PERSON-SECRET',
  email: 'PERSON-SECRET',
  site_id: 'MLM',
  status: { site_status: 'active' },
  seller_reputation: {
    level_id: '5_green',
    power_seller_status: 'platinum',
    metrics: {
      sales: { period: '60 days', completed: 244 },
      claims: { period: '60 days', rate: 0.0107, value: 3 },
      delayed_handling_time: { period: '60 days', rate: 0.0492, value: 12 },
    },
  },
  ...changes,
});

/** Shape: "Sales", its own example; a buyer added to see him dropped. */
const order = (id: number, changes: object = {}) => ({
  id,
  status: 'paid',
  date_created: '2026-11-20T10:01:50.000-04:00',
  total_amount: 499.5,
  currency_id: 'MXN',
  buyer: { id: 123456789, nickname: 'PERSON-SECRET', first_name: 'PERSON-SECRET' },
  order_items: [
    { item: { id: 'MLM1', title: 'x', seller_sku: 'RED' }, quantity: 2, unit_price: 200, sale_fee: 10.05 },
    { item: { id: 'MLM2', title: 'y', seller_sku: null }, quantity: 1, unit_price: 99.5, sale_fee: 5 },
  ],
  payments: [{ id: 1, status: 'approved', transaction_amount: 499.5, transaction_amount_refunded: 0 }],
  ...changes,
});
const page = (total: number, offset: number, results: object[]) => ({
  json: { paging: { total, offset, limit: 50 }, results },
});
const ORDERS = 'orders:2026-11-12';

describe('authorising a seller of Mercado Libre', () => {
  it('goes to the page of his country and comes back with a code', () => {
    const { link } = scripted([]).adapter;
    const url = new URL(link?.urlFor({ region: 'br', state: 'one-time', typed: {} }) ?? '');
    expect(url.origin + url.pathname).toBe('https://auth.mercadolivre.com.br/authorization');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: '213123928883922',
      redirect_uri: REDIRECT,
      state: 'one-time',
    });
    expect(link?.readAnswer({ state: 's', error: 'access_denied' })).toEqual({ state: 's' });
  });

  it('turns the code into tokens of six hours, with nothing secret in the address', async () => {
    const { adapter, calls } = scripted([]);
    expect(await adapter.connect({ region: 'mx', grant: { code: 'TG-CODE' }, typed: {} })).toEqual({
      ok: true,
      value: {
        region: 'mx',
        sellerId: '8035443',
        secrets: { accessToken: 'ACCESS-1', accessEndsAt: '2026-11-22T15:30:00.000Z', refreshToken: 'TG-1' },
      },
    });
    expect(calls[0]?.url.href).toBe('https://api.mercadolibre.com/oauth/token');
    expect(Object.fromEntries(new URLSearchParams(calls[0]?.body))).toEqual({
      grant_type: 'authorization_code',
      code: 'TG-CODE',
      redirect_uri: REDIRECT,
      client_id: '213123928883922',
      client_secret: 'APP-SECRET',
    });
  });

  it.each([
    ['a code that was used', problem(400, 'invalid_grant'), { tag: 'AuthorisationRefused', code: 'invalid_grant' }],
    [
      'our own client',
      problem(400, 'invalid_client'),
      { tag: 'MarketplaceUnknown', cause: 'token: 400 invalid_client' },
    ],
    ['too many', problem(429, 'local_rate_limited'), { tag: 'MarketplaceUnknown', cause: 'quota' }],
    ['an outage', { status: 503 }, { tag: 'MarketplaceUnknown', cause: 'token: 503' }],
  ])('tells %s apart', async (_, answer, error) => {
    const { adapter } = scripted([[/token/, () => answer]]);
    expect(await adapter.connect({ region: 'mx', grant: { code: 'C' }, typed: {} })).toEqual({ ok: false, error });
  });

  it('shows whose shop it is, and nothing where it is in another country', async () => {
    const described = async (changes: object) =>
      scripted([[/users\/me/, () => ({ json: user(changes) })]]).adapter.describe(CREDENTIAL);
    expect(await described({})).toEqual({ ok: true, value: IDENTITY });
    expect(await described({ company: { corporate_name: 'TIENDA SA DE CV' } })).toMatchObject({
      value: { companyName: 'TIENDA SA DE CV' },
    });
    expect(await described({ site_id: 'CBT' })).toMatchObject({ value: { marketplaceIds: [] } });
    expect(await described({ status: { site_status: 'deactive' } })).toMatchObject({ value: { suspended: true } });
  });

  it('gives the permission back, with a new token where the old one has ended', async () => {
    const revoked: Route = [/^DELETE \/users\/8035443\/applications\/213123928883922$/, () => ({ json: {} })];
    const { adapter, credential, calls } = scripted([revoked], { accessEndsAt: NOW });
    expect(await adapter.revoke?.(credential)).toEqual({ ok: true, value: undefined });
    expect(calls.at(-1)?.headers['authorization']).toBe('Bearer ACCESS-1');
    const over = scripted([revoked], { accessEndsAt: NOW, refreshToken: 'SPENT' });
    expect(await over.adapter.revoke?.(over.credential)).toMatchObject({ error: { tag: 'AuthorisationRefused' } });
    const outage = scripted([[/^DELETE/, () => ({ status: 503 })]]);
    expect(await outage.adapter.revoke?.(outage.credential)).toMatchObject({ error: { tag: 'MarketplaceUnknown' } });
  });
});

describe('a window of orders', () => {
  it('is read page by page, the cancelled by themselves; what lies outside it is left, and an order told twice counts as told last', async () => {
    const pages: Route = [
      /orders\/search/,
      (_, times) =>
        [
          page(54, 0, [order(1), order(2), order(3, { date_created: '2026-11-22T00:10:00.000-04:00' })]),
          page(54, 50, [
            order(4, { status: 'payment_in_process' }),
            order(5, { status: 'NEW' }),
            // Half past eleven at night in Mexico's winter is still the day before, four hours behind UTC.
            order(6, {
              date_created: '2026-11-12T04:30:00.000Z',
              payments: [{ status: 'refunded', transaction_amount: 499.5 }],
            }),
          ]),
          // Cancelled while the others were read.
          page(1, 0, [order(2, { status: 'cancelled' })]),
        ][times - 1] ?? problem(500, 'internal'),
    ];
    const { finish, callsTo, run } = scripted([pages]);
    const { outcome } = await finish(ORDERS);
    expect(outcome).toMatchObject({
      tag: 'done',
      result: {
        reduction: {
          months: [{ month: '2026-11', currency: 'MXN', orders: 2, cancelled: 1, units: 6, gmv: '999.00' }],
          refunds: [{ month: '2026-11', currency: 'MXN', amount: '499.50' }],
          // Twice, two units at 10.05 and one at 5.
          fees: [{ month: '2026-11', currency: 'MXN', amount: '50.20' }],
          firstOn: '2026-11-12',
          skus: [
            ['RED', 4],
            ['MLM2', 2],
          ],
        },
        rowsRead: 5,
        rowsRejected: 1,
      },
    });
    expect(Object.fromEntries(callsTo(/orders/)[1]?.url.searchParams ?? [])).toEqual({
      seller: '8035443',
      'order.date_created.from': '2026-11-12T04:00:00.000Z',
      'order.date_created.to': '2026-11-22T04:00:00.000Z',
      sort: 'date_asc',
      offset: '50',
      limit: '50',
    });
    expect(callsTo(/orders/)[2]?.url.searchParams.get('order.status')).toBe('cancelled');
    expect([...run.kept.values()].join()).not.toContain('SECRET');
  });

  it('takes no other page for the one asked for', async () => {
    const { finish } = scripted([[/orders/, () => page(120, 0, [order(1)])]]);
    expect((await finish(ORDERS)).outcome).toEqual({ tag: 'unknown', cause: 'another page than asked for' });
  });
});

describe('a call to Mercado Libre', () => {
  const orders = async (answers: readonly ScriptedAnswer[], secrets = {}) => {
    const vendor = scripted([[/orders/, (_, times) => answers[times - 1] ?? page(0, 0, [])]], secrets);
    return { ...vendor, ...(await vendor.finish(ORDERS)) };
  };

  it('that comes too often waits, and then goes on', async () => {
    const tooMany = problem(429, 'local_rate_limited');
    const { outcome, turns } = await orders([tooMany, tooMany]);
    expect([outcome.tag, turns]).toEqual(['done', 3]);
  });

  it('whose token is no longer taken is made again with a new one, and the next refresh token is kept first', async () => {
    const { outcome, run, callsTo } = await orders([problem(401, 'unauthorized')]);
    expect(outcome.tag).toBe('done');
    expect(callsTo(/orders/).map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer ACCESS-0',
      'Bearer ACCESS-1',
      'Bearer ACCESS-1',
    ]);
    expect(run.renewed.map(({ secrets }) => secrets['refreshToken'])).toEqual(['TG-1']);
  });

  it('spends a refresh token once for all pages', async () => {
    const { outcome, run } = await orders([page(70, 0, [order(1)]), page(70, 50, [order(2)])], { accessEndsAt: NOW });
    expect([outcome.tag, run.renewed.length]).toEqual(['done', 1]);
  });

  it('ends the authorisation when no token is given any more, or the new one is not taken', async () => {
    const spent = await orders([], { accessEndsAt: NOW, refreshToken: 'SPENT' });
    expect(spent.outcome).toEqual({ tag: 'authorisationEnded' });
    const refused = problem(401, 'unauthorized');
    expect((await orders([refused, refused])).outcome).toEqual({ tag: 'authorisationEnded' });
  });

  it.each([
    ['a scope we were not given', problem(403, 'forbidden'), { tag: 'notAvailable', reason: '403 forbidden' }],
    ['their own fault', problem(500, 'internal'), { tag: 'unknown', cause: '/orders/search: status 500' }],
    [
      'an answer of another shape',
      page(1, 0, [{ id: 7 }]),
      { tag: 'unknown', cause: '/orders/search: unreadable answer at results.0.status' },
    ],
  ])('tells %s apart', async (_, answer, expected) => {
    expect((await orders([answer])).outcome).toEqual(expected);
  });
});

describe('the report of what was released', () => {
  const task = (status: string, file_name: string | null): ScriptedAnswer => ({
    status: status === 'pending' ? 202 : 200,
    json: { id: 99336983670, account_id: 8035443, status, file_name },
  });
  const made = (csv: string): Route[] => [
    [/^POST \/v1\/account\/release_report$/, () => task('pending', null)],
    [
      /release_report\/task\/99336983670/,
      (_, times) => [problem(429, 'too_many'), task('processing', null)][times - 1] ?? task('processed', 'r-1.csv'),
    ],
    [/release_report\/r-1\.csv$/, () => ({ bytes: Uint8Array.from(Buffer.from(csv)) })],
  ];
  const CSV = [
    'DATE;SOURCE_ID;EXTERNAL_REFERENCE;RECORD_TYPE;DESCRIPTION;NET_CREDIT_AMOUNT;NET_DEBIT_AMOUNT;PAYOUT_BANK_ACCOUNT_NUMBER;PAYER_NAME',
    '2026-11-03T10:00:00.000-04:00;11;;release;payment;450.00;0.00;;PERSON-SECRET',
    '2026-11-04T23:30:00.000-04:00;12;;release;payout;0.00;12345.67;002180012345676621;',
    '2026-11-05T09:00:00.000-04:00;13;;release;reserve_for_payout;0.00;100.00;;',
    '2026-11-06T09:00:00.000-04:00;14;;release;payout;80.00;0.00;;',
    '2026-11-07T09:00:00.000-04:00;15;;release;payout;;;;',
  ].join('\n');
  const PAYOUTS = 'payouts:2026-10-23';

  it('is asked for once, waited for, and tells what went to the bank', async () => {
    const { finish, callsTo, run } = scripted(made(CSV));
    const { outcome, turns } = await finish(PAYOUTS);
    const payout = { currency: 'MXN', period: 'notOffered' };
    expect(outcome).toMatchObject({
      tag: 'done',
      result: {
        reduction: {
          payouts: [
            { ...payout, amount: '12345.67', paidOn: '2026-11-04', accountTail: '6621', status: 'paid' },
            { ...payout, amount: '80.00', paidOn: '2026-11-06', accountTail: 'notOffered', status: 'failed' },
          ],
        },
        rowsRead: 2,
        rowsRejected: 1,
      },
    });
    expect([turns, callsTo(/^POST \/v1/).length]).toEqual([4, 1]);
    expect(JSON.parse(callsTo(/^POST \/v1/)[0]?.body ?? '')).toEqual({
      begin_date: '2026-10-23T04:00:00Z',
      end_date: '2026-11-22T04:00:00Z',
    });
    expect(callsTo(/release_report/)[0]?.url.host).toBe('api.mercadopago.com');
    expect([...run.kept.values()].join()).not.toContain('SECRET');
  });

  it.each([
    ['it lacks a column', made('DATE;SOURCE_ID\n1;2'), 'report shapeUnknown'],
    ['it is empty', made(''), 'report headerMissing'],
    [
      'it will not be made',
      [
        [/^POST \/v1/, () => task('pending', null)],
        [/task/, () => task('failed', null)],
      ],
      'reportFailed',
    ],
    [
      'they say so at once',
      [
        [/^POST \/v1/, () => ({ status: 203 })],
        [/users\/me/, () => ({ json: user() })],
      ],
      'pago 203',
    ],
    [
      'Mercado Pago does not know the token',
      [
        [/^POST \/v1/, () => problem(401, 'unauthorized')],
        [/users\/me/, () => ({ json: user() })],
      ],
      'pago 401 unauthorized',
    ],
  ] as [string, Route[], string][])('is not available where %s', async (_, routes, reason) => {
    expect((await scripted(routes).finish(PAYOUTS)).outcome).toEqual({ tag: 'notAvailable', reason });
  });

  it('ends the authorisation where Mercado Libre does not know the token either', async () => {
    const refused = () => problem(401, 'unauthorized');
    const { finish } = scripted([
      [/^POST \/v1/, refused],
      [/users\/me/, refused],
    ]);
    expect((await finish(PAYOUTS)).outcome).toEqual({ tag: 'authorisationEnded' });
  });
});

describe('what else is told of a shop', () => {
  it('is how Mercado Libre judges it: a protected level is taken for what lies under it', async () => {
    const judged = async (reputation: object) => {
      const json = user({ seller_reputation: { ...user().seller_reputation, ...reputation } });
      return (await scripted([[/users\/me/, () => ({ json })]]).finish('health')).outcome;
    };
    expect(await judged({})).toMatchObject({
      result: {
        reduction: {
          health: { status: 'green', suspended: false, orderDefectRatePpm: 10_700 },
          fulfilment: { orders: 244, onTime: 232 },
        },
      },
    });
    expect(await judged({ real_level: 'red' })).toMatchObject({ result: { reduction: { health: { status: 'red' } } } });
    expect(await judged({ level_id: null })).toMatchObject({ result: { reduction: { health: 'notOffered' } } });
  });

  it('is units sent back in ninety days', async () => {
    const claim = (id: number, type: string, changes: object = {}) => ({
      id,
      type,
      status: 'closed',
      date_created: '2026-10-05T19:00:22.000-04:00',
      players: [{ role: 'complainant', type: 'buyer', user_id: 1 }],
      ...changes,
    });
    const data = [
      claim(1, 'return', { claimed_quantity: 2 }),
      claim(2, 'mediations', { related_entities: ['return'] }),
      claim(3, 'mediations'),
      claim(4, 'return', { date_created: '2026-01-05T19:00:22.000-04:00' }),
      claim(5, 'return', { resolution: { reason: 'return_canceled' } }),
    ];
    const list = { paging: { total: 5, offset: 0, limit: 100 }, data };
    const { finish, callsTo } = scripted([[/claims\/search/, () => ({ json: list })]]);
    expect((await finish('refunds')).outcome).toMatchObject({ result: { reduction: { refunds: [], returned: 3 } } });
    expect(Object.fromEntries(callsTo(/claims/)[0]?.url.searchParams ?? [])).toMatchObject({
      'players.role': 'respondent',
      'players.user_id': '8035443',
      range: 'date_created:after:2026-08-24T04:00:00.000+0000,before:2026-11-22T04:00:00.000+0000',
    });
  });

  it('is what lies ready to be sold, twenty items a call', async () => {
    const ids = Array.from({ length: 25 }, (_, index) => `MLM${index}`);
    const { finish, callsTo } = scripted([
      [
        /^GET \/users\/8035443\/items\/search$/,
        (_, times) => ({ json: times === 1 ? { results: ids, scroll_id: 'S1' } : { results: [], scroll_id: 'S1' } }),
      ],
      [
        /^GET \/items$/,
        ({ url }) => ({
          json: (url.searchParams.get('ids') ?? '')
            .split(',')
            .map((id) =>
              id === 'MLM7'
                ? { code: 404, body: { message: 'not found', error: 'not_found' } }
                : { code: 200, body: { id, available_quantity: 3 } },
            ),
        }),
      ],
    ]);
    expect((await finish('stock')).outcome).toMatchObject({ result: { reduction: { products: 24, units: 72 } } });
    expect(callsTo(/^GET \/items$/)).toHaveLength(2);
    expect(callsTo(/items\/search/)[1]?.url.searchParams.get('scroll_id')).toBe('S1');
  });
});
