import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@loan/shared/time/instant';
import { pullRun } from '../../testing/pull-run.ts';
import { type Route, type ScriptedAnswer, scriptedFetch } from '../../testing/scripted-fetch.ts';
import { createHttp } from '../http/http.ts';
import { ShopeeAccount } from './account.ts';
import { createShopee } from './shopee.ts';

const NOW = '2026-11-22T09:30:00.000Z' as Instant;
const seconds = (text: string) => Date.parse(text) / 1_000;
const IDENTITY = { sellerId: '600000', shopName: 'Shop', marketplaceIds: ['SG'], suspended: false };
const CREDENTIAL = {
  region: 'global',
  sellerId: '600000',
  secrets: { accessToken: 'ACCESS-0', accessEndsAt: '2026-11-22T13:00:00.000Z', refreshToken: 'REFRESH-0' },
};
const response = (value: unknown): ScriptedAnswer => ({ json: { error: '', message: '', response: value } });
const problem = (error: string, message = '', status = 403): ScriptedAnswer => ({ status, json: { error, message } });

/** A new pair of tokens at each asking; a refresh token is taken once. Source of the shape: v2.public, sample. */
const TOKENS: Route = [
  /POST \/api\/v2\/auth\//,
  (call, times) => {
    const { refresh_token: offered } = JSON.parse(call.body) as { refresh_token?: string };
    if (offered !== undefined && offered !== `REFRESH-${times - 1}`)
      return problem('error_auth', 'Invalid refresh_token.');
    const json = { error: '', access_token: `ACCESS-${times}`, refresh_token: `REFRESH-${times}`, expire_in: 14_400 };
    return { json: { ...json, shop_id_list: [600_000] } };
  },
];

function scripted(routes: readonly Route[], credential = CREDENTIAL) {
  const shopee = scriptedFetch([...routes, TOKENS]);
  const account = ShopeeAccount.parse({ partnerId: 2_001_887, partnerKey: 'PARTNER-KEY' });
  const http = createHttp({ fetch: shopee.fetch });
  const clock = { now: new Date(NOW) };
  const redirectUri = 'https://partner.example/api/callback';
  const adapter = createShopee({ http, now: () => clock.now, account, redirectUri });
  const run = pullRun(adapter, { credential, identity: IDENTITY, asOf: NOW });
  const finish = async (id: string) => {
    const step = adapter.plan(IDENTITY, NOW).find((one) => one.id === id);
    if (!step) throw new Error(`no step ${id}`);
    return (await run.finish(step)).outcome;
  };
  return { ...shopee, adapter, clock, run, finish };
}

/** Shapes: samples of v2.order.get_order_list and get_order_detail; people added to see them dropped. */
const order = (id: string, changes: object = {}) => ({
  order_sn: id,
  order_status: 'COMPLETED',
  currency: 'SGD',
  create_time: seconds('2026-11-10T17:00:00Z'),
  ship_by_date: seconds('2026-11-13T15:00:00Z'),
  pickup_done_time: seconds('2026-11-12T15:00:00Z'),
  buyer_username: 'PERSON-SECRET',
  recipient_address: { name: 'PERSON-SECRET' },
  item_list: [
    { item_id: 1, item_sku: 'P', model_sku: 'RED', model_quantity_purchased: 2, model_discounted_price: 10.05 },
    { item_id: 2, item_sku: '', model_sku: '', model_quantity_purchased: 1, model_discounted_price: 5 },
  ],
  ...changes,
});
const income = {
  commission_fee: 0.75,
  service_fee: 0.5,
  seller_transaction_fee: 0.25,
  order_ams_commission_fee: 0.1,
};
const trade = (orders: ReturnType<typeof order>[], pageOf = 2): Route[] => [
  [
    /get_order_list/,
    ({ url }) => {
      const at = Number(url.searchParams.get('cursor') || '0');
      const page = orders.slice(at, at + pageOf).map(({ order_sn }) => ({ order_sn }));
      const more = at + pageOf < orders.length;
      return response({ more, next_cursor: more ? String(at + pageOf) : '', order_list: page });
    },
  ],
  [
    /get_order_detail/,
    ({ url }) => {
      const asked = url.searchParams.get('order_sn_list')?.split(',');
      return response({ order_list: orders.filter(({ order_sn }) => asked?.includes(order_sn)) });
    },
  ],
  [
    /get_escrow_detail_batch/,
    ({ body }) =>
      response(
        (JSON.parse(body) as { order_sn_list: string[] }).order_sn_list.map((order_sn) => ({
          escrow_detail: { order_sn, order_income: income },
        })),
      ),
  ],
];
const ORDERS = 'orders:2026-11-07';

describe('authorising a shop on Shopee', () => {
  it('goes to the page for developers of the mainland or of elsewhere', () => {
    const { adapter } = scripted([]);
    const urlOf = (region: string) => new URL(adapter.link?.urlFor({ region, state: 'one-time', typed: {} }) ?? '');
    expect(urlOf('cn').origin).toBe('https://open.shopee.cn');
    expect(urlOf('global').origin).toBe('https://open.shopee.com');
    expect(Object.fromEntries(urlOf('cn').searchParams)).toEqual({
      partner_id: '2001887',
      auth_type: 'seller',
      redirect_uri: 'https://partner.example/api/callback',
      response_type: 'code',
      state: 'one-time',
    });
  });

  it('turns the code into the tokens of that shop', async () => {
    const { adapter, calls } = scripted([]);
    expect(await adapter.connect({ region: 'cn', grant: { code: 'C', shopId: '600000' }, typed: {} })).toEqual({
      ok: true,
      value: {
        region: 'cn',
        sellerId: '600000',
        secrets: { accessToken: 'ACCESS-1', accessEndsAt: '2026-11-22T13:30:00.000Z', refreshToken: 'REFRESH-1' },
      },
    });
    expect(calls[0]?.url.host).toBe('openplatform.shopee.cn');
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual({ code: 'C', shop_id: 600_000, partner_id: 2_001_887 });
  });

  it('by a main account is taken where it names one shop, and refused where it names several', async () => {
    const grant = { code: 'C', mainAccountId: '77' };
    const one = scripted([]);
    expect(await one.adapter.connect({ region: 'cn', grant, typed: {} })).toMatchObject({
      value: { sellerId: '600000' },
    });
    const json = { access_token: 'A', refresh_token: 'R', expire_in: 14_400, shop_id_list: [1, 2] };
    const two = scripted([[/token\/get/, () => ({ json })]]);
    expect(await two.adapter.connect({ region: 'cn', grant, typed: {} })).toEqual({
      ok: false,
      error: { tag: 'AuthorisationRefused', code: 'severalShops' },
    });
  });

  it.each([
    ['a cancellation', { state: 's', error: 'access_denied' }],
    ['a code that belongs to nobody', { state: 's', code: 'C' }],
  ])('is no grant after %s', (_, query: Record<string, string>) => {
    expect(scripted([]).adapter.link?.readAnswer(query)).toEqual({ state: 's' });
  });

  it.each([
    [
      'a code that was used',
      problem('error_auth', 'Invalid code'),
      { tag: 'AuthorisationRefused', code: 'error_auth' },
    ],
    ['our own key', problem('error_sign', 'Wrong sign.'), { tag: 'MarketplaceUnknown', cause: 'error_sign' }],
    ['an outage', { status: 503 }, { tag: 'MarketplaceUnknown', cause: 'status 503' }],
    ['too many calls', problem('error_rate_limit'), { tag: 'MarketplaceUnknown', cause: 'quota' }],
    [
      'a clock that is off',
      problem('error_param', 'Timestamp is expired.'),
      { tag: 'MarketplaceUnknown', cause: 'clock: Shopee does not take our timestamp' },
    ],
  ])('tells %s apart', async (_, answer, error) => {
    const { adapter } = scripted([[/token\/get/, () => answer]]);
    const asked = adapter.connect({ region: 'global', grant: { code: 'C', shopId: '600000' }, typed: {} });
    expect(await asked).toEqual({ ok: false, error });
  });

  // Source of the shape: v2.shop.get_shop_info, sample.
  it.each([
    ['NORMAL', false],
    ['FROZEN', true],
    ['BANNED', true],
  ])('shows whose shop it is; one that is %s is suspended: %s', async (status, suspended) => {
    const info: Route = [
      /get_shop_info/,
      () => ({ json: { error: '', shop_name: 'mysipuat', region: 'MY', status, is_cb: true, merchant_id: null } }),
    ];
    const identity = { sellerId: '600000', shopName: 'mysipuat', marketplaceIds: ['MY'], suspended };
    expect(await scripted([info]).adapter.describe(CREDENTIAL)).toEqual({ ok: true, value: identity });
  });
});

describe('an access token of Shopee', () => {
  const one = trade([order('A')]);
  const ended = { ...CREDENTIAL, secrets: { ...CREDENTIAL.secrets, accessEndsAt: '2026-11-22T09:31:00.000Z' } };

  it('that is about to end is renewed, and the single-use refresh token that came with it is kept first', async () => {
    const { finish, run, callsTo } = scripted(one, ended);
    expect(await finish(ORDERS)).toMatchObject({ tag: 'done' });
    expect(run.renewed.map(({ secrets }) => secrets['refreshToken'])).toEqual(['REFRESH-1']);
    expect(callsTo(/get_order/).map(({ url }) => url.searchParams.get('access_token'))).toEqual([
      'ACCESS-1',
      'ACCESS-1',
    ]);
    expect(await finish('orders:2026-10-23')).toMatchObject({ tag: 'done' });
    expect(callsTo(/auth/)).toHaveLength(1);
  });

  it('that dies while orders are read is renewed once and the reading goes on', async () => {
    const dies: Route = [
      /get_order_detail/,
      (call, times) =>
        times === 1 ? problem('error_auth', 'Invalid access_token.') : (one[1] as Route)[1](call, times),
    ];
    const { finish, run } = scripted([dies, ...one]);
    expect(await finish(ORDERS)).toMatchObject({ tag: 'done', result: { rowsRead: 1 } });
    expect(run.renewed).toHaveLength(1);
  });

  it.each([
    ['is refused again', problem('invalid_acceess_token')],
    ['belongs to a shop that unlinked us', problem('error_auth', 'Invalid partner_id or shopid.')],
    ['belongs to a banned shop', problem('common.shop_banned')],
  ])('that %s means the permission has ended', async (_, answer) => {
    const { finish } = scripted([[/get_order_list/, () => answer]]);
    expect(await finish(ORDERS)).toEqual({ tag: 'authorisationEnded' });
  });

  it('whose refresh token was spent means the permission has ended', async () => {
    const spent = { ...ended, secrets: { ...ended.secrets, refreshToken: 'REFRESH-SPENT' } };
    expect(await scripted(one, spent).finish(ORDERS)).toEqual({ tag: 'authorisationEnded' });
  });
});

describe('the orders of a shop on Shopee', () => {
  it('are reduced to the months of its own clock, with what Shopee keeps of each', async () => {
    // 17:00 UTC is 01:00 of the next day in Singapore. By hand: 2 × 10.05 + 5.00 = 25.10; fees 0.75 + 0.50 + 0.25.
    const { finish, run } = scripted(trade([order('A'), order('B', { order_status: 'CANCELLED' }), order('C')]));
    expect(await finish(ORDERS)).toMatchObject({
      tag: 'done',
      result: {
        rowsRead: 3,
        rowsRejected: 0,
        reduction: {
          months: [{ month: '2026-11', currency: 'SGD', orders: 2, cancelled: 1, units: 6, gmv: '50.20' }],
          fees: [{ month: '2026-11', amount: '3.20' }],
          refunds: null,
          firstOn: '2026-11-11',
          skus: [
            ['RED', 4],
            ['2', 2],
          ],
          shipped: { due: 2, onTime: 2 },
        },
      },
    });
    expect([...run.kept.keys()]).toEqual(['orders-2026-11-07.ndjson.gz']);
  });

  it('cost what the whole order cost, where Shopee tells it: a bundle has no price by the line', async () => {
    const told: Route = [
      /get_escrow_detail_batch/,
      () => response([{ escrow_detail: { order_sn: 'A', order_income: { ...income, order_discounted_price: 30 } } }]),
    ];
    const { finish } = scripted([told, ...trade([order('A')])]);
    expect(await finish(ORDERS)).toMatchObject({ result: { reduction: { months: [{ gmv: '30.00' }] } } });
  });

  it('are told without fees where the app may not see payments', async () => {
    const closed: Route = [/get_escrow_detail_batch/, () => problem('error_auth', 'No permission to current api.')];
    const { finish } = scripted([closed, ...trade([order('A')])]);
    expect(await finish(ORDERS)).toMatchObject({ result: { reduction: { months: [{ gmv: '25.10' }], fees: null } } });
  });

  it('are asked for in windows of fifteen days that do not overlap', async () => {
    const { finish, callsTo } = scripted(trade([]));
    await finish(ORDERS);
    const query = Object.fromEntries(callsTo(/get_order_list/)[0]?.url.searchParams ?? []);
    expect(query).toMatchObject({ time_range_field: 'create_time', shop_id: '600000', page_size: '50' });
    expect([query['time_from'], query['time_to']].map((at) => new Date(Number(at) * 1_000).toISOString())).toEqual([
      '2026-11-06T16:00:00.000Z',
      '2026-11-21T15:59:59.000Z',
    ]);
  });

  it('that come twice, or change while they are read, count once, as they were told last', async () => {
    const changed = { ...order('A'), order_status: 'CANCELLED' };
    const twice: Route = [
      /get_order_list/,
      (_, times) =>
        response({ more: times === 1, next_cursor: times === 1 ? 'X' : '', order_list: [{ order_sn: 'A' }] }),
    ];
    const detail: Route = [
      /get_order_detail/,
      (_, times) => response({ order_list: [times === 1 ? order('A') : changed] }),
    ];
    const { finish } = scripted([twice, detail, ...trade([])]);
    expect(await finish(ORDERS)).toMatchObject({
      result: { rowsRead: 1, reduction: { months: [{ orders: 0, cancelled: 1 }] } },
    });
  });

  it('are asked for again where an answer comes twice, and none is lost', async () => {
    const told = [order('A'), order('B'), order('C')];
    const [list, ...others] = trade(told, 1) as [Route, ...Route[]];
    const numbered: Route = [
      list[0],
      (call, times) => {
        // The second answer is the first one again.
        const at = times === 2 ? 0 : undefined;
        const url = new URL(call.url);
        if (at !== undefined) url.searchParams.set('cursor', String(at));
        const { json } = list[1]({ ...call, url }, times);
        return { json: { ...(json as object), request_id: `R${times === 2 ? 1 : times}` } };
      },
    ];
    const { finish } = scripted([numbered, ...others]);
    expect(await finish(ORDERS)).toMatchObject({ tag: 'unknown', cause: expect.stringContaining('came twice') });
    expect(await finish(ORDERS)).toMatchObject({ result: { rowsRead: 3 } });
  });

  it('with a status nobody knows are no sale and are reported', async () => {
    const { finish } = scripted(trade([order('A', { order_status: 'ABDUCTED' }), order('B')]));
    expect(await finish(ORDERS)).toMatchObject({ result: { rowsRejected: 1, reduction: { months: [{ orders: 1 }] } } });
  });

  it('listed but not told are asked for again, not lost', async () => {
    const silent: Route = [/get_order_detail/, () => response({ order_list: [] })];
    const { finish } = scripted([silent, ...trade([order('A')])]);
    expect(await finish(ORDERS)).toEqual({ tag: 'unknown', cause: 'get_order_detail: not every order was told' });
  });

  it('wait out a quota and lose nothing', async () => {
    const one = trade([order('A'), order('B'), order('C')]);
    const slow: Route = [
      /get_order_list/,
      (call, times) => (times === 2 ? problem('error_rate_limit') : (one[0] as Route)[1](call, times)),
    ];
    const { finish } = scripted([slow, ...one]);
    expect(await finish(ORDERS)).toMatchObject({ tag: 'done', result: { rowsRead: 3 } });
  });
});

describe('what else Shopee tells of a shop', () => {
  // Source: v2.payment.get_payout_info, sample: a transfer, one called back, and the account of the seller.
  it('is what it paid out, to the last four of the account', async () => {
    const item = { from_currency: 'SGD', payout_currency: 'USD', exchange_rate: '0.75', pay_service: 'Payoneer' };
    const payouts: Route = [
      /get_payout_info/,
      () =>
        response({
          payout_list: [
            {
              ...item,
              payout_amount: 594.78,
              payout_time: 1_691_637_245,
              payee_id: '279016275538',
              encrypted_payout_id: '1',
            },
            { ...item, payout_amount: -594.78, payout_time: 1_691_637_692, payee_id: '', encrypted_payout_id: '2' },
          ],
          more: false,
          next_cursor: '',
        }),
    ];
    expect(await scripted([payouts]).finish('payouts:2026-11-07')).toMatchObject({
      result: {
        rowsRead: 2,
        reduction: {
          payouts: [{ amount: '594.78', currency: 'USD', paidOn: '2023-08-10', accountTail: '5538', status: 'paid' }],
        },
      },
    });
  });

  it('is not what it paid out where the shop is a local one', async () => {
    const local: Route = [
      /get_payout_info/,
      () => problem('error_param', 'This payment API is only applicable for cross boarder shop', 400),
    ];
    expect(await scripted([local]).finish('payouts:2026-11-07')).toEqual({
      tag: 'notAvailable',
      reason: 'error_param',
    });
  });

  // Source: v2.returns.get_return_list, sample.
  it('is what was given back, once it was granted', async () => {
    const one = (return_sn: string, status: string) => ({
      return_sn,
      status,
      refund_amount: 14.09,
      currency: 'SGD',
      create_time: seconds('2026-11-08T00:00:00Z'),
      update_time: seconds('2026-11-09T00:00:00Z'),
      user: { username: 'PERSON-SECRET', email: 'PERSON-SECRET' },
      item: [{ amount: 2 }],
    });
    const pages: Route = [
      /get_return_list/,
      ({ url }) =>
        url.searchParams.get('page_no') === '0'
          ? response({ more: true, return: [one('1', 'ACCEPTED'), one('2', 'CANCELLED')] })
          : response({ more: false, return: [one('1', 'ACCEPTED'), one('3', 'REQUESTED')] }),
    ];
    const { finish, run } = scripted([pages]);
    expect(await finish('refunds:2026-11-07')).toMatchObject({
      result: { reduction: { refunds: [{ month: '2026-11', currency: 'SGD', amount: '14.09' }], returned: 2 } },
    });
    expect(run.kept.size).toBe(1);
  });

  it('is read from page 1 on where there is no page 0', async () => {
    const { finish, calls } = scripted([
      [
        /get_return_list/,
        ({ url }) =>
          url.searchParams.get('page_no') === '0'
            ? problem('error_param', 'Wrong parameters, detail: page_no.', 400)
            : response({ more: url.searchParams.get('page_no') === '1', return: [] }),
      ],
    ]);
    expect(await finish('refunds:2026-11-07')).toMatchObject({ tag: 'done' });
    expect(calls.map(({ url }) => url.searchParams.get('page_no'))).toEqual(['0', '1', '2']);
  });

  it('is what can still be sold, model by model', async () => {
    const stock = (units: number) => ({ summary_info: { total_reserved_stock: 9, total_available_stock: units } });
    const { finish } = scripted([
      [
        /get_item_list/,
        ({ url }) =>
          url.searchParams.get('offset') === '0'
            ? response({ item: [{ item_id: 1 }], has_next_page: true, next_offset: 20 })
            : response({ item: [{ item_id: 2 }], has_next_page: false }),
      ],
      [
        /get_item_base_info/,
        ({ url }) =>
          response({
            item_list: [{ item_id: Number(url.searchParams.get('item_id_list')), stock_info_v2: stock(7) }].map(
              (item) => ({ ...item, has_model: item.item_id === 2 }),
            ),
          }),
      ],
      [
        /get_model_list/,
        () => response({ model: [3, 4].map((units) => ({ model_id: units, stock_info_v2: stock(units) })) }),
      ],
    ]);
    expect(await finish('stock')).toMatchObject({ result: { reduction: { products: 3, units: 14 } } });
  });

  // Source: v2.account_health.get_shop_performance, sample.
  it.each([
    ['excellent', 4, [], 'green'],
    ['in need of improvement', 2, [], 'yellow'],
    ['good but punished', 3, [{ reason: 1 }], 'yellow'],
    ['good but at the fourth tier', 3, [{ reason: 4 }], 'red'],
  ])('is how it judges it: %s', async (_, rating, punishments, status) => {
    const metric = { metric_id: 3, metric_name: 'non_fulfillment_rate', unit: 2, current_period: 0.62 };
    const { finish } = scripted([
      [/get_shop_performance/, () => response({ overall_performance: { rating }, metric_list: [metric] })],
      [/get_punishment_history/, () => response({ punishment_list: punishments, total_count: punishments.length })],
    ]);
    expect(await finish('health')).toMatchObject({
      result: { reduction: { health: { status, suspended: false, orderDefectRatePpm: 6_200 } } },
    });
  });

  it('is half a year of advertising, taken as half of the year', async () => {
    const ads: Route = [
      /get_all_cpc_ads_daily_performance/,
      () =>
        response([
          { date: '23-10-2026', expense: 1.23 },
          { date: '24-10-2026', expense: 2 },
        ]),
    ];
    const { finish, calls } = scripted([ads]);
    expect(await finish('ads:2026-10-23')).toMatchObject({
      result: { reduction: { spend: [{ amount: '6.46', currency: 'SGD' }] } },
    });
    expect(Object.fromEntries(calls[0]?.url.searchParams ?? [])).toMatchObject({
      start_date: '23-10-2026',
      end_date: '21-11-2026',
    });
  });
});
