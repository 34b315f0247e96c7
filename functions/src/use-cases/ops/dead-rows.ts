import { err, ok, type Result } from '@loan/shared/result';
import type { DeadRow } from '../../ports/jobs.ts';
import type { Deps } from '../deps.ts';
import { note } from './journal.ts';

const MOST = 100;

/** `dead`: gone from the list meanwhile, by another operator or because the bank caught up by itself. */
export type NotDead = { tag: 'NotDead' };
type By = { id: string; by: string };

/** What was given up and waits for a person, oldest first. */
export const listDead = ({ jobs }: Deps): Promise<DeadRow[]> => jobs.dead(MOST);

/** Due again now, with a fresh count of attempts. */
export async function replayDead(deps: Deps, { id, by }: By): Promise<Result<DeadRow, NotDead>> {
  const row = await find(deps, id);
  if (!row) return err({ tag: 'NotDead' });
  await note(deps, { by, what: 'dead.replay', subject: id });
  return (await deps.jobs.replay(id, deps.now())) ? ok(row) : err({ tag: 'NotDead' });
}

/** Gives a job up for good; of a line of callbacks, the one event that stands first. */
export async function releaseDead(
  deps: Deps,
  { id, by, ground }: By & { ground: string },
): Promise<Result<DeadRow, NotDead>> {
  const row = await find(deps, id);
  if (!row) return err({ tag: 'NotDead' });
  await note(deps, { by, what: 'dead.release', subject: id, ground });
  return (await deps.jobs.release(id, deps.now())) ? ok(row) : err({ tag: 'NotDead' });
}

const find = async (deps: Deps, id: string) => (await listDead(deps)).find((row) => row.id === id);
