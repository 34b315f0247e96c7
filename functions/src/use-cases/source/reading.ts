import type { ApplicationEvent } from '@loan/shared/application/events';
import type { Instant } from '@loan/shared/time/instant';
import type { Deps } from '../deps.ts';

type Gather = Extract<ApplicationEvent, { type: 'gather' }>;

/** How far the sources of an application have come, one of them having just become what `changed` says. */
export async function gatherEvent(
  { ledger }: Pick<Deps, 'ledger'>,
  sources: readonly string[],
  changed: { id: string; to: 'reading' | 'read' | 'gone' },
  at: Instant,
): Promise<Gather> {
  const others = await Promise.all(sources.filter((id) => id !== changed.id).map((id) => ledger.find('source', id)));
  const standings: unknown[] = [changed.to, ...others.map((source) => source?.state.status)];
  const reading = standings.includes('reading');
  return { type: 'gather', at, reading, ...(reading || standings.includes('read') ? {} : { nothingRead: true }) };
}
