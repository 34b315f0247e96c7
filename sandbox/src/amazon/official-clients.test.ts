import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SellingPartnerApiAuth } from '@sp-api-sdk/auth';
import { sellingPartnerRegions } from '@sp-api-sdk/common';
import { FbaInventoryApiClient } from '@sp-api-sdk/fba-inventory-api-v1';
import { FinancesApiClient } from '@sp-api-sdk/finances-api-v0';
import { OrdersApiClient } from '@sp-api-sdk/orders-api-v0';
import { ReportsApiClient } from '@sp-api-sdk/reports-api-2021-06-30';
import { createSandbox, type Sandbox } from '../server.ts';
import { askToken, decide } from '../testing/amazon.ts';
import { type Listener, listen } from '../testing/listen.ts';
import { createClock } from '../testing/sandbox.ts';
import { AMAZON_APP } from './credentials.ts';

const US = 'ATVPDKIKX0DER';
const { endpoints } = sellingPartnerRegions.na;
const amazonItself = endpoints.production;
let sandbox: Sandbox;
let listener: Listener;
let auth: SellingPartnerApiAuth;

/** The official clients take no address; the exported table of regions is how they are pointed elsewhere. */
beforeAll(async () => {
  listener = await listen(() => sandbox.app);
  sandbox = createSandbox({ publicUrl: () => listener.url, now: createClock('2026-11-22T09:30:00Z').now });
  endpoints.production = `${listener.url}/amazon/na`;
  const back = await decide(sandbox.app, { seller: 'A1YUNFAN0US01', decision: 'allow' });
  const code = back.searchParams.get('spapi_oauth_code') ?? '';
  const { body } = await askToken(sandbox.app, { grant_type: 'authorization_code', code });
  const { clientId, clientSecret } = AMAZON_APP;
  auth = new SellingPartnerApiAuth({ clientId, clientSecret, refreshToken: String(body['refresh_token']) });
  // Its token address is fixed to api.amazon.com; the token itself is ours.
  auth.getAccessToken = async () => String(body['access_token']);
});

afterAll(async () => {
  endpoints.production = amazonItself;
  await sandbox.close();
  await listener.close();
});

describe('the official clients', () => {
  it('request, follow and download a report', async () => {
    const client = new ReportsApiClient({ auth, region: 'na' });
    const body = {
      reportType: 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL',
      marketplaceIds: [US],
      dataStartTime: '2026-11-01T00:00:00Z',
      dataEndTime: '2026-11-15T00:00:00Z',
    };
    const { reportId } = (await client.createReport({ body })).data;
    const report = (await client.getReport({ reportId })).data;
    expect(report).toMatchObject({ processingStatus: 'DONE', marketplaceIds: [US] });
    const document = (await client.getReportDocument({ reportDocumentId: report.reportDocumentId ?? '' })).data;
    expect(document.compressionAlgorithm).toBe('GZIP');
    const file = gunzipSync(Buffer.from(await (await fetch(document.url)).arrayBuffer())).toString();
    expect(file).toMatch(/^amazon-order-id\tmerchant-order-id\t/);
    expect(file.split('\n').length).toBeGreaterThan(300);
  });

  it('list settlement reports by type, page and day', async () => {
    const client = new ReportsApiClient({ auth, region: 'na' });
    const reportTypes = ['GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2'];
    const first = (await client.getReports({ reportTypes, pageSize: 4, createdSince: '2026-08-25T00:00:00Z' })).data;
    expect(first.reports).toHaveLength(4);
    const rest = (await client.getReports({ nextToken: first.nextToken ?? '' })).data;
    expect([rest.reports.length, rest.nextToken]).toEqual([2, undefined]);
  });

  it('are told what is wrong with a request', async () => {
    const client = new ReportsApiClient({ auth, region: 'na' });
    const body = { reportType: 'GET_EVERYTHING', marketplaceIds: [US] };
    await expect(client.createReport({ body })).rejects.toMatchObject({
      response: { status: 400, data: { errors: [{ code: 'InvalidInput', message: 'Invalid Input: reportType' }] } },
    });
  });

  it('read payouts, and what each was made of', async () => {
    const client = new FinancesApiClient({ auth, region: 'na' });
    const groups = (
      await client.listFinancialEventGroups({ financialEventGroupStartedAfter: '2026-09-01', maxResultsPerPage: 3 })
    ).data;
    const [, paid] = groups.payload?.FinancialEventGroupList ?? [];
    expect(paid).toMatchObject({ ProcessingStatus: 'Closed', AccountTail: '6621' });
    const eventGroupId = paid?.FinancialEventGroupId ?? '';
    const events = (await client.listFinancialEventsByGroupId({ eventGroupId })).data.payload;
    expect(events?.FinancialEvents?.ShipmentEventList?.length).toBeGreaterThan(50);
    expect(events?.NextToken).toEqual(expect.any(String));
    const ads = (await client.listFinancialEvents({ postedAfter: '2026-11-07', postedBefore: '2026-11-08' })).data
      .payload;
    expect(ads?.FinancialEvents?.ProductAdsPaymentEventList).toHaveLength(1);
  });

  it('read orders from page to page', async () => {
    const client = new OrdersApiClient({ auth, region: 'na' });
    const window = { marketplaceIds: [US], createdAfter: '2026-11-18T00:00:00Z' };
    const first = (await client.getOrders({ ...window, maxResultsPerPage: 20 })).data.payload;
    const second = (await client.getOrders({ ...window, maxResultsPerPage: 20, nextToken: first?.NextToken ?? '' }))
      .data.payload;
    const ids = [...(first?.Orders ?? []), ...(second?.Orders ?? [])].map(({ AmazonOrderId }) => AmazonOrderId);
    expect([ids.length, new Set(ids).size]).toEqual([40, 40]);
  });

  it('read stock', async () => {
    const client = new FbaInventoryApiClient({ auth, region: 'na' });
    const where = { granularityType: 'Marketplace' as const, granularityId: US, marketplaceIds: [US] };
    const { payload } = (await client.getInventorySummaries({ ...where, details: true })).data;
    expect(payload?.inventorySummaries).toHaveLength(15);
    expect(payload?.inventorySummaries[0]?.inventoryDetails?.fulfillableQuantity).toBeGreaterThan(0);
  });
});
