import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { findSeller } from '../amazon/sellers.ts';
import { createTrade } from '../amazon/trade/trade.ts';
import { createTestSandbox } from '../testing/sandbox.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { dowsureApplications } from './applications.ts';
import { DOWSURE_APP } from './credentials.ts';

type Answer = { status: number; body: { code: string; data: Record<string, unknown> } };

function open() {
  const sandbox = createTestSandbox();
  const own = { appId: DOWSURE_APP.appId, authorization: `Bearer ${DOWSURE_APP.token}` };
  const codeOf = (companyKey: string) =>
    dowsureApplications(sandbox.world).find((known) => known.companyKey === companyKey)?.applicationCode ?? '';
  const ask = async (path: string, code: string, headers: Record<string, string> = own): Promise<Answer> => {
    const answer = await sandbox.app.request(`/dowsure/api/v1/seller${path}?applicationCode=${code}`, { headers });
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  };
  return { ...sandbox, codeOf, ask };
}

const here = open();

describe('the data of a seller at Dowsure', () => {
  it('tells October of the AliExpress seller in steps of a thousand yuan', async () => {
    const { data } = (await here.ask('/shop-data', here.codeOf('haifeng'))).body;
    const trade = createWorldTrade(here.world);
    const [shop] = trade.shops().filter(({ companyKey }) => companyKey === 'haifeng');
    if (!shop) throw new Error('haifeng has a shop');
    const [from, to] = [Date.parse('2026-10-01'), Date.parse('2026-11-01')];
    const paid = trade.payouts(shop, 0, to).filter(({ paidAt = 0 }) => paidAt >= from && paidAt < to);
    // Dollars of 2026 at 7.05.
    const yuan = paid.reduce((sum, { net }) => sum + (net / 100) * 7.05, 0);
    expect(yuan).toBeGreaterThan(500_000);
    expect(data['disbursements1m']).toBe(Math.floor(yuan / 1_000));
    expect(data).toMatchObject({ shopCount: 1, currency: 'CNY', t13wkFba: 1, t3mFbaInvValue: 0 });
  });

  it('tells the same of an Amazon seller as Amazon does', async () => {
    const { data } = (await here.ask('/shop-data', here.codeOf('yunfan'))).body;
    const seller = findSeller('A1YUNFAN0US01');
    const stall = seller?.stalls[0];
    if (!seller || !stall) throw new Error('yunfan has a shop');
    const [from, to] = [Date.parse('2026-09-01'), Date.parse('2026-10-01')];
    const paid = createTrade(here.world)
      .periods(seller, stall, { from: 0, to })
      .filter(({ transferredAt = 0 }) => transferredAt >= from && transferredAt < to);
    const yuan = paid.reduce((sum, period) => sum + (period.sum / 100) * 7.05, 0);
    expect(data['disbursements2m']).toBe(Math.floor(yuan / 1_000));
    expect(data['t13wkFba']).toBe(10);
  });

  it('counts all twelve shops of the seller who has them', async () => {
    const { data } = (await here.ask('/shop-data', here.codeOf('wanxiang'))).body;
    expect(data['shopCount']).toBe(12);
  });
});

describe('the score of a seller at Dowsure', () => {
  it('is higher for the shop that grows than for the one that goes up and down', async () => {
    const scoreOf = async (companyKey: string) =>
      (await here.ask('/shop-score', here.codeOf(companyKey))).body.data as Record<string, string>;
    const [growing, volatile] = [await scoreOf('tianyu'), await scoreOf('fengchao')];
    expect(Number(growing['score'])).toBeGreaterThan(Number(volatile['score']) + 10);
    expect(growing['score']).toMatch(/^\d{1,3}\.\d{2}$/);
    const [shop] = growing['shopScoreList'] as unknown as Record<string, string>[];
    const [own] = createWorldTrade(here.world)
      .shops()
      .filter(({ companyKey }) => companyKey === 'tianyu');
    expect(shop?.['offerId']).toBe(
      createHash('md5')
        .update(own?.shopId ?? '')
        .digest('hex'),
    );
  });
});

describe('Dowsure refuses', () => {
  it('who is not the lender, and codes that do not exist', async () => {
    const { ask, codeOf } = here;
    expect((await ask('/shop-data', codeOf('haifeng'), {})).status).toBe(401);
    expect((await ask('/shop-data', codeOf('haifeng'), { appId: DOWSURE_APP.appId })).status).toBe(401);
    expect((await ask('/shop-data', 'DSA00000000')).body).toEqual({
      code: '40004',
      message: 'applicationCode does not exist',
      data: null,
    });
    expect((await ask('/offer', codeOf('haifeng'))).status).toBe(404);
  });

  it('a code whose seller has taken it back', async () => {
    const { app, ask, codeOf } = open();
    const code = codeOf('haifeng');
    const body = new URLSearchParams({ company: 'haifeng' });
    await app.request('/dowsure/console/apply-anew', { method: 'POST', body });
    expect((await ask('/shop-score', code)).body.code).toBe('40004');
    expect((await ask('/shop-score', codeOf('haifeng'))).body.code).toBe('0');
  });

  it('the sixth request at once, at the published pace', async () => {
    const { app, ask } = open();
    await app.request('/control/pace', { method: 'POST', body: JSON.stringify({ pace: 'published' }) });
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) statuses.push((await ask('/shop-score', 'DSA00000000')).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });
});
