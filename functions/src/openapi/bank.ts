import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BankOperation, CODES, OPERATIONS } from './operations.ts';
import { BANK_SCHEMAS, jsonSchemaOf } from './schemas.ts';

/** Where the generated document lies. Written by `npx tsx functions/src/openapi/bank.ts`. */
export const BANK_OPENAPI_FILE = new URL('../../../docs/openapi/bank-v1.json', import.meta.url);

const SERVERS = {
  bank: {
    url: '{bankBaseUrl}',
    description: 'Served by the bank',
    variables: { bankBaseUrl: { default: 'https://bank.example' } },
  },
  partner: {
    url: '{partnerBaseUrl}',
    description: 'Served by the partner',
    variables: { partnerBaseUrl: { default: 'https://partner.example' } },
  },
};

/** LOS-Bank v1 as OpenAPI 3.1, from the schemas both sides are held to. */
export function bankOpenApi(): object {
  const paths = OPERATIONS.map((operation) => [
    operation.path,
    { servers: [SERVERS[operation.servedBy]], [operation.method]: describe(operation) },
  ]);
  const schemas = Object.entries(BANK_SCHEMAS).map(([name, schema]) => [name, jsonSchemaOf(schema)]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'LOS-Bank',
      version: '1.0',
      summary: 'The contract between a partner and a lender of record',
      description: 'Rules, examples and how to verify a signature: docs/bank-integration.md.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags: [{ name: 'bank' }, { name: 'partner' }],
    paths: Object.fromEntries(paths),
    components: { parameters: SIGNATURE_HEADERS, schemas: Object.fromEntries(schemas) },
  };
}

function describe({ servedBy, service, method, summary, request, answer, codes, path }: BankOperation): object {
  const own = path.includes('{applicationId}') ? EVENT_PARAMETERS : [];
  return {
    tags: [servedBy],
    operationId: `${servedBy}.${service}`,
    summary,
    parameters: [
      ...Object.keys(SIGNATURE_HEADERS).map((name) => ({ $ref: `#/components/parameters/${name}` })),
      ...own,
    ],
    ...(method === 'post' && request ? { requestBody: { required: true, content: json('Head', request) } } : {}),
    responses: {
      '200': { description: 'Code 0000: accepted', content: json('AnswerHead', answer) },
      ...refusals(codes),
    },
  };
}

/** Codes that share an HTTP status are described together. */
function refusals(codes: BankOperation['codes']): object {
  const byStatus = new Map<string, string[]>();
  for (const code of codes) {
    const { status, meaning } = CODES[code];
    byStatus.set(String(status), [...(byStatus.get(String(status)) ?? []), `${code}: ${meaning}`]);
  }
  const described = [...byStatus].map(([status, meanings]) => [
    status,
    { description: meanings.join('. '), content: json('AnswerHead', 'Empty') },
  ]);
  return Object.fromEntries(described);
}

const json = (head: string, body: string) => ({
  'application/json': {
    schema: {
      type: 'object',
      required: ['head', 'body'],
      properties: { head: { $ref: `#/components/schemas/${head}` }, body: { $ref: `#/components/schemas/${body}` } },
    },
  },
});

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
});

/** Standard Webhooks v1, on requests and on answers. */
const SIGNATURE_HEADERS = {
  'webhook-id': header('webhook-id', 'Unique for each message, the same on each retry of it'),
  'webhook-timestamp': header('webhook-timestamp', 'Seconds since 1970, at most 300 off'),
  'webhook-signature': header('webhook-signature', 'v1,<base64 HMAC-SHA256 of id.timestamp.body>, several allowed'),
};

const EVENT_PARAMETERS = [
  { name: 'applicationId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
  { name: 'after', in: 'query', schema: { type: 'integer', minimum: 0, default: 0 } },
  { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 100 } },
];

export const bankOpenApiText = (): string => `${JSON.stringify(bankOpenApi(), null, 2)}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(BANK_OPENAPI_FILE, bankOpenApiText());
