import type { NewJob } from '../../ports/jobs.ts';
import type { SigningCallback } from '../../ports/signing-service.ts';
import type { Deps } from '../deps.ts';

/**
 * A verified callback of the e-sign service. It only says that something happened; what, is looked up by the job it
 * leaves. A second delivery finds its id taken.
 */
export async function receiveSigningCallback(deps: Deps, callback: SigningCallback): Promise<'taken' | 'known'> {
  if (callback.kind === 'other') return 'known';
  const key = `fadada:${callback.eventId}`;
  if (await deps.ledger.record('inbound', key)) return 'known';
  const job =
    callback.kind === 'identity' ? await identityJob(deps, callback.clientId) : await taskJob(deps, callback.taskId);
  const written = await deps.ledger.commit({
    records: [{ kind: 'inbound', key, value: { at: deps.now(), service: callback.kind }, expect: 'new' }],
    jobs: job ? [job] : [],
  });
  return written.ok ? 'taken' : 'known';
}

async function identityJob(deps: Deps, clientId: string): Promise<NewJob | undefined> {
  const pointer = await deps.ledger.record('pointer', `identity:${clientId}`);
  const [what, key] = pointer?.value.subject?.split(':') ?? [];
  if (!pointer || !key) return undefined;
  const subject = what === 'company' ? ('company' as const) : ('person' as const);
  const payload = { applicationId: pointer.value.applicationId, subject, key };
  return { id: deps.newId(), kind: 'checkIdentity', payload, dueAt: deps.now() };
}

async function taskJob(deps: Deps, taskId: string): Promise<NewJob | undefined> {
  const pointer = await deps.ledger.record('pointer', `task:${taskId}`);
  const [what, which] = pointer?.value.subject?.split(':') ?? [];
  if (!pointer) return undefined;
  const { applicationId } = pointer.value;
  const base = { id: deps.newId(), dueAt: deps.now() };
  if (what === 'bureau') {
    return {
      ...base,
      kind: 'checkBureau',
      payload: { applicationId, subject: which === 'company' ? 'company' : 'controller' },
    };
  }
  return { ...base, kind: 'checkSigning', payload: { applicationId, attempt: Number(which) } };
}
