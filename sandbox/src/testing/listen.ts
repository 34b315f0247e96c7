import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import type { Hono } from 'hono';

export type Listener = { url: string; close: () => Promise<void> };

/** Serves an app on a free port of this machine, for clients that speak nothing but HTTP. */
export async function listen(app: () => Hono): Promise<Listener> {
  const server = createServer((incoming, outgoing) => {
    const answer = async () => {
      const url = `http://${incoming.headers.host}${incoming.url}`;
      const method = incoming.method ?? 'GET';
      const headers = new Headers(incoming.headers as Record<string, string>);
      const body = method === 'GET' ? null : new Uint8Array(Buffer.concat(await incoming.toArray()));
      const response = await app().fetch(new Request(url, { method, headers, body }));
      outgoing.statusCode = response.status;
      response.headers.forEach((value, name) => void outgoing.setHeader(name, value));
      if (!response.body) return outgoing.end();
      return Readable.fromWeb(response.body as NodeReadableStream).pipe(outgoing);
    };
    answer().catch((error: unknown) => outgoing.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
