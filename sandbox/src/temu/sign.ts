import { createHash } from 'node:crypto';

type Params = Readonly<Record<string, unknown>>;

/**
 * Temu's signature: outer names sorted by ASCII, each with its value, wrapped in the secret; MD5 in upper case. Text
 * stands without quotes, all else as compact JSON in the order it was sent. Source: partner-us.temu.com, API request signature.
 */
export function signatureOf(params: Params, secret: string): string {
  const names = Object.keys(params)
    .filter((name) => name !== 'sign' && params[name] !== undefined)
    .sort((a, b) => (a < b ? -1 : 1));
  const text = names.map((name) => `${name}${valueText(params[name])}`).join('');
  return createHash('md5').update(`${secret}${text}${secret}`).digest('hex').toUpperCase();
}

const valueText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
