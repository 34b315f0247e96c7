import { setTimeout } from 'node:timers/promises';
import type { Context, Handler } from 'hono';
import { record, type Shape } from '../kernel/shape.ts';
import { type Answer, HTTP_STATUS, refused } from './answer.ts';
import type { Desk } from './desk.ts';
import { nextUuid } from './numbers.ts';
import { noteReceived } from './received.ts';
import { BANK } from './settings.ts';
import { Head } from './shapes.ts';
import { signMessage, verifyMessage, type WebhookHeaders } from './webhook-signature.ts';

/** Source: no message of LOS-Bank v1 comes near it. */
const MAX_BYTES = 1_048_576;

export type Service<T> = {
  name: string;
  body: Shape<T>;
  run: (desk: Desk, body: T) => Answer;
  /** Whether the answer gets lost on its way, the work being done. */
  isLost?: () => boolean;
};

/** One service of the bank: checks who wrote, reads, does, and signs the answer. */
export const serve =
  <T>(desk: Desk, service: Service<T>): Handler =>
  async (c) => {
    const arrived: Arrived = { headers: webhookHeaders(c), text: await c.req.text() };
    const { answer, requestNo, verified } = handle(desk, service, arrived);
    noteReceived(desk.world, {
      service: service.name,
      at: desk.world.now().toISOString(),
      verified,
      code: answer.code,
      messageId: arrived.headers['webhook-id'] ?? '',
      ...subjectOf(arrived.text),
      headers: arrived.headers,
      body: arrived.text.slice(0, MAX_BYTES),
    });
    if (answer.code === '0000' && service.isLost?.()) return breakOff(c, desk.world.closing);
    return signedAnswer(c, { ...desk, now: desk.world.now() }, { answer, requestNo, responseNo: nextUuid(desk.world) });
  };

type Arrived = { headers: Partial<WebhookHeaders>; text: string };

const webhookHeaders = (c: Context): Partial<WebhookHeaders> =>
  Object.fromEntries(
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, c.req.header(name) ?? '']),
  );

type Handled = { answer: Answer; requestNo: string; verified: boolean };

/** Who wrote comes first: of a message nobody signed, nothing is read. */
function handle<T>(desk: Desk, service: Service<T>, { headers, text }: Arrived): Handled {
  const verdict = verifyMessage(headers, text, { now: desk.world.now(), secret: desk.secret });
  const verified = verdict === 'right';
  if (verdict === 'wrong') return { answer: refused('4001', 'the signature is wrong'), requestNo: '', verified };
  if (!verified) return { answer: refused('4002', 'the timestamp is over five minutes off'), requestNo: '', verified };
  return { ...read(desk, service, text), verified };
}

function read<T>(desk: Desk, { name, body, run }: Service<T>, text: string): Omit<Handled, 'verified'> {
  const malformed = (message: string, requestNo = '') => ({ answer: refused('4000', message), requestNo });
  if (Buffer.byteLength(text) > MAX_BYTES) return malformed('the message is too large');
  const envelope = Envelope(parseJson(text));
  if (!envelope.ok) return malformed(`${envelope.error.path || 'message'}: ${envelope.error.expected}`);
  const { requestNo, service, bankId } = envelope.value.head;
  if (bankId !== BANK.bankId) return malformed(`head.bankId: ${BANK.bankId}`, requestNo);
  if (service !== name) return malformed(`head.service: ${name}`, requestNo);
  const content = body(envelope.value.body, 'body');
  if (!content.ok) return malformed(`${content.error.path}: ${content.error.expected}`, requestNo);
  return { answer: run(desk, content.value), requestNo };
}

const anyBody: Shape<unknown> = (value, path = '') =>
  value === undefined ? { ok: false, error: { path, missing: true, expected: 'an object' } } : { ok: true, value };
const Envelope = record({ head: Head, body: anyBody });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the message says it is about, for the list of messages alone: it may be anybody's word. */
function subjectOf(text: string): { applicationId?: string; bankSeq?: number; type?: string } {
  const { body } = (parseJson(text) ?? {}) as { body?: Record<string, unknown> };
  const { applicationId, bankSeq, type } = body ?? {};
  return {
    ...(typeof applicationId === 'string' && { applicationId }),
    ...(typeof bankSeq === 'number' && { bankSeq }),
    ...(typeof type === 'string' && { type }),
  };
}

type Signing = { secret: string; now: Date };
type Outcome = { answer: Answer; requestNo: string; responseNo: string };

/** Answers are signed as requests are, under the request's own message id. */
export function signedAnswer(
  c: Context,
  { secret, now }: Signing,
  { answer, requestNo, responseNo }: Outcome,
): Response {
  const { code, message, body } = answer;
  const text = JSON.stringify({ head: { responseNo, requestNo, code, message }, body });
  const timestamp = Math.floor(now.getTime() / 1000);
  const headers = signMessage({ id: c.req.header('webhook-id') || responseNo, timestamp, body: text }, secret);
  return c.body(text, HTTP_STATUS[code], { ...headers, 'content-type': 'application/json; charset=utf-8' });
}

/** Longer than any partner waits; a limit all the same. */
const SILENCE_MS = 60_000;

/** The connection breaks before a byte of the answer is out. Where it cannot be broken, nothing is heard of it again. */
async function breakOff(c: Context, closing: AbortSignal): Promise<Response> {
  const { outgoing } = (c.env ?? {}) as { outgoing?: { destroy: () => void } };
  if (outgoing) {
    outgoing.destroy();
    // Tells the server under this app that nothing is left to send.
    return new Response(null, { headers: { 'x-hono-already-sent': 'true' } });
  }
  await setTimeout(SILENCE_MS, undefined, { signal: closing }).catch(() => undefined);
  return c.text('Gateway Timeout', 504);
}
