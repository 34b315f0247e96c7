import { createPublicKey, type KeyObject } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  generateContentDigestValue,
  generateSignature,
  generateSignatureInput,
} from 'ebay-api/api/digitalSignature.js';
import { askToken, read } from '../testing/ebay.ts';
import { createTestSandbox, jsonRequest } from '../testing/sandbox.ts';
import { EBAY_APP } from './credentials.ts';
import { flawOf } from './signature.ts';
import { createKeyRing } from './signing-keys.ts';

const { jwe, privateKey } = EBAY_APP.signingKey;
const PUBLIC_KEY = createPublicKey({
  key: Buffer.from(EBAY_APP.signingKey.publicKey, 'base64'),
  format: 'der',
  type: 'spki',
});
const keyOf = (sealed: string): KeyObject | undefined => (sealed === jwe ? PUBLIC_KEY : undefined);

/** hendt/ebay-api@af51f9f test/api/digitalSignature.spec.ts, with the test key of RFC 9421. */
const VECTOR = {
  body: '{"hello": "world"}',
  headers: {
    'content-digest': 'sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:',
    'x-ebay-signature-key': jwe,
    'signature-input':
      'sig1=("content-digest" "x-ebay-signature-key" "@method" "@path" "@authority");created=1663459378',
    signature: 'sig1=:gkk7dqudw21DFHDVBoRUWe/F6/2hTEmWRFDBxiN6COD4PjozXziiDFML1nFHu+0UcMXC/niltxzABjnugu4DCA==:',
  } as Record<string, string>,
};

type Change = { headers?: Record<string, string>; body?: string; path?: string; method?: string };
const flaw = ({ headers = {}, body = VECTOR.body, path = '/test', method = 'POST' }: Change = {}) =>
  flawOf(
    {
      method,
      path,
      authorities: ['apiz.ebay.com', 'localhost:8080'],
      header: (name) => ({ ...VECTOR.headers, ...headers })[name] || undefined,
      body: new TextEncoder().encode(body),
    },
    keyOf,
  );

describe('a digital signature', () => {
  it('holds as published', () => expect(flaw()).toBeUndefined());

  it.each<[string, Change, string]>([
    ['another method', { method: 'PUT' }, 'wrong'],
    ['another path', { path: '/test2' }, 'wrong'],
    ['another moment', { headers: { 'signature-input': `${VECTOR.headers['signature-input']}0` } }, 'wrong'],
    ['another body', { body: '{"hello": "moon"}' }, 'noDigest'],
    ['another key', { headers: { 'x-ebay-signature-key': 'eyJ.other' } }, 'wrong'],
    [
      'nothing said of the body',
      {
        headers: {
          'signature-input': 'sig1=("x-ebay-signature-key" "@method" "@path" "@authority");created=1663459378',
        },
      },
      'wrong',
    ],
    ['no key', { headers: { 'x-ebay-signature-key': '' } }, 'noKey'],
    ['no input', { headers: { 'signature-input': '' } }, 'noInput'],
    ['no signature', { headers: { signature: '' } }, 'noSignature'],
  ])('is refused with %s', (_, change, expected) => expect(flaw(change)).toBe(expected));

  it("made by ebay-api's module is taken, with a body and without", () => {
    const components = { method: 'GET', authority: 'apiz.ebay.com', path: '/sell/finances/v1/payout' };
    for (const body of [undefined, VECTOR.body]) {
      const digest = body === undefined ? {} : { 'content-digest': generateContentDigestValue(body) };
      const headers: Record<string, string> = { ...digest, 'x-ebay-signature-key': jwe };
      const signature = generateSignature(headers, privateKey, components, body, 1_795_000_000);
      const input = generateSignatureInput(body, 1_795_000_000);
      const all = { 'content-digest': '', ...headers, 'signature-input': input, signature };
      expect(flaw({ method: 'GET', path: components.path, body: body ?? '', headers: all })).toBeUndefined();
    }
  });
});

describe('a signing key made by eBay', () => {
  const ask = async (cipher: string) => {
    const { app, world } = createTestSandbox();
    const scope = 'https://api.ebay.com/oauth/api_scope';
    const { body } = await askToken(app, { grant_type: 'client_credentials', scope });
    const init = jsonRequest({ signingKeyCipher: cipher });
    const headers = { ...init.headers, authorization: `Bearer ${body['access_token']}` };
    const path = '/ebay/apiz/developer/key_management/v1/signing_key';
    const made = (await read(await app.request(path, { ...init, headers }))).body;
    const told = (await read(await app.request(`${path}/${made['signingKeyId']}`, { headers }))).body;
    return { made, told, keyOf: createKeyRing(world) };
  };

  it.each(['ED25519', 'RSA'])('of kind %s signs, and its private half is told once', async (cipher) => {
    const { made, told, keyOf: ring } = await ask(cipher);
    expect(told).not.toHaveProperty('privateKey');
    const headers: Record<string, string> = { 'x-ebay-signature-key': String(made['jwe']) };
    const components = { method: 'GET', authority: 'apiz.ebay.com', path: '/sell/finances/v1/payout' };
    const signature = generateSignature(headers, String(made['privateKey']), components, undefined, 1_795_000_000);
    const all = { ...headers, signature, 'signature-input': generateSignatureInput(undefined, 1_795_000_000) };
    const request = {
      ...components,
      authorities: [components.authority],
      header: (name: string) => (all as Record<string, string>)[name],
      body: new Uint8Array(),
    };
    expect(flawOf(request, ring)).toBeUndefined();
    expect(flawOf({ ...request, path: '/sell/finances/v1/transaction' }, ring)).toBe('wrong');
  });
});
