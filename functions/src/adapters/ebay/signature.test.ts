import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { signatureHeaders } from './signature.ts';

/** The Ed25519 test key of RFC 9421, appendix B.1.4, and its public half sealed by eBay, from eBay's own guide. */
const PRIVATE_KEY = 'MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF';
const PUBLIC_KEY = 'MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=';
const JWE =
  'eyJhbGciOiJBMjU2R0NNS1ciLCJlbmMiOiJBMjU2R0NNIiwiemlwIjoiREVGIiwiaXYiOiJvSzFwdXJNVHQtci14VUwzIiwidGFnIjoiTjB4WjI4ZklZckFmYkd5UWFrTnpjZyJ9.AYdKU7ObIc7Z764OrlKpwUViK8Rphxl0xMP9v2_o9mI.1DbZiSQNRK6pLeIw.Yzp3IDV8RM_h_lMAnwGpMA4DXbaDdmqAh-65kO9xyDgzHD6s0kY3p-yO6oPR9kEcAbjGXIULeQKWVYzbfHKwXTY09Npj_mNuO5yxgZtWnL55uIgP2HL1So2dKkZRK0eyPa6DEXJT71lPtwZtpIGyq9R5h6s3kGMbqA.m4t_MX4VnlXJGx1X_zZ-KQ';
const key = { privateKey: PRIVATE_KEY, jwe: JWE };

describe('a digitally signed call to eBay', () => {
  // Source: hendt/ebay-api test/api/digitalSignature.spec.ts, after eBay's own guide.
  it('carries the signature an independent client makes', () => {
    const headers = signatureHeaders({
      method: 'POST',
      path: '/test',
      authority: 'localhost:8080',
      body: '{"hello": "world"}',
      key,
      created: 1663459378,
    });
    expect(headers).toMatchObject({
      'content-digest': 'sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:',
      'signature-input':
        'sig1=("content-digest" "x-ebay-signature-key" "@method" "@path" "@authority");created=1663459378',
      signature: 'sig1=:gkk7dqudw21DFHDVBoRUWe/F6/2hTEmWRFDBxiN6COD4PjozXziiDFML1nFHu+0UcMXC/niltxzABjnugu4DCA==:',
    });
  });

  it('without a body covers the key, the method, the path without its query, and the host', () => {
    const headers = signatureHeaders({
      method: 'GET',
      path: '/sell/finances/v1/payout',
      authority: 'apiz.ebay.com',
      key,
      created: 123,
    });
    const params = '("x-ebay-signature-key" "@method" "@path" "@authority");created=123';
    expect(headers['signature-input']).toBe(`sig1=${params}`);
    expect(headers['content-digest']).toBeUndefined();
    const lines = [
      `"x-ebay-signature-key": ${JWE}`,
      '"@method": GET',
      '"@path": /sell/finances/v1/payout',
      '"@authority": apiz.ebay.com',
      `"@signature-params": ${params}`,
    ].join('\n');
    const publicKey = createPublicKey({ key: Buffer.from(PUBLIC_KEY, 'base64'), format: 'der', type: 'spki' });
    const signature = Buffer.from(headers['signature']?.slice('sig1=:'.length, -1) ?? '', 'base64');
    expect(verify(undefined, Buffer.from(lines), publicKey, signature)).toBe(true);
  });
});
