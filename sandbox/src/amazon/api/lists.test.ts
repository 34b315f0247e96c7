import { describe, expect, it } from '@jest/globals';
import { connect, readTsv, type Shop } from '../../testing/amazon.ts';
import { createTestSandbox, DAY_MS } from '../../testing/sandbox.ts';

type Json = Record<string, unknown>;

const GROUPS = '/finances/v0/financialEventGroups';
const EVENTS = '/finances/v0/financialEvents';
const ORDERS = '/orders/v0/orders';
const STOCK = '/fba/inventory/v1/summaries';
const US = 'ATVPDKIKX0DER';

const open = async (sellerId = 'A1YUNFAN0US01') => {
  const sandbox = createTestSandbox();
  return { ...sandbox, shop: await connect(sandbox.app, sellerId) };
};

/** Follows NextToken to the end; a thousand pages at most. */
async function* pages(shop: Shop, path: string, query: Record<string, string>): AsyncGenerator<Json> {
  let token: unknown;
  for (let page = 0; page < 1_000; page += 1) {
    const { body } = await shop.get(path, { ...query, ...(token !== undefined && { NextToken: String(token) }) });
    const payload = body['payload'] as Json;
    yield payload;
    token = payload['NextToken'];
    if (token === undefined) return;
  }
}

/** Every CurrencyAmount of an event counts once: the ads event repeats itself as base, tax and transaction value. */
function minorUnits(event: unknown): number {
  if (typeof event !== 'object' || event === null) return 0;
  const { transactionValue, CurrencyAmount, ...rest } = event as Json;
  if (typeof CurrencyAmount === 'number') return Math.round(CurrencyAmount * 100);
  if (transactionValue !== undefined) return minorUnits(transactionValue);
  return Object.values(rest).reduce((sum: number, value) => sum + minorUnits(value), 0);
}

describe('financial event groups', () => {
  it('tell of each fortnight when it was paid, and to which account', async () => {
    const { shop } = await open();
    const { body } = await shop.get(GROUPS, { FinancialEventGroupStartedAfter: '2026-10-01' });
    const [current, last] = (body['payload'] as { FinancialEventGroupList: Json[] }).FinancialEventGroupList;
    expect(current).toMatchObject({ ProcessingStatus: 'Open' });
    expect(current).not.toHaveProperty('FundTransferDate');
    expect(last).toMatchObject({ ProcessingStatus: 'Closed', FundTransferStatus: 'Succeeded', AccountTail: '6621' });
    const paid = Date.parse(String(last?.['FundTransferDate']));
    expect(paid - Date.parse(String(last?.['FinancialEventGroupStart']))).toBe(15 * DAY_MS);
  });

  it('come in pages that together are the whole list', async () => {
    const { shop } = await open();
    const since = { FinancialEventGroupStartedAfter: '2026-06-01' };
    const whole: unknown[] = [];
    for await (const page of pages(shop, GROUPS, since)) whole.push(...(page['FinancialEventGroupList'] as Json[]));
    const parts: unknown[] = [];
    for await (const page of pages(shop, GROUPS, { ...since, MaxResultsPerPage: '5' })) {
      expect((page['FinancialEventGroupList'] as Json[]).length).toBeLessThanOrEqual(5);
      parts.push(...(page['FinancialEventGroupList'] as Json[]));
    }
    expect(whole).toHaveLength(12);
    expect(parts).toEqual(whole);
  });

  it('are none when more than 180 days are asked for at once', async () => {
    const { shop } = await open();
    const count = async (FinancialEventGroupStartedBefore: string) => {
      const query = { FinancialEventGroupStartedAfter: '2026-03-01', FinancialEventGroupStartedBefore };
      const { body } = await shop.get(GROUPS, query);
      return (body['payload'] as { FinancialEventGroupList: Json[] }).FinancialEventGroupList.length;
    };
    expect([await count('2026-08-28'), await count('2026-08-29')]).toEqual([13, 0]);
  });

  it.each([
    ['no start', {}, 'FinancialEventGroupStartedAfter'],
    [
      'a start a minute ago',
      { FinancialEventGroupStartedAfter: '2026-11-22T09:29:00Z' },
      'FinancialEventGroupStartedAfter',
    ],
    ['101 a page', { FinancialEventGroupStartedAfter: '2026-10-01', MaxResultsPerPage: '101' }, 'MaxResultsPerPage'],
    ['a token of another call', { NextToken: 'bWFkZS11cA==' }, 'NextToken'],
  ])('are refused for %s', async (_, query, parameter) => {
    const { status, body } = await (await open()).shop.get(GROUPS, query);
    expect([status, (body['errors'] as Json[])[0]?.['message']]).toEqual([400, `Invalid Input: ${parameter}`]);
  });
});

describe('financial events', () => {
  it.each(['A1YUNFAN0US01', 'A1TONGDA000US'])('of a group of %s add up to its total', async (sellerId) => {
    const { shop } = await open(sellerId);
    const { body } = await shop.get(GROUPS, { FinancialEventGroupStartedAfter: '2026-10-01' });
    const [, group] = (body['payload'] as { FinancialEventGroupList: Json[] }).FinancialEventGroupList;
    let total = 0;
    for await (const page of pages(shop, `${GROUPS}/${group?.['FinancialEventGroupId']}/financialEvents`, {})) {
      total += minorUnits(page['FinancialEvents']);
    }
    expect(total).toBe(minorUnits(group?.['OriginalTotal']));
  });

  it('of a window come in pages that lose and repeat nothing', async () => {
    const { shop } = await open();
    const window = { PostedAfter: '2026-10-01', PostedBefore: '2026-10-08' };
    const refunds: string[] = [];
    const shipped: string[] = [];
    for await (const page of pages(shop, EVENTS, { ...window, MaxResultsPerPage: '7' })) {
      const { ShipmentEventList = [], RefundEventList = [] } = page['FinancialEvents'] as Record<string, Json[]>;
      shipped.push(...ShipmentEventList.map((event) => String(event['AmazonOrderId'])));
      refunds.push(...RefundEventList.map((event) => String(event['AmazonOrderId'])));
    }
    let whole = 0;
    for await (const page of pages(shop, EVENTS, window)) {
      whole += ((page['FinancialEvents'] as Record<string, Json[]>)['ShipmentEventList'] ?? []).length;
    }
    expect(new Set(shipped).size).toBe(shipped.length);
    expect(shipped).toHaveLength(whole);
    expect(refunds.length).toBeGreaterThan(0);
  });

  it('show what a seller owes Amazon Lending', async () => {
    const { shop } = await open('A1TONGDA000US');
    const loans: Json[] = [];
    for (const [PostedAfter, PostedBefore] of [
      ['2025-09-15', '2025-09-25'],
      ['2026-10-15', '2026-10-25'],
    ]) {
      for await (const page of pages(shop, EVENTS, {
        PostedAfter: PostedAfter ?? '',
        PostedBefore: PostedBefore ?? '',
      })) {
        loans.push(...((page['FinancialEvents'] as Record<string, Json[]>)['LoanServicingEventList'] ?? []));
      }
    }
    expect(loans).toEqual([
      { SourceBusinessEventType: 'LoanAdvance', LoanAmount: { CurrencyCode: 'USD', CurrencyAmount: 600_000 } },
      { SourceBusinessEventType: 'LoanPayment', LoanAmount: { CurrencyCode: 'USD', CurrencyAmount: -30_000 } },
    ]);
  });
});

describe('orders', () => {
  const since = { MarketplaceIds: US, CreatedAfter: '2026-11-15T00:00:00Z' };

  it('are those of the all-orders report', async () => {
    const { shop } = await open();
    const listed: Json[] = [];
    for await (const page of pages(shop, ORDERS, {
      ...since,
      CreatedBefore: '2026-11-20T00:00:00Z',
      MaxResultsPerPage: '30',
    })) {
      listed.push(...(page['Orders'] as Json[]));
    }
    const window = { dataStartTime: since.CreatedAfter, dataEndTime: '2026-11-20T00:00:00Z' };
    const { body } = await shop.request({
      reportType: 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL',
      ...window,
    });
    const reported = readTsv(await shop.download(String(body['reportId'])));
    expect(listed.map((order) => order['AmazonOrderId'])).toEqual([
      ...new Set(reported.map((row) => row['amazon-order-id'])),
    ]);
  });

  it('can be asked for by their last change', async () => {
    const { shop } = await open();
    const { body } = await shop.get(ORDERS, { MarketplaceIds: US, LastUpdatedAfter: '2026-11-21T00:00:00Z' });
    const { Orders, LastUpdatedBefore } = body['payload'] as { Orders: Json[]; LastUpdatedBefore: string };
    expect(Orders.length).toBeGreaterThan(10);
    for (const order of Orders) {
      expect(String(order['LastUpdateDate']) >= '2026-11-21T00:00:00Z').toBe(true);
      expect(String(order['LastUpdateDate']) < LastUpdatedBefore).toBe(true);
    }
  });

  it('can be asked for by their state', async () => {
    const { shop } = await open();
    const { body } = await shop.get(ORDERS, { ...since, OrderStatuses: 'Unshipped,Canceled' });
    const states = new Set((body['payload'] as { Orders: Json[] }).Orders.map((order) => order['OrderStatus']));
    expect([...states].every((state) => state === 'Unshipped' || state === 'Canceled')).toBe(true);
    expect(states.size).toBeGreaterThan(0);
  });

  it.each([
    ['no marketplace', { CreatedAfter: '2026-11-15' }, 'MarketplaceIds'],
    ['a foreign marketplace', { ...since, MarketplaceIds: 'A1PA6795UKMFR9' }, 'MarketplaceIds'],
    ['no start', { MarketplaceIds: US }, 'CreatedAfter'],
    ['both starts', { ...since, LastUpdatedAfter: '2026-11-15' }, 'LastUpdatedAfter'],
    ['an end a minute ago', { ...since, CreatedBefore: '2026-11-22T09:29:00Z' }, 'CreatedBefore'],
    ['an unknown state', { ...since, OrderStatuses: 'Lost' }, 'OrderStatuses'],
  ])('are refused for %s', async (_, query, parameter) => {
    const { status, body } = await (await open()).shop.get(ORDERS, query);
    expect([status, (body['errors'] as Json[])[0]?.['message']]).toEqual([400, `Invalid Input: ${parameter}`]);
  });
});

describe('stock', () => {
  const query = { granularityType: 'Marketplace', granularityId: US, marketplaceIds: US };

  it('lasts 60 to 90 days at the healthy seller', async () => {
    const { shop } = await open();
    const { body } = await shop.get(STOCK, { ...query, details: 'true' });
    const { inventorySummaries } = body['payload'] as { inventorySummaries: Json[] };
    const units = inventorySummaries.reduce((sum, { totalQuantity }) => sum + Number(totalQuantity), 0);
    const reportOptions = { dateGranularity: 'MONTH' };
    const window = { dataStartTime: '2026-10-01', dataEndTime: '2026-10-31' };
    const report = await shop.request({ reportType: 'GET_SALES_AND_TRAFFIC_REPORT', reportOptions, ...window });
    const { salesAndTrafficByDate } = JSON.parse(await shop.download(String(report.body['reportId'])));
    const days = units / (salesAndTrafficByDate[0].salesByDate.unitsOrdered / 31);
    expect(days).toBeGreaterThan(60);
    expect(days).toBeLessThan(90);
  });

  it('comes in pages at a seller with many products', async () => {
    const { shop } = await open('A1HAOYUAN00US');
    const skus: unknown[] = [];
    let nextToken: string | undefined;
    do {
      const { body } = await shop.get(STOCK, { ...query, ...(nextToken && { nextToken }) });
      skus.push(
        ...(body['payload'] as { inventorySummaries: Json[] }).inventorySummaries.map(({ sellerSku }) => sellerSku),
      );
      nextToken = (body['pagination'] as { nextToken?: string } | undefined)?.nextToken;
    } while (nextToken && skus.length < 1_000);
    expect(new Set(skus).size).toBe(120);
  });

  it('forgets where a page ended after half a minute', async () => {
    const { shop, clock } = await open('A1HAOYUAN00US');
    const { body } = await shop.get(STOCK, query);
    const { nextToken } = body['pagination'] as { nextToken: string };
    clock.forward(30_000);
    expect((await shop.get(STOCK, { ...query, nextToken })).status).toBe(200);
    clock.forward(1);
    expect((await shop.get(STOCK, { ...query, nextToken })).status).toBe(400);
  });

  it('shows its states only when details are asked for', async () => {
    const { shop } = await open();
    const first = async (more: Record<string, string>) => {
      const { body } = await shop.get(STOCK, { ...query, ...more });
      return (body['payload'] as { inventorySummaries: Json[] }).inventorySummaries[0];
    };
    expect(await first({})).not.toHaveProperty('inventoryDetails');
    expect(await first({ details: 'true' })).toHaveProperty('inventoryDetails.reservedQuantity.totalReservedQuantity');
  });
});
