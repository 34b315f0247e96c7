import type { Application } from '@loan/shared/application/application';
import type { ApplicationEvent } from '@loan/shared/application/events';
import { type ApplicationError, transition } from '@loan/shared/application/transitions';
import type { Actor } from '@loan/shared/evidence/event';
import { ok, type Result } from '@loan/shared/result';
import type { Commit, CommitError, ListWrite, Loaded } from '../../ports/ledger.ts';
import type { Deps } from '../deps.ts';
import { followUp } from './follow-up.ts';

export type MoveError = ApplicationError | CommitError;

export const SYSTEM: Actor = { kind: 'system', id: 'system' };
export const user = (id: string): Actor => ({ kind: 'user', id });
export const bankActor = (id: string): Actor => ({ kind: 'bank', id });
export const vendor = (id: string): Actor => ({ kind: 'vendor', id });

/**
 * One move of an application, written together with all that follows from it and whatever else the caller has decided.
 * What follows is in follow-up.ts, so that no caller can forget to tell the bank.
 */
export async function moveApplication(
  deps: Pick<Deps, 'ledger' | 'newId'>,
  move: { before: Loaded<'application'> | undefined; event: ApplicationEvent; by: Actor; with?: Commit },
): Promise<Result<Application, MoveError>> {
  const { before, event, by } = move;
  const after = transition(before?.state, event);
  if (!after.ok) return after;
  const { jobs, news, messages } = followUp(deps, before?.state, event, after.value);
  const extra = move.with ?? {};
  const written = await deps.ledger.commit({
    ...extra,
    changes: [{ kind: 'application', before, event, after: after.value, by }, ...(extra.changes ?? [])],
    jobs: [...jobs, ...(extra.jobs ?? [])],
    lists: [...messages.map(({ userId, item }) => messageWrite(userId, item, deps.newId())), ...(extra.lists ?? [])],
    bank: {
      applicationId: after.value.id,
      bankId: after.value.bankId,
      at: event.at,
      news: [...news, ...(extra.bank?.news ?? [])],
    },
  });
  return written.ok ? ok(after.value) : written;
}

type Message = Extract<ListWrite, { list: 'messages'; item: unknown }>;
const messageWrite = (owner: string, item: Message['item'], id: string): ListWrite => ({
  list: 'messages',
  owner,
  key: `${item.at}#${id}`,
  item,
});
