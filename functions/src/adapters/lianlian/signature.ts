import { createSign } from 'node:crypto';

export type Signed = { method: 'GET' | 'POST'; uri: string; epochSeconds: number; body: string; query: string };

/**
 * METHOD&URI&EPOCH&BODY, and &QUERY where there is one. The URI has the gateway's prefix and no host; an empty body
 * leaves its place empty. Source: LianLian B2C integration guide, LLPAY-Signature.
 * assumed: the query is signed as it is sent, percent-encoded; confirm: against LianLian's test environment.
 */
export const payloadOf = ({ method, uri, epochSeconds, body, query }: Signed): string =>
  [method, uri, epochSeconds, body, ...(query === '' ? [] : [query])].join('&');

/** SHA256withRSA, PKCS#1 v1.5, in base64. */
export function signatureHeader(signed: Signed, privateKey: string): string {
  const value = createSign('RSA-SHA256').update(payloadOf(signed)).sign(privateKey, 'base64');
  return `t=${signed.epochSeconds},v=${value}`;
}
