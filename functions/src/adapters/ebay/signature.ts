import { createHash, createPrivateKey, sign } from 'node:crypto';

type Signed = {
  method: string;
  /** As eBay knows it: without a query, and without what a test host puts before it. */
  path: string;
  authority: string;
  body?: string;
  key: { privateKey: string; jwe: string };
  /** Seconds of the epoch. */
  created: number;
};

/**
 * The headers of a digitally signed call (RFC 9421 as eBay takes it, Ed25519): EU and UK sellers' finances are shown to
 * no other. Source: developer.ebay.com/develop/guides/digital-signatures-for-apis.
 */
export function signatureHeaders({ method, path, authority, body, key, created }: Signed): Record<string, string> {
  const digest: [string, string][] =
    body === undefined ? [] : [['content-digest', `sha-256=:${createHash('sha256').update(body).digest('base64')}:`]];
  const covered: [string, string][] = [
    ...digest,
    ['x-ebay-signature-key', key.jwe],
    ['@method', method],
    ['@path', path],
    ['@authority', authority],
  ];
  const params = `(${covered.map(([name]) => `"${name}"`).join(' ')});created=${created}`;
  const lines = [...covered.map(([name, value]) => `"${name}": ${value}`), `"@signature-params": ${params}`];
  const signature = sign(undefined, Buffer.from(lines.join('\n')), privateKeyOf(key.privateKey)).toString('base64');
  return {
    ...Object.fromEntries(digest),
    'x-ebay-signature-key': key.jwe,
    'x-ebay-enforce-signature': 'true',
    'signature-input': `sig1=${params}`,
    signature: `sig1=:${signature}:`,
  };
}

const privateKeyOf = (base64: string) =>
  createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });
