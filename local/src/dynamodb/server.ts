import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CALM, type ChaosOptions } from './chaos.ts';
import { openDatabase } from './database.ts';
import { createFeed, type RecordsListener } from './feed.ts';
import { createHttpServer } from './http.ts';
import { trimStreams } from './stream-operations.ts';
import { sweepExpired } from './time-to-live.ts';

export type { ChaosOptions } from './chaos.ts';

export type DynamoDbOptions = {
  /** A folder of its own; without one, everything is in memory. */
  path?: string;
  /** A free one when left out. */
  port?: number;
  now?: () => Date;
  chaos?: ChaosOptions;
  /** Stands in every ARN; a China region by default, so that nothing here gets used to one partition. */
  region?: string;
  /** Where a line goes that somebody should read. */
  warn?: (message: string) => void;
};

export type DynamoDb = {
  endpoint: string;
  port: number;
  /** Hands over stream records as Lambda would: in order, at least once, again after a restart if not handled. */
  onRecords(listener: RecordsListener): () => void;
  /** Deletes items whose time to live is over, and forgets old stream records and tokens. Call it every minute. */
  sweepExpired(): Promise<number>;
  close(): Promise<void>;
};

/** DynamoDB on one machine: dynalite's expressions and queries over one LevelDB, with transactions and streams. */
export async function startDynamoDb({
  path,
  port = 0,
  now = () => new Date(),
  chaos = CALM,
  region = 'cn-north-1',
  warn = console.warn,
}: DynamoDbOptions = {}): Promise<DynamoDb> {
  const database = await openDatabase({ path, now, chaos, region, onCommitted: () => feed.wake() });
  const { level, committer, tokens } = database;
  const feed = createFeed({ database, warn });
  const server = createHttpServer(database, warn);
  const address = await listen(server, port).catch(async (error: unknown) => {
    await level.close();
    throw error;
  });

  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    port: address.port,
    onRecords: feed.subscribe,
    async sweepExpired() {
      await trimStreams(database);
      await tokens.forgetOld();
      return sweepExpired(database);
    },
    async close() {
      await closeServer(server);
      await committer.settled();
      await feed.close();
      await level.close();
    },
  };
}

async function listen(server: Server, port: number): Promise<AddressInfo> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server.address() as AddressInfo;
}

const CLOSE_MS = 5_000;

/** Answers what has been asked; a caller that does not finish asking is cut off. */
async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  setTimeout(() => server.closeAllConnections(), CLOSE_MS).unref();
  await closed;
}
