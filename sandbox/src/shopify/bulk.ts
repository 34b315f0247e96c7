import { gunzipSync, gzipSync } from 'node:zlib';
import { type DocumentNode, executeSync, getNamedType, Kind, parse, validate } from 'graphql';
import { LETTERS_AND_DIGITS, randomText } from '../kernel/random.ts';
import { remember } from '../kernel/remember.ts';
import type { World } from '../kernel/world.ts';
import type { WorldTrade } from '../trade/trade-types.ts';
import { type Call, isoTime } from './call.ts';
import { gid } from './order.ts';
import { ROOT } from './root.ts';
import { SCHEMA } from './schema.ts';

/** One export, as it was asked for. */
type Export = {
  id: string;
  shopId: string;
  scopes: readonly string[];
  query: string;
  createdAt: number;
  token: string;
  cancelledAt?: number;
};
type Made = { objectCount: number; rootObjectCount: number; fileSize: number; zipped: Uint8Array } | 'failed';

const EXPORTS = 'shopify.bulk';
/** assumed: how long an export of a small shop takes; confirm: a live one. */
const WORKING_MS = 20_000;
/** Source: the BulkOperation object: url expires after seven days. */
const URL_MS = 7 * 86_400_000;
const WINDOW_MS = 31 * 86_400_000;
/** An export of ten thousand orders is a third of a megabyte here; one that is forgotten is made up again. */
const FILES_KEPT = 20;

export type Bulk = {
  start(call: Call, query: string): BulkPayload;
  cancel(call: Call, id: string): BulkPayload;
  find(call: Call, id: string): object | null;
  latest(call: Call): object | null;
  /** The file, when the address is right and not too old. */
  download(id: string, token: string): string | undefined;
};
type BulkPayload = {
  bulkOperation: object | null;
  userErrors: { field: string[] | null; message: string; code?: string }[];
};

export function createBulk(world: World, trade: WorldTrade): Bulk {
  const files = new Map<string, Made>();
  const madeOf = (one: Export): Made => remember(files, one.id, FILES_KEPT, () => make(linesOf(world, trade, one)));
  const present = (one: Export) =>
    presentExport(world, one, { made: statusOf(one, world) === 'COMPLETED' ? madeOf(one) : undefined });
  const findIn = ({ shop }: Call, id: string) =>
    exportsOf(world, shop.shopId).find((one) => gid('BulkOperation', one.id) === id);
  return {
    start: (call, query) => startExport(world, call, query),
    cancel: (call, id) => cancelExport(world, findIn(call, id), present),
    find(call, id) {
      const one = findIn(call, id);
      return one ? present(one) : null;
    },
    latest({ shop }) {
      const one = exportsOf(world, shop.shopId).at(-1);
      return one ? present(one) : null;
    },
    download(id, token) {
      const one = world.state.get<Export>(EXPORTS, id);
      const fresh = one && one.token === token && world.now().getTime() < one.createdAt + URL_MS;
      const made = fresh && statusOf(one, world) === 'COMPLETED' ? madeOf(one) : 'failed';
      return made === 'failed' ? undefined : gunzipSync(made.zipped).toString();
    },
  };
}

const exportsOf = ({ state }: World, shopId: string): Export[] =>
  state.entries<Export>(EXPORTS).flatMap(([, kept]) => (kept.shopId === shopId ? [kept] : []));

const isRunning = (one: Export, world: World): boolean => statusOf(one, world) === 'RUNNING';

function startExport(world: World, { shop, scopes }: Call, query: string): BulkPayload {
  const wrong = problemOf(query);
  if (wrong) return refusal('INVALID', wrong);
  const running = exportsOf(world, shop.shopId).find((one) => isRunning(one, world));
  if (running) {
    const which = gid('BulkOperation', running.id);
    const why = `A bulk query operation for this app and shop is already in progress: ${which}.`;
    return refusal('OPERATION_IN_PROGRESS', why, null);
  }
  const id = String(720_000_001 + world.state.entries(EXPORTS).length);
  const token = randomText(world.random, 32, LETTERS_AND_DIGITS);
  const one: Export = { id, shopId: shop.shopId, scopes, query, createdAt: world.now().getTime(), token };
  world.state.set(EXPORTS, id, one);
  return { bulkOperation: presentExport(world, one, { made: undefined, status: 'CREATED' }), userErrors: [] };
}

function cancelExport(world: World, one: Export | undefined, present: (one: Export) => object): BulkPayload {
  if (!one) return { bulkOperation: null, userErrors: [{ field: ['id'], message: 'Bulk operation does not exist' }] };
  if (!isRunning(one, world)) {
    const message = 'A bulk operation cannot be canceled when it is completed';
    return { bulkOperation: present(one), userErrors: [{ field: null, message }] };
  }
  const cancelled = { ...one, cancelledAt: world.now().getTime() };
  world.state.set(EXPORTS, one.id, cancelled);
  return { bulkOperation: present(cancelled), userErrors: [] };
}

const refusal = (code: string, message: string, field: string[] | null = ['query']): BulkPayload => ({
  bulkOperation: null,
  userErrors: [{ field, message, code }],
});

function statusOf({ createdAt, cancelledAt }: Export, world: World): 'RUNNING' | 'COMPLETED' | 'CANCELED' {
  if (cancelledAt !== undefined) return 'CANCELED';
  const done = world.pace() === 'instant' || world.now().getTime() >= createdAt + WORKING_MS;
  return done ? 'COMPLETED' : 'RUNNING';
}

type Shown = { made: Made | undefined; status?: string };

function presentExport(world: World, one: Export, { made, status = statusOf(one, world) }: Shown) {
  const { id, createdAt, query, token } = one;
  const failed = made === 'failed';
  const done = made !== undefined && made !== 'failed' ? made : undefined;
  const fresh = world.now().getTime() < createdAt + URL_MS;
  const url = `${world.publicUrl()}/shopify/storage/bulk/${id}.jsonl?token=${token}`;
  return {
    __typename: 'BulkOperation',
    id: gid('BulkOperation', id),
    type: 'QUERY',
    status: failed ? 'FAILED' : status,
    errorCode: failed ? 'ACCESS_DENIED' : null,
    createdAt: isoTime(createdAt),
    completedAt: done ? isoTime(createdAt + (world.pace() === 'instant' ? 0 : WORKING_MS)) : null,
    objectCount: String(done?.objectCount ?? 0),
    rootObjectCount: String(done?.rootObjectCount ?? 0),
    fileSize: done ? String(done.fileSize) : null,
    // Source: an export of nothing has no file.
    url: done && fresh && done.objectCount > 0 ? url : null,
    partialDataUrl: null,
    query,
  };
}

/** What is wrong with an export's query, if anything. */
function problemOf(query: string): string | undefined {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return `Invalid bulk query: ${(error as Error).message}`;
  }
  const [first] = validate(SCHEMA, document);
  if (first) return `Invalid bulk query: ${first.message}`;
  const [operation, ...others] = rootFields(document);
  if (!operation || others.length > 0) return 'Bulk queries must contain exactly one top-level connection.';
  return operation.isConnection ? undefined : 'Bulk queries must contain at least one connection.';
}

function rootFields(document: DocumentNode): { name: string; isConnection: boolean }[] {
  const fields = SCHEMA.getQueryType()?.getFields() ?? {};
  return document.definitions.flatMap((definition) =>
    definition.kind !== Kind.OPERATION_DEFINITION
      ? []
      : definition.selectionSet.selections.flatMap((selection) => {
          if (selection.kind !== Kind.FIELD) return [];
          const type = fields[selection.name.value]?.type;
          const typeName = type ? getNamedType(type).name : '';
          return [{ name: selection.name.value, isConnection: typeName.endsWith('Connection') }];
        }),
  );
}

type Line = { text: string; isRoot: boolean };

/** Orders are read a month at a time, so that their objects need not all stand in memory at once. */
function* linesOf(world: World, trade: WorldTrade, one: Export): Generator<Line | 'failed'> {
  const shop = trade.shop('shopify', one.shopId);
  if (!shop) return;
  const document = parse(one.query);
  const isOrders = rootFields(document)[0]?.name === 'orders';
  const begin = isOrders ? trade.openedAt(shop) : 0;
  const step = isOrders ? WINDOW_MS : Number.MAX_SAFE_INTEGER;
  for (let from = begin; from <= one.createdAt; from += step) {
    const call: Call = {
      world,
      trade,
      shop,
      scopes: one.scopes,
      now: one.createdAt,
      bulk: { from, to: from + step },
      warnings: [],
    };
    const { data, errors } = executeSync({ schema: SCHEMA, document, rootValue: ROOT, contextValue: call });
    if (errors || !data) {
      yield 'failed';
      return;
    }
    for (const value of Object.values(data)) for (const node of nodesOf(value)) yield* flatten(node);
  }
}

type Node = Record<string, unknown>;

const isConnection = (value: unknown): value is { edges?: { node: Node }[]; nodes?: Node[] } =>
  typeof value === 'object' && value !== null && ('edges' in value || 'nodes' in value);

const nodesOf = (value: unknown): Node[] =>
  isConnection(value) ? (value.nodes ?? (value.edges ?? []).map(({ node }) => node)) : [];

/** An object on one line, then the objects of its connections, each naming its parent. */
function* flatten(node: Node, parentId?: unknown): Generator<Line> {
  const own = Object.fromEntries(Object.entries(node).filter(([, value]) => !isConnection(value)));
  const line = parentId === undefined ? own : { ...own, __parentId: parentId };
  yield { text: `${JSON.stringify(line)}\n`, isRoot: parentId === undefined };
  for (const value of Object.values(node)) for (const child of nodesOf(value)) yield* flatten(child, node['id']);
}

function make(lines: Iterable<Line | 'failed'>): Made {
  const text: string[] = [];
  let rootObjectCount = 0;
  for (const line of lines) {
    if (line === 'failed') return 'failed';
    text.push(line.text);
    rootObjectCount += line.isRoot ? 1 : 0;
  }
  const bytes = Buffer.from(text.join(''));
  return { objectCount: text.length, rootObjectCount, fileSize: bytes.length, zipped: gzipSync(bytes) };
}
