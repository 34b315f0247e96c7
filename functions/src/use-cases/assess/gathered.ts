import type { FactsOf } from '@loan/shared/facts/source-facts';
import { FACTS } from '@loan/shared/facts/source-facts';
import type { Source } from '@loan/shared/source/source';
import { type SourceKind, VENDORS } from '@loan/shared/source/vendors';
import type { Deps } from '../deps.ts';

type ReadSource = Extract<Source, { status: 'read' }>;
/** Everything that was read for an application, by what it tells of, each with the source it came from. */
export type Gathered = { [K in SourceKind]: { source: ReadSource; facts: FactsOf[K] }[] };

export async function gathered(
  deps: Pick<Deps, 'ledger' | 'objects'>,
  sourceIds: readonly string[],
): Promise<Gathered> {
  const sources = await Promise.all(sourceIds.map((id) => deps.ledger.find('source', id)));
  const read = sources.flatMap((source) => (source?.state.status === 'read' ? [source.state] : []));
  const all: Gathered = { shop: [], money: [], goods: [], ads: [], secondView: [] };
  for (const source of read) {
    const { kind } = VENDORS[source.vendor];
    const bytes = await deps.objects.get('facts', source.factsName);
    if (!bytes) throw new Error('gathered: a source that was read has no facts');
    const facts = FACTS[kind].parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    (all[kind] as { source: ReadSource; facts: unknown }[]).push({ source, facts });
  }
  return all;
}
