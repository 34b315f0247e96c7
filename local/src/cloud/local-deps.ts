import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createKeyring } from '@loan/functions/adapters/keyring/keyring';
import {
  createLocalDataKeys,
  localFingerprintKey,
  localPortraitSeed,
} from '@loan/functions/adapters/keyring/local-data-keys';
import { jsonLog } from '@loan/functions/adapters/log/json-log';
import { createContractPrinter } from '@loan/functions/adapters/pdf/contract-printer';
import { installedFonts } from '@loan/functions/adapters/pdf/fonts';
import type { Deps } from '@loan/functions/use-cases/deps';
import { assemble, type Parts } from '@loan/functions/wiring/assemble';
import { createFolderObjectStore } from '../object-store/folder-object-store.ts';
import { createLocalUploadForms } from '../object-store/local-upload-forms.ts';
import { localConfiguration, localHosts, PARTNER_ID } from './configuration.ts';
import { TABLE } from './make-table.ts';

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
export const localDeps = ({ dataDir, client, ...parts }: LocalParts): Deps =>
  depsOver({
    ...parts,
    uploads: createLocalUploadForms({ url: parts.url, key: uploadKey(dataDir) }),
    db: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    objects: createFolderObjectStore(join(dataDir, 'objects')),
    masterKey: keptKey(dataDir),
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    fetch,
    random: Math.random,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    newId: randomUUID,
  });

export type PartsOfOneMachine = Omit<LocalParts, 'dataDir' | 'client'> &
  Pick<Parts, 'db' | 'objects' | 'uploads' | 'fetch' | 'random' | 'sleep' | 'newId'> & {
    masterKey: Uint8Array;
    randomBytes: (length: number) => Uint8Array;
  };

/** The parts of one machine over whatever store, clock, chance and network there is. */
export function depsOver({ url, env, log, masterKey, randomBytes: bytes, ...parts }: PartsOfOneMachine): Deps {
  const { now } = parts;
  return assemble({
    ...parts,
    configuration: {
      ...localConfiguration(`${url}/sandbox`, env),
      portraitSigningKeys: Buffer.from(localPortraitSeed(masterKey)).toString('base64'),
    },
    partnerId: PARTNER_ID,
    bankIds: ['BANK-A'],
    publicUrl: url,
    hosts: localHosts(`${url}/sandbox`),
    table: TABLE,
    keyring: createKeyring({
      dataKeys: createLocalDataKeys({ masterKey, randomBytes: bytes }),
      fingerprintKey: async () => localFingerprintKey(masterKey),
      now: () => now().getTime(),
      randomBytes: bytes,
    }),
    printer: createContractPrinter(installedFonts()),
    log: jsonLog(log),
    newSecret: () => Buffer.from(bytes(32)).toString('base64url'),
    released: false,
  });
}

/** The embedded table asks for no account; the SDK will not go without one. */
export const localClient = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'cn-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

/** What forms for files are signed with. */
export const uploadKey = (dataDir: string): Uint8Array =>
  createHmac('sha256', keptKey(dataDir)).update('upload forms').digest();

/** One key file, readable by its owner only; whoever has it can read every sealed field of this data folder. */
function keptKey(dataDir: string): Uint8Array {
  const file = join(dataDir, 'keys', 'master.key');
  if (!existsSync(file)) {
    mkdirSync(join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' });
  }
  return new Uint8Array(readFileSync(file));
}
