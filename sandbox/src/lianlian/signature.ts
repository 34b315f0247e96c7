import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { LIANLIAN_APP, LIANLIAN_KEY } from './credentials.ts';
import { NO_SIGNATURE, type Problem, WRONG_FORM, WRONG_SIGNATURE, WRONG_TIME } from './problems.ts';

/**
 * How far a request's clock may be off. assumed: five minutes either way, as the specifications say "at most 10 min"
 * without saying whether that is the whole window; confirm: a live request six minutes late.
 */
const WINDOW_SECONDS = 300;
const HEADER = /^t=(\d{9,11}),\s?v=([A-Za-z0-9+/]+=*)$/;

const der = (base64: string) => ({ key: Buffer.from(base64, 'base64'), format: 'der' }) as const;
const APP_KEY = createPublicKey({ ...der(LIANLIAN_APP.publicKey), type: 'spki' });
const OWN_KEY = createPrivateKey({ ...der(LIANLIAN_KEY.privateKey), type: 'pkcs8' });

export type Signed = { method: string; path: string; query: string; body: string; header: string | undefined };

/**
 * What is signed: method, path, epoch seconds and body, and the query when there is one.
 * Source: LianLianGlobal/python-sdk, ewallet/utils.py.
 */
export const payloadOf = ({ method, path, query, body }: Omit<Signed, 'header'>, epoch: string): string =>
  `${method}&${path}&${epoch}&${body}${query === '' ? '' : `&${query}`}`;

/** What is wrong with a request's LLPAY-Signature, if anything. */
export function checkSignature(request: Signed, now: number): Problem | undefined {
  if (request.header === undefined) return NO_SIGNATURE;
  const [, epoch, signature] = HEADER.exec(request.header) ?? [];
  if (epoch === undefined || signature === undefined) return WRONG_FORM;
  if (Math.abs(Number(epoch) - now / 1_000) > WINDOW_SECONDS) return WRONG_TIME;
  const payload = Buffer.from(payloadOf(request, epoch));
  return verify('sha256', payload, APP_KEY, Buffer.from(signature, 'base64')) ? undefined : WRONG_SIGNATURE;
}

/** The header LianLian puts on its answer: epoch and body, signed with its own key. */
export function signAnswer(body: string, now: number): string {
  const epoch = String(Math.floor(now / 1_000));
  return `t=${epoch},v=${sign('sha256', Buffer.from(`${epoch}&${body}`), OWN_KEY).toString('base64')}`;
}
