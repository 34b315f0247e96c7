import { createHmac } from 'node:crypto';

export type IopParameters = Readonly<Record<string, string>>;

/**
 * HMAC-SHA256 in upper-case hex over the parameters in ASCII order, each name followed by its value, empty ones left
 * out; in front of them the path of the call, where it has one of its own.
 * Source: open.lazada.com docId=108069; AliExpress signs its `/rest` calls the same way, its `/sync` calls without a path.
 */
export function signatureOf(secret: string, path: string, parameters: IopParameters): string {
  const names = Object.keys(parameters)
    .filter((name) => name !== 'sign' && parameters[name] !== '')
    .sort();
  const base = path + names.map((name) => name + parameters[name]).join('');
  return createHmac('sha256', secret).update(base).digest('hex').toUpperCase();
}
