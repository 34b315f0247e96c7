import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { tableDefinition } from '@loan/functions/adapters/dynamodb/table';
import { readZip } from '@loan/functions/adapters/fadada/zip';
import { parametersFor } from '@loan/functions/cloud/parameters';
import { runProgram } from '@loan/local/checks/program';
import { startDynamoDb } from '@loan/local/dynamodb/server';

const UNPACKED_MAX_BYTES = 250 * 1024 * 1024;
const ACCOUNT = { AWS_REGION: 'cn-northwest-1', AWS_ACCESS_KEY_ID: 'nobody', AWS_SECRET_ACCESS_KEY: 'nothing' };
const BANK_ID = 'BANK-A';

/** The names that the template gives its functions, with values for a place without a cloud. */
const environment = {
  STAGE: 'test',
  TABLE_NAME: 'loans',
  FACTS_BUCKET: 'facts',
  EVIDENCE_BUCKET: 'evidence',
  KEY_ARN: 'alias/none',
  PARAMETER_PREFIX: '/seller-loan/test',
  PARTNER_ID: 'P-SZ-001',
  PUBLIC_URL: 'https://loans.example.cn',
  BANKS: `[{"bankId":"${BANK_ID}"}]`,
  DOMAIN_CHECK_FILE: 'AbCdEf1234.txt',
  DOMAIN_CHECK_TEXT: 'a1b2c3',
};
export const VARIABLES = Object.keys(environment);

/** Runs one function's package as Lambda would: in a folder that holds nothing else, with the event as it comes. */
const INVOKE = `
const { handler } = await import(process.env.BUNDLE);
const context = { getRemainingTimeInMillis: () => 20_000 };
process.stdout.write('RESULT ' + JSON.stringify(await handler(JSON.parse(process.env.EVENT), context) ?? null));
process.exit(0);
`;

export type Cloud = { invoke(zip: string, name: string, event: unknown): Promise<unknown>; close(): Promise<void> };

/** An embedded table and a parameter store with every parameter listed, for packages to start against. */
export async function startCloud(): Promise<Cloud> {
  const dynamo = await startDynamoDb();
  const client = new DynamoDBClient({
    endpoint: dynamo.endpoint,
    region: ACCOUNT.AWS_REGION,
    credentials: { accessKeyId: 'nobody', secretAccessKey: 'nothing' },
  });
  await client.send(new CreateTableCommand(tableDefinition(environment.TABLE_NAME)));
  client.destroy();
  const store = createServer((_, response) =>
    response.setHeader('content-type', 'application/x-amz-json-1.1').end(PARAMETERS),
  );
  await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
  const storeUrl = `http://127.0.0.1:${(store.address() as AddressInfo).port}`;
  const folders: string[] = [];

  return {
    async invoke(zip, name, event) {
      const folder = unpack(zip);
      folders.push(folder);
      const { stdout, stderr } = await runProgram({
        command: ['node', '--input-type=module', '--eval', INVOKE],
        cwd: folder,
        env: {
          ...ACCOUNT,
          ...environment,
          AWS_ENDPOINT_URL_SSM: storeUrl,
          AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
          BUNDLE: join(folder, `functions/src/handlers/${name}.mjs`),
          EVENT: JSON.stringify(event),
        },
        timeoutMs: 90_000,
      });
      const result = /RESULT (.*)$/.exec(stdout)?.[1];
      if (result === undefined) throw new Error(`${name} did not answer: ${stdout}${stderr}`);
      return JSON.parse(result);
    },
    async close() {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
      await new Promise((resolve) => store.close(resolve));
      await dynamo.close();
    },
  };
}

const PARAMETERS = JSON.stringify({
  Parameters: parametersFor([BANK_ID]).map(({ name }) => ({
    Name: `${environment.PARAMETER_PREFIX}/${name}`,
    Value: `whsec_${'A'.repeat(32)}`,
  })),
});

/** A package alone in a folder of its own. */
export function unpack(zip: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'loan-bundle-')));
  const entries = readZip(readFileSync(zip), UNPACKED_MAX_BYTES);
  if (!entries) throw new Error(`${zip} cannot be unpacked`);
  for (const { name, bytes } of entries) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}
