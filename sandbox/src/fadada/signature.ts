import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export type SignedParameters = Readonly<Record<string, string | undefined>>;

/**
 * The signature of requests, callbacks and redirects alike: blank parameters fall away, the rest are sorted by ASCII
 * and joined as they are, without URL encoding. The key is good for this timestamp only.
 * Source: FASC OpenAPI 5.1, 接口请求说明.
 */
export function signFasc(parameters: SignedParameters, timestamp: string, secret: string): string {
  const text = Object.entries(parameters)
    .filter(([, value]) => value !== undefined && value.trim() !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const key = createHmac('sha256', secret).update(timestamp).digest();
  const digest = createHash('sha256').update(text, 'utf8').digest('hex');
  return createHmac('sha256', key).update(digest).digest('hex');
}

export function sameSignature(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
