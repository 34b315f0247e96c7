import { createHash } from 'node:crypto';

/**
 * MD5 over the secret, every outer key and value in the order of the keys, and the secret again; a nested value is its
 * compact JSON. Source: partner.temu.com, "Signature"; two independent clients agree.
 */
export function signatureOf(body: Readonly<Record<string, unknown>>, secret: string): string {
  const pairs = Object.keys(body)
    .filter((name) => name !== 'sign' && body[name] !== undefined)
    .sort()
    .map((name) => `${name}${textOf(body[name])}`);
  return createHash('md5')
    .update(`${secret}${pairs.join('')}${secret}`)
    .digest('hex')
    .toUpperCase();
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
