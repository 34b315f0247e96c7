import { listOf, nullable, record, whole } from '../kernel/shape.ts';
import { requestHead, signText } from './callback.ts';
import type { Desk } from './desk.ts';
import { lastSeq, takeEvent } from './event-line.ts';
import { nextUuid } from './numbers.ts';
import { BankEvent } from './shapes.ts';
import { signMessage, verifyMessage } from './webhook-signature.ts';

const TIMEOUT_MS = 5_000;
const PAGE = 100;
/** Pages read in one go; a line is far shorter. */
const MAX_PAGES = 50;

type Heard = { status: number; verified: boolean; head?: { code?: string }; body?: unknown };

const Page = record({ events: listOf(BankEvent, PAGE), next: nullable(whole(1, 1_000_000)) });

/** Reads the partner's line from where the bank's own ends, as a bank does after an event went missing. */
export async function catchUp(
  desk: Desk,
  applicationId: string,
): Promise<{ last: number; read: number; problem?: string }> {
  let read = 0;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const after = lastSeq(desk.world, applicationId);
    const heard = await getSigned(desk, `/applications/${applicationId}/events?after=${after}&limit=${PAGE}`);
    const given = Page(heard.body);
    if (!heard.verified || !given.ok) return { last: after, read, problem: describe(heard) };
    for (const event of given.value.events) {
      const { code, message } = takeEvent(desk.world, event);
      if (code !== '0000') return { last: lastSeq(desk.world, applicationId), read, problem: message };
      read += 1;
    }
    if (given.value.next === null || given.value.events.length === 0) break;
  }
  return { last: lastSeq(desk.world, applicationId), read };
}

/** Whether the partner is there and both know the secret. */
export async function pingPartner(desk: Desk): Promise<Heard> {
  const id = `msg_${nextUuid(desk.world)}`;
  const text = JSON.stringify({ head: requestHead(desk, 'ping'), body: { echo: 'ping' } });
  const { headers } = signText(desk, { id, text, bad: false });
  return hear(desk, { id, url: `${desk.partnerUrl()}/ping`, init: { method: 'POST', headers, body: text } });
}

/** A request without a body signs its method and address instead. */
async function getSigned(desk: Desk, path: string): Promise<Heard> {
  const id = `msg_${nextUuid(desk.world)}`;
  const url = new URL(`${desk.partnerUrl()}${path}`);
  const timestamp = Math.floor(desk.world.now().getTime() / 1000);
  const headers = signMessage({ id, timestamp, body: `GET ${url.pathname}${url.search}` }, desk.secret);
  return hear(desk, { id, url: url.toString(), init: { headers } });
}

type Asking = { id: string; url: string; init: RequestInit };

async function hear({ world, secret, fetch }: Desk, { id, url, init }: Asking): Promise<Heard> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const text = await response.text();
    const given = Object.fromEntries(
      ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, response.headers.get(name) ?? '']),
    );
    const verified = given['webhook-id'] === id && verifyMessage(given, text, { now: world.now(), secret }) === 'right';
    return { status: response.status, verified, ...(JSON.parse(text) as Pick<Heard, 'head' | 'body'>) };
  } catch {
    return { status: 0, verified: false };
  }
}

const describe = ({ status, verified, head }: Heard) => `HTTP ${status}, code ${head?.code}, signed ${verified}`;
