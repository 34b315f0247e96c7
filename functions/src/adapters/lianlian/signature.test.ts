import { createSign, createVerify, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { isSignedAnswer, payloadOf, signatureHeader } from './signature.ts';

const BALANCE = {
  method: 'POST',
  uri: '/api/mkt/balance',
  epochSeconds: 1_533_715_688,
  body: '{"currency":"USD"}',
  query: '',
} as const;

describe('the signature of LianLian', () => {
  // Source: developer.lianlianglobal.com, Authentication (API key + RSA signature, B2C), example payload.
  it('signs the payload that LianLian publishes', () => {
    expect(payloadOf(BALANCE)).toBe('POST&/api/mkt/balance&1533715688&{"currency":"USD"}');
  });

  it('leaves the place of an empty body empty, with and without a query', () => {
    const get = { method: 'GET', uri: '/collection/v1/kyc/status', epochSeconds: 1, body: '', query: '' } as const;
    expect(payloadOf(get)).toBe('GET&/collection/v1/kyc/status&1&');
    expect(payloadOf({ ...get, query: 'pageNum=1&pageSize=100' })).toBe(
      'GET&/collection/v1/kyc/status&1&&pageNum=1&pageSize=100',
    );
  });

  it('is one of SHA256withRSA that our public key verifies, and no other payload has it', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2_048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const [, epoch, value = ''] = /^t=(\d+),v=(.+)$/.exec(signatureHeader(BALANCE, privateKey)) ?? [];
    const isSigned = (payload: string) => createVerify('RSA-SHA256').update(payload).verify(publicKey, value, 'base64');
    expect(epoch).toBe('1533715688');
    expect(isSigned('POST&/api/mkt/balance&1533715688&{"currency":"USD"}')).toBe(true);
    expect(isSigned('POST&/api/mkt/balance&1533715688&{"currency":"EUR"}')).toBe(false);
  });
});

describe('the signature LianLian puts on an answer', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2_048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const body = Buffer.from('{"code":"000000","data":{"name":"云帆"}}');
  const value = createSign('RSA-SHA256').update('1533715688&').update(body).sign(privateKey, 'base64');
  const answer = { header: `t=1533715688,v=${value}`, body, publicKey, nowSeconds: 1_533_715_700 };

  it('is over its epoch and its body', () => {
    expect(isSignedAnswer(answer)).toBe(true);
  });

  it.each([
    ['no signature', { header: undefined }],
    ['another body', { body: Buffer.from('{"code":"000000","data":{"name":"云舟"}}') }],
    ['another epoch', { header: `t=1533715689,v=${value}` }],
    ['an answer of six minutes ago', { nowSeconds: 1_533_715_688 + 360 }],
    ['an answer from six minutes ahead', { nowSeconds: 1_533_715_688 - 360 }],
  ])('is not taken with %s', (_, changes) => {
    expect(isSignedAnswer({ ...answer, ...changes })).toBe(false);
  });
});
