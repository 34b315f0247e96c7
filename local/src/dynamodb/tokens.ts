import { createHash } from 'node:crypto';
import { refusal } from './errors.ts';
import { canonicalText } from './item.ts';
import type { LevelDb, Operation } from './level.ts';

export type Tokens = ReturnType<typeof createTokens>;

/** Source: DynamoDB API reference, TransactWriteItems, ClientRequestToken. */
const LIFE_MS = 10 * 60 * 1000;

type Remembered = { fingerprint: string; until: number };

/**
 * Which transactions stand. The note is written in the batch of its transaction, so the answer to a repeated request
 * is the same after a crash. Notes are kept by period, so that old ones go by the range and not one by one.
 */
export function createTokens({ level, now }: { level: LevelDb; now: () => Date }) {
  const running = new Set<string>();
  const noteKey = (periodsAgo: number, token: string): string =>
    `token~${periodText(now().getTime(), periodsAgo)}~${token}`;

  async function find(token: string): Promise<Remembered | undefined> {
    for (const periodsAgo of [0, 1]) {
      const note = (await level.get(noteKey(periodsAgo, token))) as Remembered | undefined;
      if (note && note.until > now().getTime()) return note;
    }
    return undefined;
  }

  return {
    /** Runs a transaction unless it stands already. A cancelled one leaves no note and may be sent again. */
    async once(token: string, request: unknown, run: (note: Operation) => Promise<object>): Promise<object> {
      if (running.has(token)) throw inProgress();
      running.add(token);
      try {
        const fingerprint = createHash('sha256').update(canonicalText(request)).digest('base64');
        const known = await find(token);
        if (known && known.fingerprint !== fingerprint) throw mismatch();
        if (known) return {};
        const value = { fingerprint, until: now().getTime() + LIFE_MS };
        return await run({ type: 'put', key: noteKey(0, token), value });
      } finally {
        running.delete(token);
      }
    },
    forgetOld: (): Promise<void> => level.clear({ gte: 'token~', lt: noteKey(1, '') }),
  };
}

const periodText = (atMs: number, periodsAgo: number): string =>
  String(Math.max(0, Math.floor(atMs / LIFE_MS) - periodsAgo)).padStart(12, '0');

const inProgress = () =>
  refusal('TransactionInProgressException', 'The transaction with the given request token is already in progress.');

const mismatch = () =>
  refusal(
    'IdempotentParameterMismatchException',
    'The request uses the same client token as a previous, but non-identical request.',
  );
