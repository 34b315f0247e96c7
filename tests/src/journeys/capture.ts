import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';

export type Callback = { verified: boolean; bankSeq: number; type: string; applicationId: string };

/** What a bank's engineer does with captured callbacks: verifies the raw bytes with the public package, then reads. */
export function callbacksIn(folder: string, secret: string): Callback[] {
  const webhook = new Webhook(secret);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.body'))
    .sort()
    .map((name) => {
      const raw = readFileSync(join(folder, name), 'utf8');
      const headers = JSON.parse(readFileSync(join(folder, name.replace('.body', '.headers.json')), 'utf8'));
      const { body } = JSON.parse(raw) as { body: Omit<Callback, 'verified'> };
      return { ...body, verified: isVerified(() => webhook.verify(raw, headers)) };
    });
}

function isVerified(verify: () => unknown): boolean {
  try {
    verify();
    return true;
  } catch {
    return false;
  }
}

type Event = { aggregate: string; seq: number; previous: string; hash: string };

/** The exported chains, checked from the text alone: each line's hash, and each link to the line before. */
export function evidenceFaults(folder: string): { events: number; faults: string[] } {
  const events = readFileSync(join(folder, 'evidence.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Event);
  const heads = new Map<string, { seq: number; hash: string }>();
  const faults = events.flatMap(({ hash, ...content }) => {
    const last = heads.get(content.aggregate) ?? { seq: 0, hash: '0'.repeat(64) };
    heads.set(content.aggregate, { seq: content.seq, hash });
    const holds = hash === sha256(canonical(content)) && content.previous === last.hash && content.seq === last.seq + 1;
    return holds ? [] : [`${content.aggregate} ${content.seq}`];
  });
  return { events: events.length, faults };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** RFC 8785 for what stands in our events: objects, lists, texts, whole numbers, truth values. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}
