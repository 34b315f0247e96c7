import { describe, expect, it } from '@jest/globals';
import { createAdminApiClient } from '@shopify/admin-api-client';
import { createTestSandbox, DAY_MS, jsonRequest } from '../testing/sandbox.ts';
import { connectShopify } from '../testing/shopify.ts';
import { createWorldTrade } from '../trade/world-trade.ts';

const CLOSED_LOOP = 'lvye-outdoor.myshopify.com';
const SHOPIFY_PAYMENTS = 'gudao-design.myshopify.com';
const ALL = 'read_orders,read_all_orders,read_inventory,read_shopify_payments_payouts';

type Money = { shopMoney: { amount: string } };
type OrderNode = {
  id: string;
  name: string;
  createdAt: string;
  updatedAt: string;
  displayFinancialStatus: string;
  totalPriceSet: Money;
  totalRefundedSet: Money;
  refunds: { createdAt: string; totalRefundedSet: Money }[];
  fulfillments: { trackingInfo: { number: string }[] }[];
};
type Connection<T> = { nodes: T[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
type Data = {
  orders: Connection<OrderNode>;
  ordersCount: { count: number };
  shopifyPaymentsAccount: {
    balance: { amount: string }[];
    bankAccounts: Connection<{ accountNumberLastDigits: string }>;
    payouts: Connection<{ id: string; net: { amount: string }; summary: Record<string, { amount: string }> }>;
    balanceTransactions: Connection<{ type: string; net: { amount: string }; associatedPayout: { id: string | null } }>;
  } | null;
  inventoryItems: Connection<{
    sku: string;
    inventoryLevels: Connection<{ quantities: { name: string; quantity: number }[] }>;
  }>;
  node: {
    status: string;
    url: string | null;
    objectCount: string;
    rootObjectCount: string;
    fileSize: string;
    errorCode: string | null;
  };
  bulkOperationRunQuery: {
    bulkOperation: { id: string } | null;
    userErrors: { message: string; field: string[] | null }[];
  };
};
type Answer = {
  data: Data;
  errors?: { message: string; extensions: Record<string, unknown> }[];
  extensions: { cost: Cost; search?: unknown };
};
type Cost = {
  requestedQueryCost: number;
  actualQueryCost: number | null;
  throttleStatus: { currentlyAvailable: number };
};

const ORDERS = `query Orders($first: Int!, $after: String, $query: String, $reverse: Boolean, $sortKey: OrderSortKeys) {
  orders(first: $first, after: $after, query: $query, reverse: $reverse, sortKey: $sortKey) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id name createdAt updatedAt displayFinancialStatus
      totalPriceSet { shopMoney { amount currencyCode } }
      totalRefundedSet { shopMoney { amount } }
      refunds { createdAt totalRefundedSet { shopMoney { amount } } }
      fulfillments { trackingInfo { number } }
    }
  }
}`;

async function openShop(host = CLOSED_LOOP, scope = ALL, options: Parameters<typeof createTestSandbox>[0] = {}) {
  const sandbox = createTestSandbox(options);
  const trade = createWorldTrade(sandbox.world);
  const shop = trade.shop('shopify', host);
  if (!shop) throw new Error(`no shop ${host}`);
  const { tokens, ask } = await connectShopify(sandbox.app, host, scope);
  const query = async (text: string, variables: Record<string, unknown> = {}) =>
    (await ask(text, variables)).body as unknown as Answer;
  const orders = async (variables: Record<string, unknown>) => {
    const found: OrderNode[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data } = await query(ORDERS, { first: 40, after, ...variables });
      found.push(...data.orders.nodes);
      [after, more] = [data.orders.pageInfo.endCursor, data.orders.pageInfo.hasNextPage];
    }
    return found;
  };
  return { ...sandbox, trade, shop, tokens, ask, query, orders };
}

const cents = (amount: string | undefined): number => Math.round(Number(amount) * 100);
const OCTOBER = { from: Date.parse('2026-10-01T00:00:00Z'), to: Date.parse('2026-11-01T00:00:00Z') };
const IN_OCTOBER = "created_at:>='2026-10-01T00:00:00Z' AND created_at:<'2026-11-01T00:00:00Z'";

describe('the orders of a shop', () => {
  it('come page by page, each once, with the amounts of the trade', async () => {
    const { orders, trade, shop } = await openShop();
    const sales = [...trade.sales(shop, OCTOBER.from, OCTOBER.to)];
    const found = await orders({ query: IN_OCTOBER });
    expect(found.map(({ name }) => name)).toEqual(sales.map(({ number }) => `#${number}`));
    const sum = found.reduce((total, order) => total + cents(order.totalPriceSet.shopMoney.amount), 0);
    expect(sum).toBe(sales.reduce((total, sale) => total + sale.total + sale.shipping, 0));
  });

  it('come backwards as well', async () => {
    const { orders } = await openShop();
    const [forwards, backwards] = [
      await orders({ query: IN_OCTOBER }),
      await orders({ query: IN_OCTOBER, reverse: true }),
    ];
    expect(backwards.map(({ id }) => id)).toEqual(forwards.map(({ id }) => id).reverse());
  });

  it('go from authorised to paid when they leave', async () => {
    const { orders, app, clock } = await openShop();
    const waiting = await orders({ query: 'financial_status:authorized created_at:>=2026-11-15' });
    expect(waiting.length).toBeGreaterThan(0);
    clock.forward(10 * DAY_MS);
    const { ask } = await connectShopify(app, CLOSED_LOOP);
    const status = async ({ id }: OrderNode) => {
      const { body } = await ask('query O($id: ID!) { order(id: $id) { displayFinancialStatus } }', { id });
      return (body as { data: { order: { displayFinancialStatus: string } } }).data.order.displayFinancialStatus;
    };
    const later = new Set(await Promise.all(waiting.slice(0, 10).map(status)));
    expect([...later].every((one) => ['PAID', 'REFUNDED', 'PARTIALLY_REFUNDED', 'VOIDED'].includes(one))).toBe(true);
  });

  it('are sorted by change when asked to, and a change shows', async () => {
    const { orders } = await openShop();
    const changed = await orders({ query: "updated_at:>='2026-11-20T00:00:00Z'", sortKey: 'UPDATED_AT' });
    const times = changed.map(({ updatedAt }) => updatedAt);
    expect(times).toEqual([...times].sort());
    expect(changed.some(({ createdAt }) => createdAt < '2026-11-05')).toBe(true);
    expect(changed.some(({ refunds }) => refunds.length > 0)).toBe(true);
  });

  it('carry the tracking numbers the carrier knows, and refunds that come to what went back', async () => {
    const { orders, trade, shop } = await openShop();
    const found = await orders({ query: IN_OCTOBER });
    const shipped = found.filter(({ fulfillments }) => fulfillments.length > 0);
    const numbers = new Map(
      [...trade.sales(shop, OCTOBER.from, OCTOBER.to)].map((sale) => [`#${sale.number}`, sale.trackingNumber]),
    );
    expect(
      shipped.every(({ name, fulfillments }) => fulfillments[0]?.trackingInfo[0]?.number === numbers.get(name)),
    ).toBe(true);
    for (const order of found) {
      const refunded = order.refunds.reduce((sum, refund) => sum + cents(refund.totalRefundedSet.shopMoney.amount), 0);
      expect(refunded).toBe(cents(order.totalRefundedSet.shopMoney.amount));
    }
  });

  it('are those of the last sixty days without read_all_orders', async () => {
    const { query } = await openShop(CLOSED_LOOP, 'read_orders');
    const [oldest] = (await query(ORDERS, { first: 1 })).data.orders.nodes;
    expect(oldest?.createdAt.slice(0, 10)).toBe('2026-09-23');
  });

  it('are counted up to a limit', async () => {
    const { query, trade, shop } = await openShop();
    const count = [...trade.sales(shop, OCTOBER.from, OCTOBER.to)].length;
    const asked = `{ ordersCount(query: "${IN_OCTOBER}") { count } }`;
    expect((await query(asked)).data.ordersCount.count).toBe(count);
  });
});

describe('a query', () => {
  it('without the scope is denied, and says which one it takes', async () => {
    const { query } = await openShop(CLOSED_LOOP, 'read_inventory');
    const { data, errors } = await query(ORDERS, { first: 1 });
    expect(data).toBeNull();
    expect(errors?.[0]).toMatchObject({
      message: 'Access denied for orders field. Required access: `read_orders` access scope.',
      extensions: { code: 'ACCESS_DENIED' },
    });
  });

  it.each([
    ['of a field that does not exist', '{ shop { mood } }', 'undefinedField'],
    ['of a list without a length', '{ orders { nodes { id } } }', 'BAD_REQUEST'],
    ['of more than 250 at once', '{ orders(first: 251) { nodes { id } } }', 'BAD_REQUEST'],
    [
      'that costs too much',
      '{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { id } } } } }',
      'MAX_COST_EXCEEDED',
    ],
  ])('%s is refused', async (_, text, code) => {
    const { query } = await openShop();
    expect((await query(text)).errors?.[0]?.extensions['code']).toBe(code);
  });

  it('is told which search fields mean nothing', async () => {
    const { query } = await openShop();
    const { extensions } = await query(ORDERS, { first: 1, query: 'mood:happy' });
    expect(extensions.search).toEqual([
      { warnings: [{ field: 'mood', message: 'Invalid search field for this query.' }] },
    ]);
  });

  it('costs what it may bring at most, and gets back what it did not bring', async () => {
    const { query } = await openShop(CLOSED_LOOP, ALL, { pace: 'published' });
    const { extensions } = await query('{ orders(first: 10, query: "name:nobody") { nodes { id } } }');
    // By hand: a connection is 2, ten orders are 10; none came.
    expect(extensions.cost).toMatchObject({ requestedQueryCost: 12, actualQueryCost: 2 });
    expect(extensions.cost.throttleStatus.currentlyAvailable).toBe(1_998);
  });

  it('is throttled when the bucket is empty, and not when it has filled again', async () => {
    const { query, clock } = await openShop(CLOSED_LOOP, ALL, { pace: 'published' });
    const dear = '{ orders(first: 249) { nodes { totalPriceSet { shopMoney { amount } } } } }';
    const first = await query(dear);
    expect(first.extensions.cost.actualQueryCost).toBe(2 + 249 * 3);
    await query(dear);
    const refused = await query(dear);
    expect(refused.errors?.[0]).toMatchObject({ message: 'Throttled', extensions: { code: 'THROTTLED' } });
    expect(refused.extensions.cost.actualQueryCost).toBeNull();
    clock.forward(5_000);
    expect((await query(dear)).errors).toBeUndefined();
  });

  it('is throttled in the same words by a fault', async () => {
    const { app, ask } = await openShop();
    await app.request('/control/faults', jsonRequest({ vendor: 'shopify', kind: 'quota', times: 1 }));
    expect((await ask('{ shop { name } }')).body['errors']).toEqual([
      expect.objectContaining({ message: 'Throttled' }),
    ]);
  });

  it('is answered by the oldest version that stands when its own is gone', async () => {
    const { app, tokens } = await openShop();
    const status = async (version: string) => {
      const { headers, ...rest } = jsonRequest({ query: '{ shop { name } }' });
      const sent = { ...(headers as Record<string, string>), 'x-shopify-access-token': String(tokens['access_token']) };
      const answer = await app.request(`/shopify/${CLOSED_LOOP}/admin/api/${version}/graphql.json`, {
        ...rest,
        headers: sent,
      });
      return [answer.status, answer.headers.get('x-shopify-api-version')];
    };
    expect(await status('2024-04')).toEqual([200, '2026-01']);
    expect(await status('2026-10')).toEqual([200, '2026-10']);
    expect(await status('v1')).toEqual([404, null]);
  });
});

const PAYMENTS = `{ shopifyPaymentsAccount {
  balance { amount }
  bankAccounts(first: 1) { nodes { accountNumberLastDigits } }
  payouts(first: 5, reverse: true) { nodes { id net { amount } summary { chargesGross { amount } chargesFee { amount } refundsFeeGross { amount } } } }
} }`;

describe('Shopify Payments', () => {
  it('is not there in a shop that is paid through somebody else', async () => {
    const { query } = await openShop();
    expect((await query(PAYMENTS)).data.shopifyPaymentsAccount).toBeNull();
  });

  it('pays out charges less fees less refunds, into the account whose tail it tells', async () => {
    const { query, trade, shop, clock } = await openShop(SHOPIFY_PAYMENTS);
    const account = (await query(PAYMENTS)).data.shopifyPaymentsAccount;
    const made = trade.payouts(shop, 0, clock.now().getTime()).filter(({ paidAt }) => paidAt !== undefined);
    expect(account?.payouts.nodes.map(({ net }) => cents(net.amount))).toEqual(
      made
        .slice(-5)
        .reverse()
        .map(({ net }) => net),
    );
    for (const { net, summary } of account?.payouts.nodes ?? []) {
      const { chargesGross, chargesFee, refundsFeeGross } = summary;
      expect(cents(chargesGross?.amount) - cents(chargesFee?.amount) + cents(refundsFeeGross?.amount)).toBe(
        cents(net.amount),
      );
    }
    expect(account?.bankAccounts.nodes).toEqual([{ accountNumberLastDigits: shop.paidInto.accountTail }]);
  });

  it('tells what each payout is made of', async () => {
    const { query } = await openShop(SHOPIFY_PAYMENTS);
    const text = `query M($after: String) { shopifyPaymentsAccount {
      payouts(first: 1, reverse: true) { nodes { id net { amount } } }
      balanceTransactions(first: 200, after: $after, reverse: true, query: "processed_at:>=2026-11-01") {
        nodes { type net { amount } associatedPayout { id } } pageInfo { hasNextPage endCursor }
      }
    } }`;
    const moves: { type: string; net: { amount: string }; associatedPayout: { id: string | null } }[] = [];
    let [last, after, more] = ['', null as string | null, true];
    while (more) {
      const account = (await query(text, { after })).data.shopifyPaymentsAccount;
      moves.push(...(account?.balanceTransactions.nodes ?? []));
      last = account?.payouts.nodes[0]?.id ?? '';
      [after, more] = [
        account?.balanceTransactions.pageInfo.endCursor ?? null,
        account?.balanceTransactions.pageInfo.hasNextPage ?? false,
      ];
    }
    const ofLast = moves.filter(({ associatedPayout }) => associatedPayout.id === last);
    expect(new Set(ofLast.map(({ type }) => type))).toEqual(new Set(['CHARGE', 'REFUND', 'TRANSFER']));
    expect(ofLast.reduce((sum, { net }) => sum + cents(net.amount), 0)).toBe(0);
  });
});

describe('the stock of a shop', () => {
  it('is told for each SKU by what it is there for', async () => {
    const { query, trade, shop } = await openShop();
    const { inventoryItems } = (
      await query(
        '{ inventoryItems(first: 50) { nodes { sku inventoryLevels(first: 5) { nodes { quantities(names: ["available", "committed"]) { name quantity } } } } } }',
      )
    ).data;
    const told = inventoryItems.nodes.map(({ sku, inventoryLevels }) => [
      sku,
      ...(inventoryLevels.nodes[0]?.quantities ?? []).map(({ quantity }) => quantity),
    ]);
    expect(told).toEqual(trade.stock(shop).map(({ sku, sellable, reserved }) => [sku.sku, sellable, reserved]));
  });

  it('knows no other quantities', async () => {
    const { query } = await openShop();
    const { errors } = await query(
      '{ inventoryItems(first: 1) { nodes { inventoryLevels(first: 1) { nodes { quantities(names: ["lost"]) { quantity } } } } } }',
    );
    expect(errors?.[0]?.message).toBe('The quantity name lost is invalid.');
  });
});

const RUN =
  'mutation R($query: String!) { bulkOperationRunQuery(query: $query) { bulkOperation { id status } userErrors { field message } } }';
const POLL =
  'query P($id: ID!) { node(id: $id) { ... on BulkOperation { status url objectCount rootObjectCount fileSize errorCode } } }';
const EXPORT = `{ orders(query: "${IN_OCTOBER}") { edges { node { id name totalPriceSet { shopMoney { amount } } lineItems { edges { node { id quantity } } } } } } }`;

describe('an export of history', () => {
  const start = async (query: Awaited<ReturnType<typeof openShop>>['query'], text = EXPORT) =>
    (await query(RUN, { query: text })).data.bulkOperationRunQuery;

  it('brings every order of the window and its lines, each naming its order', async () => {
    const { app, query, trade, shop } = await openShop();
    const { bulkOperation, userErrors } = await start(query);
    expect(userErrors).toEqual([]);
    const { node } = (await query(POLL, { id: bulkOperation?.id })).data;
    expect(node).toMatchObject({ status: 'COMPLETED', errorCode: null });
    const { pathname, search } = new URL(node.url ?? '');
    const file = await (await app.request(pathname.replace('/sandbox', '') + search)).text();
    const lines = file
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; name?: string; __parentId?: string });
    expect([String(lines.length), String(Buffer.byteLength(file))]).toEqual([node.objectCount, node.fileSize]);
    const [orders, items] = [lines.filter((line) => !line.__parentId), lines.filter((line) => line.__parentId)];
    const sales = [...trade.sales(shop, OCTOBER.from, OCTOBER.to)];
    expect(orders.map(({ name }) => name)).toEqual(sales.map(({ number }) => `#${number}`));
    expect(items.length).toBe(sales.reduce((sum, sale) => sum + sale.lines.length, 0));
    const ids = new Set(orders.map(({ id }) => id));
    expect(items.every(({ __parentId = '' }) => ids.has(__parentId))).toBe(true);
  });

  it('takes its time, and only one runs at once', async () => {
    const { query, clock } = await openShop(CLOSED_LOOP, ALL, { pace: 'published' });
    const { bulkOperation } = await start(query);
    expect((await query(POLL, { id: bulkOperation?.id })).data.node).toMatchObject({ status: 'RUNNING', url: null });
    const second = await start(query);
    expect([second.bulkOperation, second.userErrors[0]?.message]).toEqual([
      null,
      expect.stringContaining('already in progress'),
    ]);
    clock.forward(20_000);
    expect((await query(POLL, { id: bulkOperation?.id })).data.node.status).toBe('COMPLETED');
    expect((await start(query)).userErrors).toEqual([]);
  });

  it('can be called off while it runs', async () => {
    const { query } = await openShop(CLOSED_LOOP, ALL, { pace: 'published' });
    const { bulkOperation } = await start(query);
    const cancel =
      'mutation C($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } } }';
    expect((await query(cancel, { id: bulkOperation?.id })).data).toEqual({
      bulkOperationCancel: { bulkOperation: { status: 'CANCELED' }, userErrors: [] },
    });
  });

  it('lies there for seven days, for whoever has the address', async () => {
    const { app, query, clock } = await openShop();
    const { bulkOperation } = await start(query);
    const { node } = (await query(POLL, { id: bulkOperation?.id })).data;
    const path = (url: URL) => url.pathname.replace('/sandbox', '') + url.search;
    const address = new URL(node.url ?? '');
    const guessed = new URL(address);
    guessed.searchParams.set('token', 'guess');
    expect((await app.request(path(guessed))).status).toBe(403);
    clock.forward(7 * DAY_MS);
    expect((await app.request(path(address))).status).toBe(403);
  });

  it.each([
    ['is not a list', '{ shop { name } }'],
    ['does not exist', '{ moods { edges { node { id } } } }'],
    ['is no query', 'orders please'],
  ])('of what %s is refused as an error of its user', async (_, text) => {
    const { query } = await openShop();
    const { bulkOperation, userErrors } = await start(query, text);
    expect([bulkOperation, userErrors[0]?.field]).toEqual([null, ['query']]);
  });

  it('fails without the scope', async () => {
    const { query } = await openShop(CLOSED_LOOP, 'read_inventory');
    const { bulkOperation } = await start(query);
    expect((await query(POLL, { id: bulkOperation?.id })).data.node).toMatchObject({
      status: 'FAILED',
      errorCode: 'ACCESS_DENIED',
    });
  });
});

describe("Shopify's own client", () => {
  it('reads a shop with variables, and is told what is wrong with a query', async () => {
    const { app, tokens } = await openShop();
    const client = createAdminApiClient({
      storeDomain: CLOSED_LOOP,
      apiVersion: '2026-07',
      accessToken: String(tokens['access_token']),
      // It builds https://{shop}/admin/api/…; the sandbox has each host as the first part of the path.
      customFetchApi: async (url, init) => {
        const { host, pathname } = new URL(String(url));
        return app.request(`/shopify/${host}${pathname}`, init as RequestInit);
      },
    });
    const read = await client.request(ORDERS, { variables: { first: 3 } });
    expect((read.data as Data).orders.nodes).toHaveLength(3);
    const wrong = await client.request('{ shop { mood } }');
    expect(wrong.errors?.graphQLErrors?.[0]?.message).toBe("Field 'mood' doesn't exist on type 'Shop'");
    const denied = createAdminApiClient({
      storeDomain: CLOSED_LOOP,
      apiVersion: '2026-07',
      accessToken: 'shpat_guess',
      customFetchApi: async (url, init) =>
        app.request(`/shopify/${new URL(String(url)).host}${new URL(String(url)).pathname}`, init as RequestInit),
    });
    expect((await denied.request('{ shop { name } }')).errors?.networkStatusCode).toBe(401);
  });
});
