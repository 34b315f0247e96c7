import { describe, expect, it } from '@jest/globals';
import { DowsureAccount } from '@loan/functions/adapters/dowsure/account';
import { createDowsure } from '@loan/functions/adapters/dowsure/dowsure';
import { localSources } from '@loan/local/cloud/local-sources';
import { dowsureKeys } from '@loan/sandbox/dowsure/applications';
import { connected, createStandIn } from './stand-in.ts';

const HAIFENG = 'haifeng';

function open(changes: Partial<DowsureAccount> = {}) {
  const standIn = createStandIn('published');
  const account = { ...DowsureAccount.parse(JSON.parse(localSources(standIn.url).dowsure ?? '')), ...changes };
  const adapter = createDowsure({ http: standIn.http, account });
  const typed = dowsureKeys(standIn.world).find(({ companyKey }) => companyKey === HAIFENG)?.typed ?? {};
  return { standIn, adapter, typed };
}

describe('a seller who let Dowsure read its shops', () => {
  it('[authorise] types in the code of the application', async () => {
    const { standIn, adapter, typed } = open();
    const { identity } = await connected(standIn, adapter, { region: 'global', grant: {}, typed });
    expect(identity).toMatchObject({ sellerId: typed['applicationCode'] });
  });

  it('[authorise] is refused with a code that does not exist, and not for a token of ours', async () => {
    const credentialOf = (sellerId = '') => ({ region: 'global', sellerId, secrets: {} });
    expect(await open().adapter.describe(credentialOf('DSA00000000'))).toMatchObject({
      error: { tag: 'AuthorisationRefused' },
    });
    const { adapter, typed } = open({ token: 'another token' });
    expect(await adapter.describe(credentialOf(typed['applicationCode']))).toMatchObject({
      error: { tag: 'MarketplaceUnknown' },
    });
  });

  it('[payouts] [health] is seen a second time, as ranges and scores', async () => {
    const { standIn, adapter, typed } = open();
    const { run } = await connected(standIn, adapter, { region: 'global', grant: {}, typed });
    const { facts } = await run.readAll();
    const [shop] = standIn.trade.shops().filter(({ companyKey }) => companyKey === HAIFENG);
    if (!shop) throw new Error('no shop');
    // The three months before this one, in renminbi at the rate Dowsure reckons with: 7.05 for a dollar of 2026.
    const paid = standIn.trade
      .payouts(shop, 0, Date.parse('2026-11-01'))
      .filter(({ paidAt = 0 }) => paidAt >= Date.parse('2026-08-01') && paidAt < Date.parse('2026-11-01'));
    const yuan = paid.reduce((sum, { net }) => sum + (net / 100) * 7.05, 0);
    const range = facts.disbursed.find(({ months }) => months === 3)?.amount;
    expect(range?.from).toBeLessThanOrEqual(yuan);
    expect(range?.to).toBeGreaterThan(yuan);
    expect(facts).toMatchObject({ shops: 1, currency: 'CNY' });
    expect(facts.scores).toEqual([{ total: expect.any(Number), compliance: expect.any(Number) }]);
  });
});
