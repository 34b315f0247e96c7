import { createHmac } from 'node:crypto';

export type ToSign = {
  /** TikTok's own path, without our prefix. */
  path: string;
  query: Iterable<readonly [name: string, value: string]>;
  /** The body exactly as sent; empty for GET and for multipart. */
  body: string;
};

const UNSIGNED = ['sign', 'access_token', 'x-tts-access-token'];

/** TikTok Shop's signature: secret, path, sorted names with values, body, secret. Source: partner.tiktokshop.com, sign your API request. */
export function signatureOf({ path, query, body }: ToSign, secret: string): string {
  const sorted = [...query].filter(([name]) => !UNSIGNED.includes(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  const pairs = sorted.map(([name, value]) => `${name}${value}`).join('');
  return createHmac('sha256', secret).update(`${secret}${path}${pairs}${body}${secret}`).digest('hex');
}
