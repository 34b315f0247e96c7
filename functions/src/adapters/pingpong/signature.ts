import { createHash } from 'node:crypto';

/**
 * Every parameter that has a value, by name in ASCII order, name and value without anything between, then the secret;
 * SHA-256 in lower-case hex. The access token is left out. Source: PingPong partner API v3, signature.
 * assumed: the application is signed as `appId`, as the published example has it, though its header is `app_id`;
 * confirm: with PingPong, whose page prints no digest.
 */
export const baseOf = (params: Readonly<Record<string, string>>): string =>
  Object.entries(params)
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => name + value)
    .join('');

export const signatureOf = (params: Readonly<Record<string, string>>, appSecret: string): string =>
  createHash('sha256')
    .update(baseOf(params) + appSecret)
    .digest('hex');
