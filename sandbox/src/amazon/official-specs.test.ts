import { describe, expect, it } from '@jest/globals';
import { Ajv, type AnySchema } from 'ajv';
import { Hono } from 'hono';
import { connect } from '../testing/amazon.ts';
import { createTestSandbox } from '../testing/sandbox.ts';
import { specsDir, withSpec } from '../testing/specs.ts';
import { createAmazonApp } from './app.ts';

const US = 'ATVPDKIKX0DER';
const MODELS = 'amazon/models';
const REPORTS = '/reports/2021-06-30/reports';

type Json = Record<string, unknown>;
type Example = { request: { parameters: Record<string, { value: unknown }> }; response: unknown };
type Operation = { responses: Record<string, { 'x-amzn-api-sandbox'?: { static?: Example[] } }> };
type Model = { paths: Record<string, Record<string, Operation>>; definitions: Record<string, Json> };

/** A Swagger model as JSON Schema in which a misspelt field is an error. */
function checkerFor(model: Model, definition: string) {
  const definitions = Object.fromEntries(
    Object.entries(model.definitions).map(([name, schema]) => [
      name,
      schema['properties'] && !schema['allOf'] ? { ...schema, additionalProperties: false } : schema,
    ]),
  );
  const schema = { definitions, $ref: `#/definitions/${definition}` } as AnySchema;
  return new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
}

async function expectValid(model: Model, definition: string, body: unknown) {
  const check = checkerFor(model, definition);
  check(body);
  expect(check.errors ?? []).toEqual([]);
}

describe('answers agree with the official model of', () => {
  it.each<[string, string, string, string, Record<string, string>]>([
    ['an account', 'sellers-api-model/sellers.json', 'GetAccountResponse', '/sellers/v1/account', {}],
    [
      'marketplaces',
      'sellers-api-model/sellers.json',
      'GetMarketplaceParticipationsResponse',
      '/sellers/v1/marketplaceParticipations',
      {},
    ],
    [
      'orders',
      'orders-api-model/ordersV0.json',
      'GetOrdersResponse',
      '/orders/v0/orders',
      { MarketplaceIds: US, CreatedAfter: '2026-11-19' },
    ],
    [
      'event groups',
      'finances-api-model/financesV0.json',
      'ListFinancialEventGroupsResponse',
      '/finances/v0/financialEventGroups',
      { FinancialEventGroupStartedAfter: '2026-09-01' },
    ],
    [
      'financial events',
      'finances-api-model/financesV0.json',
      'ListFinancialEventsResponse',
      '/finances/v0/financialEvents',
      { PostedAfter: '2026-10-20T08:00:00Z', PostedBefore: '2026-10-22' },
    ],
    [
      'stock',
      'fba-inventory-api-model/fbaInventory.json',
      'GetInventorySummariesResponse',
      '/fba/inventory/v1/summaries',
      { granularityType: 'Marketplace', granularityId: US, marketplaceIds: US, details: 'true' },
    ],
    [
      'reports',
      'reports-api-model/reports_2021-06-30.json',
      'GetReportsResponse',
      REPORTS,
      { reportTypes: 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2' },
    ],
    ['a refusal', 'orders-api-model/ordersV0.json', 'GetOrdersResponse', '/orders/v0/orders', {}],
  ])('%s', async (what, path, definition, call, query) => {
    await withSpec<Model>(`${MODELS}/${path}`, `Amazon's model of ${what}`, async (model) => {
      const shop = await connect(createTestSandbox().app, 'A1TONGDA000US');
      const { body } = await shop.get(call, query);
      await expectValid(model, definition, body);
    });
  });

  it('one report and its document', async () => {
    await withSpec<Model>(
      `${MODELS}/reports-api-model/reports_2021-06-30.json`,
      "Amazon's model of a report",
      async (model) => {
        const shop = await connect(createTestSandbox().app, 'A1YUNFAN0US01');
        const { body: created } = await shop.request({ reportType: 'GET_V2_SELLER_PERFORMANCE_REPORT' });
        await expectValid(model, 'CreateReportResponse', created);
        const { body: report } = await shop.get(`${REPORTS}/${created['reportId']}`);
        await expectValid(model, 'Report', report);
        const { body: document } = await shop.get(`/reports/2021-06-30/documents/${report['reportDocumentId']}`);
        await expectValid(model, 'ReportDocument', document);
      },
    );
  });
});

describe('documents agree with the official schema of', () => {
  it.each([
    ['sales and traffic', 'sellerSalesAndTrafficReport.json', 'GET_SALES_AND_TRAFFIC_REPORT', 'A1YUNFAN0US01'],
    ['account health', 'accountHealthReport-2020-11-18.json', 'GET_V2_SELLER_PERFORMANCE_REPORT', 'A1YUNFAN0US01'],
    ['bad account health', 'accountHealthReport-2020-11-18.json', 'GET_V2_SELLER_PERFORMANCE_REPORT', 'A1ZHANFENG0US'],
  ])('%s', async (what, file, reportType, sellerId) => {
    await withSpec<Json>(`amazon/schemas/reports/${file}`, `Amazon's schema of ${what}`, async (schema) => {
      const shop = await connect(createTestSandbox().app, sellerId);
      const window = { dataStartTime: '2026-09-01T00:00:00Z', dataEndTime: '2026-11-01T00:00:00Z' };
      const reportOptions = { dateGranularity: 'WEEK', asinGranularity: 'SKU' };
      const { body } = await shop.request({ reportType, reportOptions, ...window });
      const { $schema: _, ...rules } = schema;
      const check = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(rules);
      check(JSON.parse(await shop.download(String(body['reportId']))));
      expect(check.errors ?? []).toEqual([]);
    });
  });
});

/** The operations served that have official examples, by model. */
const SERVED: Readonly<Record<string, readonly [method: string, path: string][]>> = {
  'reports-api-model/reports_2021-06-30.json': [
    ['get', '/reports/2021-06-30/reports'],
    ['post', '/reports/2021-06-30/reports'],
    ['get', '/reports/2021-06-30/reports/{reportId}'],
    ['delete', '/reports/2021-06-30/reports/{reportId}'],
    ['get', '/reports/2021-06-30/documents/{reportDocumentId}'],
  ],
  'finances-api-model/financesV0.json': [
    ['get', '/finances/v0/financialEventGroups'],
    ['get', '/finances/v0/financialEventGroups/{eventGroupId}/financialEvents'],
    ['get', '/finances/v0/financialEvents'],
  ],
  'orders-api-model/ordersV0.json': [['get', '/orders/v0/orders']],
  'sellers-api-model/sellers.json': [
    ['get', '/sellers/v1/account'],
    ['get', '/sellers/v1/marketplaceParticipations'],
  ],
};

const createSandboxWithSpecs = () => {
  const { world } = createTestSandbox();
  return new Hono().route('/amazon', createAmazonApp(world, specsDir));
};

function requestOf(method: string, path: string, { request }: Example): [path: string, init: RequestInit] {
  const { body, ...parameters } = request.parameters;
  let filled = path;
  const query = new URLSearchParams();
  for (const [name, { value }] of Object.entries(parameters)) {
    if (path.includes(`{${name}}`)) filled = filled.replace(`{${name}}`, String(value));
    else query.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  const init = { method: method.toUpperCase(), ...(body && { body: JSON.stringify(body.value) }) };
  return [`${filled}?${query}`, init];
}

describe('the official examples', () => {
  it.each(Object.entries(SERVED))('of %s are answered as Amazon lists them', async (path, operations) => {
    await withSpec<Model>(`${MODELS}/${path}`, `Amazon's static examples of ${path}`, async (model) => {
      const app = createSandboxWithSpecs();
      const { headers } = await connect(app, 'A1YUNFAN0US01');
      let answered = 0;
      for (const [method, template] of operations) {
        const responses = model.paths[template]?.[method]?.responses ?? {};
        for (const [status, { 'x-amzn-api-sandbox': sandbox }] of Object.entries(responses)) {
          for (const example of sandbox?.static ?? []) {
            // Without parameters nothing tells a refusal from a success; only the success can be asked for.
            const bare = Object.keys(example.request.parameters ?? {}).length === 0;
            if (bare && status !== '200') continue;
            const [call, init] = requestOf(method, template, example);
            const answer = await app.request(`/amazon/${bare ? 'sandbox-na' : 'na'}${call}`, { ...init, headers });
            expect([answer.status, await answer.json()]).toEqual([Number(status), example.response ?? {}]);
            answered += 1;
          }
        }
      }
      expect(answered).toBeGreaterThanOrEqual(operations.length);
    });
  });

  it('do not stand in the way of a living seller', async () => {
    const app = createSandboxWithSpecs();
    const shop = await connect(app, 'A1YUNFAN0US01');
    const { body } = await shop.get('/sellers/v1/account');
    expect(body).toMatchObject({ payload: { business: { nonLatinName: '深圳市云帆科技有限公司' } } });
  });

  it('are all that the static sandbox answers', async () => {
    const app = createSandboxWithSpecs();
    const { headers } = await connect(app, 'A1YUNFAN0US01');
    const call = '/amazon/sandbox-na/orders/v0/orders?MarketplaceIds=ATVPDKIKX0DER&CreatedAfter=2026-11-01';
    const answer = await app.request(call, { headers });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { errors: [expect.objectContaining({ message: 'Could not match input arguments' })] },
    ]);
  });
});
