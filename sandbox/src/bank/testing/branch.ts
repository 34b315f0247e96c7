import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { createSandbox, type Sandbox } from '../../server.ts';
import { BANK } from '../settings.ts';

/** The independent signer and verifier: the library Standard Webhooks publishes. */
export const oracle = new Webhook(BANK.secret);

export type Told = { url: string; headers: Record<string, string>; text: string; body: Record<string, unknown> };
export type Heard = { status: number; head: Record<string, string>; body: Record<string, unknown>; verified: boolean };

export type Branch = { sandbox: Sandbox; told: Told[]; forward: (ms: number) => void };

export type BranchOptions = { dataDir?: string; takes?: (attempt: number) => boolean };

/** A bank, and a partner who notes down what it is told and confirms what it takes. */
export function openBranch({ dataDir, takes = () => true }: BranchOptions = {}): Branch {
  const told: Told[] = [];
  let ahead = 0;
  const sandbox = createSandbox({
    publicUrl: 'http://127.0.0.1:1/sandbox',
    // The oracle compares with the real clock.
    now: () => new Date(Date.now() + ahead),
    ...(dataDir !== undefined && { dataDir }),
    fetch: async (url, init) => {
      const text = String(init?.body);
      told.push({
        url: String(url),
        headers: init?.headers as Record<string, string>,
        text,
        body: JSON.parse(text).body,
      });
      return takes(told.length)
        ? Response.json({ head: { code: '0000' }, body: {} })
        : new Response('busy', { status: 503 });
    },
  });
  return {
    sandbox,
    told,
    forward: (ms) => {
      ahead += ms;
    },
  };
}

export type Sending = {
  service: string;
  path: string;
  body: unknown;
  head?: object;
  headers?: Record<string, string>;
  text?: string;
};

export const messageText = (service: string, body: unknown, head: object = {}): string =>
  JSON.stringify({
    head: {
      partnerId: 'P-SZ-001',
      bankId: 'BANK-A',
      apiVersion: '1.0',
      service,
      requestNo: randomUUID(),
      requestTime: '2026-11-22T09:30:00.000Z',
      ...head,
    },
    body,
  });

/** Sends a message as the partner does, signed by the oracle. */
export async function send({ sandbox }: Branch, { service, path, body, head, headers, text }: Sending): Promise<Heard> {
  const message = text ?? messageText(service, body, head);
  const id = headers?.['webhook-id'] ?? `msg_${randomUUID()}`;
  const now = sandbox.world.now();
  const signed = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': oracle.sign(id, now, message),
    ...headers,
  };
  const response = await sandbox.app.request(`/bank${path}`, { method: 'POST', headers: signed, body: message });
  return hear(response, id);
}

const WEBHOOK_HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];

async function hear(response: Response, id: string): Promise<Heard> {
  const text = await response.text();
  const { head, body } = JSON.parse(text) as Pick<Heard, 'head' | 'body'>;
  const headers = Object.fromEntries(WEBHOOK_HEADERS.map((name) => [name, response.headers.get(name) ?? '']));
  const verified = isSignedByBank(headers, text) && headers['webhook-id'] === id;
  return { status: response.status, head, body, verified };
}

export function isSignedByBank(headers: Record<string, string>, text: string): boolean {
  try {
    oracle.verify(text, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

export const tester = async ({ sandbox }: Branch, path: string, body?: unknown): Promise<Record<string, unknown>> => {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  return (await (await sandbox.app.request(`/bank/control${path}`, init)).json()) as Record<string, unknown>;
};
