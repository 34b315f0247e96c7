import { describe, expect, it } from '@jest/globals';
import { signatureOf } from './signature.ts';

describe('the signature of a call to TikTok Shop', () => {
  // Source: EcomPHP/tiktokshop-php tests/ClientTest.php.
  it('is the one an independent client makes', () => {
    expect(signatureOf({ secret: 'app_secret', path: '/test-api', query: { foo: 'bar' } })).toBe(
      'd3cb7fe11ecae942802ceeca67e7cf10120cc12f1517d45fbc1c8cfe5413c80f',
    );
  });

  // Source: partner.tiktokshop.com, "Sign your API request", its worked example.
  it('is the one TikTok publishes', () => {
    const query = { app_key: '29a39d', timestamp: '1623812664' };
    expect(signatureOf({ secret: 'e59af819cc', path: '/authorization/202309/shops', query })).toBe(
      'b596b73e0cc6de07ac26f036364178ab16b0a907af13d43f0a0cd2345f582dc8',
    );
  });

  // HMAC-SHA256 worked out over the rule's text: secret, path, sorted keys and values, body, secret.
  it('covers path, query and body, but neither itself nor the token', () => {
    const query = { timestamp: '1696909648', shop_cipher: 'CIPHER', app_key: 'abc', page_size: '20' };
    const call = { secret: 'e59af819cc', path: '/order/202309/orders/search', body: '{"create_time_ge":1}' };
    const expected = 'cdfc02891938ec74e8e813883ef3823c6ea6dd98dea81bc664b4ad28e541d106';
    expect(signatureOf({ ...call, query })).toBe(expected);
    expect(signatureOf({ ...call, query: { ...query, sign: 'old', access_token: 'secret' } })).toBe(expected);
    expect(signatureOf({ ...call, query: { ...query, page_size: '21' } })).not.toBe(expected);
    expect(signatureOf({ ...call, query, body: '{"create_time_ge":2}' })).not.toBe(expected);
  });
});
