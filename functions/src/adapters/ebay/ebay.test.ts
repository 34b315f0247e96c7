import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@loan/shared/time/instant';
import { pullRun } from '../../testing/pull-run.ts';
import { type Route, type ScriptedAnswer, scriptedFetch } from '../../testing/scripted-fetch.ts';
import { createHttp } from '../http/http.ts';
import { EbayAccount } from './account.ts';
import { createEbay } from './ebay.ts';

const NOW = '2026-11-22T09:30:00.000Z' as Instant;
const IDENTITY = { sellerId: 'U1', shopName: 'Shop', marketplaceIds: ['EBAY_GB'], suspended: false };
const CREDENTIAL = {
  region: 'global',
  sellerId: '',
  secrets: { accessToken: 'ACCESS-0', accessEndsAt: '2026-11-22T11:00:00.000Z', refreshToken: 'REFRESH' },
};
/** The Ed25519 test key of RFC 9421, appendix B.1.4. */
const signingKey = { privateKey: 'MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF', jwe: 'JWE' };
const TOKENS: Route = [
  /oauth2\/token/,
  (_, times) => ({ json: { access_token: `ACCESS-${times}`, expires_in: 7200, token_type: 'User Access Token' } }),
];

function scripted(routes: readonly Route[]) {
  const ebay = scriptedFetch([...routes, TOKENS]);
  const account = EbayAccount.parse({ clientId: 'CLIENT', clientSecret: 'SECRET', ruName: 'Our-RuName', signingKey });
  const adapter = createEbay({ http: createHttp({ fetch: ebay.fetch }), now: () => new Date(NOW), account });
  const run = pullRun(adapter, { credential: CREDENTIAL, identity: IDENTITY, asOf: NOW });
  const finish = (id: string) => {
    const step = adapter.plan(IDENTITY, NOW).find((one) => one.id === id);
    if (!step) throw new Error(`no step ${id}`);
    return run.finish(step);
  };
  return { ...ebay, adapter, run, finish };
}

const usd = (value: string) => ({ value, currency: 'USD' });
const problem = (status: number, errorId: number): ScriptedAnswer => ({
  status,
  json: { errors: [{ errorId, domain: 'ACCESS', category: 'REQUEST', message: 'SECRET' }] },
});

/** Source of the shape: the Order schema of sell_fulfillment_v1_oas3.json. */
const order = (orderId: string, changes: object = {}) => ({
  orderId,
  creationDate: '2026-11-02T10:00:00.000Z',
  orderPaymentStatus: 'PAID',
  orderFulfillmentStatus: 'FULFILLED',
  cancelStatus: { cancelState: 'NONE_REQUESTED', cancelRequests: [] },
  buyer: { username: 'PERSON-SECRET' },
  pricingSummary: {
    priceSubtotal: usd('30.00'),
    priceDiscount: usd('-5.00'),
    deliveryCost: usd('4.00'),
    tax: usd('2.00'),
    total: usd('31.00'),
  },
  paymentSummary: { payments: [], refunds: [] },
  totalMarketplaceFee: usd('3.31'),
  lineItems: [
    { sku: 'RED', legacyItemId: '1', quantity: 2, title: 'x' },
    { legacyItemId: '2', quantity: 1 },
  ],
  ...changes,
});

describe('authorising a seller of eBay', () => {
  it('goes by our RuName and asks for reading only', () => {
    const url = new URL(scripted([]).adapter.link?.urlFor({ region: 'global', state: 's', typed: {} }) ?? '');
    expect(url.origin + url.pathname).toBe('https://auth.ebay.com/oauth2/authorize');
    expect(url.searchParams.get('redirect_uri')).toBe('Our-RuName');
    expect(url.searchParams.get('scope')?.split(' ')).toContain(
      'https://api.ebay.com/oauth/api_scope/sell.fulfillment.readonly',
    );
  });

  it.each([
    ['a code that was used', 400, { error: 'invalid_grant' }, { tag: 'AuthorisationRefused', code: 'invalid_grant' }],
    [
      'our own client',
      401,
      { error: 'invalid_client' },
      { tag: 'MarketplaceUnknown', cause: 'token: 401 invalid_client' },
    ],
    ['an outage', 503, {}, { tag: 'MarketplaceUnknown', cause: 'token: 503' }],
    [
      'no lasting permission',
      200,
      { access_token: 'A', expires_in: 7200 },
      { tag: 'MarketplaceUnknown', cause: 'no refresh token in the answer' },
    ],
  ])('tells %s apart', async (_, status, json, error) => {
    const { adapter } = scripted([[/token/, () => ({ status, json })]]);
    expect(await adapter.connect({ region: 'global', grant: { code: 'C' }, typed: {} })).toEqual({ ok: false, error });
  });

  it('shows the account by its lasting id, and the company behind it', async () => {
    const user = { userId: 'U1', username: 'shop_1', status: 'CONFIRMED', registrationMarketplaceId: 'EBAY_GB' };
    const businessAccount = { name: 'YUNFAN LTD', email: 'PERSON-SECRET' };
    const { adapter } = scripted([[/identity\/v1\/user/, () => ({ json: { ...user, businessAccount } })]]);
    expect(await adapter.describe(CREDENTIAL)).toEqual({
      ok: true,
      value: { ...IDENTITY, shopName: 'shop_1', companyName: 'YUNFAN LTD' },
    });
  });
});

describe('an order of eBay', () => {
  const reduced = async (...orders: object[]) => {
    const { finish, run, callsTo } = scripted([
      [/fulfillment\/v1\/order/, () => ({ json: { total: orders.length, orders } })],
    ]);
    const { outcome } = await finish('orders:2026-10-23');
    return { outcome, kept: [...run.kept.values()].join(), calls: callsTo(/order/) };
  };

  it('counts the price of its goods, what eBay kept and what went back', async () => {
    const refunds = [
      { amount: usd('10.00'), refundStatus: 'REFUNDED' },
      { amount: usd('99.00'), refundStatus: 'FAILED' },
    ];
    const { outcome, kept, calls } = await reduced(
      order('A', { orderPaymentStatus: 'PARTIALLY_REFUNDED', paymentSummary: { refunds } }),
      order('B', { cancelStatus: { cancelState: 'CANCELED' } }),
      order('C', { orderPaymentStatus: 'PENDING' }),
      order('D', { orderPaymentStatus: 'NEW_WORD' }),
    );
    expect(outcome).toMatchObject({
      result: {
        reduction: {
          months: [{ month: '2026-11', currency: 'USD', orders: 1, cancelled: 1, units: 3, gmv: '25.00' }],
          refunds: [{ month: '2026-11', currency: 'USD', amount: '10.00' }],
          fees: [{ month: '2026-11', currency: 'USD', amount: '3.31' }],
          skus: [
            ['RED', 2],
            ['2', 1],
          ],
        },
        rowsRejected: 1,
      },
    });
    expect(kept).not.toContain('SECRET');
    expect(calls[0]?.url.searchParams.get('filter')).toBe(
      'creationdate:[2026-10-23T00:00:00.000Z..2026-11-21T23:59:59.999Z]',
    );
  });
});

describe('the finances of a seller', () => {
  it('are asked for with a digital signature, and with the marketplace they are of', async () => {
    const { finish, callsTo } = scripted([[/finances\/v1\/payout/, () => ({ json: { total: 0, payouts: [] } })]]);
    expect((await finish('payouts:2026-08-24')).outcome).toMatchObject({ result: { reduction: { payouts: [] } } });
    expect(callsTo(/payout/)[0]?.headers).toMatchObject({
      'x-ebay-signature-key': 'JWE',
      'x-ebay-c-marketplace-id': 'EBAY_GB',
      'signature-input': 'sig1=("x-ebay-signature-key" "@method" "@path" "@authority");created=1795339800',
      signature: expect.stringMatching(/^sig1=:.+:$/),
    });
  });

  it('tell of payouts that were made or came back, not of one under way', async () => {
    const payout = (payoutId: string, payoutStatus: string) => ({
      payoutId,
      payoutStatus,
      payoutDate: '2026-11-03T08:00:00.000Z',
      amount: usd('99.75'),
      payoutInstrument: { instrumentType: 'BANK', accountLastFourDigits: '6621', nickname: 'PERSON-SECRET' },
    });
    const payouts = [payout('1', 'SUCCEEDED'), payout('2', 'INITIATED'), payout('3', 'TERMINAL_FAILED')];
    const { finish } = scripted([[/payout/, () => ({ json: { total: 3, payouts } })]]);
    const paid = { amount: '99.75', currency: 'USD', period: 'notOffered', paidOn: '2026-11-03', accountTail: '6621' };
    expect((await finish('payouts:2026-08-24')).outcome).toMatchObject({
      result: {
        reduction: {
          payouts: [
            { ...paid, status: 'paid' },
            { ...paid, status: 'failed' },
          ],
        },
      },
    });
  });

  it('tell what advertising cost, less what was given back', async () => {
    const charge = (transactionId: string, feeType: string, bookingEntry: string, value: string) => ({
      transactionId,
      transactionType: 'NON_SALE_CHARGE',
      transactionDate: '2026-11-03T08:00:00.000Z',
      feeType,
      bookingEntry,
      amount: usd(value),
    });
    const transactions = [
      charge('1', 'AD_FEE', 'DEBIT', '10.00'),
      charge('2', 'PREMIUM_AD_FEES', 'DEBIT', '5.50'),
      charge('3', 'AD_FEE', 'CREDIT', '1.00'),
      charge('4', 'INSERTION_FEE', 'DEBIT', '70.00'),
    ];
    const { finish } = scripted([[/transaction/, () => ({ json: { total: 4, transactions } })]]);
    expect((await finish('ads:2026-08-24')).outcome).toMatchObject({
      result: {
        reduction: {
          spend: [{ amount: '14.50', currency: 'USD' }],
          months: [{ month: '2026-11', currency: 'USD', amount: '14.50' }],
        },
      },
    });
  });
});

describe('how eBay judges a seller', () => {
  const profile = (standardsLevel: string, cycleType: string) => ({
    standardsLevel,
    defaultProgram: true,
    cycle: { cycleType },
    metrics: [
      { metricKey: 'DEFECTIVE_TRANSACTION_RATE', value: { value: '0.40', numerator: 2, denominator: 500 } },
      { metricKey: 'SHIPPING_MISS_RATE', value: { value: '1.50', numerator: 15, denominator: 1000 } },
    ],
  });

  it('is told by its last judgement, not by the next', async () => {
    const standardsProfiles = [profile('BELOW_STANDARD', 'PROJECTED'), profile('ABOVE_STANDARD', 'CURRENT')];
    const { finish } = scripted([
      [/seller_standards_profile/, () => ({ json: { standardsProfiles } })],
      [/transaction/, () => problem(400, 135006)],
    ]);
    expect((await finish('health')).outcome).toMatchObject({
      result: {
        reduction: {
          health: { status: 'green', suspended: false, orderDefectRatePpm: 4_000 },
          fulfilment: { orders: 1_000, onTime: 985 },
        },
      },
    });
  });
});

describe('a call to eBay', () => {
  const answered = async (...list: ScriptedAnswer[]) => {
    const ebay = scripted([[/order/, (_, times) => list[times - 1] ?? { json: { total: 0, orders: [] } }]]);
    return { ...ebay, ...(await ebay.finish('orders:2026-10-23')) };
  };

  it('whose token ended is made again with a new one', async () => {
    const { outcome, callsTo, run } = await answered(problem(401, 1001));
    expect(outcome.tag).toBe('done');
    expect(callsTo(/order/).map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer ACCESS-0',
      'Bearer ACCESS-1',
    ]);
    expect(run.renewed[0]?.secrets).toMatchObject({
      refreshToken: 'REFRESH',
      accessEndsAt: '2026-11-22T11:30:00.000Z',
    });
  });

  it.each([
    ['a token that is never taken', [problem(401, 1001), problem(401, 1001)], { tag: 'authorisationEnded' }],
    ['a scope we were not given', [problem(403, 1100)], { tag: 'notAvailable', reason: '403 1100' }],
    ['our signature', [problem(403, 215122)], { tag: 'unknown', cause: expect.stringContaining('215122') }],
    ['an outage', [problem(500, 2003)], { tag: 'unknown', cause: expect.stringContaining('500') }],
    [
      'another page than asked for',
      [{ json: { total: 400, offset: 200, orders: [] } }],
      { tag: 'unknown', cause: 'another page than asked for' },
    ],
  ])('tells %s apart', async (_, answers, expected) => {
    expect((await answered(...(answers as ScriptedAnswer[]))).outcome).toEqual(expected);
  });

  it('that comes too often waits and goes on', async () => {
    expect(await answered(problem(429, 2001))).toMatchObject({ outcome: { tag: 'done' }, turns: 2 });
  });
});
