import { createHmac } from 'node:crypto';

/** `path` is signed for calls by path and left out for calls by method name; `body` only when it is no form. */
export type IopRequest = { path?: string; parameters: Readonly<Record<string, string>>; body?: string };

/**
 * The open platform of Alibaba's marketplaces abroad (IOP): parameters in ASCII order of their names, name and value
 * in a row, the path before and the body after them, hashed with the app's secret; in capital hex letters.
 * Source: open.lazada.com docId 108069.
 */
export function signIop({ path = '', parameters, body = '' }: IopRequest, secret: string): string {
  const row = Object.keys(parameters)
    .filter((name) => name !== 'sign' && parameters[name] !== '')
    .sort()
    .map((name) => `${name}${parameters[name]}`)
    .join('');
  return createHmac('sha256', secret).update(`${path}${row}${body}`).digest('hex').toUpperCase();
}
