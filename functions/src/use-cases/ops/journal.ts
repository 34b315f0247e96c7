import type { Lists } from '../../ports/records.ts';
import type { Deps } from '../deps.ts';

/** The one journal of a deployment. */
const OPERATORS = 'operators';
const MOST = 200;

export type Operation = Lists['operations'];

/** Writes down what an operator is about to do. */
export async function note(deps: Deps, operation: Omit<Operation, 'at'>): Promise<void> {
  const at = deps.now();
  const key = `${at}#${deps.newId()}`;
  const written = await deps.ledger.commit({
    lists: [{ list: 'operations', owner: OPERATORS, key, item: { at, ...operation } }],
  });
  if (!written.ok) throw new Error(`note: ${written.error.tag}`);
}

/** What operators did by hand, newest first. */
export async function readJournal({ ledger }: Deps): Promise<Operation[]> {
  const items = await ledger.list('operations', OPERATORS, { limit: MOST, newestFirst: true });
  return items.map(({ item }) => item);
}
