/**
 * The one way out to other people's servers.
 *
 * An outside call has two results here: an answer, whatever its status says, or *unknown* — nothing readable came back,
 * so the work may or may not have been done. Nothing is retried and nobody sleeps: the caller knows what a repeat means.
 * Bodies, header values and query strings never reach a cause, since they carry tokens and personal data.
 *
 *     const http = createHttp({ fetch });
 *     const answer = await http.call({ method: 'POST', url, headers, body }, { timeoutMs: 10_000, maxBytes: 1_000_000 });
 *     if (answer.tag === 'unknown') return err({ tag: 'BankUnknown', cause: answer.cause });
 *     const reply = Reply.safeParse(answer.json());
 */
export type Http = {
  /** Reads the whole answer into memory, at most `maxBytes` of it. */
  call(request: HttpRequest, limits: HttpLimits): Promise<HttpAnswer | HttpUnknown>;
  /** Answers as soon as the headers are here. The body throws `BodyBroken` when it ends early or passes a limit. */
  open(request: HttpRequest, limits: HttpLimits): Promise<HttpStream | HttpUnknown>;
};

export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array<ArrayBuffer> | FormData;
};

/** `timeoutMs` covers the whole exchange, body included. `maxBytes` counts the body after the transport's own decoding. */
export type HttpLimits = { timeoutMs: number; maxBytes: number };

export type HttpAnswer = {
  tag: 'answer';
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  bytes: Uint8Array;
  text(): string;
  /** `undefined` when the body is not JSON. */
  json(): unknown;
};

export type HttpStream = {
  tag: 'stream';
  status: number;
  headers: Readonly<Record<string, string>>;
  body: AsyncIterable<Uint8Array>;
};

export type HttpUnknown = { tag: 'unknown'; cause: string };

/** The body of an answer could not be read to its end. */
export class BodyBroken extends Error {
  override readonly name = 'BodyBroken';
}

export function createHttp({ fetch }: { fetch: typeof globalThis.fetch }): Http {
  const start = (request: HttpRequest, timeoutMs: number) =>
    fetch(request.url, {
      method: request.method,
      headers: { ...request.headers },
      // Followed blindly, a redirect would carry a token to a host we never named.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      ...(request.body === undefined ? {} : { body: request.body }),
    });

  return {
    async call(request, limits) {
      try {
        const response = await start(request, limits.timeoutMs);
        const bytes = await collect(bodyOf(response, limits.maxBytes));
        return answer(response, bytes);
      } catch (error) {
        return { tag: 'unknown', cause: causeOf(error) };
      }
    },

    async open(request, limits) {
      try {
        const response = await start(request, limits.timeoutMs);
        const { status } = response;
        return { tag: 'stream', status, headers: headersOf(response), body: bodyOf(response, limits.maxBytes) };
      } catch (error) {
        return { tag: 'unknown', cause: causeOf(error) };
      }
    },
  };
}

function answer(response: Response, bytes: Uint8Array): HttpAnswer {
  const text = () => new TextDecoder().decode(bytes);
  return {
    tag: 'answer',
    status: response.status,
    headers: headersOf(response),
    bytes,
    text,
    json: () => parse(text()),
  };
}

const headersOf = (response: Response): Record<string, string> => Object.fromEntries(response.headers.entries());

async function* bodyOf(response: Response, maxBytes: number): AsyncGenerator<Uint8Array> {
  if (!response.body) return;
  let seen = 0;
  try {
    for await (const chunk of response.body) {
      seen += chunk.length;
      if (seen > maxBytes) throw new BodyBroken(`the answer is over ${maxBytes} bytes`);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof BodyBroken ? error : new BodyBroken(causeOf(error));
  }
}

async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Names what went wrong without repeating the URL: undici puts host names and paths into its messages. */
function causeOf(error: unknown): string {
  if (error instanceof BodyBroken) return error.message;
  const { name, cause } = (error ?? {}) as { name?: unknown; cause?: { code?: unknown } };
  if (typeof name !== 'string') return 'the call failed';
  return typeof cause?.code === 'string' ? `${name}: ${cause.code}` : name;
}
