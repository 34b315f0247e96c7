import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';
import type { Database } from './database.ts';
import type { Input } from './engine.ts';
import { gatewayError, isRefusal } from './errors.ts';
import { OPERATIONS, type RunOperation } from './operations.ts';

/** Source: DynamoDB developer guide, quotas: no request is larger than 16 MB. */
const REQUEST_BYTES_MAX = 16 * 1024 * 1024;

/** Longer than a client waits between two requests: it would send the second into a connection just closed. */
const KEEP_ALIVE_MS = 60_000;

type Answer = { status: number; body: object };

/** DynamoDB's JSON protocol over HTTP: the operation is in a header, the request and the answer are JSON. */
export function createHttpServer(database: Database, warn: (message: string) => void): Server {
  async function answer(request: IncomingMessage): Promise<Answer> {
    try {
      const [run, operation] = operationOf(request);
      const input = parse(await readBody(request));
      database.chaos.throttle(operation);
      return { status: 200, body: await run(database, input) };
    } catch (error) {
      if (isRefusal(error)) return { status: error.statusCode, body: error.body };
      warn(`the embedded database failed: ${error instanceof Error ? error.stack : String(error)}`);
      const __type = 'com.amazonaws.dynamodb.v20120810#InternalServerError';
      return {
        status: 500,
        body: { __type, message: 'The request processing has failed because of an internal error' },
      };
    }
  }

  const server = createServer((request, response) => {
    answer(request).then(({ status, body }) => send(response, status, body));
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
}

function operationOf(request: IncomingMessage): [RunOperation, string] {
  const [service = '', name = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
  const operations = OPERATIONS[service];
  const run = operations && Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (!run) throw gatewayError('UnknownOperationException', '');
  // Whoever reaches the port may use the database, but an unsigned request would fail in the cloud.
  if (!request.headers.authorization?.startsWith('AWS4-'))
    throw gatewayError('MissingAuthenticationTokenException', 'Request is missing Authentication Token');
  return [run, name];
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > REQUEST_BYTES_MAX) throw gatewayError('RequestEntityTooLargeException', 'The request is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parse(body: Buffer): Input {
  try {
    const input: unknown = JSON.parse(body.toString('utf8'));
    if (input !== null && typeof input === 'object' && !Array.isArray(input)) return input as Input;
  } catch {
    // Falls through to the same answer as for JSON of another kind.
  }
  throw gatewayError('SerializationException', '');
}

function send(response: ServerResponse, status: number, body: object): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': bytes.length,
    'x-amzn-requestid': randomUUID(),
    'x-amz-crc32': String(crc32(bytes)),
  });
  response.end(bytes);
}
