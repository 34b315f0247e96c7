import { createHmac } from 'node:crypto';

type Signed = {
  secret: string;
  path: string;
  query: Readonly<Record<string, string>>;
  /** The very bytes that are sent; left out of a GET. */
  body?: string;
};

const UNSIGNED = new Set(['sign', 'access_token', 'x-tts-access-token']);

/**
 * secret + path + every key and value of the query in the order of the keys + body + secret, under HMAC-SHA256.
 * Source: partner.tiktokshop.com "Sign your API request"; EcomPHP/tiktokshop-php src/Client.php does the same.
 */
export function signatureOf({ secret, path, query, body = '' }: Signed): string {
  const keys = Object.keys(query).filter((key) => !UNSIGNED.has(key));
  const pairs = keys.sort().map((key) => `${key}${query[key]}`);
  return createHmac('sha256', secret)
    .update(`${secret}${path}${pairs.join('')}${body}${secret}`)
    .digest('hex');
}
