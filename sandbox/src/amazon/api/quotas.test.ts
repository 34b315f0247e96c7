import { describe, expect, it } from '@jest/globals';
import { clientRateLimits as inventoryLimits } from '@sp-api-sdk/fba-inventory-api-v1';
import { clientRateLimits as financesLimits } from '@sp-api-sdk/finances-api-v0';
import { clientRateLimits as ordersLimits } from '@sp-api-sdk/orders-api-v0';
import { clientRateLimits as reportsLimits } from '@sp-api-sdk/reports-api-2021-06-30';
import { connect } from '../../testing/amazon.ts';
import { createTestSandbox } from '../../testing/sandbox.ts';
import { type OperationName, QUOTAS } from './quotas.ts';

const limits = [...reportsLimits, ...financesLimits, ...ordersLimits, ...inventoryLimits];
const published = (method: string, path: string) => {
  const found = limits.find((limit) => limit.method.toLowerCase() === method && limit.urlRegex.test(path));
  return found && { rate: found.rate, burst: found.burst };
};

describe('the quota of', () => {
  it.each<[OperationName, string, string]>([
    ['getReports', 'get', '/reports/2021-06-30/reports'],
    ['createReport', 'post', '/reports/2021-06-30/reports'],
    ['getReport', 'get', '/reports/2021-06-30/reports/1'],
    ['cancelReport', 'delete', '/reports/2021-06-30/reports/1'],
    ['getReportDocument', 'get', '/reports/2021-06-30/documents/1'],
    ['listFinancialEventGroups', 'get', '/finances/v0/financialEventGroups'],
    ['listFinancialEventsByGroupId', 'get', '/finances/v0/financialEventGroups/1/financialEvents'],
    ['listFinancialEvents', 'get', '/finances/v0/financialEvents'],
    ['getOrders', 'get', '/orders/v0/orders'],
    ['getInventorySummaries', 'get', '/fba/inventory/v1/summaries'],
  ])('%s is the one the official clients know', (name, method, path) => {
    expect(QUOTAS[name]).toEqual(published(method, path));
  });
});

describe('a seller read faster than Amazon allows', () => {
  const groups = { FinancialEventGroupStartedAfter: '2026-11-01' };
  const GROUPS = '/finances/v0/financialEventGroups';

  it('is refused after the burst and served again as time goes by', async () => {
    const { app, clock } = createTestSandbox({ pace: 'published' });
    const shop = await connect(app, 'A1YUNFAN0US01');
    for (let i = 0; i < 30; i += 1) expect((await shop.get(GROUPS, groups)).status).toBe(200);
    const refused = await shop.get(GROUPS, groups);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-amzn-ratelimit-limit')).toBe('0.5');
    expect(refused.body).toEqual({ errors: [expect.objectContaining({ code: 'QuotaExceeded' })] });

    clock.forward(1_900);
    expect((await shop.get(GROUPS, groups)).status).toBe(429);
    clock.forward(100);
    expect((await shop.get(GROUPS, groups)).status).toBe(200);
    expect((await shop.get(GROUPS, groups)).status).toBe(429);
  });

  it('does not take from another seller or another operation', async () => {
    const { app } = createTestSandbox({ pace: 'published' });
    const [one, other] = [await connect(app, 'A1YUNFAN0US01'), await connect(app, 'A1TONGDA000US')];
    const stock = { granularityType: 'Marketplace', granularityId: 'ATVPDKIKX0DER', marketplaceIds: 'ATVPDKIKX0DER' };
    const read = (shop: typeof one) => shop.get('/fba/inventory/v1/summaries', stock);
    expect([(await read(one)).status, (await read(one)).status, (await read(one)).status]).toEqual([200, 200, 429]);
    expect((await read(other)).status).toBe(200);
    expect((await one.get('/sellers/v1/account')).status).toBe(200);
  });

  it('is never refused when quotas are lifted', async () => {
    const { app } = createTestSandbox({ pace: 'instant' });
    const shop = await connect(app, 'A1YUNFAN0US01');
    for (let i = 0; i < 40; i += 1) expect((await shop.get(GROUPS, groups)).status).toBe(200);
  });
});
