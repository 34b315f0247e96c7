import { createHash } from 'node:crypto';

/** What is signed besides the data, in the order of the alphabet. language and client_id are not. */
export type Signed = {
  action: string;
  app_key: string;
  format: string;
  platform: string;
  sign_method: string;
  timestamp: string;
  version: string;
};

/** Compact JSON with the keys in order and nothing empty, as fastjson writes it. */
export function canonical(data: unknown): string {
  if (data === undefined || data === null) return '';
  return JSON.stringify(sorted(data));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, sorted(inner)]));
}

/**
 * `sign` with the seller's token, `client_sign` with the app's secret. Sources: three public clients agree.
 * assumed: upper case; confirm: winit's page on signing (document 6). Lower case is taken too.
 */
export function signWinit(secret: string, data: string, request: Signed): string {
  const { action, app_key, format, platform, sign_method, timestamp, version } = request;
  const text = `action${action}app_key${app_key}data${data}format${format}platform${platform}sign_method${sign_method}timestamp${timestamp}version${version}`;
  return createHash('md5').update(`${secret}${text}${secret}`).digest('hex').toUpperCase();
}
