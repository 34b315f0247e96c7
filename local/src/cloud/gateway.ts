import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { invoke, type LambdaConfig, type LambdaHandler, LambdaTimeout } from './lambda.ts';

/** API Gateway's own limits: an answer after 29 seconds is a 504, a body over 6 MB is refused. */
const TIMEOUT_MS = 29_000;
const MAX_BODY_BYTES = 6 * 1024 * 1024;

export type ApiHandler = LambdaHandler<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

/** A request through the HTTP API to the handler, in the event shape (payload 2.0) the cloud would give it. */
export async function throughGateway(
  handler: ApiHandler,
  request: Request,
  { newId, ...time }: Pick<LambdaConfig, 'newId' | 'time'>,
): Promise<Response> {
  const body = new Uint8Array(await request.arrayBuffer());
  if (body.length > MAX_BODY_BYTES) return Response.json({ message: 'Request Entity Too Large' }, { status: 413 });
  try {
    const answer = await invoke(handler, eventOf(request, body, newId()), {
      functionName: 'api',
      timeoutMs: TIMEOUT_MS,
      newId,
      ...time,
    });
    return responseOf(answer);
  } catch (error) {
    if (error instanceof LambdaTimeout) return Response.json({ message: 'Gateway Timeout' }, { status: 504 });
    return Response.json({ message: 'Internal Server Error' }, { status: 500 });
  }
}

function eventOf(request: Request, body: Uint8Array, requestId: string): APIGatewayProxyEventV2 {
  const url = new URL(request.url);
  const headers = Object.fromEntries(request.headers);
  const isText = body.length === 0 || isUtf8(body);
  return {
    version: '2.0',
    routeKey: 'ANY /api/{proxy+}',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    isBase64Encoded: !isText,
    ...(body.length > 0 ? { body: Buffer.from(body).toString(isText ? 'utf8' : 'base64') } : {}),
    ...(url.search ? { queryStringParameters: Object.fromEntries(url.searchParams) } : {}),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: url.host,
      domainPrefix: 'local',
      http: {
        method: request.method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: 'ANY /api/{proxy+}',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
  };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function responseOf({
  statusCode = 200,
  headers = {},
  body = '',
  isBase64Encoded = false,
}: APIGatewayProxyStructuredResultV2): Response {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  const empty = statusCode === 204 || statusCode === 304;
  return new Response(empty ? null : new Uint8Array(bytes), {
    status: statusCode,
    headers: headers as Record<string, string>,
  });
}
