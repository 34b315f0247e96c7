import { timingSafeEqual } from 'node:crypto';
import { invariant } from '@loan/shared/invariant';
import { err, ok, type Result } from '@loan/shared/result';
import { Webhook } from 'standardwebhooks';
import type { InboundRefused } from '../../ports/bank-gateway.ts';

/**
 * Standard Webhooks v1 (standardwebhooks.com), in both directions: HMAC-SHA256 over `id.timestamp.text`.
 * The package's own `verify` reads the system clock and throws, so only its `sign` is used.
 */
export type Signed = { messageId: string; text: string; at: Date };

/** The window has no default: leaving replay protection out has to be typed, not forgotten. */
export type SignaturePolicy = { secrets: readonly string[]; now: Date; windowSeconds: number };

/** Signed under every key we hold, so that the other side may rotate when it likes. */
export function signHeaders({ messageId, text, at }: Signed, secrets: readonly string[]): Record<string, string> {
  invariant(secrets.length > 0, 'signHeaders: a message must be signed under at least one key');
  return {
    'webhook-id': messageId,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(messageId, at, text)).join(' '),
  };
}

/** Verifies the text exactly as it arrived. Parse it only after this. */
export function verifySignature(
  headers: Readonly<Record<string, string>>,
  text: string,
  { secrets, now, windowSeconds }: SignaturePolicy,
): Result<{ messageId: string }, InboundRefused> {
  const read = readHeaders(headers);
  if (!read.ok) return read;
  const { messageId, timestampSeconds, signatures } = read.value;

  const ageSeconds = Math.floor(now.getTime() / 1000) - timestampSeconds;
  if (Math.abs(ageSeconds) > windowSeconds) return err({ tag: 'InboundOutsideWindow' });

  const at = new Date(timestampSeconds * 1000);
  const expected = secrets.map((secret) => new Webhook(secret).sign(messageId, at, text));
  const matches = signatures.some((given) => expected.some((one) => equal(given, one)));
  return matches ? ok({ messageId }) : err({ tag: 'InboundSignatureWrong' });
}

type SignatureHeaders = { messageId: string; timestampSeconds: number; signatures: string[] };

/** A sender may hold a handful of keys while rotating; more entries than this are an attempt to keep us busy. */
const MAX_SIGNATURES = 8;

function readHeaders(given: Readonly<Record<string, string>>): Result<SignatureHeaders, InboundRefused> {
  const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
  const messageId = headers['webhook-id'] ?? '';
  // A dot would let a sender move text between id and timestamp under one signature.
  if (!/^[\w:-]{1,128}$/.test(messageId)) return err({ tag: 'InboundMalformed', field: 'webhook-id' });
  const timestamp = headers['webhook-timestamp'] ?? '';
  if (!/^\d{1,12}$/.test(timestamp)) return err({ tag: 'InboundMalformed', field: 'webhook-timestamp' });
  const signatures = (headers['webhook-signature'] ?? '').split(' ').filter((one) => one !== '');
  if (signatures.length === 0 || signatures.length > MAX_SIGNATURES) {
    return err({ tag: 'InboundMalformed', field: 'webhook-signature' });
  }
  return ok({ messageId, timestampSeconds: Number(timestamp), signatures });
}

function equal(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
