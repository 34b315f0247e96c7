import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BodyBroken, createHttp } from './http.ts';

const http = createHttp({ fetch });
const limits = { timeoutMs: 500, maxBytes: 1_000 };
let server: Server;
let base = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url?.startsWith('/silent')) return;
    if (request.url === '/away') return void response.writeHead(302, { location: 'http://elsewhere.invalid/' }).end();
    if (request.url === '/large') return void response.end('x'.repeat(5_000));
    if (request.url === '/cut') {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
      return;
    }
    if (request.url === '/busy')
      return void response.writeHead(429, { 'X-Amzn-RateLimit-Limit': '0.0167' }).end('{"a":1}');
    response.end('not json');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const get = (path: string) => http.call({ method: 'GET', url: `${base}${path}` }, limits);

describe('a call to the outside', () => {
  it('gives the answer whatever its status, with header names in lower case', async () => {
    const answer = await get('/busy');
    expect(answer).toMatchObject({ tag: 'answer', status: 429, headers: { 'x-amzn-ratelimit-limit': '0.0167' } });
    expect(answer.tag === 'answer' && answer.json()).toEqual({ a: 1 });
  });

  it('gives no JSON for a body that is none', async () => {
    const answer = await get('/');
    expect(answer.tag === 'answer' && answer.json()).toBeUndefined();
    expect(answer.tag === 'answer' && answer.text()).toBe('not json');
  });

  it.each([
    ['nobody answers in time', '/silent', 'TimeoutError'],
    ['the body is over the limit', '/large', 'the answer is over 1000 bytes'],
    ['the connection breaks in the body', '/cut', 'TypeError: UND_ERR_SOCKET'],
  ])('is unknown when %s', async (_, path, cause) => {
    expect(await get(path)).toEqual({ tag: 'unknown', cause });
  });

  it('is unknown when nobody listens, and does not repeat the address with its secrets', async () => {
    const answer = await http.call({ method: 'GET', url: 'http://127.0.0.1:1/?code=SECRET' }, limits);
    expect(answer).toEqual({ tag: 'unknown', cause: expect.not.stringContaining('SECRET') });
  });

  it('does not follow a redirect to a host we never named', async () => {
    expect(await get('/away')).toMatchObject({ tag: 'answer', status: 302 });
  });
});

describe('a streamed answer', () => {
  const open = (path: string) => http.open({ method: 'GET', url: `${base}${path}` }, limits);

  it.each(['/large', '/cut'])('breaks with a named error while being read: %s', async (path) => {
    const stream = await open(path);
    const read = async () => {
      if (stream.tag === 'stream') for await (const _ of stream.body);
    };
    await expect(read()).rejects.toThrow(BodyBroken);
  });
});
