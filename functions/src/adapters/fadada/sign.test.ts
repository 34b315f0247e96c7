import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signTaskClient, utils } from '@fddnpm/fasc-openapi-node-sdk';
import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { fascSignature, sameSignature } from './sign.ts';

/** Vectors of independent Python and Java implementations; the third was made with the official SDK's utils.sign. */
const vectors = [
  {
    of: 'a request',
    secret: 'app-secret',
    params: {
      'X-FASC-App-Id': 'app-id',
      'X-FASC-Sign-Type': 'HMAC-SHA256',
      'X-FASC-Timestamp': '1660000000123',
      'X-FASC-Nonce': '0123456789abcdef0123456789abcdef',
      'X-FASC-Api-SubVersion': '5.1',
      'X-FASC-AccessToken': 'token',
      bizContent: 'Alice',
    },
    signature: '37e2dd3277c7fd3618257b09a7cde544f7d07208fb2791666738236dd3aeabde',
  },
  {
    of: 'a request with JSON',
    secret: 'dummysecret',
    params: {
      'X-FASC-App-Id': '00000000',
      'X-FASC-Sign-Type': 'HMAC-SHA256',
      'X-FASC-Timestamp': '1757570000000',
      'X-FASC-Nonce': 'a'.repeat(32),
      'X-FASC-Api-SubVersion': '5.1',
      'X-FASC-AccessToken': 'tok',
      bizContent: '{"signTaskId":"1"}',
    },
    signature: '45a459b6af348e6ff2b3e5727823c54f4e5f4e23eea22e916d8da6befefe25bf',
  },
  {
    of: 'a callback',
    secret: 'app-secret',
    params: {
      'X-FASC-App-Id': 'app-id',
      'X-FASC-Sign-Type': 'HMAC-SHA256',
      'X-FASC-Timestamp': '1660000000123',
      'X-FASC-Nonce': 'n1',
      'X-FASC-Event': 'sign-task-finished',
      bizContent: '{"signTaskId":"1","signTaskStatus":"task_finished","eventTime":"1660000000000"}',
    },
    signature: 'e707be31254169da2c34175df217b61e1534d5affdcd197915147625306eac01',
  },
];

describe('the FASC signature', () => {
  it.each(vectors)('of $of is the published one', ({ params, secret, signature }) => {
    const timestamp = params['X-FASC-Timestamp'];
    expect(fascSignature(params, { timestamp, appSecret: secret })).toBe(signature);
  });

  it('leaves blank values out', () => {
    const signing = { timestamp: '1', appSecret: 's' };
    expect(fascSignature({ a: '1', b: '', c: ' ' }, signing)).toBe(fascSignature({ a: '1' }, signing));
  });

  it('agrees with the official SDK on every callback', () => {
    const word = fc.string({ minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(word, word, word, fc.string({ unit: 'grapheme' }), (appId, appSecret, event, bizContent) => {
        const headers = { 'X-FASC-App-Id': appId, 'X-FASC-Sign-Type': 'HMAC-SHA256', 'X-FASC-Nonce': 'n' };
        const stamped = { ...headers, 'X-FASC-Event': event, bizContent };
        const official = utils.sign({ ...stamped, 'X-FASC-Timestamp': 1660000000123, appSecret });
        const ours = { ...stamped, 'X-FASC-Timestamp': '1660000000123' };
        expect(fascSignature(ours, { timestamp: '1660000000123', appSecret })).toBe(official);
      }),
    );
  });

  it('is the one on a request of the official SDK', async () => {
    const request = await requestOfTheOfficialSdk();
    const { 'x-fasc-sign': signature = '', 'x-fasc-timestamp': timestamp = '' } = request.headers;
    const names = ['App-Id', 'Sign-Type', 'Timestamp', 'Nonce', 'Api-SubVersion', 'AccessToken'];
    const headers = Object.fromEntries(
      names.map((name) => [`X-FASC-${name}`, request.headers[`x-fasc-${name.toLowerCase()}`] ?? '']),
    );
    const bizContent = new URLSearchParams(request.body).get('bizContent') ?? '';
    expect(JSON.parse(bizContent)).toEqual({ signTaskId: '1677137745347153488' });
    expect(fascSignature({ ...headers, bizContent }, { timestamp, appSecret: 'shh' })).toBe(signature);
  });

  it('compares signatures of any length without throwing', () => {
    expect(sameSignature('ab', 'ab')).toBe(true);
    expect(sameSignature('ab', 'ac')).toBe(false);
    expect(sameSignature('', 'ab')).toBe(false);
  });
});

/** What the vendor's own client puts on the wire. */
async function requestOfTheOfficialSdk(): Promise<{ headers: Record<string, string>; body: string }> {
  // It prints every request, token included.
  const printed = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  let seen = { headers: {}, body: '' };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    seen = { headers: request.headers as Record<string, string>, body };
    response.setHeader('content-type', 'application/json').end('{"code":"100000","msg":"","data":{}}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const client = new signTaskClient.Client({
      credential: { appId: '80000001', appSecret: 'shh', accessToken: 'T1' },
      serverUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    });
    await client.getDetail({ signTaskId: '1677137745347153488' });
    return seen;
  } finally {
    server.close();
    printed.mockRestore();
  }
}
