import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@loan/shared/time/instant';
import { pullRun } from '../../testing/pull-run.ts';
import { type Route, type ScriptedAnswer, scriptedFetch } from '../../testing/scripted-fetch.ts';
import { withSpec } from '../../testing/specs.ts';
import { createHttp } from '../http/http.ts';
import { StripeAccount } from './account.ts';
import { createStripe } from './stripe.ts';
import { Account, BalanceTransaction, Payout } from './wire.ts';

const NOW = '2026-11-22T09:30:00.000Z' as Instant;
const IDENTITY = { sellerId: 'acct_1', shopName: 'Yunfan', marketplaceIds: ['acct_1'], suspended: false };
const CREDENTIAL = { region: 'global', sellerId: 'acct_1', secrets: {} };
const seconds = (text: string) => Date.parse(text) / 1_000;
const list = (data: object[], hasMore = false): ScriptedAnswer => ({
  json: { object: 'list', data, has_more: hasMore },
});
const problem = (status: number, code: string): ScriptedAnswer => ({
  status,
  json: { error: { type: 'invalid_request_error', code, message: 'MESSAGE-SECRET' } },
});

const movement = (id: string, category: string, amount: number, changes: object = {}) => ({
  id,
  object: 'balance_transaction',
  created: seconds('2026-11-02T10:00:00Z'),
  reporting_category: category,
  amount,
  fee: 0,
  net: amount,
  currency: 'usd',
  description: 'PERSON-SECRET',
  ...changes,
});
const payout = (id: string, status: string, changes: object = {}) => ({
  id,
  created: seconds('2026-11-05T00:00:00Z'),
  arrival_date: seconds('2026-11-07T00:00:00Z'),
  amount: 120_050,
  currency: 'usd',
  status,
  destination: 'ba_1',
  ...changes,
});
const ACCOUNT: Route = [
  /\/v1\/account/,
  () => ({
    json: {
      id: 'acct_1',
      object: 'account',
      business_type: 'company',
      company: { name: '深圳市云帆科技有限公司' },
      business_profile: { name: 'Yunfan' },
      charges_enabled: true,
      external_accounts: {
        object: 'list',
        data: [{ id: 'ba_1', last4: '6789', account_holder_name: 'PERSON-SECRET' }],
      },
    },
  }),
];

function scripted(routes: readonly Route[]) {
  const vendor = scriptedFetch([...routes, ACCOUNT, [/./, () => list([])]]);
  const adapter = createStripe({
    http: createHttp({ fetch: vendor.fetch }),
    redirectUri: 'https://partner.example/back',
    account: StripeAccount.parse({ clientId: 'ca_1', secretKey: 'SECRET-KEY' }),
  });
  const run = pullRun(adapter, { credential: CREDENTIAL, identity: IDENTITY, asOf: NOW });
  const first = (kind: string) => {
    const step = adapter.plan(IDENTITY, NOW).find((one) => one.kind === kind);
    if (!step) throw new Error(`no step of ${kind}`);
    return step;
  };
  return { ...vendor, adapter, run, first };
}

describe('connecting Stripe', () => {
  it('asks to read, and no more', () => {
    const url = new URL(scripted([]).adapter.link?.urlFor({ region: 'global', state: 'one-time', typed: {} }) ?? '');
    expect(url.origin + url.pathname).toBe('https://connect.stripe.com/oauth/authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'ca_1',
      scope: 'read_only',
      redirect_uri: 'https://partner.example/back',
      state: 'one-time',
    });
  });

  it('turns the code into the account, and shows whose it is', async () => {
    const { adapter, callsTo } = scripted([[/oauth\/token/, () => ({ json: { stripe_user_id: 'acct_1' } })]]);
    expect(await adapter.connect({ region: 'global', grant: { code: 'ac_1' }, typed: {} })).toEqual({
      ok: true,
      value: CREDENTIAL,
    });
    expect(await adapter.describe(CREDENTIAL)).toEqual({
      ok: true,
      value: { ...IDENTITY, companyName: '深圳市云帆科技有限公司' },
    });
    expect(callsTo(/v1\/account/)[0]?.headers).toMatchObject({
      authorization: 'Bearer SECRET-KEY',
      'stripe-account': 'acct_1',
    });
  });

  it('takes a used code for a no, and its own trouble for none', async () => {
    const ask = { region: 'global', grant: { code: 'ac_1' }, typed: {} };
    const used = scripted([[/oauth\/token/, () => ({ status: 400, json: { error: 'invalid_grant' } })]]);
    const ours = scripted([[/oauth\/token/, () => ({ status: 401, json: { error: 'invalid_client' } })]]);
    expect(await used.adapter.connect(ask)).toMatchObject({
      error: { tag: 'AuthorisationRefused', code: 'invalid_grant' },
    });
    expect(await ours.adapter.connect(ask)).toMatchObject({ error: { tag: 'MarketplaceUnknown' } });
  });

  it('gives the permission back, once or twice', async () => {
    const { adapter, callsTo } = scripted([
      [
        /oauth\/deauthorize/,
        (_, times) =>
          times === 1 ? { json: { stripe_user_id: 'acct_1' } } : { status: 401, json: { error: 'invalid_client' } },
      ],
    ]);
    expect(await adapter.revoke?.(CREDENTIAL)).toEqual({ ok: true, value: undefined });
    expect(await adapter.revoke?.(CREDENTIAL)).toMatchObject({ error: { tag: 'AuthorisationRefused' } });
    expect(callsTo(/deauthorize/)[0]?.body).toBe('client_id=ca_1&stripe_user_id=acct_1');
  });

  it('tells no English name: it would be taken for another company than the one the registry knows', async () => {
    const { adapter } = scripted([
      [
        /\/v1\/account/,
        () => ({
          json: {
            id: 'acct_1',
            business_type: 'company',
            company: { name: 'SHENZHEN YUNFAN LTD' },
            charges_enabled: true,
          },
        }),
      ],
    ]);
    expect(await adapter.describe(CREDENTIAL)).not.toHaveProperty('value.companyName');
  });

  it('tells no name of a person who trades under it', async () => {
    const { adapter } = scripted([
      [
        /\/v1\/account/,
        () => ({
          json: {
            id: 'acct_1',
            business_type: 'individual',
            company: { name: 'PERSON-SECRET' },
            charges_enabled: true,
          },
        }),
      ],
    ]);
    expect(JSON.stringify(await adapter.describe(CREDENTIAL))).not.toContain('PERSON-SECRET');
  });
});

describe('what Stripe says no to', () => {
  it.each([
    ['a permission that was taken back', problem(403, 'account_invalid'), { tag: 'authorisationEnded' }],
    ['a call too many', problem(429, 'rate_limit'), { tag: 'wait', checkpoint: '', waitMs: 10_000 }],
    ['our own key', problem(401, ''), { tag: 'unknown', cause: '401' }],
    [
      'a question it does not take',
      problem(400, 'parameter_invalid'),
      { tag: 'notAvailable', reason: '400 parameter_invalid' },
    ],
    ['its own trouble', problem(500, ''), { tag: 'unknown', cause: '500' }],
  ])('%s is told apart', async (_, answer, outcome) => {
    const { run, first } = scripted([[/balance_transactions/, () => answer]]);
    const came = await run.advance(first('charges'));
    expect(came).toMatchObject(outcome.tag === 'unknown' ? { tag: 'unknown' } : outcome);
    expect(JSON.stringify(came)).not.toContain('SECRET');
  });
});

describe('what is left of a Stripe account', () => {
  const isNewest = (call: { url: URL }) =>
    call.url.searchParams.get('created[lt]') === String(seconds('2026-11-22T00:00:00Z'));
  const routes: Route[] = [
    [
      /balance_transactions/,
      (call) => {
        if (!isNewest(call)) return list([]);
        if (!call.url.searchParams.has('starting_after'))
          return list(
            [
              movement('txn_1', 'charge', 10_000, { fee: 320 }),
              movement('txn_2', 'charge', 5_000, { fee: 175 }),
              movement('txn_3', 'refund', -2_500),
              movement('txn_4', 'dispute', -5_000, { fee: 1_500 }),
            ],
            true,
          );
        return list([
          movement('txn_4', 'dispute', -5_000, { fee: 1_500 }),
          movement('txn_5', 'fee', -99),
          movement('txn_6', 'payout', -4_000),
          movement('txn_7', 'financing_payout', 100_000),
          movement('txn_8', 'financing_paydown', -30_000),
          movement('txn_9', 'charge', 777, { currency: 'dollars' }),
        ]);
      },
    ],
    [
      /payouts/,
      (call) =>
        isNewest(call)
          ? list([
              payout('po_1', 'paid'),
              payout('po_2', 'in_transit'),
              payout('po_3', 'failed', { destination: 'ba_9' }),
            ])
          : list([]),
    ],
  ];

  it('is what was charged and given back, month by month, and what was paid out', async () => {
    const { run, callsTo } = scripted(routes);
    const { facts } = await run.readAll();
    expect(facts).toEqual({
      provider: 'stripe',
      accountId: 'acct_1',
      verified: true,
      holder: { kind: 'company', matchesApplicant: 'notOffered' },
      accountTails: ['6789'],
      coverage: { from: '2025-08-29', to: '2026-11-21', missingDays: 0 },
      inflows: 'notOffered',
      withdrawals: 'notOffered',
      // 100.00 + 50.00 charged; fees 3.20 + 1.75 + 15.00 + 0.99.
      charged: [
        {
          month: '2026-11',
          currency: 'USD',
          charges: 2,
          charged: '150.00',
          refunded: '25.00',
          fees: '20.94',
          disputes: 1,
        },
      ],
      payouts: [
        {
          amount: '1200.50',
          currency: 'USD',
          period: 'notOffered',
          paidOn: '2026-11-05',
          accountTail: '6789',
          status: 'paid',
        },
        {
          amount: '1200.50',
          currency: 'USD',
          period: 'notOffered',
          paidOn: '2026-11-05',
          accountTail: 'notOffered',
          status: 'failed',
        },
      ],
      externalDebts: [
        {
          lender: 'Stripe Capital',
          outstanding: { amount: '700.00', currency: 'USD' },
          repaid12m: { amount: '300.00', currency: 'USD' },
          advanced12m: { amount: '1000.00', currency: 'USD' },
        },
      ],
      rejectedRows: 1,
      sourceHashes: expect.any(Array),
    });
    expect(callsTo(/balance_transactions/)[1]?.url.searchParams.get('starting_after')).toBe('txn_4');
    expect(JSON.stringify(facts)).not.toContain('PERSON-SECRET');
  });
});

describe("Stripe's own fixtures", () => {
  it('can all be read', () => {
    withSpec<{ resources: Record<string, unknown> }>('stripe/fixtures3.json', 'fixtures of Stripe', ({ resources }) => {
      expect(BalanceTransaction.safeParse(resources['balance_transaction']).success).toBe(true);
      expect(Payout.safeParse(resources['payout']).success).toBe(true);
      expect(Account.safeParse(resources['account']).success).toBe(true);
    });
  });
});
