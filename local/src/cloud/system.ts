import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { createApi } from '@loan/functions/handlers/api/app';
import { createLaneHandler } from '@loan/functions/handlers/lane';
import type { Deps } from '@loan/functions/use-cases/deps';
import { createSandbox, type Sandbox } from '@loan/sandbox/server';
import { instantOf } from '@loan/shared/time/instant';
import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { startDynamoDb } from '../dynamodb/server.ts';
import { takeForm, UPLOADS_PATH } from '../object-store/local-upload-forms.ts';
import { LOCAL_DEPOSIT_FEN, PARTNER_ID } from './configuration.ts';
import { type ApiHandler, throughGateway } from './gateway.ts';
import { runLanes } from './lanes.ts';
import { breakLeases } from './leases.ts';
import { localClient, localDeps, uploadKey } from './local-deps.ts';
import { makeTable, TABLE } from './make-table.ts';
import { servePage } from './page.ts';
import { announce, withdraw } from './running.ts';

export type SystemOptions = {
  /** Everything the system and its stand-ins remember. */
  dataDir: string;
  /** 0: any free one. */
  port: number;
  /** Also deliver records twice, lag index reads, throttle and conflict, from this seed. */
  strictSeed?: number;
  pace?: 'instant' | 'published';
  /** The built web page; without it only API and sandbox are served. */
  pageDir?: string;
  log?: (line: string) => void;
  now?: () => Date;
  env?: NodeJS.ProcessEnv;
};

export type System = { url: string; port: number; deps: Deps; sandbox: Sandbox; close(): Promise<void> };

/** The whole system in one process on one port: page, API, table, work and the outside world. */
export async function startSystem(options: SystemOptions): Promise<System> {
  const { dataDir, strictSeed, log = () => {}, now = () => new Date(), env = process.env } = options;
  mkdirSync(dataDir, { recursive: true });
  const warn = (message: string) => log(JSON.stringify({ level: 'warn', what: message }));
  const dynamo = await startDynamoDb({
    path: join(dataDir, 'dynamodb'),
    now,
    warn,
    ...(strictSeed === undefined
      ? {}
      : {
          chaos: {
            seed: strictSeed,
            conflictRate: 0.03,
            throttleRate: 0.02,
            lagIndexReadsMs: 300,
            duplicateRecordsRate: 0.2,
          },
        }),
  });
  const client = localClient(dynamo.endpoint);
  await makeTable(client);
  await breakLeases(client, TABLE);

  // The port is known only once the server listens, and the vendors' callbacks need it: hence the late address.
  const address = { url: '' };
  const sandbox = createSandbox({
    dataDir,
    publicUrl: () => `${address.url}/sandbox`,
    now,
    ...(options.pace ? { pace: options.pace } : {}),
  });
  // Whoever asks while the parts are still being put together waits for them.
  let assembled: (deps: Deps) => void = () => {};
  const assembling = new Promise<Deps>((resolve) => {
    assembled = resolve;
  });
  const depsOf = () => assembling;
  const api = handle(createApi(depsOf)) as unknown as ApiHandler;
  const app = new Hono();
  app.get('/api/health', async (c) => health(c.req.raw, address.url, options.pageDir));
  app.all('/api/*', (c) => throughGateway(api, c.req.raw, { newId: randomUUID }));
  app.route('/sandbox', sandbox.app);
  // Straight to the store, as in the cloud: neither the gateway nor the API sees a file.
  app.post(UPLOADS_PATH, async (c) => {
    const { objects } = await depsOf();
    return takeForm({ objects, key: uploadKey(dataDir), now }, c.req.raw);
  });
  if (options.pageDir) servePage(app, options.pageDir);

  const server = await listen(app, options.port);
  const port = (server.address() as { port: number }).port;
  address.url = `http://127.0.0.1:${port}`;
  const deps = localDeps({ dataDir, client, url: address.url, log, now, env });
  if (!(await deps.ledger.deposit(PARTNER_ID))) {
    await deps.ledger.setDeposit(PARTNER_ID, LOCAL_DEPOSIT_FEN, instantOf(now()), { kind: 'operator', id: 'local' });
  }
  assembled(deps);

  const laneHandler = (lane: 'calls' | 'pulls' | 'documents') => createLaneHandler(lane, depsOf) as never;
  const lanes = runLanes(
    { calls: laneHandler('calls'), pulls: laneHandler('pulls'), documents: laneHandler('documents') },
    { now, newId: randomUUID, warn },
  );
  const unsubscribe = dynamo.onRecords((event) => lanes.onStream(event));
  const expiring = setInterval(() => void dynamo.sweepExpired(), 60_000);
  await lanes.sweep();
  announce(dataDir, { url: address.url, dynamodb: dynamo.endpoint });

  return {
    url: address.url,
    port,
    deps,
    sandbox,
    async close() {
      withdraw(dataDir);
      clearInterval(expiring);
      unsubscribe();
      await lanes.close();
      await sandbox.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      client.destroy();
      await dynamo.close();
    },
  };
}

const listen = (app: Hono, port: number): Promise<ServerType> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => resolve(server));
    server.once('error', reject);
  });

/** 200 only when page, API and sandbox are all up. */
async function health(_request: Request, url: string, pageDir: string | undefined): Promise<Response> {
  const page = pageDir !== undefined && existsSync(join(pageDir, 'index.html'));
  const sandbox = await fetch(`${url}/sandbox/health`).then(
    ({ ok }) => ok,
    () => false,
  );
  const up = { page, api: true, sandbox };
  return Response.json(up, { status: page && sandbox ? 200 : 503 });
}
