import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Hono } from 'hono';
import Stripe from 'stripe';
import { createSandbox, type Sandbox } from '../server.ts';
import { type Listener, listen } from '../testing/listen.ts';
import { createClock, jsonRequest } from '../testing/sandbox.ts';
import { withSpec } from '../testing/specs.ts';
import { connectStripe } from '../testing/stripe.ts';
import type { WorldTrade } from '../trade/trade-types.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { type Account, stripeAccounts } from './accounts.ts';
import { STRIPE_PLATFORM } from './credentials.ts';

const clock = createClock('2026-11-22T09:30:00Z');
const at = (instant: string) => Date.parse(instant) / 1_000;
/** More than any list here holds. */
const ALL = { limit: 10_000 };
let sandbox: Sandbox;
let listener: Listener;
let stripe: Stripe;
let account: Account;
let trade: WorldTrade;

/** The SDK knows a host and no path before /v1, so it is given a host of its own. */
beforeAll(async () => {
  const host = new Hono();
  host.all('/v1/*', (c) => {
    const { pathname, search } = new URL(c.req.url);
    return sandbox.app.request(`/stripe/api${pathname}${search}`, c.req.raw);
  });
  listener = await listen(() => host);
  sandbox = createSandbox({ publicUrl: 'http://127.0.0.1:8080/sandbox', now: clock.now });
  trade = createWorldTrade(sandbox.world);
  [account] = stripeAccounts(trade, sandbox.world.state) as [Account];
  await connectStripe(sandbox.app, account.id);
  const { hostname, port } = new URL(listener.url);
  const where = { host: hostname, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false } as const;
  stripe = new Stripe(STRIPE_PLATFORM.secretKey, { ...where, stripeAccount: account.id });
});

afterAll(async () => {
  await sandbox.close();
  await listener.close();
});

describe('the official client', () => {
  it('reads every charge of a window once, the latest first', async () => {
    const [from, to] = ['2026-09-01T00:00:00Z', '2026-10-01T00:00:00Z'];
    const created = { gte: at(from), lt: at(to) };
    const charges = await stripe.charges.list({ created, limit: 100 }).autoPagingToArray(ALL);
    const [shop] = account.shops;
    const sales = [...trade.sales(shop, Date.parse(from), Date.parse(to))];
    expect(charges.map(({ description }) => description)).toEqual(
      sales.map(({ number }) => `Order #${number}`).reverse(),
    );
    expect(new Set(charges.map(({ id }) => id)).size).toBe(charges.length);
    expect(charges.length).toBeGreaterThan(300);
  });

  it('goes back from a charge as well as on', async () => {
    const first = await stripe.charges.list({ limit: 5 });
    const second = await stripe.charges.list({ limit: 5, starting_after: first.data[4]?.id ?? '' });
    const back = await stripe.charges.list({ limit: 5, ending_before: second.data[0]?.id ?? '' });
    expect(back.data).toEqual(first.data);
    expect([first.has_more, back.has_more]).toEqual([true, false]);
  });

  it('finds what each payout is made of: captures less fees less refunds', async () => {
    const payouts = await stripe.payouts.list({ created: { gte: at('2026-08-01T00:00:00Z') }, limit: 100 });
    expect(payouts.data.length).toBeGreaterThan(10);
    for (const { id, amount } of payouts.data.slice(0, 4)) {
      const moves = await stripe.balanceTransactions.list({ payout: id, limit: 100 }).autoPagingToArray(ALL);
      const brought = moves.filter(({ type }) => type !== 'payout');
      expect(brought.reduce((sum, { net }) => sum + net, 0)).toBe(amount);
      expect(moves.reduce((sum, { net }) => sum + net, 0)).toBe(0);
      expect(brought.every((move) => move.net === move.amount - move.fee)).toBe(true);
    }
  });

  it('finds the same payouts as the trade, on the account whose tail the company named', async () => {
    const payouts = await stripe.payouts.list({ limit: 100, expand: ['data.destination'] }).autoPagingToArray(ALL);
    const [shop] = account.shops;
    const made = trade.payouts(shop, 0, clock.now().getTime()).filter(({ paidAt }) => paidAt !== undefined);
    expect(payouts.map(({ amount }) => amount)).toEqual(made.map(({ net }) => net).reverse());
    expect(payouts[0]?.destination).toMatchObject({ object: 'bank_account', last4: shop.paidInto.accountTail });
  });

  it('sees the balance change by exactly what moved', async () => {
    const lies = async () => {
      const { available, pending } = await stripe.balance.retrieve();
      return [...available, ...pending].reduce((sum, { amount }) => sum + amount, 0);
    };
    const [begin, before] = [clock.now().getTime(), await lies()];
    clock.forward(10 * 86_400_000);
    const moved = { gt: begin / 1_000, lte: clock.now().getTime() / 1_000 };
    const moves = await stripe.balanceTransactions.list({ created: moved, limit: 100 }).autoPagingToArray(ALL);
    expect(new Set(moves.map(({ type }) => type))).toEqual(new Set(['charge', 'refund', 'payout']));
    expect(moves.reduce((sum, { net }) => sum + net, 0)).toBe((await lies()) - before);
  });

  it('finds a refund, its charge and the movement of both', async () => {
    const { data } = await stripe.refunds.list({ limit: 1, expand: ['data.balance_transaction'] });
    const refund = data[0];
    const charge = await stripe.charges.retrieve(String(refund?.charge));
    expect(charge.amount_refunded).toBe(refund?.amount);
    expect(refund?.balance_transaction).toMatchObject({ amount: -(refund?.amount ?? 0), type: 'refund' });
    const captured = await stripe.balanceTransactions.retrieve(String(charge.balance_transaction));
    expect(captured).toMatchObject({ amount: charge.amount_captured, type: 'charge', source: charge.id });
  });

  it('finds inquiries that moved no money', async () => {
    const disputes = await stripe.disputes.list({ limit: 100 }).autoPagingToArray(ALL);
    expect(disputes.length).toBeGreaterThan(5);
    expect(
      disputes.every(
        ({ status, balance_transactions }) => status === 'warning_closed' && balance_transactions.length === 0,
      ),
    ).toBe(true);
    expect(await stripe.disputes.retrieve(disputes[0]?.id ?? '')).toMatchObject({ charge: disputes[0]?.charge });
  });

  it('knows each refusal by its kind', async () => {
    await expect(stripe.charges.retrieve('ch_guess')).rejects.toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    await expect(stripe.charges.list({ limit: 101 })).rejects.toMatchObject({
      code: 'parameter_invalid_integer',
      param: 'limit',
    });
    await expect(stripe.charges.list({ limit: 1, starting_after: 'ch_guess' })).rejects.toMatchObject({
      code: 'resource_missing',
    });
    await expect(stripe.charges.list({ colour: 'red' } as object)).rejects.toMatchObject({
      code: 'parameter_unknown',
      param: 'colour',
    });
    await expect(stripe.refunds.create({ charge: 'ch_guess' })).rejects.toBeInstanceOf(
      Stripe.errors.StripePermissionError,
    );
    const stranger = { stripeAccount: 'acct_other' };
    await expect(stripe.charges.list({}, stranger)).rejects.toMatchObject({ code: 'account_invalid', statusCode: 403 });
    const fault = { vendor: 'stripe', kind: 'quota', times: 1 };
    await sandbox.app.request('/control/faults', jsonRequest(fault));
    await expect(stripe.charges.list({ limit: 1 })).rejects.toBeInstanceOf(Stripe.errors.StripeRateLimitError);
  });

  it('is let in twenty-five times a second', async () => {
    await sandbox.app.request('/control/pace', jsonRequest({ pace: 'published' }));
    for (let count = 0; count < 25; count += 1) await stripe.balance.retrieve();
    await expect(stripe.balance.retrieve()).rejects.toBeInstanceOf(Stripe.errors.StripeRateLimitError);
    clock.forward(1_000);
    expect((await stripe.balance.retrieve()).object).toBe('balance');
    await sandbox.app.request('/control/pace', jsonRequest({ pace: 'instant' }));
  });
});

type Fixtures = { resources: Record<string, Record<string, unknown>> };

describe('what Stripe answers', () => {
  const kinds = {
    account: () => stripe.accounts.retrieve(account.id),
    balance: () => stripe.balance.retrieve(),
    balance_transaction: async () => (await stripe.balanceTransactions.list({ type: 'charge', limit: 1 })).data[0],
    bank_account: async () =>
      (await stripe.payouts.list({ limit: 1, expand: ['data.destination'] })).data[0]?.destination,
    charge: async () => (await stripe.charges.list({ limit: 1 })).data[0],
    dispute: async () => (await stripe.disputes.list({ limit: 1 })).data[0],
    payout: async () => (await stripe.payouts.list({ limit: 1 })).data[0],
    refund: async () => (await stripe.refunds.list({ limit: 1 })).data[0],
  } as const;
  /** connect_reserved stands only in a platform's balance; a bank account names its account where it has one. */
  const OURS_TO_LEAVE = ['connect_reserved'];
  const OURS_TO_ADD = ['account', 'default_for_currency'];

  it.each(Object.keys(kinds) as (keyof typeof kinds)[])(
    'has the fields and types of the official fixture: %s',
    async (kind) => {
      await withSpec<Fixtures>('stripe/fixtures3.json', `stripe fixture ${kind}`, async ({ resources }) => {
        const official = resources[kind] ?? {};
        const ours = (await kinds[kind]()) as unknown as Record<string, unknown>;
        const names = (object: object, without: readonly string[]) =>
          Object.keys(object)
            .filter((name) => !without.includes(name) && name !== 'lastResponse')
            .sort();
        expect(names(ours, OURS_TO_ADD)).toEqual(names(official, OURS_TO_LEAVE));
        const typeOf = (value: unknown) => (Array.isArray(value) ? 'list' : typeof value);
        for (const [name, value] of Object.entries(official)) {
          const told = ours[name];
          if (value === null || told === null || told === undefined) continue;
          expect([name, typeOf(told)]).toEqual([name, typeOf(value)]);
        }
      });
    },
  );
});
