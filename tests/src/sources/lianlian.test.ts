import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { LianLianAccount } from '@loan/functions/adapters/lianlian/account';
import { createLianLian } from '@loan/functions/adapters/lianlian/lianlian';
import { decimalText } from '@loan/functions/ingest/currencies';
import { localSources } from '@loan/local/cloud/local-sources';
import { findCompany } from '@loan/sandbox/people/people';
import { itKnowsABadClock } from './bad-clock.ts';
import { connected, createStandIn, decideAt, describeBadDays } from './stand-in.ts';

const HAIFENG = 'haifeng';
const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000];
const BEIJING_MS = 8 * HOUR_MS;
const CREDITS = /transaction\/entry\/list$/;
const beijingDay = (at: number) => new Date(at + BEIJING_MS).toISOString().slice(0, 10);

async function open(pace: 'instant' | 'published' = 'instant', changes: Partial<LianLianAccount> = {}) {
  const skew = { ms: 0 };
  const standIn = createStandIn(pace);
  const account = { ...LianLianAccount.parse(JSON.parse(localSources(standIn.url).lianlian ?? '')), ...changes };
  const now = () => new Date(standIn.clock.now().getTime() + skew.ms);
  const redirectUri = 'https://partner.example/api/callbacks/sources/lianlian';
  const adapter = createLianLian({ http: standIn.http, now, account, redirectUri });
  const decide = (decision: 'allow' | 'cancel', shop = HAIFENG) => decideAt(standIn, adapter, { shop, decision });
  return { standIn, adapter, decide, skew };
}

async function reading(pace?: 'instant' | 'published', companyKey = HAIFENG) {
  const opened = await open(pace);
  const grant = (await opened.decide('allow', companyKey))?.grant ?? {};
  const account = await connected(opened.standIn, opened.adapter, { region: 'global', grant, typed: {} });
  const orders = opened.adapter.plan(account.identity, account.asOf).find(({ kind }) => kind === 'inflows');
  if (!orders) throw new Error('no window of credits');
  return { ...opened, ...account, orders };
}

describe('a user of LianLian', () => {
  it('[authorise] says yes on the page the link leads to, and the account is the company’s', async () => {
    const { identity } = await reading();
    expect(identity).toMatchObject({ companyName: findCompany(HAIFENG)?.name, suspended: false });
    expect(identity.marketplaceIds).toHaveLength(1);
  });

  it('[authorise] who says no leaves no grant, and a code is good once', async () => {
    const { adapter, decide } = await open();
    expect(await decide('cancel')).toEqual({ state: 'one-time' });
    const ask = { region: 'global', grant: (await decide('allow'))?.grant ?? {}, typed: {} };
    expect(await adapter.connect(ask)).toMatchObject({ ok: true });
    expect(await adapter.connect(ask)).toMatchObject({ ok: false, error: { tag: 'AuthorisationRefused' } });
  });

  it('[authorise] is told nothing under a key that is not ours', async () => {
    const keys = {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    };
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048, ...keys } as never) as never as {
      privateKey: string;
    };
    const { adapter, decide } = await open('instant', { privateKey });
    const grant = (await decide('allow'))?.grant ?? {};
    const credential = await adapter.connect({ region: 'global', grant, typed: {} });
    if (!credential.ok) throw new Error('tokens are not signed for');
    expect(await adapter.describe(credential.value)).toEqual({
      ok: false,
      error: { tag: 'MarketplaceUnknown', cause: 'signature refused: 400 400006' },
    });
  });
});

describe('everything LianLian tells of an account', () => {
  it.each([
    ['of one shop, under the published quotas', HAIFENG, 'published' as const],
    ['of a seller who borrows on the payouts to come', 'zhuoyue', 'instant' as const],
    ['of a shop of Amazon, whose settlements are told', 'tongda', 'instant' as const],
  ])('[payouts] [debt] is what the trade was: %s', async (_, companyKey, pace) => {
    const { run, standIn } = await reading(pace, companyKey);
    const { facts, outcomes } = await run.readAll();
    expect([...outcomes].filter(([, { tag }]) => tag !== 'done')).toEqual([]);
    const now = standIn.clock.now().getTime();
    const from = Date.parse(facts.coverage.from) - BEIJING_MS;
    const to = Date.parse(facts.coverage.to) + DAY_MS - BEIJING_MS;
    const credits = [...standIn.trade.inflows('lianlian', companyKey, from, to)].reverse();
    expect(credits.length).toBeGreaterThan(20);
    // The settlement's own amount is told of Amazon alone.
    const paid = (one: (typeof credits)[number]) => (one.marketplace === 'amazon' ? one.originAmount : one.amount);
    expect(facts.inflows).toEqual(
      credits.map((one) => ({
        on: beijingDay(one.at),
        amount: decimalText(paid(one), one.decimals),
        currency: one.currency,
        marketplace: one.marketplace,
        sellerId: one.sellerId,
        accountTail: one.accountTail,
        status: 'credited',
      })),
    );
    const moved = [...standIn.trade.outflows('lianlian', companyKey, from, to)].reverse();
    const taken = moved.filter(({ kind, at }) => kind === 'withdrawal' && now - at >= 4 * HOUR_MS);
    expect(facts.withdrawals).toEqual(
      taken.map(({ at, amount, decimals }) =>
        expect.objectContaining({ on: beijingDay(at), amount: decimalText(amount, decimals), toHolder: true }),
      ),
    );
    const year = moved.filter(({ at }) => at >= to - 360 * DAY_MS);
    const sum = (kind: string) => year.filter((one) => one.kind === kind).reduce((all, one) => all + one.amount, 0);
    const debts = facts.externalDebts === 'notOffered' ? [] : facts.externalDebts;
    const repaid = debts.reduce((all, debt) => all + Math.round(Number(debt.repaid12m.amount) * 100), 0);
    expect(repaid).toBe(sum('loanRepayment'));
    const owed = debts.reduce((all, debt) => all + Math.round(Number(debt.outstanding.amount) * 100), 0);
    const own = year.filter(({ kind, lender }) => kind === 'loanRepayment' && lender === 'own');
    expect(owed).toBe(Math.max(0, sum('loanAdvance') - own.reduce((all, one) => all + one.amount, 0)));
    expect(debts.length > 0).toBe(companyKey === 'zhuoyue');
    expect(facts.holder).toEqual({ kind: 'company', matchesApplicant: 'notOffered' });
    expect(facts.accountTails).toEqual([findCompany(companyKey)?.collectionAccount.tail]);
    expect(JSON.stringify(facts)).not.toContain(findCompany(companyKey)?.name);
  });
});

describe('an account that a person holds', () => {
  it('[payouts] is told to be a person’s, and the name to nobody', async () => {
    const { identity, run } = await reading('instant', 'mingyue');
    const { facts } = await run.readAll();
    const holder = findCompany('mingyue')?.collectionAccount.holderName ?? '';
    expect(facts.holder.kind).toBe('personal');
    expect(identity).not.toHaveProperty('companyName');
    expect(JSON.stringify([identity, facts])).not.toContain(holder);
  });
});

describe('a token of LianLian', () => {
  it('[refresh] that ended is renewed by a refresh token that is spent once', async () => {
    const { run, orders, standIn } = await reading();
    for (const times of [1, 2]) {
      standIn.clock.forward(2 * HOUR_MS);
      expect((await run.finish(orders)).outcome.tag).toBe('done');
      expect(run.renewed).toHaveLength(times);
    }
  });

  it('[refresh] that nobody renewed for more than ninety days ends the authorisation', async () => {
    const { run, orders, standIn } = await reading();
    standIn.clock.forward(91 * DAY_MS);
    expect((await run.finish(orders)).outcome).toEqual({ tag: 'authorisationEnded' });
  });

  it('[payouts] that the user took back in the middle ends the reading', async () => {
    const { run, adapter, identity, asOf, standIn } = await reading();
    const [first, second] = adapter.plan(identity, asOf).filter(({ kind }) => kind === 'inflows');
    if (!first || !second) throw new Error('no windows');
    expect((await run.finish(first)).outcome.tag).toBe('done');
    const body = new URLSearchParams({ shop: HAIFENG });
    await standIn.app.request('/lianlian/global/manage/revoke', { method: 'POST', body });
    expect((await run.finish(second)).outcome).toEqual({ tag: 'authorisationEnded' });
  });

  itKnowsABadClock({ minutes: 10, reading, cell: 'payouts' });
});

describeBadDays({ vendor: 'lianlian', ordersPath: CREDITS, reading, cell: 'payouts' });
