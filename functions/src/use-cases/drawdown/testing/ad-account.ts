import { AdFacts } from '@loan/shared/facts/ads';
import { createBuiltInPolicies } from '../../../adapters/policies/built-in.ts';
import type { Deps } from '../../deps.ts';

type Given = { application?: object; source?: object; facts?: object };

/** One application with one ad account that was read, as far as a draw looks at them. */
export function adAccountDeps({ application, source, facts }: Given): Deps {
  const account = AdFacts.parse({
    ...{ provider: 'metaAds', accountId: 'act_1029384756', verified: true, status: 'active' },
    ...{ coverage: { from: '2026-08-01', to: '2026-10-31', missingDays: 0 }, months: [] },
    ...{ rejectedRows: 0, sourceHashes: ['0'.repeat(64)] },
    ...facts,
  });
  const states: Record<string, object | undefined> = {
    application,
    source: source ?? { status: 'read', vendor: 'metaAds', factsName: 'f1' },
  };
  return {
    ledger: { find: async (kind: string) => states[kind] && { state: states[kind], head: '' } },
    objects: { get: async () => Buffer.from(JSON.stringify(account)) },
    policies: createBuiltInPolicies(),
    now: () => '2026-11-24T03:00:00.000Z',
  } as never;
}
