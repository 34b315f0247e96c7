import { randomUUID } from 'node:crypto';
import {
  type DocumentNode,
  type ExecutionResult,
  executeSync,
  type GraphQLError,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { type Context, Hono } from 'hono';
import { readJson } from '../kernel/json.ts';
import type { Bulk } from './bulk.ts';
import type { Call } from './call.ts';
import { costOf } from './cost.ts';
import type { OauthOptions } from './oauth.ts';
import { findOrder } from './orders.ts';
import { ROOT } from './root.ts';
import { SCHEMA } from './schema.ts';
import { SINGLE_QUERY_MAXIMUM, type Throttle } from './throttle.ts';
import { readAccess } from './tokens.ts';

/** A version is supported for a year. Source: shopify.dev, API versioning. */
const VERSIONS: readonly string[] = ['2026-01', '2026-04', '2026-07', '2026-10'];
const WRITTEN = /^20\d{2}-(01|04|07|10)$/;
const MAX_QUERY = 50_000;

export type AdminOptions = OauthOptions & { bulk: Bulk; throttle: Throttle };
type Asked = { document: DocumentNode; operation: OperationDefinitionNode; variables: Record<string, unknown> };

/** POST /admin/api/{version}/graphql.json of each shop's own host. */
export function createAdminApp(options: AdminOptions): Hono {
  const { world, trade } = options;
  const app = new Hono();
  app.post('/:host/admin/api/:version/graphql.json', async (c) => {
    c.header('x-request-id', randomUUID());
    const version = supported(c.req.param('version'));
    const shop = trade.shop('shopify', c.req.param('host'));
    if (!version || !shop) return c.json({ errors: 'Not Found' }, 404);
    c.header('x-shopify-api-version', version);
    const scopes = readAccess(options, shop.shopId, c.req.header('x-shopify-access-token') ?? '');
    if (!scopes) {
      return c.json({ errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' }, 401);
    }
    const asked = readAsked(await readJson(c));
    if ('errors' in asked) return c.json(asked, asked.status ?? 200);
    const call: Call = { world, trade, shop, scopes, now: world.now().getTime(), warnings: [] };
    return answer(options, c, { call, asked });
  });
  return app;
}

/** A version that is gone is answered by the oldest that stands. */
function supported(version: string): string | undefined {
  if (!WRITTEN.test(version)) return undefined;
  if (VERSIONS.includes(version)) return version;
  const oldest = VERSIONS[0] ?? '';
  return version < oldest ? oldest : undefined;
}

type Refusal = { errors: unknown; status?: 400 };

function readAsked(body: Record<string, unknown> | undefined): Asked | Refusal {
  const { query, variables, operationName } = body ?? {};
  if (typeof query !== 'string' || query.length > MAX_QUERY) {
    return { errors: { query: 'Required parameter missing or invalid' }, status: 400 };
  }
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return { errors: [(error as GraphQLError).toJSON()] };
  }
  const wrong = validate(SCHEMA, document);
  if (wrong.length > 0) return { errors: wrong.map(wordError) };
  const operation = getOperationAST(document, typeof operationName === 'string' ? operationName : undefined);
  if (!operation) return { errors: [{ message: 'An operation name is required' }] };
  const given = typeof variables === 'object' && variables !== null ? (variables as Record<string, unknown>) : {};
  return { document, operation, variables: given };
}

const NO_FIELD = /^Cannot query field "(\w+)" on type "(\w+)"/;

/** Shopify's own words for a field that does not exist, which is what most often goes wrong. */
function wordError(error: GraphQLError) {
  const [, fieldName, typeName] = NO_FIELD.exec(error.message) ?? [];
  if (!fieldName) return error.toJSON();
  return {
    message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
    locations: error.locations,
    extensions: { code: 'undefinedField', typeName, fieldName },
  };
}

function answer({ throttle, bulk }: AdminOptions, c: Context, { call, asked }: { call: Call; asked: Asked }): Response {
  const { document, operation, variables } = asked;
  const { shopId } = call.shop;
  const requestedQueryCost = costOf(asked);
  if (requestedQueryCost > SINGLE_QUERY_MAXIMUM) return c.json({ errors: [tooDear(requestedQueryCost)] });
  const cost = (actualQueryCost: number | null) => ({
    cost: { requestedQueryCost, actualQueryCost, throttleStatus: throttle.status(shopId) },
  });
  if (!throttle.reserve(shopId, requestedQueryCost)) return c.json({ errors: [THROTTLED], extensions: cost(null) });
  const result: ExecutionResult = executeSync({
    schema: SCHEMA,
    document,
    operationName: operation.name?.value,
    variableValues: variables,
    contextValue: call,
    rootValue: { ...ROOT, ...bulkFields(bulk) },
  });
  const actual = result.data ? costOf(asked, result.data) : 0;
  throttle.giveBack(shopId, requestedQueryCost - actual);
  const search = call.warnings.length > 0 && { search: [{ warnings: call.warnings }] };
  const { data, errors } = result;
  return c.json({
    ...(data !== undefined && { data }),
    ...(errors && { errors: errors.map((error) => error.toJSON()) }),
    extensions: { ...cost(actual), ...search },
  });
}

const bulkFields = (bulk: Bulk) => ({
  bulkOperation: ({ id }: { id: string }, call: Call) => bulk.find(call, id),
  currentBulkOperation: ({ type }: { type: string }, call: Call) => (type === 'QUERY' ? bulk.latest(call) : null),
  node: ({ id }: { id: string }, call: Call) =>
    id.startsWith('gid://shopify/Order/') ? findOrder({ id }, call) : bulk.find(call, id),
  bulkOperationRunQuery: ({ query }: { query: string }, call: Call) => bulk.start(call, query),
  bulkOperationCancel: ({ id }: { id: string }, call: Call) => bulk.cancel(call, id),
});

/** Source: shopify.dev, rate limits; a refusal of a GraphQL query comes with status 200. */
const THROTTLED = {
  message: 'Throttled',
  extensions: { code: 'THROTTLED', documentation: 'https://shopify.dev/api/usage/rate-limits' },
};

const tooDear = (cost: number) => ({
  message: `Query cost is ${cost}, which exceeds the single query max cost limit (${SINGLE_QUERY_MAXIMUM}). To query larger amounts of data with fewer limits, bulk operations should be used instead.`,
  extensions: {
    code: 'MAX_COST_EXCEEDED',
    cost,
    maxCost: SINGLE_QUERY_MAXIMUM,
    documentation: 'https://shopify.dev/api/usage/rate-limits',
  },
});

/** One query too many in Shopify's words. */
export function tooManyShopify(c: Context): Response {
  const throttleStatus = { maximumAvailable: 2_000, currentlyAvailable: 0, restoreRate: 100 };
  return c.json({
    errors: [THROTTLED],
    extensions: { cost: { requestedQueryCost: 1, actualQueryCost: null, throttleStatus } },
  });
}
