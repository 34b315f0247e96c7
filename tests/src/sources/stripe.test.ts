import { describe, expect, it } from '@jest/globals';
import { StripeAccount } from '@loan/functions/adapters/stripe/account';
import { createStripe } from '@loan/functions/adapters/stripe/stripe';
import { decimalText } from '@loan/functions/ingest/currencies';
import { localSources } from '@loan/local/cloud/local-sources';
import { stripeAccounts } from '@loan/sandbox/stripe/accounts';
import { STRIPE_REDIRECT } from '@loan/sandbox/testing/stripe';
import { connected, createStandIn, decideAt, describeBadDays } from './stand-in.ts';

const DAY_MS = 86_400_000;
const BOOK = /balance_transactions$/;

function open(pace: 'instant' | 'published' = 'instant') {
  const standIn = createStandIn(pace);
  const account = StripeAccount.parse(JSON.parse(localSources(standIn.url).stripe ?? ''));
  const adapter = createStripe({ http: standIn.http, account, redirectUri: STRIPE_REDIRECT });
  const [owner] = stripeAccounts(standIn.trade, standIn.world.state);
  const [shop] = owner?.shops ?? [];
  if (!owner || !shop) throw new Error('no account');
  const decide = (decision: 'allow' | 'cancel') => decideAt(standIn, adapter, { shop: owner.id, decision });
  return { standIn, adapter, account, owner, shop, decide };
}

async function reading(pace?: 'instant' | 'published') {
  const opened = open(pace);
  const grant = (await opened.decide('allow'))?.grant ?? {};
  const account = await connected(opened.standIn, opened.adapter, { region: 'global', grant, typed: {} });
  const orders = opened.adapter.plan(account.identity, account.asOf).find(({ kind }) => kind === 'charges');
  if (!orders) throw new Error('no window of charges');
  return { ...opened, ...account, orders };
}

describe('a seller with Stripe', () => {
  it('[authorise] says yes on the page the link leads to, and the account is theirs', async () => {
    const { identity, owner } = await reading();
    expect(identity).toMatchObject({ sellerId: owner.id, marketplaceIds: [owner.id], suspended: false });
  });

  it('[authorise] who says no leaves no grant, and a code is good once', async () => {
    const { adapter, decide } = open();
    expect(await decide('cancel')).toEqual({ state: 'one-time' });
    const ask = { region: 'global', grant: (await decide('allow'))?.grant ?? {}, typed: {} };
    expect(await adapter.connect(ask)).toMatchObject({ ok: true });
    expect(await adapter.connect(ask)).toMatchObject({ ok: false, error: { tag: 'AuthorisationRefused' } });
  });

  it('[authorise] cannot be asked by someone with another key', async () => {
    const { standIn, account, decide } = open();
    const wrong = { ...account, secretKey: 'sk_test_of_somebody_else' };
    const stranger = createStripe({ http: standIn.http, account: wrong, redirectUri: STRIPE_REDIRECT });
    const grant = (await decide('allow'))?.grant ?? {};
    expect(await stranger.connect({ region: 'global', grant, typed: {} })).toMatchObject({
      error: { tag: 'MarketplaceUnknown' },
    });
  });

  it('[revoke] is left in peace once the permission is given back, and giving it back twice harms nobody', async () => {
    const { adapter, credential, run, orders } = await reading();
    expect(await adapter.revoke?.(credential)).toEqual({ ok: true, value: undefined });
    expect((await run.finish(orders)).outcome).toEqual({ tag: 'authorisationEnded' });
    expect(await adapter.revoke?.(credential)).toMatchObject({ error: { tag: 'AuthorisationRefused' } });
  });
});

describe('everything Stripe tells of an account', () => {
  it('[refunds] [payouts] is what the trade was, under the published quotas', async () => {
    const { run, standIn, shop } = await reading('published');
    const { facts, outcomes } = await run.readAll();
    expect([...outcomes].filter(([, { tag }]) => tag !== 'done')).toEqual([]);
    const from = Date.parse(facts.coverage.from);
    const to = Date.parse(facts.coverage.to) + DAY_MS;
    const months = new Map<string, { charges: number; charged: number; refunded: number; fees: number }>();
    const monthOf = (at: number) => {
      const month = new Date(at).toISOString().slice(0, 7);
      const sums = months.get(month) ?? { charges: 0, charged: 0, refunded: 0, fees: 0 };
      months.set(month, sums);
      return sums;
    };
    // A card is charged when the goods leave.
    for (const sale of standIn.trade.sales(shop, from - 60 * DAY_MS, to)) {
      if (sale.cancelled || sale.brushed || sale.shippedAt < from || sale.shippedAt >= to) continue;
      const sums = monthOf(sale.shippedAt);
      sums.charges += 1;
      sums.charged += sale.total + sale.shipping;
      sums.fees += sale.fee;
    }
    for (const { refund, brushed, cancelled } of standIn.trade.refunds(shop, from, to)) {
      if (refund && !brushed && !cancelled) monthOf(refund.at).refunded += refund.amount;
    }
    expect(facts.charged).toEqual(
      [...months].sort().map(([month, { charges, ...sums }]) => ({
        month,
        currency: shop.currency,
        charges,
        charged: decimalText(sums.charged, shop.decimals),
        refunded: decimalText(sums.refunded, shop.decimals),
        fees: decimalText(sums.fees, shop.decimals),
        disputes: 0,
      })),
    );
    const now = standIn.clock.now().getTime();
    const made = standIn.trade
      .payouts(shop, 0, now)
      .filter(({ paidAt = 0, net }) => net > 0 && paidAt >= from && paidAt < to && arrivedBy(paidAt, now));
    expect(made.length).toBeGreaterThan(50);
    expect(facts.payouts).toEqual(
      made.map(({ paidAt = 0, net }) => ({
        amount: decimalText(net, shop.decimals),
        currency: shop.currency,
        period: 'notOffered',
        paidOn: new Date(paidAt).toISOString().slice(0, 10),
        accountTail: shop.paidInto.accountTail,
        status: 'paid',
      })),
    );
    expect(JSON.stringify(facts)).not.toMatch(/buyer|Example Street/i);
  });
});

/** The bank has it on the next day. */
const arrivedBy = (paidAt: number, now: number): boolean => (Math.floor(paidAt / DAY_MS) + 1) * DAY_MS <= now;

describeBadDays({ vendor: 'stripe', ordersPath: BOOK, reading, cell: 'refunds' });
