import { describe, expect, it } from '@jest/globals';
import { connect, readTsv, type Shop } from '../../testing/amazon.ts';
import { createTestSandbox, DAY_MS, MINUTE_MS } from '../../testing/sandbox.ts';

const ORDERS = 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL';
const TRAFFIC = 'GET_SALES_AND_TRAFFIC_REPORT';
const HEALTH = 'GET_V2_SELLER_PERFORMANCE_REPORT';
const SETTLEMENT = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';
const REPORTS = '/reports/2021-06-30/reports';
const october = { dataStartTime: '2026-10-01T00:00:00Z', dataEndTime: '2026-10-31T00:00:00Z' };

type Json = Record<string, unknown>;
type Listed = {
  reportId: string;
  reportType: string;
  dataStartTime: string;
  createdTime: string;
  marketplaceIds: string[];
};

async function open(sellerId = 'A1YUNFAN0US01', pace: 'instant' | 'published' = 'instant') {
  const sandbox = createTestSandbox({ pace });
  return { ...sandbox, shop: await connect(sandbox.app, sellerId) };
}

const idOf = async (shop: Shop, report: Json) => String((await shop.request(report)).body['reportId']);
const statusOf = async (shop: Shop, id: string) => (await shop.get(`${REPORTS}/${id}`)).body;
const settlements = async (shop: Shop, query: Record<string, string> = {}) =>
  (await shop.get(REPORTS, { reportTypes: SETTLEMENT, ...query })).body['reports'] as Listed[];
const cents = (text: string | undefined) => Math.round(Number((text ?? '').replace(',', '.')) * 100);
const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);

describe('a report', () => {
  it('waits, is worked on and is done, at Amazon’s pace', async () => {
    const { shop, clock } = await open('A1YUNFAN0US01', 'published');
    const id = await idOf(shop, { reportType: ORDERS, ...october });
    expect(await statusOf(shop, id)).toMatchObject({ processingStatus: 'IN_QUEUE' });
    const seen = new Set<unknown>();
    for (let i = 0; i < 30; i += 1) {
      seen.add((await statusOf(shop, id))['processingStatus']);
      clock.forward(5_000);
    }
    expect([...seen]).toEqual(['IN_QUEUE', 'IN_PROGRESS', 'DONE']);
    expect(await statusOf(shop, id)).toMatchObject({
      reportDocumentId: expect.any(String),
      processingEndTime: expect.any(String),
    });
  });

  it('is done at once when queues are lifted', async () => {
    const { shop } = await open();
    const id = await idOf(shop, { reportType: HEALTH });
    expect(await statusOf(shop, id)).toMatchObject({ reportType: HEALTH, processingStatus: 'DONE' });
  });

  it('can be cancelled while it waits, not later', async () => {
    const { shop, clock } = await open('A1YUNFAN0US01', 'published');
    const [first, second] = [await idOf(shop, { reportType: HEALTH }), await idOf(shop, { reportType: HEALTH })];
    expect((await shop.send('DELETE', `${REPORTS}/${first}`)).status).toBe(200);
    expect(await statusOf(shop, first)).toMatchObject({ processingStatus: 'CANCELLED' });
    clock.forward(10 * MINUTE_MS);
    expect((await shop.send('DELETE', `${REPORTS}/${second}`)).status).toBe(400);
  });

  it('of a window without orders is cancelled', async () => {
    const { shop } = await open();
    const empty = { dataStartTime: '2020-01-01T00:00:00Z', dataEndTime: '2020-01-20T00:00:00Z' };
    const id = await idOf(shop, { reportType: ORDERS, ...empty });
    const report = await statusOf(shop, id);
    expect(report).toMatchObject({ processingStatus: 'CANCELLED' });
    expect(report).not.toHaveProperty('reportDocumentId');
  });

  it('of sales and traffic fails for two marketplaces at once', async () => {
    const { shop } = await open('A1OUHANG000EU');
    const id = await idOf(shop, { reportType: TRAFFIC, ...october });
    expect(await statusOf(shop, id)).toMatchObject({ processingStatus: 'FATAL' });
  });

  it.each([
    ['an unknown type', { reportType: 'GET_EVERYTHING' }, 'reportType'],
    ['a type that is never made on request', { reportType: SETTLEMENT }, 'reportType'],
    ['no marketplace', { reportType: HEALTH, marketplaceIds: [] }, 'marketplaceIds'],
    ['a foreign marketplace', { reportType: HEALTH, marketplaceIds: ['A1PA6795UKMFR9'] }, 'marketplaceIds'],
    ['orders without a start', { reportType: ORDERS }, 'dataStartTime'],
    ['a start that is no instant', { reportType: ORDERS, dataStartTime: 'yesterday' }, 'dataStartTime'],
    ['an end before the start', { reportType: ORDERS, ...october, dataEndTime: '2026-09-30T00:00:00Z' }, 'dataEndTime'],
    ['31 days of orders', { reportType: ORDERS, ...october, dataEndTime: '2026-11-01T00:00:00Z' }, 'dataEndTime'],
    ['the future', { reportType: HEALTH, dataEndTime: '2027-01-01T00:00:00Z' }, 'dataEndTime'],
    ['options that are no text', { reportType: HEALTH, reportOptions: { custom: true } }, 'reportOptions'],
  ])('for %s is refused, naming the parameter', async (_, report, parameter) => {
    const { shop } = await open();
    const answer = await shop.request(report);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      errors: [{ code: 'InvalidInput', message: `Invalid Input: ${parameter}`, details: expect.any(String) }],
    });
  });

  it('is gone after 90 days', async () => {
    const { app, shop, clock } = await open();
    const id = await idOf(shop, { reportType: HEALTH });
    clock.forward(90 * DAY_MS);
    expect((await (await connect(app, 'A1YUNFAN0US01')).get(`${REPORTS}/${id}`)).status).toBe(200);
    clock.forward(1);
    expect((await (await connect(app, 'A1YUNFAN0US01')).get(`${REPORTS}/${id}`)).status).toBe(404);
  });

  it('of another seller is not found', async () => {
    const { app, shop } = await open();
    const id = await idOf(shop, { reportType: HEALTH });
    expect((await (await connect(app, 'A1TONGDA000US')).get(`${REPORTS}/${id}`)).status).toBe(404);
  });
});

describe('a document', () => {
  const urlOf = async (shop: Shop, id: string) => {
    const { reportDocumentId } = await statusOf(shop, id);
    const { body } = await shop.get(`/reports/2021-06-30/documents/${reportDocumentId}`);
    const url = new URL(String(body['url']));
    return { body, path: `${url.pathname.replace('/sandbox', '')}${url.search}` };
  };

  it('can be downloaded without a token for five minutes', async () => {
    const { app, shop, clock } = await open();
    const { path } = await urlOf(shop, await idOf(shop, { reportType: HEALTH }));
    clock.forward(5 * MINUTE_MS);
    expect((await app.request(path)).status).toBe(200);
    clock.forward(1_000);
    const late = await app.request(path);
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('Request has expired')]);
  });

  it('cannot be had by lengthening its time', async () => {
    const { app, shop } = await open();
    const { path } = await urlOf(shop, await idOf(shop, { reportType: HEALTH }));
    expect((await app.request(path.replace('expires=300', 'expires=999999'))).status).toBe(403);
  });

  it('says whether it is compressed, and is', async () => {
    const { app, shop } = await open();
    const orders = await urlOf(shop, await idOf(shop, { reportType: ORDERS, ...october }));
    const health = await urlOf(shop, await idOf(shop, { reportType: HEALTH }));
    expect([orders.body['compressionAlgorithm'], health.body['compressionAlgorithm']]).toEqual(['GZIP', undefined]);
    const answer = await app.request(orders.path);
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect([...new Uint8Array(await answer.arrayBuffer()).subarray(0, 2)]).toEqual([0x1f, 0x8b]);
  });

  it('is the same to the byte when it is downloaded again later', async () => {
    const { shop, clock } = await open();
    const today = { dataStartTime: '2026-11-20T00:00:00Z' };
    const id = await idOf(shop, { reportType: ORDERS, ...today });
    const first = await shop.download(id);
    clock.forward(30 * MINUTE_MS);
    expect(await shop.download(id)).toBe(first);
  });
});

describe('the all-orders report', () => {
  it('holds each line of each order of the window once, in order of purchase', async () => {
    const { shop } = await open();
    const rows = readTsv(await shop.download(await idOf(shop, { reportType: ORDERS, ...october })));
    const dates = rows.map((row) => row['purchase-date'] ?? '');
    expect(dates).toEqual([...dates].sort());
    expect([dates[0]?.slice(0, 10), dates.at(-1)?.slice(0, 10)]).toEqual(['2026-10-01', '2026-10-30']);
    expect(new Set(Object.keys(rows[0] ?? {}))).toHaveProperty('size', 33);
    expect(new Set(rows.map((row) => row['currency']))).toEqual(new Set(['USD']));
  });

  it('agrees with the sales and traffic report of the same month', async () => {
    const { shop } = await open();
    const windows = [october, { dataStartTime: '2026-10-31T00:00:00Z', dataEndTime: '2026-11-01T00:00:00Z' }];
    const rows: Record<string, string>[] = [];
    for (const window of windows)
      rows.push(...readTsv(await shop.download(await idOf(shop, { reportType: ORDERS, ...window }))));
    const kept = rows.filter((row) => row['order-status'] !== 'Cancelled');

    const reportOptions = { dateGranularity: 'MONTH', asinGranularity: 'SKU' };
    const id = await idOf(shop, { reportType: TRAFFIC, ...october, reportOptions });
    const { salesAndTrafficByDate } = JSON.parse(await shop.download(id));
    expect(salesAndTrafficByDate).toHaveLength(1);
    const { orderedProductSales, unitsOrdered } = salesAndTrafficByDate[0].salesByDate;
    expect(Math.round(orderedProductSales.amount * 100)).toBe(sum(kept.map((row) => cents(row['item-price']))));
    expect(unitsOrdered).toBe(sum(kept.map((row) => Number(row['quantity']))));
  });

  it('leaves price and quantity out of a cancelled row', async () => {
    const { shop } = await open();
    const rows = readTsv(await shop.download(await idOf(shop, { reportType: ORDERS, ...october })));
    const cancelled = rows.filter((row) => row['order-status'] === 'Cancelled');
    expect(cancelled.length).toBeGreaterThan(0);
    for (const row of cancelled) expect([row['quantity'], row['item-price']]).toEqual(['0', '']);
  });

  it('covers several marketplaces and currencies of one region', async () => {
    const { shop } = await open('A1OUHANG000EU');
    const rows = readTsv(await shop.download(await idOf(shop, { reportType: ORDERS, ...october })));
    const sold = new Set(rows.map((row) => `${row['sales-channel']} ${row['currency']}`));
    expect(sold).toEqual(new Set(['Amazon.de EUR', 'Amazon.co.uk GBP']));
  });
});

describe('the sales and traffic report', () => {
  it('begins its weeks on Sunday and widens the window to whole ones', async () => {
    const { shop } = await open();
    const id = await idOf(shop, { reportType: TRAFFIC, ...october, reportOptions: { dateGranularity: 'WEEK' } });
    type Period = { date: string; salesByDate: { unitsOrdered: number } };
    type Traffic = { salesAndTrafficByDate: Period[] };
    const { salesAndTrafficByDate } = JSON.parse(await shop.download(id)) as Traffic;
    // 2026-10-01 is a Thursday, 2026-10-31 a Saturday.
    const weeks = ['2026-09-27', '2026-10-04', '2026-10-11', '2026-10-18', '2026-10-25'];
    expect(salesAndTrafficByDate.map(({ date }) => date)).toEqual(weeks);

    const firstWeek = { dataStartTime: '2026-09-27', dataEndTime: '2026-10-03' };
    const byDay = JSON.parse(await shop.download(await idOf(shop, { reportType: TRAFFIC, ...firstWeek }))) as Traffic;
    expect(byDay.salesAndTrafficByDate).toHaveLength(7);
    const units = byDay.salesAndTrafficByDate.map(({ salesByDate }) => salesByDate.unitsOrdered);
    expect(salesAndTrafficByDate[0]?.salesByDate.unitsOrdered).toBe(sum(units));
  });
});

describe('the settlement reports', () => {
  it('are there by themselves, the latest first, for the last 90 days', async () => {
    const { shop, clock } = await open();
    const listed = await settlements(shop);
    expect(listed).toHaveLength(6);
    const created = listed.map(({ createdTime }) => Date.parse(createdTime));
    expect(created).toEqual([...created].sort((a, b) => b - a));
    expect(created.at(-1)).toBeGreaterThan(clock.now().getTime() - 90 * DAY_MS);
  });

  it('come page by page', async () => {
    const { shop } = await open();
    const all = (await settlements(shop)).map(({ reportId }) => reportId);
    const paged: string[] = [];
    let query: Record<string, string> = { reportTypes: SETTLEMENT, pageSize: '4' };
    for (let page = 0; page < 2; page += 1) {
      const { body } = await shop.get(REPORTS, query);
      paged.push(...(body['reports'] as Listed[]).map(({ reportId }) => reportId));
      query = { nextToken: String(body['nextToken']) };
    }
    expect(paged).toEqual(all);
    expect(query).toEqual({ nextToken: 'undefined' });
    const { status } = await shop.get(REPORTS, { nextToken: 'made-up' });
    expect(status).toBe(400);
  });

  it.each(['A1YUNFAN0US01', 'A1TONGDA000US', 'A1OUHANG000EU', 'A1OUHANG000JP'])(
    'of %s add up to the payout of their group',
    async (sellerId) => {
      const { shop } = await open(sellerId);
      const groups = await shop.get('/finances/v0/financialEventGroups', {
        FinancialEventGroupStartedAfter: '2026-08-01',
      });
      const { FinancialEventGroupList } = groups.body['payload'] as { FinancialEventGroupList: Json[] };
      for (const { reportId, dataStartTime } of await settlements(shop)) {
        const [head, ...rows] = readTsv(await shop.download(reportId));
        const total = cents(head?.['total-amount']);
        expect(sum(rows.map((row) => cents(row['amount'])))).toBe(total);
        const group = FinancialEventGroupList.find(
          (candidate) =>
            Date.parse(String(candidate['FinancialEventGroupStart'])) === Date.parse(dataStartTime) &&
            (candidate['OriginalTotal'] as Json)['CurrencyCode'] === head?.['currency'],
        );
        const { CurrencyAmount } = (group?.['OriginalTotal'] ?? {}) as Json;
        expect(Math.round(Number(CurrencyAmount) * 100)).toBe(total);
      }
    },
  );

  it('have a cell for every column in every row', async () => {
    const { shop } = await open('A1TONGDA000US');
    const [latest] = await settlements(shop);
    const lines = (await shop.download(latest?.reportId ?? '')).replace(/\n$/, '').split('\n');
    expect(new Set(lines.map((line) => line.split('\t').length))).toEqual(new Set([23]));
    const rows = readTsv(lines.join('\n')).slice(1);
    const kinds = new Set(
      rows.map((row) => `${row['transaction-type']}: ${row['amount-type']}, ${row['amount-description']}`),
    );
    for (const kind of [
      'Order: ItemPrice, Principal',
      'Order: ItemFees, Commission',
      'Refund: ItemPrice, Principal',
      'ServiceFee: Cost of Advertising, TransactionTotalAmount',
    ]) {
      expect(kinds).toContain(kind);
    }
    for (const row of rows) expect(row['posted-date-time']).toMatch(/^2026-\d{2}-\d{2} \d{2}:\d{2}:\d{2} UTC$/);
  });

  it('are written in the local way in Germany', async () => {
    const { shop } = await open('A1OUHANG000EU');
    const german = (await settlements(shop)).find(({ marketplaceIds }) => marketplaceIds.includes('A1PA6795UKMFR9'));
    const [head, row] = readTsv(await shop.download(german?.reportId ?? ''));
    expect(head?.['total-amount']).toMatch(/^\d+,\d{2}$/);
    expect(head?.['deposit-date']).toMatch(/^\d{2}\.\d{2}\.2026 00:00:00 UTC$/);
    expect(row?.['amount']).toMatch(/^-?\d+,\d{2}$/);
  });
});
