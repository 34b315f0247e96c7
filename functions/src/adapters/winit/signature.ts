import { createHash } from 'node:crypto';

export type Unsigned = {
  action: string;
  app_key: string;
  /** As it is sent: compact, keys sorted, nothing empty in it. */
  data: string;
  format: string;
  platform: string;
  sign_method: string;
  timestamp: string;
  version: string;
};

const SIGNED = ['action', 'app_key', 'data', 'format', 'platform', 'sign_method', 'timestamp', 'version'] as const;

/**
 * The signed fields, name and value without anything between, the secret before and after; MD5 in upper-case hex. The
 * seller's token makes `sign`, our application's secret `client_sign`. Source: developer.winit.com.cn document 6.
 */
export function signatureOf(unsigned: Unsigned, secret: string): string {
  const base = SIGNED.map((name) => name + unsigned[name]).join('');
  return createHash('md5')
    .update(secret + base + secret)
    .digest('hex')
    .toUpperCase();
}

/** winit writes what was sent anew before it checks the signature: keys in order, nulls gone. */
export function compact(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(compact).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined && one !== null);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${compact(one)}`)
    .join(',')}}`;
}
