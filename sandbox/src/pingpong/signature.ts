import { createHash } from 'node:crypto';

export type Params = Readonly<Record<string, unknown>>;

/**
 * All parameters that are not empty, in the order of their names, each followed by its value, then the secret.
 * Source: PingPong partner v3, Sign. Nothing is said of nested values.
 * assumed: they are compact JSON; confirm: with PingPong.
 */
export function baseOf(params: Params, secret: string): string {
  const text = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
  const pairs = Object.entries(params)
    .filter(([name, value]) => name !== 'access_token' && value !== undefined && value !== null && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `${pairs.map(([name, value]) => `${name}${text(value)}`).join('')}${secret}`;
}

export const signPingpong = (params: Params, secret: string): string =>
  createHash('sha256').update(baseOf(params, secret)).digest('hex');
