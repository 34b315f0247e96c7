import { describe, expect, it } from '@jest/globals';
import { entrustedOf } from './entrusted.ts';
import { adAccountDeps } from './testing/ad-account.ts';

const META = { kind: 'adAccount', name: 'Meta Ads', reference: 'act_1029384756' };
const asked = (product: 'adLoan' | 'dataLoan' | 'orderLoan' | 'inventoryLoan' | 'logisticsLoan', sources = ['s1']) =>
  ({ product, sources }) as never;

describe('whom a draw pays', () => {
  it('is the ad account that was read, where advertising is lent on', async () => {
    expect(await entrustedOf(adAccountDeps({}), asked('adLoan'))).toEqual({ ok: true, value: META });
  });

  it('is the forwarder whose bills are lent on, by its credit code', async () => {
    const counterparty = { role: 'forwarder', name: '远航货代', creditCode: '91440300MA5YY3501B', relation: 'none' };
    const deps = (state: object | undefined) => ({
      ...adAccountDeps({}),
      ledger: { find: async (kind: string) => (kind === 'backing' && state ? { state } : undefined) },
    });
    expect(await entrustedOf(deps({ counterparty }) as never, asked('logisticsLoan', []))).toEqual({
      ok: true,
      value: { kind: 'forwarder', name: '远航货代', reference: '91440300MA5YY3501B' },
    });
    expect(await entrustedOf(deps(undefined) as never, asked('logisticsLoan', []))).toEqual({
      ok: false,
      error: { tag: 'PayeeMissing' },
    });
  });

  it.each(['dataLoan', 'orderLoan', 'inventoryLoan'] as const)(
    'is the borrower itself with the %s',
    async (product) => {
      expect(await entrustedOf(adAccountDeps({}), asked(product))).toEqual({ ok: true, value: undefined });
    },
  );

  it.each([
    ['was disconnected since', adAccountDeps({ source: { status: 'disconnected', vendor: 'metaAds' } }), ['s1']],
    ['was closed by the platform', adAccountDeps({ facts: { status: 'closed' } }), ['s1']],
    ['was never there', adAccountDeps({}), []],
  ])('is nobody where the account %s', async (_, deps, sources) => {
    expect(await entrustedOf(deps, asked('adLoan', sources))).toEqual({ ok: false, error: { tag: 'PayeeMissing' } });
  });
});
