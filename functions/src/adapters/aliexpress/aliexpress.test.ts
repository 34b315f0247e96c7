import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@loan/shared/time/instant';
import { pullRun } from '../../testing/pull-run.ts';
import { type Route, type ScriptedAnswer, scriptedFetch } from '../../testing/scripted-fetch.ts';
import { createHttp } from '../http/http.ts';
import { signatureOf } from '../iop/signature.ts';
import { AliexpressAccount } from './account.ts';
import { createAliexpress } from './aliexpress.ts';

const NOW = '2026-11-22T09:30:00.000Z' as Instant;
const IDENTITY = { sellerId: '2001', shopName: 'Shop', marketplaceIds: ['1234321'], suspended: false };
const CREDENTIAL = {
  region: 'global',
  sellerId: '2001',
  secrets: { accessToken: 'ACCESS-0', accessEndsAt: '2026-12-20T00:00:00.000Z', refreshToken: 'REFRESH-0' },
};
const problem = (code: string, msg = ''): ScriptedAnswer => ({
  json: { error_response: { code, msg, request_id: 'R' } },
});
const TOKENS: Route = [
  /rest\/auth\/token/,
  (_, times) => ({
    json: {
      code: '0',
      access_token: `ACCESS-${times}`,
      refresh_token: `REFRESH-${times}`,
      expires_in: 2_592_000,
      seller_id: '2001',
      account: 'PERSON-SECRET@example.com',
    },
  }),
];
type Business = (parameters: Record<string, string>, times: number) => unknown;

/** Every business call goes to `/sync`; what it asks for is its `method`. */
function scripted(methods: Record<string, Business>, routes: readonly Route[] = []) {
  const counts = new Map<string, number>();
  const sync: Route = [
    /\/sync$/,
    ({ url }) => {
      const parameters = Object.fromEntries(url.searchParams);
      const method = parameters['method'] ?? '';
      counts.set(method, (counts.get(method) ?? 0) + 1);
      const answer = methods[method]?.(parameters, counts.get(method) ?? 1) as ScriptedAnswer | undefined;
      if (answer && 'json' in answer) return answer;
      return { json: { [`${method.replaceAll('.', '_')}_response`]: answer ?? {} } };
    },
  ];
  const vendor = scriptedFetch([...routes, TOKENS, sync]);
  const account = AliexpressAccount.parse({ appKey: '12345', appSecret: 'APP-SECRET' });
  const http = createHttp({ fetch: vendor.fetch });
  const redirectUri = 'https://partner.example/api/callback';
  const adapter = createAliexpress({ http, now: () => new Date(NOW), account, redirectUri });
  const run = pullRun(adapter, { credential: CREDENTIAL, identity: IDENTITY, asOf: NOW });
  const finish = async (id: string) => {
    const step = adapter.plan(IDENTITY, NOW).find((one) => one.id === id);
    if (!step) throw new Error(`no step ${id}`);
    return (await run.finish(step)).outcome;
  };
  return { ...vendor, adapter, run, finish };
}

const usd = (amount: string) => ({ amount, currency_code: 'USD' });
/** Shape: the sample of aliexpress.solution.order.get, with the people of it. */
const order = (order_id: number, changes: object = {}) => ({
  order_id,
  order_status: 'FINISH',
  gmt_create: '2026-11-10 23:30:00',
  gmt_send_goods_time: '2026-11-12 08:00:00',
  fund_status: 'PAY_SUCCESS',
  end_reason: 'buyer_confirm_goods',
  buyer_signer_fullname: 'PERSON-SECRET',
  buyer_login_id: 'PERSON-SECRET',
  product_list: {
    order_product_dto: [
      {
        product_id: 1,
        sku_code: 'RED',
        product_count: 2,
        product_unit_price: usd('10.05'),
        total_product_amount: usd('20.10'),
      },
      { product_id: 2356980, sku_code: '', product_count: 1, product_unit_price: usd('5') },
    ],
  },
  ...changes,
});
const page = (orders: object[], total_page = 1) => ({
  result: { success: true, total_count: orders.length, total_page, target_list: { order_dto: orders } },
});
const ORDERS = 'orders:2026-11-07';
const GET = 'aliexpress.solution.order.get';
const queryOf = (parameters: Record<string, string>) =>
  JSON.parse(parameters['param0'] ?? '{}') as { order_status_list: string[]; current_page: number };
const isFinish = (parameters: Record<string, string>) => queryOf(parameters).order_status_list.includes('FINISH');

describe('authorising a shop on AliExpress', () => {
  it('goes to its one page, and the code becomes the tokens of the seller', async () => {
    const { adapter, calls } = scripted({});
    const url = new URL(adapter.link?.urlFor({ region: 'global', state: 'one-time', typed: {} }) ?? '');
    expect(url.origin + url.pathname).toBe('https://api-sg.aliexpress.com/oauth/authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      force_auth: 'true',
      redirect_uri: 'https://partner.example/api/callback',
      client_id: '12345',
      state: 'one-time',
    });
    expect(await adapter.connect({ region: 'global', grant: { code: 'C' }, typed: {} })).toEqual({
      ok: true,
      value: {
        region: 'global',
        sellerId: '2001',
        secrets: { accessToken: 'ACCESS-1', accessEndsAt: '2026-12-22T09:30:00.000Z', refreshToken: 'REFRESH-1' },
      },
    });
    const { sign, ...signed } = Object.fromEntries(calls[0]?.url.searchParams ?? []);
    expect(calls[0]?.url.pathname).toBe('/rest/auth/token/create');
    expect(sign).toBe(signatureOf('APP-SECRET', '/auth/token/create', signed));
  });

  // Source of the shape: the sample of aliexpress.solution.merchant.profile.get.
  it.each([
    [false, false],
    [true, true],
  ])('shows the shop; where posting is forbidden (%s) it is suspended', async (forbidden, suspended) => {
    const { adapter, calls } = scripted({
      'aliexpress.solution.merchant.profile.get': () => ({
        country_code: 'CN',
        product_posting_forbidden: forbidden,
        merchant_login_id: 'PERSON-SECRET',
        shop_id: 1234321,
        shop_name: 'test store',
      }),
    });
    expect(await adapter.describe(CREDENTIAL)).toEqual({
      ok: true,
      value: { sellerId: '2001', shopName: 'test store', marketplaceIds: ['1234321'], suspended },
    });
    const { sign, ...signed } = Object.fromEntries(calls[0]?.url.searchParams ?? []);
    expect(sign).toBe(signatureOf('APP-SECRET', '', signed));
  });

  it('is refused where AliExpress refuses the code, and unknown where it says nothing about it', async () => {
    const ask = { region: 'global', grant: { code: 'C' }, typed: {} };
    const json = { code: 'InvalidCode', type: 'ISV', message: 'Invalid authorization code' };
    const used = scripted({}, [[/token\/create/, () => ({ json })]]);
    expect(await used.adapter.connect(ask)).toEqual({
      ok: false,
      error: { tag: 'AuthorisationRefused', code: 'InvalidCode' },
    });
    const down = scripted({}, [[/token\/create/, () => ({ status: 502 })]]);
    expect(await down.adapter.connect(ask)).toEqual({
      ok: false,
      error: { tag: 'MarketplaceUnknown', cause: 'status 502' },
    });
  });
});

describe('the orders of a shop on AliExpress', () => {
  it('are asked for by whether they have ended, in Pacific days, and reduced to months', async () => {
    const open = [
      order(1, { order_status: 'WAIT_BUYER_ACCEPT_GOODS' }),
      order(2, { order_status: 'PLACE_ORDER_SUCCESS' }),
    ];
    const ended = [
      order(3),
      order(4, { fund_status: 'NOT_PAY', end_reason: '' }),
      order(5, { end_reason: 'buyer_cancel_order' }),
      order(6, { order_status: 'ABDUCTED' }),
    ];
    const { finish, calls } = scripted({ [GET]: (asked) => page(isFinish(asked) ? ended : open) });
    // By hand: each order is 20.10 + 5.00; two of the six were sold.
    expect(await finish(ORDERS)).toMatchObject({
      tag: 'done',
      result: {
        rowsRead: 6,
        rowsRejected: 1,
        reduction: {
          months: [{ month: '2026-11', currency: 'USD', orders: 2, cancelled: 2, units: 6, gmv: '50.20' }],
          firstOn: '2026-11-10',
          skus: [
            ['RED', 4],
            ['2356980', 2],
          ],
          refunds: [{ month: '2026-11', currency: 'USD', amount: '0.00' }],
          shipped: null,
        },
      },
    });
    expect(calls.map(({ url }) => JSON.parse(url.searchParams.get('param0') ?? '{}'))).toEqual([
      expect.objectContaining({
        create_date_start: '2026-11-07 00:00:00',
        create_date_end: '2026-11-21 23:59:59',
        order_status_list: expect.arrayContaining(['PLACE_ORDER_SUCCESS', 'RISK_CONTROL']),
        current_page: 1,
      }),
      expect.objectContaining({ order_status_list: ['FINISH'], current_page: 1 }),
    ]);
  });

  it.each([
    ['refund_ok', '12.50'],
    ['refund_cancel', '0.00'],
  ])('whose dispute has ended are asked what went back: %s is %s', async (refund_status, amount) => {
    const { finish, calls } = scripted({
      [GET]: (asked) => page(isFinish(asked) ? [order(1, { issue_status: 'END_ISSUE' }), order(2)] : []),
      'aliexpress.solution.order.info.get': () => ({
        result: { data: { id: 1, refund_info: { refund_status, refund_cash_amt: usd('12.50'), refund_reason: 'x' } } },
      }),
    });
    expect(await finish(ORDERS)).toMatchObject({
      result: { reduction: { months: [{ orders: 2 }], refunds: [{ month: '2026-11', currency: 'USD', amount }] } },
    });
    expect(JSON.parse(calls.at(-1)?.url.searchParams.get('param1') ?? '{}')).toEqual({
      order_id: '1',
      ext_info_bit_flag: 16,
    });
  });

  it('that end while they are read are told twice and count once, as told last', async () => {
    const { finish } = scripted({
      [GET]: (asked) =>
        page([order(1, isFinish(asked) ? { end_reason: 'cancel_order_close_trade' } : { order_status: 'IN_CANCEL' })]),
    });
    expect(await finish(ORDERS)).toMatchObject({
      result: { rowsRead: 1, reduction: { months: [{ orders: 0, cancelled: 1 }] } },
    });
  });

  it('are read to the last page of each list', async () => {
    const { finish, calls } = scripted({
      [GET]: (asked) => page([order(queryOf(asked).current_page + (isFinish(asked) ? 10 : 0))], 3),
    });
    expect(await finish(ORDERS)).toMatchObject({ result: { rowsRead: 6 } });
    expect(calls).toHaveLength(6);
  });

  it('are asked for again where an answer comes twice, though it looks like the next one', async () => {
    const empty = { request_id: 'R1', ...page([], 0) };
    const { finish } = scripted({
      [GET]: (_, times) => (times <= 2 ? empty : { request_id: 'R3', ...page([order(1)]) }),
    });
    expect(await finish(ORDERS)).toEqual({ tag: 'unknown', cause: 'the same page came twice' });
    expect(await finish(ORDERS)).toMatchObject({ result: { rowsRead: 1 } });
  });

  it('a no inside a good answer is a no', async () => {
    const { finish } = scripted({
      [GET]: () => ({ result: { success: false, error_code: '13211300', target_list: {} } }),
    });
    expect(await finish(ORDERS)).toEqual({ tag: 'notAvailable', reason: '13211300' });
  });

  it('go on with a new token when the old one dies', async () => {
    const { finish, run } = scripted({
      [GET]: (_, times) => (times === 1 ? problem('IllegalAccessToken') : page([order(1)])),
    });
    expect(await finish(ORDERS)).toMatchObject({ result: { rowsRead: 1 } });
    expect(run.renewed).toHaveLength(1);
  });

  it.each([
    [
      'a limit',
      problem('ApiCallLimit', 'this ban will last 1 seconds'),
      { tag: 'wait', checkpoint: '', waitMs: 1_000 },
    ],
    ['our clock', problem('IllegalTimestamp'), { tag: 'unknown', cause: 'clock: our timestamp is not taken' }],
    ['no permission', problem('InsufficientPermission'), { tag: 'notAvailable', reason: 'InsufficientPermission' }],
    ['a fault behind the platform', problem('15', 'Remote service error'), { tag: 'unknown', cause: '15' }],
  ])('tell %s apart', async (_, answer, outcome) => {
    const { adapter, run } = scripted({ [GET]: () => answer });
    const [step] = adapter.plan(IDENTITY, NOW);
    expect(step && (await run.advance(step))).toEqual(outcome);
  });
});

describe('what else AliExpress tells of a shop', () => {
  // Fields: the official Java SDK's SonOrderLoanVO.
  it('is what became of the money, day by day: released, given back, kept', async () => {
    const line = (child_order_id: number, changes: object) => ({
      child_order_id,
      loan_status: 'loan_ok',
      real_loan_amount: usd('90.00'),
      escrow_fee: usd('8.00'),
      affiliate_commission: usd('2.00'),
      ...changes,
    });
    const { finish, calls } = scripted({
      'aliexpress.trade.redefining.findloanlistquery': ({ param1 = '{}' }) => {
        const { create_date_start: start } = JSON.parse(param1) as { create_date_start: string };
        const lines = start.startsWith('11/08')
          ? [line(11, {}), line(12, { real_loan_amount: usd('0.00'), real_refund_amount: usd('25.00') })]
          : start.startsWith('11/09')
            ? [line(11, { real_loan_amount: usd('1.50'), escrow_fee: usd('0.00'), affiliate_commission: usd('0.00') })]
            : [];
        const order_list = {
          order_loan_item_vo: lines.map((one) => ({ order_id: 1, son_order_list: { son_order_loan_vo: [one] } })),
        };
        return { result: { total_item: lines.length, order_list } };
      },
    });
    expect(await finish('refunds:2026-11-07')).toMatchObject({
      result: {
        rowsRead: 3,
        reduction: {
          refunds: [],
          fees: [{ month: '2026-11', currency: 'USD', amount: '20.00' }],
          returned: 1,
          payouts: [
            { amount: '90.00', paidOn: '2026-11-08' },
            { amount: '1.50', paidOn: '2026-11-09' },
          ],
        },
      },
    });
    expect(calls).toHaveLength(15);
    expect(JSON.parse(calls[1]?.url.searchParams.get('param1') ?? '{}')).toEqual({
      create_date_start: '11/08/2026 00:00:00',
      create_date_end: '11/08/2026 23:59:59',
      loan_status: 'loan_ok',
      page: 1,
      page_size: 200,
    });
  });

  it('is what can be sold, SKU by SKU', async () => {
    const { finish } = scripted({
      'aliexpress.solution.product.list.get': ({ aeop_a_e_product_list_query: query = '{}' }) => {
        const { current_page } = JSON.parse(query) as { current_page: number };
        const list = { item_display_dto: [{ product_id: current_page, subject: 'x' }] };
        return {
          result: { success: true, total_page: 2, product_count: 2, aeop_a_e_product_display_d_t_o_list: list },
        };
      },
      'aliexpress.solution.product.info.get': ({ product_id }) => ({
        result: {
          aeop_ae_product_s_k_us: {
            global_aeop_ae_product_sku: [{ ipm_sku_stock: 7 }, ...(product_id === '2' ? [{ ipm_sku_stock: 3 }] : [])],
          },
        },
      }),
    });
    expect(await finish('stock')).toMatchObject({ result: { reduction: { products: 3, units: 17 } } });
  });
});
