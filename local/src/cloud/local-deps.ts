import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createKeyring } from '@loan/functions/adapters/keyring/keyring';
import { createLocalDataKeys, localFingerprintKey } from '@loan/functions/adapters/keyring/local-data-keys';
import { jsonLog } from '@loan/functions/adapters/log/json-log';
import { createContractPrinter } from '@loan/functions/adapters/pdf/contract-printer';
import { installedFonts } from '@loan/functions/adapters/pdf/fonts';
import type { Deps } from '@loan/functions/use-cases/deps';
import { assemble } from '@loan/functions/wiring/assemble';
import { createFolderObjectStore } from '../object-store/folder-object-store.ts';
import { localConfiguration, localHosts, PARTNER_ID } from './configuration.ts';

export const TABLE = 'loans';

export type LocalParts = {
  dataDir: string;
  client: DynamoDBClient;
  /** Where the system is reached, its sandbox below it. */
  url: string;
  log: (line: string) => void;
  now: () => Date;
  env: NodeJS.ProcessEnv;
};

/** The same parts as in the cloud, over one data folder. */
export const localDeps = ({ dataDir, client, url, log, now, env }: LocalParts): Deps =>
  assemble({
    configuration: localConfiguration(`${url}/sandbox`, env),
    partnerId: PARTNER_ID,
    bankIds: ['BANK-A'],
    publicUrl: url,
    hosts: localHosts(`${url}/sandbox`),
    table: TABLE,
    db: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    objects: createFolderObjectStore(join(dataDir, 'objects')),
    keyring: localKeyring(dataDir),
    printer: createContractPrinter(installedFonts()),
    log: jsonLog(log),
    fetch,
    now,
    random: Math.random,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    newId: randomUUID,
    newSecret: () => randomBytes(32).toString('base64url'),
    released: false,
  });

/** The embedded table asks for no account; the SDK will not go without one. */
export const localClient = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'cn-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

/** One key file, readable by its owner only; whoever has it can read every sealed field of this data folder. */
function localKeyring(dataDir: string) {
  const file = join(dataDir, 'keys', 'master.key');
  if (!existsSync(file)) {
    mkdirSync(join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' });
  }
  const masterKey = new Uint8Array(readFileSync(file));
  const bytes = (length: number) => new Uint8Array(randomBytes(length));
  return createKeyring({
    dataKeys: createLocalDataKeys({ masterKey, randomBytes: bytes }),
    fingerprintKey: async () => localFingerprintKey(masterKey),
    now: Date.now,
    randomBytes: bytes,
  });
}
