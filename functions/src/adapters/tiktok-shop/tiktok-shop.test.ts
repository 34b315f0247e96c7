import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@loan/shared/time/instant';
import { pullRun } from '../../testing/pull-run.ts';
import { type Route, type ScriptedAnswer, scriptedFetch } from '../../testing/scripted-fetch.ts';
import { createHttp } from '../http/http.ts';
import { TiktokShopAccount } from './account.ts';
import { createTiktokShop } from './tiktok-shop.ts';

const NOW = '2026-11-22T09:30:00.000Z' as Instant;
const seconds = (text: string) => Date.parse(text) / 1_000;
const IDENTITY = {
  sellerId: '7494',
  shopName: 'Shop',
  marketplaceIds: ['US:CIPHER', 'MY:CIPHER-MY'],
  suspended: false,
};
const CREDENTIAL = {
  region: 'global',
  sellerId: '7494',
  secrets: { accessToken: 'ACCESS-0', accessEndsAt: '2026-11-25T00:00:00.000Z', refreshToken: 'REFRESH-0' },
};
const data = (value: object): ScriptedAnswer => ({ json: { code: 0, message: 'Success', data: value } });
const problem = (code: number, message = '', status = 200): ScriptedAnswer => ({ status, json: { code, message } });

/** A new pair of tokens at each asking; a refresh token is taken once. */
const TOKENS: Route = [
  /token\/(get|refresh)/,
  (call, times) => {
    const offered = call.url.searchParams.get('refresh_token');
    if (offered !== null && offered !== `REFRESH-${times - 1}`) return problem(36004004, 'Invalid refresh_token');
    return data({
      access_token: `ACCESS-${times}`,
      access_token_expire_in: seconds('2026-11-29T00:00:00Z'),
      refresh_token: `REFRESH-${times}`,
      refresh_token_expire_in: seconds('2027-11-22T00:00:00Z'),
      open_id: 'OPEN-1',
      seller_name: 'PERSON-SECRET',
    });
  },
];

function scripted(routes: readonly Route[], credential = CREDENTIAL) {
  const tiktok = scriptedFetch([...routes, TOKENS]);
  const clock = { now: new Date(NOW) };
  const account = TiktokShopAccount.parse({ appKey: 'APP', appSecret: 'APP-SECRET', serviceId: '73' });
  const adapter = createTiktokShop({ http: createHttp({ fetch: tiktok.fetch }), now: () => clock.now, account });
  const run = pullRun(adapter, { credential, identity: IDENTITY, asOf: NOW });
  const stepOf = (id: string) => {
    const step = adapter.plan(IDENTITY, NOW).find((one) => one.id === id);
    if (!step) throw new Error(`no step ${id}`);
    return step;
  };
  return { ...tiktok, adapter, clock, run, finish: (id: string) => run.finish(stepOf(id)) };
}

/** Source of the shape: docv2 "Get Order List", its own example; people and places added to see them dropped. */
const order = (id: string, changes: object = {}) => ({
  id,
  status: 'COMPLETED',
  create_time: seconds('2026-11-02T10:00:00Z'),
  rts_time: seconds('2026-11-03T10:00:00Z'),
  rts_sla_time: seconds('2026-11-04T10:00:00Z'),
  buyer_email: 'PERSON-SECRET',
  recipient_address: { name: 'PERSON-SECRET', full_address: 'PERSON-SECRET' },
  payment: { currency: 'USD', sub_total: '25', total_amount: '31.20', tax: '6.2' },
  line_items: [
    { sku_id: '1', seller_sku: 'RED', sale_price: '10', platform_discount: '2', display_status: 'COMPLETED' },
    { sku_id: '1', seller_sku: 'RED', sale_price: '15.00', display_status: 'COMPLETED' },
  ],
  ...changes,
});

describe('authorising a seller of TikTok Shop', () => {
  it('goes to the page of his part of the world', () => {
    const { adapter } = scripted([]);
    const urlOf = (region: string) => adapter.link?.urlFor({ region, state: 'one-time', typed: {} });
    expect(urlOf('us')).toBe('https://services.us.tiktokshop.com/open/authorize?service_id=73&state=one-time');
    expect(urlOf('global')).toBe('https://services.tiktokshop.com/open/authorize?service_id=73&state=one-time');
  });

  it('turns the code into tokens that end when TikTok says', async () => {
    const { adapter, calls } = scripted([]);
    expect(await adapter.connect({ region: 'us', grant: { code: 'CODE' }, typed: {} })).toEqual({
      ok: true,
      value: {
        region: 'us',
        sellerId: 'OPEN-1',
        secrets: { accessToken: 'ACCESS-1', accessEndsAt: '2026-11-29T00:00:00.000Z', refreshToken: 'REFRESH-1' },
      },
    });
    expect(Object.fromEntries(calls[0]?.url.searchParams ?? [])).toEqual({
      app_key: 'APP',
      app_secret: 'APP-SECRET',
      grant_type: 'authorized_code',
      auth_code: 'CODE',
    });
  });

  it.each([
    ['a code that was used', problem(36004004, 'Invalid auth_code'), { tag: 'AuthorisationRefused', code: '36004004' }],
    ['our own key', problem(36004001, 'Invalid app_secret'), { tag: 'MarketplaceUnknown', cause: 'token: 36004001' }],
    ['an outage', { status: 503 }, { tag: 'MarketplaceUnknown', cause: 'token: status 503' }],
    ['too many', { status: 429 }, { tag: 'MarketplaceUnknown', cause: 'quota' }],
  ])('tells %s apart', async (_, answer, error) => {
    const { adapter } = scripted([[/token\/get/, () => answer]]);
    expect(await adapter.connect({ region: 'us', grant: { code: 'C' }, typed: {} })).toEqual({ ok: false, error });
  });

  it('shows every shop under it, by the id a payment company knows the first by', async () => {
    const shops: Route = [
      /authorization\/202309\/shops/,
      () =>
        data({
          shops: [
            { id: '7495', name: 'Mine MY', region: 'MY', seller_type: 'CROSS_BORDER', cipher: 'C2', code: 'MYLC' },
            { id: '7494', name: 'Mine US', region: 'US', seller_type: 'CROSS_BORDER', cipher: 'C1', code: 'USLC' },
          ],
        }),
    ];
    const active = (ids: string[]): Route => [
      /seller\/202309\/shops/,
      () => data({ shops: ids.map((id) => ({ id })) }),
    ];
    const { adapter, calls } = scripted([shops, active(['7495'])]);
    const identity = { sellerId: '7494', shopName: 'Mine US', marketplaceIds: ['US:C1', 'MY:C2'], suspended: false };
    expect(await adapter.describe(CREDENTIAL)).toEqual({ ok: true, value: identity });
    expect(calls[0]?.headers).toMatchObject({ 'x-tts-access-token': 'ACCESS-0' });
    expect(calls[0]?.url.searchParams.get('timestamp')).toBe(String(seconds(NOW)));
    expect(await scripted([shops, active([])]).adapter.describe(CREDENTIAL)).toMatchObject({
      value: { suspended: true },
    });
  });
});

describe('a window of orders', () => {
  it('is read page by page and counts a page served twice, or an order told twice, once and as told last', async () => {
    const pages: Route = [
      /orders\/search/,
      (_, times) =>
        data(
          [
            { next_page_token: 'T1', orders: [order('A'), order('B', { status: 'AWAITING_SHIPMENT' })] },
            { next_page_token: 'T1', orders: [order('A'), order('B', { status: 'AWAITING_SHIPMENT' })] },
            {
              next_page_token: '',
              orders: [
                order('B', { status: 'CANCELLED' }),
                order('C', { status: 'UNPAID' }),
                order('D', { status: 'NEW' }),
              ],
            },
          ][times - 1] ?? {},
        ),
    ];
    const { finish, callsTo, run } = scripted([pages]);
    const { outcome } = await finish('orders:0:2026-10-23');
    expect(outcome).toMatchObject({
      tag: 'done',
      result: {
        reduction: {
          // A: 10 + 2 given by TikTok + 15.
          months: [{ month: '2026-11', currency: 'USD', orders: 1, cancelled: 1, units: 2, gmv: '27.00' }],
          skus: [['RED', 2]],
          shipped: { due: 1, onTime: 1 },
        },
        rowsRead: 4,
        rowsRejected: 1,
      },
    });
    const [first, second] = callsTo(/orders\/search/);
    expect(JSON.parse(first?.body ?? '')).toEqual({
      create_time_ge: seconds('2026-10-23T00:00:00Z'),
      create_time_lt: seconds('2026-11-22T00:00:00Z'),
    });
    expect(first?.url.searchParams.get('shop_cipher')).toBe('CIPHER');
    expect(second?.url.searchParams.get('page_token')).toBe('T1');
    expect([...run.kept.values()].join()).not.toContain('SECRET');
  });

  it('leaves samples, replacements and cancelled lines out', async () => {
    const line = { sku_id: '9', sale_price: '4', display_status: 'CANCELLED' };
    const orders = [
      order('A', { is_sample_order: true }),
      order('B', { is_replacement_order: true }),
      order('C', { line_items: [line, { sku_id: '9', sale_price: '5' }] }),
    ];
    const { finish } = scripted([[/orders\/search/, () => data({ orders })]]);
    expect((await finish('orders:1:2026-10-23')).outcome).toMatchObject({
      result: { reduction: { months: [{ orders: 1, units: 1, gmv: '5.00' }] } },
    });
  });
});

describe('a call to TikTok Shop', () => {
  const answers = (...list: ScriptedAnswer[]): Route => [/orders\/search/, (_, times) => list[times - 1] ?? data({})];
  const orders = async (...list: ScriptedAnswer[]) => {
    const tiktok = scripted([answers(...list)]);
    return { ...tiktok, ...(await tiktok.finish('orders:0:2026-10-23')) };
  };

  it('that comes too often waits as long as it is told, and then goes on', async () => {
    const tooMany = { status: 429, headers: { 'retry-after': '30' }, json: { code: 36009002, message: 'Too many' } };
    const { outcome, turns } = await orders(tooMany, tooMany, data({ orders: [] }));
    expect([outcome.tag, turns]).toEqual(['done', 3]);
  });

  it('whose token is no longer taken is made again with a new one, which is kept first', async () => {
    const { outcome, callsTo, run } = await orders(problem(105002, 'Expired credentials', 401), data({ orders: [] }));
    expect(outcome.tag).toBe('done');
    expect(callsTo(/orders/).map(({ headers }) => headers['x-tts-access-token'])).toEqual(['ACCESS-0', 'ACCESS-1']);
    expect(run.renewed.map(({ secrets }) => secrets['refreshToken'])).toEqual(['REFRESH-1']);
  });

  it('ends the authorisation when the new token is not taken either, or none is given', async () => {
    const refused = problem(36009004, 'Invalid credentials. The `x-tts-access-token` header is invalid.', 400);
    expect((await orders(refused, refused)).outcome).toEqual({ tag: 'authorisationEnded' });
    const dead = { ...CREDENTIAL, secrets: { ...CREDENTIAL.secrets, accessToken: '', refreshToken: 'SPENT' } };
    expect((await scripted([], dead).finish('orders:0:2026-10-23')).outcome).toEqual({ tag: 'authorisationEnded' });
  });

  it.each([
    ['a clock that differs', problem(36009004, 'Invalid timestamp. …', 400), { tag: 'unknown', cause: 'differ' }],
    ['our signature', problem(106001, 'Invalid signature', 401), { tag: 'unknown', cause: 'signature' }],
    ['their own fault', problem(36009003, 'Internal error'), { tag: 'unknown', cause: '36009003' }],
    ['a page that is no JSON', { bytes: Uint8Array.of(60) }, { tag: 'unknown', cause: 'status 200' }],
    ['an answer of another shape', data({ orders: [{ id: 7 }] }), { tag: 'unknown', cause: 'orders.0.id' }],
    ['a scope we were not given', problem(105005, 'Access denied'), { tag: 'notAvailable', reason: '105005' }],
  ])('tells %s apart', async (_, answer, expected) => {
    const { outcome } = await orders(answer);
    const { cause, reason } = expected as { cause?: string; reason?: string };
    expect(outcome).toMatchObject({
      tag: expected.tag,
      ...(cause ? { cause: expect.stringContaining(cause) } : {}),
      ...(reason ? { reason } : {}),
    });
  });

  it('spends a refresh token once for all calls of a run', async () => {
    const old = { ...CREDENTIAL, secrets: { ...CREDENTIAL.secrets, accessEndsAt: NOW } };
    const pages: Route = [/orders/, (_, times) => data({ next_page_token: times < 3 ? `T${times}` : '', orders: [] })];
    const { finish, callsTo, run } = scripted([pages], old);
    expect((await finish('orders:0:2026-10-23')).outcome.tag).toBe('done');
    expect(callsTo(/token/)).toHaveLength(1);
    expect(run.renewed).toHaveLength(1);
  });
});

describe('what comes after a sale', () => {
  it('is a refund once it was granted, by the month it was asked for in', async () => {
    const returned = (return_id: string, return_status: string, refund_total: string) => ({
      return_id,
      return_status,
      create_time: seconds('2026-11-05T00:00:00Z'),
      refund_amount: { currency: 'USD', refund_total, refund_tax: '1' },
      return_line_items: [{ order_line_item_id: '1' }, { order_line_item_id: '2' }],
      return_reason_text: 'PERSON-SECRET',
    });
    const return_orders = [
      returned('1', 'RETURN_OR_REFUND_REQUEST_COMPLETE', '10.50'),
      returned('2', 'RETURN_OR_REFUND_REQUEST_PENDING', '99'),
      returned('3', 'RETURN_OR_REFUND_REQUEST_SUCCESS', '4.5'),
    ];
    const { finish } = scripted([[/returns\/search/, () => data({ return_orders })]]);
    expect((await finish('refunds:0:2026-10-23')).outcome).toMatchObject({
      result: { reduction: { refunds: [{ month: '2026-11', currency: 'USD', amount: '15.00' }], returned: 4 } },
    });
  });

  // Source of the shapes: docv2 "Get Statements" and "Get Payments", their own examples.
  it('is a payout with the day of sales it pays, and what TikTok kept of that month', async () => {
    const statement = {
      id: '7238804564097517339',
      statement_time: seconds('2026-11-06T00:00:00Z'),
      currency: 'GBP',
      // 212.25 - 30 - 70.25 - 12.25 = 99.75, by the formula of the document.
      settlement_amount: '99.75',
      revenue_amount: '212.25',
      fee_amount: '-30',
      shipping_cost_amount: '-70.25',
      adjustment_amount: '-12.25',
      payment_status: 'PAID',
      payment_id: '3458767051733897992',
    };
    const payment = {
      id: '3458767051733897992',
      create_time: seconds('2026-11-06T03:00:00Z'),
      paid_time: seconds('2026-11-08T03:00:00Z'),
      status: 'PAID',
      amount: { value: '99.75', currency: 'GBP' },
      bank_account: '************6621',
    };
    const { finish } = scripted([
      [/statements/, () => data({ statements: [statement], next_page_token: '' })],
      [/payments/, () => data({ payments: [payment, { ...payment, id: '2', status: 'PROCESSING' }] })],
    ]);
    expect((await finish('payouts:0')).outcome).toMatchObject({
      result: {
        reduction: {
          payouts: [
            {
              amount: '99.75',
              currency: 'GBP',
              period: { startedOn: '2026-11-05', endedOn: '2026-11-05' },
              paidOn: '2026-11-08',
              accountTail: '6621',
              status: 'paid',
            },
          ],
          fees: [{ month: '2026-11', currency: 'GBP', amount: '112.50' }],
        },
      },
    });
  });

  it('is a withdrawal where TikTok makes no payouts by itself', async () => {
    const withdrawal = { id: 'W1', type: 'WITHDRAW', amount: '100', currency: 'MYR', status: 'SUCCESS' };
    const create_time = seconds('2026-11-06T03:00:00Z');
    const { finish, callsTo } = scripted([
      [/statements/, () => data({})],
      [/withdrawals/, () => data({ withdrawals: [{ ...withdrawal, create_time }], total_count: 1 })],
    ]);
    expect((await finish('payouts:1')).outcome).toMatchObject({
      result: { reduction: { payouts: [{ amount: '100.00', currency: 'MYR', paidOn: '2026-11-06' }] } },
    });
    expect(callsTo(/payments/)).toHaveLength(0);
  });

  it('is what still lies ready to be sold', async () => {
    const { finish, calls } = scripted([
      [/products\/search/, () => data({ products: [{ id: 'P1', title: 'x' }, { id: 'P2' }], next_page_token: '' })],
      [
        /inventory\/search/,
        () =>
          data({
            inventory: [
              { product_id: 'P1', skus: [{ id: '1', total_available_quantity: 7 }] },
              { product_id: 'P2', skus: [{ id: '2', total_available_quantity: 5 }] },
            ],
          }),
      ],
    ]);
    expect((await finish('stock:0')).outcome).toMatchObject({ result: { reduction: { products: 2, units: 12 } } });
    expect(JSON.parse(calls.at(-1)?.body ?? '')).toEqual({ product_ids: ['P1', 'P2'] });
  });

  // Source of the shape: docv2 "Get Product", its own example.
  it('is what its products are, by the names under which orders tell them', async () => {
    const chains: Record<string, object[]> = {
      P1: [
        { id: '601152', parent_id: '0', local_name: 'Womenswear & Underwear', is_leaf: false },
        { id: '842248', parent_id: '601152', local_name: "Women's Tops", is_leaf: true },
      ],
      P2: [{ id: '602118', parent_id: '0', local_name: 'Pet Supplies', is_leaf: true }],
    };
    const { finish, callsTo } = scripted([
      [/products\/search/, () => data({ products: [{ id: 'P1' }, { id: 'P2' }, { id: 'P3' }], next_page_token: '' })],
      [
        /products\/P\d$/,
        ({ url }) => {
          const id = url.pathname.slice(-2);
          const skus = [
            { id: '1', seller_sku: `${id}-RED` },
            { id: `${id}9`, seller_sku: '' },
          ];
          return id === 'P3' ? problem(12052048, 'gone') : data({ id, category_chains: chains[id] ?? [], skus });
        },
      ],
    ]);
    expect((await finish('profile:0')).outcome).toMatchObject({
      result: {
        reduction: {
          skus: [
            ['P1-RED', 'apparel'],
            ['P19', 'apparel'],
          ],
        },
      },
    });
    expect(callsTo(/products\/P/)).toHaveLength(3);
  });
});
