import { createPublicKey, createSign, verify } from 'node:crypto';

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

/** Either way. Source: the reference client of LianLian, which takes five minutes. */
const WINDOW_SECONDS = 300;
const HEADER = /^t=(\d{9,11}),\s?v=([A-Za-z0-9+/]+=*)$/;

type Answered = { header: string | undefined; body: Uint8Array; publicKey: string; nowSeconds: number };

/** Whether LianLian signed this answer, over EPOCH&BODY and lately. Source: LianLianGlobal/python-sdk, connect.py. */
export function isSignedAnswer({ header, body, publicKey, nowSeconds }: Answered): boolean {
  const [, epoch, value] = HEADER.exec(header ?? '') ?? [];
  if (epoch === undefined || value === undefined) return false;
  if (Math.abs(nowSeconds - Number(epoch)) > WINDOW_SECONDS) return false;
  const payload = Buffer.concat([Buffer.from(`${epoch}&`), body]);
  return verify('sha256', payload, createPublicKey(publicKey), Buffer.from(value, 'base64'));
}
