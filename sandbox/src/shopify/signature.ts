import { createHmac } from 'node:crypto';

/**
 * What Shopify signs a redirect with: the parameters but hmac, sorted, joined as k=v&k=v, HMAC-SHA256 in hex.
 * Source: shopify.dev, authorization code grant, verify the installation request.
 */
export function signQuery(query: Readonly<Record<string, string>>, secret: string): string {
  const names = Object.keys(query)
    .filter((name) => name !== 'hmac')
    .sort();
  const text = names.map((name) => `${name}=${query[name]}`).join('&');
  return createHmac('sha256', secret).update(text).digest('hex');
}
