import { randomBytes, randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { z } from '@loan/shared/schema';
import { createKeyring } from '../adapters/keyring/keyring.ts';
import { createKmsDataKeys } from '../adapters/keyring/kms-data-keys.ts';
import { jsonLog } from '../adapters/log/json-log.ts';
import { createS3ObjectStore } from '../adapters/object-store-s3/object-store.ts';
import { createS3UploadForms } from '../adapters/object-store-s3/upload-forms.ts';
import { configurationFrom } from '../cloud/parameters.ts';
import type { ContractPrinter } from '../ports/contract-printer.ts';
import type { Deps } from '../use-cases/deps.ts';
import { assemble } from './assemble.ts';
import { readParameters } from './parameter-store.ts';
import { VENDOR_HOSTS } from './vendor-hosts.ts';

/** Read once, at cold start: a missing variable fails the deploy's smoke test, not a borrower. */
const Environment = z.object({
  STAGE: z.string().min(1),
  TABLE_NAME: z.string().min(1),
  FACTS_BUCKET: z.string().min(1),
  EVIDENCE_BUCKET: z.string().min(1),
  KEY_ARN: z.string().min(1),
  PARAMETER_PREFIX: z.string().min(1),
  PARTNER_ID: z.string().min(1),
  PUBLIC_URL: z.string().min(1),
  BANKS: z.string().transform((text) =>
    z
      .array(z.object({ bankId: z.string() }))
      .min(1)
      .parse(JSON.parse(text)),
  ),
});

let made: Promise<Deps> | undefined;

/** The same for every invocation of an instance; a failed start is tried again by the next one. */
export function cloudDeps(): Promise<Deps> {
  made ??= makeDeps().catch((error: unknown) => {
    made = undefined;
    throw error;
  });
  return made;
}

async function makeDeps(): Promise<Deps> {
  const env = Environment.parse(process.env);
  const bankIds = env.BANKS.map(({ bankId }) => bankId);
  const stored = await readParameters(new SSMClient({}), env.PARAMETER_PREFIX);
  const configuration = configurationFrom(new Map(stored.map(({ name, value }) => [name, value])), bankIds);
  if (!configuration.ok) throw new Error(`parameters missing: ${configuration.error.names.join(', ')}`);
  const bytes = (length: number) => new Uint8Array(randomBytes(length));
  const s3 = new S3Client({});
  return assemble({
    configuration: configuration.value,
    partnerId: env.PARTNER_ID,
    bankIds,
    publicUrl: env.PUBLIC_URL,
    hosts: VENDOR_HOSTS,
    table: env.TABLE_NAME,
    db: DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } }),
    uploads: createS3UploadForms({ s3, bucket: env.FACTS_BUCKET, now: () => new Date() }),
    objects: createS3ObjectStore({
      s3,
      buckets: { facts: env.FACTS_BUCKET, evidence: env.EVIDENCE_BUCKET },
    }),
    keyring: createKeyring({
      dataKeys: createKmsDataKeys({ kms: new KMSClient({}), keyId: env.KEY_ARN }),
      fingerprintKey: async () => Buffer.from(configuration.value.fingerprintKey, 'base64'),
      now: Date.now,
      randomBytes: bytes,
    }),
    printer: printerOnDemand(),
    log: jsonLog((line) => process.stdout.write(`${line}\n`)),
    fetch,
    now: () => new Date(),
    random: Math.random,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    newId: randomUUID,
    newSecret: () => randomBytes(32).toString('base64url'),
    released: env.STAGE === 'prod' || env.STAGE === 'cn',
  });
}

/** Only the package of `documents` carries the fonts, and the printer is heavy: the first contract fetches both. */
function printerOnDemand(): ContractPrinter {
  let printer: Promise<ContractPrinter> | undefined;
  return {
    async print(document, at) {
      printer ??= installedPrinter();
      return (await printer).print(document, at);
    },
  };
}

async function installedPrinter(): Promise<ContractPrinter> {
  const { createContractPrinter } = await import('../adapters/pdf/contract-printer.ts');
  const { installedFonts } = await import('../adapters/pdf/fonts.ts');
  return createContractPrinter(installedFonts());
}
