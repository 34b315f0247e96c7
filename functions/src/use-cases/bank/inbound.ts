import type { CreditResult, DisburseResult } from '@loan/shared/bank/los-bank';
import type { NewJob } from '../../ports/jobs.ts';
import type { Deps } from '../deps.ts';
import { canonicalBytes } from '../hashes.ts';

/** A message of the bank that has been verified. */
export type Inbound = { bankId: string; messageId: string; service: string; raw: string };

/**
 * Takes a message in once: kept as it came, and followed by a question to the bank. Money never moves on a callback
 * alone; the callback only says that it is time to ask.
 */
export async function takeInbound(deps: Deps, inbound: Inbound, job: NewJob | undefined): Promise<'taken' | 'known'> {
  const { bankId, messageId, service, raw } = inbound;
  const key = `${bankId}:${messageId}`;
  if (await deps.ledger.record('inbound', key)) return 'known';
  await deps.objects.put(
    'evidence',
    `bank/${bankId}/inbound/${messageId}.json`,
    canonicalBytes({ service, raw }),
    'application/json',
  );
  const written = await deps.ledger.commit({
    records: [{ kind: 'inbound', key, value: { at: deps.now(), service }, expect: 'new' }],
    jobs: job ? [job] : [],
  });
  return written.ok ? 'taken' : 'known';
}

export function creditResultJob(deps: Pick<Deps, 'newId' | 'now'>, { applicationId }: CreditResult): NewJob {
  return { id: deps.newId(), kind: 'queryBank', payload: { applicationId }, dueAt: deps.now() };
}

export function disburseResultJob(deps: Pick<Deps, 'newId' | 'now'>, { drawdownId }: DisburseResult): NewJob {
  return { id: deps.newId(), kind: 'queryDrawdown', payload: { drawdownId }, dueAt: deps.now() };
}
