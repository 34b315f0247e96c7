import { describe, expect, it } from '@jest/globals';
import { callbackHmac, isFromShopify } from './callback.ts';

/** Source: shopify.dev, authorization code grant, "Verify the HMAC": its worked example. */
const PUBLISHED = {
  code: '0907a61c0c8d55e99db179b68161bc00',
  hmac: '700e2dadb827fcc8609e9d5ce208b2e9cdaab9df07390d2cbca10d7c328fc4bf',
  shop: 'some-shop.myshopify.com',
  state: '0.6784241404160823',
  timestamp: '1337178173',
};
const at = (seconds: number) => ({ secret: 'hush', now: new Date(seconds * 1_000) });

describe('the way back from Shopify', () => {
  it('is signed as Shopify publishes it', () => {
    expect(callbackHmac(PUBLISHED, 'hush')).toBe(PUBLISHED.hmac);
    expect(isFromShopify(PUBLISHED, at(1337178173))).toBe(true);
  });

  it.each([
    ['another shop', { ...PUBLISHED, shop: 'other.myshopify.com' }, 1337178173],
    ['one field more', { ...PUBLISHED, host: 'x' }, 1337178173],
    ['no signature', { ...PUBLISHED, hmac: '' }, 1337178173],
    ['an old one', PUBLISHED, 1337178173 + 301],
    ['one dated ahead', PUBLISHED, 1337178173 - 301],
    ['an undated one', { shop: 'a', hmac: callbackHmac({ shop: 'a' }, 'hush') }, 1337178173],
  ])('is not believed with %s', (_, query, seconds) => {
    expect(isFromShopify(query, at(seconds))).toBe(false);
  });
});
