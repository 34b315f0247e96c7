import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@loan/shared/time/instant';
import { pullRun } from '../../testing/pull-run.ts';
import { type Route, type ScriptedAnswer, scriptedFetch } from '../../testing/scripted-fetch.ts';
import { createHttp } from '../http/http.ts';
import { signatureOf } from '../iop/signature.ts';
import { LazadaAccount } from './account.ts';
import { createLazada } from './lazada.ts';

const NOW = '2026-11-22T09:30:00.000Z' as Instant;
const IDENTITY = { sellerId: '1001', shopName: 'Shop', marketplaceIds: ['sg'], suspended: false };
const CREDENTIAL = {
  region: 'sg',
  sellerId: '1001',
  secrets: { accessToken: 'ACCESS-0', accessEndsAt: '2026-12-20T00:00:00.000Z', refreshToken: 'REFRESH-0' },
};
const data = (value: unknown): ScriptedAnswer => ({ json: { code: '0', data: value, request_id: 'R' } });
const problem = (code: string, message = '', type = 'ISV'): ScriptedAnswer => ({
  json: { code, type, message, request_id: 'R' },
});

/** Source of the shape: open.lazada.com, GenerateAccessToken. */
const TOKENS: Route = [
  /auth\/token\/(create|refresh)/,
  ({ url }, times) => {
    const users = [
      { country: 'my', seller_id: '2001', user_id: '20101', short_code: 'MYLC' },
      { country: 'sg', seller_id: '1001', user_id: '10101', short_code: 'SGLC' },
    ];
    const refreshing = url.pathname.endsWith('refresh');
    return {
      json: {
        code: '0',
        access_token: `ACCESS-${times}`,
        refresh_token: `REFRESH-${times}`,
        expires_in: 2_592_000,
        refresh_expires_in: 15_552_000,
        account: 'PERSON-SECRET@example.com',
        country: 'cb',
        ...(refreshing ? { country_user_info_list: users } : { country_user_info: users }),
      },
    };
  },
];

function scripted(routes: readonly Route[], credential = CREDENTIAL) {
  const lazada = scriptedFetch([...routes, TOKENS]);
  const account = LazadaAccount.parse({ appKey: '123456', appSecret: 'APP-SECRET' });
  const http = createHttp({ fetch: lazada.fetch });
  const redirectUri = 'https://partner.example/api/callback';
  const adapter = createLazada({ http, now: () => new Date(NOW), account, redirectUri });
  const run = pullRun(adapter, { credential, identity: IDENTITY, asOf: NOW });
  const finish = async (id: string) => {
    const step = adapter.plan(IDENTITY, NOW).find((one) => one.id === id);
    if (!step) throw new Error(`no step ${id}`);
    return (await run.finish(step)).outcome;
  };
  return { ...lazada, adapter, run, finish };
}

const item = (id: number, changes: object = {}) => ({
  order_item_id: id,
  status: 'delivered',
  item_price: '10.05',
  currency: 'SGD',
  sku: 'RED',
  shop_sku: '1_SG',
  digital_delivery_info: 'PERSON-SECRET',
  ...changes,
});
type Told = { id: number; items: ReturnType<typeof item>[] };
const ORDERS = 'orders:2026-11-07';
const trade = (told: Told[]): Route[] => [
  [
    /orders\/get$/,
    ({ url }) => {
      const [offset, limit] = ['offset', 'limit'].map((name) => Number(url.searchParams.get(name)));
      const page = told.slice(offset, (offset ?? 0) + (limit ?? 0)).map(({ id }) => ({
        order_id: id,
        created_at: '2026-11-10 23:59:59 +0800',
        customer_first_name: 'PERSON-SECRET',
        price: '999.00',
      }));
      return data({ countTotal: told.length, count: page.length, orders: page });
    },
  ],
  [
    /orders\/items\/get/,
    ({ url }) => {
      const asked = JSON.parse(url.searchParams.get('order_ids') ?? '[]') as number[];
      return data(
        told.filter(({ id }) => asked.includes(id)).map(({ id, items }) => ({ order_id: id, order_items: items })),
      );
    },
  ],
];

describe('authorising a shop on Lazada', () => {
  it('goes to the one page of Lazada with the country of the shop', () => {
    const url = new URL(scripted([]).adapter.link?.urlFor({ region: 'th', state: 'one-time', typed: {} }) ?? '');
    expect(url.origin + url.pathname).toBe('https://auth.lazada.com/oauth/authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      force_auth: 'true',
      redirect_uri: 'https://partner.example/api/callback',
      client_id: '123456',
      country: 'th',
      state: 'one-time',
    });
  });

  it('takes the shop of that country from a token that covers several', async () => {
    const { adapter, calls } = scripted([]);
    expect(await adapter.connect({ region: 'sg', grant: { code: 'C' }, typed: {} })).toEqual({
      ok: true,
      value: {
        region: 'sg',
        sellerId: '1001',
        secrets: { accessToken: 'ACCESS-1', accessEndsAt: '2026-12-22T09:30:00.000Z', refreshToken: 'REFRESH-1' },
      },
    });
    const { sign, ...signed } = Object.fromEntries(calls[0]?.url.searchParams ?? []);
    expect(signed).toEqual({ code: 'C', app_key: '123456', sign_method: 'sha256', timestamp: String(Date.parse(NOW)) });
    expect(sign).toBe(signatureOf('APP-SECRET', '/auth/token/create', signed));
    expect(await adapter.connect({ region: 'th', grant: { code: 'C' }, typed: {} })).toEqual({
      ok: false,
      error: { tag: 'AuthorisationRefused', code: 'otherCountry' },
    });
  });

  it('reads the countries as the documented example writes them', async () => {
    const json = {
      access_token: 'A',
      refresh_token: 'R',
      expires_in: '10',
      country_user_info: { sg: { seller_id: '7' } },
    };
    const { adapter } = scripted([[/token\/create/, () => ({ json })]]);
    const asked = adapter.connect({ region: 'sg', grant: { code: 'C' }, typed: {} });
    expect(await asked).toMatchObject({ value: { sellerId: '7' } });
  });

  it.each([
    ['a code that was used', problem('InvalidCode'), { tag: 'AuthorisationRefused', code: 'InvalidCode' }],
    ['our own key', problem('IncompleteSignature'), { tag: 'MarketplaceUnknown', cause: 'IncompleteSignature' }],
    ['an outage', { status: 503 }, { tag: 'MarketplaceUnknown', cause: 'status 503' }],
    ['too many calls', problem('ApiCallLimit'), { tag: 'MarketplaceUnknown', cause: 'quota' }],
    [
      'a clock that is off',
      problem('IllegalTimestamp'),
      { tag: 'MarketplaceUnknown', cause: 'clock: our timestamp is not taken' },
    ],
  ])('tells %s apart', async (_, answer, error) => {
    const { adapter } = scripted([[/token\/create/, () => answer]]);
    const asked = await adapter.connect({ region: 'sg', grant: { code: 'C' }, typed: {} });
    expect(asked).toEqual({ ok: false, error });
  });

  it.each([
    ['ACTIVE', false],
    ['INACTIVE', true],
    ['DELETED', true],
  ])('shows the shop and the company registered for it; one that is %s is suspended: %s', async (status, suspended) => {
    const seller: Route = [
      /seller\/get/,
      () => data({ seller_id: 1001, name: 'Yunfan', name_company: 'YUNFAN LTD', status, email: 'PERSON-SECRET' }),
    ];
    expect(await scripted([seller]).adapter.describe(CREDENTIAL)).toEqual({
      ok: true,
      value: { sellerId: '1001', shopName: 'Yunfan', companyName: 'YUNFAN LTD', marketplaceIds: ['sg'], suspended },
    });
  });
});

describe('an access token of Lazada', () => {
  const one = trade([{ id: 1, items: [item(1)] }]);

  it('that dies while orders are read is renewed once, kept, and the reading goes on', async () => {
    const dies: Route = [
      /orders\/items\/get/,
      (call, times) => (times === 1 ? problem('IllegalAccessToken') : (one[1] as Route)[1](call, times)),
    ];
    const { finish, run, callsTo } = scripted([dies, ...one]);
    expect(await finish(ORDERS)).toMatchObject({ tag: 'done', result: { rowsRead: 1 } });
    expect(run.renewed.map(({ secrets }) => secrets['refreshToken'])).toEqual(['REFRESH-1']);
    expect(callsTo(/items/).map(({ url }) => url.searchParams.get('access_token'))).toEqual(['ACCESS-0', 'ACCESS-1']);
  });

  it.each(['IllegalRefreshToken', 'AUTH_TYPE_UNSUPPORTED', 'SomethingNew'])(
    'whose refresh is refused with %s means the permission has ended',
    async (code) => {
      const ended = { ...CREDENTIAL, secrets: { ...CREDENTIAL.secrets, accessEndsAt: '2026-11-22T09:31:00.000Z' } };
      const { finish } = scripted([[/token\/refresh/, () => problem(code)]], ended);
      expect(await finish(ORDERS)).toEqual({ tag: 'authorisationEnded' });
    },
  );
});

describe('the orders of a shop on Lazada', () => {
  it('are what their items are, in the days Lazada writes', async () => {
    // By hand: two items of 10.05 in the first order, one of two in the second, none in the third.
    const told = [
      { id: 1, items: [item(1), item(2, { sku: '', shop_sku: 'S' })] },
      { id: 2, items: [item(3, { status: 'canceled' }), item(4, { status: 'returned' })] },
      { id: 3, items: [item(5, { status: 'failed_delivery' })] },
      { id: 4, items: [item(6, { status: 'unpaid' })] },
    ];
    const { finish, callsTo, run } = scripted(trade(told));
    expect(await finish(ORDERS)).toMatchObject({
      tag: 'done',
      result: {
        rowsRead: 4,
        rowsRejected: 0,
        reduction: {
          months: [{ month: '2026-11', currency: 'SGD', orders: 2, cancelled: 1, units: 3, gmv: '30.15' }],
          refunds: null,
          fees: null,
          firstOn: '2026-11-10',
          skus: [
            ['RED', 2],
            ['S', 1],
          ],
          shipped: null,
        },
      },
    });
    expect(Object.fromEntries(callsTo(/orders\/get$/)[0]?.url.searchParams ?? [])).toMatchObject({
      created_after: '2026-11-07T00:00:00+08:00',
      created_before: '2026-11-21T23:59:59+08:00',
      limit: '50',
      offset: '0',
    });
    expect(run.kept.size).toBe(1);
  });

  it('are read page by page, each once', async () => {
    const told = Array.from({ length: 120 }, (_, index) => ({ id: index + 1, items: [item(index)] }));
    const { finish, callsTo } = scripted(trade(told));
    expect(await finish(ORDERS)).toMatchObject({ result: { rowsRead: 120, reduction: { months: [{ orders: 120 }] } } });
    expect(callsTo(/orders\/get$/).map(({ url }) => url.searchParams.get('offset'))).toEqual(['0', '50', '100']);
  });

  it('of which a page comes twice are asked for again, and none is lost', async () => {
    const told = Array.from({ length: 120 }, (_, index) => ({ id: index + 1, items: [item(index)] }));
    const [list, items] = trade(told) as [Route, Route];
    let served: ScriptedAnswer | undefined;
    const twice: Route = [
      list[0],
      (call, times) => {
        if (times === 2 && served) return served;
        served = list[1](call, times);
        return served;
      },
    ];
    const { finish } = scripted([twice, items]);
    expect(await finish(ORDERS)).toEqual({ tag: 'unknown', cause: 'the same page came twice' });
    expect(await finish(ORDERS)).toMatchObject({ result: { rowsRead: 120 } });
  });

  it('with a status nobody knows are no sale and are reported', async () => {
    const { finish } = scripted(trade([{ id: 1, items: [item(1, { status: 'abducted' })] }]));
    expect(await finish(ORDERS)).toMatchObject({ result: { rowsRejected: 1, reduction: { months: [] } } });
  });

  it('listed but not told are asked for again, not lost', async () => {
    const { finish } = scripted([[/items\/get/, () => data([])], ...trade([{ id: 1, items: [item(1)] }])]);
    expect(await finish(ORDERS)).toEqual({ tag: 'unknown', cause: '/orders/items/get: not every order was told' });
  });

  it.each([
    ['a limit of one second', problem('ApiCallLimit', 'this ban will last 1 seconds.'), 1_000],
    ['a limit without a word', problem('901'), 10_000],
  ])('wait out %s', async (_, answer, waitMs) => {
    const { adapter, run } = scripted([[/orders\/get$/, () => answer]]);
    const [step] = adapter.plan(IDENTITY, NOW);
    expect(step && (await run.advance(step))).toEqual({ tag: 'wait', checkpoint: '', waitMs });
  });
});

describe('what else Lazada tells of a shop', () => {
  // Numbers and names: open.lazada.com docId=120956, "fee_type field enum list".
  it('is what went back to buyers, and what it kept', async () => {
    const line = (transaction_number: string, transaction_type: string, fee_name: string, amount: string) => ({
      transaction_number,
      transaction_type,
      fee_name,
      fee_type: fee_name === 'Reversal Item Price' ? '14' : '0',
      amount,
      transaction_date: '08 Nov 2026',
      order_no: '1',
      orderItem_no: '11',
      paid_status: 'Yes',
    });
    const lines = [
      line('T1', 'Orders-Sales', 'Item Price Credit', '1,200.00'),
      line('T2', 'Orders-Lazada Fees', 'Commission', '-36.00'),
      line('T3', 'Orders-Lazada Fees', 'Payment Fee', '-4.00'),
      line('T4', 'Refunds-Sales', 'Reversal Item Price', '-10.05'),
      line('T5', 'Refunds-Lazada Fees', 'Reversal Commission', '0.30'),
      {
        ...line('T6', 'Other Services-Lazada Fees', 'Sponsored Product Fee', '-99.00'),
        order_no: '',
        orderItem_no: '',
      },
      line('T2', 'Orders-Lazada Fees', 'Commission', '-36.00'),
    ];
    const { finish, calls } = scripted([[/transaction\/details/, () => data(lines)]]);
    // By hand: 36.00 + 4.00 − 0.30 = 39.70; the commission told twice counts once, advertising is no fee.
    expect(await finish('refunds:2026-10-23')).toMatchObject({
      result: {
        rowsRead: 6,
        reduction: {
          refunds: [{ month: '2026-11', currency: 'SGD', amount: '10.05' }],
          fees: [{ month: '2026-11', currency: 'SGD', amount: '39.70' }],
          returned: 1,
        },
      },
    });
    expect(Object.fromEntries(calls[0]?.url.searchParams ?? [])).toMatchObject({
      start_time: '2026-10-23',
      end_time: '2026-11-21',
    });
  });

  // Words and fields: open.lazada.com, QueryAccountTransactions.
  it('is what left the account of the seller, and for which account', async () => {
    const move = (transaction_number: string, type: string, sub_type: string, amount: string) => ({
      transaction_number,
      transaction_time: '2026-11-04 10:00:00',
      type,
      sub_type,
      payee_account: { account: '************5538', description: 'PERSON-SECRET' },
      amount,
      currency: 'SGD',
    });
    const pages = [
      [move('W1', 'Withdrawal', 'Auto Withdrawal', '-1,203.50'), move('D1', 'Deposit', 'Settlement', '1,203.50')],
      [move('W1', 'Withdrawal', 'Auto Withdrawal', '-1,203.50'), move('F1', 'Deposit', 'Returned Payment', '20.00')],
    ];
    const { finish, calls } = scripted([
      [
        /accountTransactions\/query/,
        ({ url }) =>
          data({ page_info: { total_page: 2 }, transactions: pages[Number(url.searchParams.get('page_num')) - 1] }),
      ],
    ]);
    expect(await finish('payouts:2025-08-29')).toMatchObject({
      result: {
        reduction: {
          payouts: [
            { amount: '1203.50', currency: 'SGD', paidOn: '2026-11-04', accountTail: '5538', status: 'paid' },
            { amount: '20.00', status: 'failed' },
          ],
        },
      },
    });
    expect(calls.map(({ method }) => method)).toEqual(['POST', 'POST']);
    expect(Object.fromEntries(calls[0]?.url.searchParams ?? [])).toMatchObject({
      start_time: '20250829',
      end_time: '20261121',
    });
  });

  it('is what it paid out by statement, where the seller has no account of that kind', async () => {
    const statement = { statement_number: 'SG1', created_at: '2026-11-02 00:10:00', payout: '1,203.50 SGD', paid: '1' };
    const statements = [
      { ...statement, updated_at: '2026-11-04 10:00:00' },
      { ...statement, statement_number: 'SG2', paid: '0' },
      { ...statement, statement_number: 'SG3', payout: '-54.00 SGD' },
    ];
    const none: Route = [/accountTransactions/, () => problem('InsufficientPermission')];
    const { finish, calls } = scripted([none, [/payout\/status/, () => data(statements)]]);
    expect(await finish('payouts:2025-08-29')).toMatchObject({
      result: {
        rowsRead: 3,
        reduction: { payouts: [{ amount: '1203.50', currency: 'SGD', paidOn: '2026-11-04', status: 'paid' }] },
      },
    });
    expect(calls[1]?.url.searchParams.get('created_after')).toBe('2025-08-29');
  });

  it('is what can be sold', async () => {
    const products: Route = [
      /products\/get/,
      ({ url }) => {
        const first = url.searchParams.get('offset') === '0';
        const product = (id: number) => ({ item_id: id, skus: [{ quantity: 20 }, { quantity: '3' }] });
        return data({
          total_products: 51,
          products: Array.from({ length: first ? 50 : 1 }, (_, i) => product(first ? i : 50)),
        });
      },
    ];
    expect(await scripted([products]).finish('stock')).toMatchObject({
      result: { reduction: { products: 102, units: 1_173 } },
    });
  });

  it.each([
    [
      'every target is met',
      [true, null, true],
      { status: 'green', suspended: false, orderDefectRatePpm: 'notOffered' },
    ],
    ['one is not', [true, false], { status: 'yellow', suspended: false, orderDefectRatePpm: 'notOffered' }],
    ['nothing is rated yet', [null], 'notOffered'],
  ])('is how it judges it where %s', async (_, met, health) => {
    const indicators = met.map((target_respected, index) => ({ type: `T${index}`, score: 1, target_respected }));
    const { finish } = scripted([[/seller\/performance/, () => data({ seller_id: 1001, indicators })]]);
    expect(await finish('health')).toMatchObject({ result: { reduction: { health } } });
  });

  it('is what it was paid for advertising', async () => {
    const report: Route = [
      /getReportOverview/,
      () => ({ json: { code: '0', result: { reportOverviewDetailDTO: { spend: '1,234.50' } }, success: 'true' } }),
    ];
    const { finish, calls } = scripted([report]);
    expect(await finish('ads:2026-10-23')).toMatchObject({
      result: { reduction: { spend: [{ amount: '1234.50', currency: 'SGD' }] } },
    });
    expect(Object.fromEntries(calls[0]?.url.searchParams ?? [])).toMatchObject({
      startDate: '2026-10-23',
      endDate: '2026-11-21',
      lastStartDate: '2026-09-23',
      lastEndDate: '2026-10-22',
    });
  });
});
