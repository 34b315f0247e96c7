import { createHmac, timingSafeEqual } from 'node:crypto';

type Query = Readonly<Record<string, string>>;

/** How far from now a callback may be dated, either way. Shopify's own library allows 90 seconds. */
const TOLERANCE_MS = 5 * 60_000;

/** HMAC-SHA256 over the query without its `hmac`, sorted, as `k=v&k=v`. Source: shopify.dev, "Verify the HMAC". */
export function callbackHmac(query: Query, secret: string): string {
  const signed = Object.entries(query)
    .filter(([name]) => name !== 'hmac' && name !== 'signature')
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  return createHmac('sha256', secret).update(signed.join('&')).digest('hex');
}

/** Whether Shopify itself sent the seller's browser back, and just now. */
export function isFromShopify(query: Query, { secret, now }: { secret: string; now: Date }): boolean {
  const given = Buffer.from(query['hmac'] ?? '');
  const expected = Buffer.from(callbackHmac(query, secret));
  const ageMs = Math.abs(now.getTime() - Number(query['timestamp']) * 1_000);
  return given.length === expected.length && timingSafeEqual(given, expected) && ageMs <= TOLERANCE_MS;
}
