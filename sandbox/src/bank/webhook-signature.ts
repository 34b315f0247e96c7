import { createHmac, timingSafeEqual } from 'node:crypto';

/** Standard Webhooks v1. Source: standard-webhooks/spec, "Signature scheme". */
export type SignedMessage = { id: string; timestamp: number; body: string };
export type WebhookHeaders = { 'webhook-id': string; 'webhook-timestamp': string; 'webhook-signature': string };
export type Verdict = 'right' | 'wrong' | 'outsideWindow';

const WINDOW_SECONDS = 300;

export function signMessage({ id, timestamp, body }: SignedMessage, secret: string): WebhookHeaders {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signatureOf({ id, timestamp, body }, secret)}`,
  };
}

export type Check = { now: Date; secret: string };

/** Any of several signatures may be the right one, so that a key can be changed without losing messages. */
export function verifyMessage(headers: Partial<WebhookHeaders>, body: string, { now, secret }: Check): Verdict {
  const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signatures } = headers;
  if (!id || !time || !signatures || !/^\d{1,12}$/.test(time)) return 'wrong';
  const timestamp = Number(time);
  if (Math.abs(now.getTime() / 1000 - timestamp) > WINDOW_SECONDS) return 'outsideWindow';
  const expected = Buffer.from(signatureOf({ id, timestamp, body }, secret));
  const isRight = signatures
    .split(' ')
    .map((one) => Buffer.from(one.startsWith('v1,') ? one.slice('v1,'.length) : ''))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected));
  return isRight ? 'right' : 'wrong';
}

function signatureOf({ id, timestamp, body }: SignedMessage, secret: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`, 'utf8').digest('base64');
}
