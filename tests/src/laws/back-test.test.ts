import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { snapshotName } from '@loan/functions/use-cases/assess/assess';
import { decisionName } from '@loan/functions/use-cases/bank/apply';
import type { Deps } from '@loan/functions/use-cases/deps';
import { canonicalBytes, sha256 } from '@loan/functions/use-cases/hashes';
import { backTest } from '@loan/functions/use-cases/policy-release/back-test';
import { referenceSnapshot } from '@loan/shared/golden/reference-seller';
import { decide } from '@loan/shared/offer/decide';
import { dataLoan202611 as policy } from '@loan/shared/policy/data-loan-2026-11/policy';
import { Day, Instant } from '@loan/shared/time/instant';
import { type OpenTable, openTable } from './open-table.ts';

const TIMEOUT_MS = 60_000;
const MONDAY = Day.parse('2026-11-23');
const AT = Instant.parse('2026-11-23T02:00:00.000Z');
const snapshot = canonicalBytes(referenceSnapshot());
const decision = decide(policy, referenceSnapshot());
const bytes = canonicalBytes(decision);
const objects = new Map([[snapshotName(sha256(snapshot)), snapshot]]);

let table: OpenTable;
beforeAll(async () => {
  table = await openTable();
}, TIMEOUT_MS);
afterAll(() => table.close());

/** A decision in the list of its day; what is kept of it can be gone. */
async function decided(decisionId: string, isKept: boolean): Promise<void> {
  if (isKept) objects.set(decisionName(decisionId), bytes);
  const item = {
    ...{ decisionId, applicationId: `of-${decisionId}`, product: 'dataLoan' as const, outcome: 'offered' as const },
    ...{ policyVersion: policy.version, isCleared: false, at: AT },
  };
  const value = {
    ...{ applicationId: item.applicationId, outcome: 'offered' as const, limitFen: decision.limitFen, at: AT },
    ...{ policyVersion: policy.version, cleared: [] },
    ...{ snapshotSha256: sha256(snapshot), decisionSha256: sha256(bytes) },
  };
  await table.ledger.commit({
    lists: [{ list: 'decisions', owner: MONDAY, key: `${AT}#${decisionId}`, item }],
    records: [{ kind: 'decision', key: decisionId, expect: 'new', value }],
  });
}

it('a back-test gets to its end past more decisions that cannot be read than a run decides', async () => {
  for (const [index, isKept] of [false, false, false, true, true, true].entries()) await decided(`d-${index}`, isKept);
  const stricter = { ...policy, version: 'data-loan-2026.12' };
  const deps = {
    ledger: table.ledger,
    objects: { get: async (_: string, name: string) => objects.get(name) },
    policies: { byVersion: async () => stricter },
  } as unknown as Deps;
  const run = () => backTest(deps, { version: stricter.version, from: MONDAY, to: MONDAY, most: 2 });
  expect(await run()).toMatchObject({
    ...{ ok: true, value: { unreadable: 3, resumed: 0, left: 1, comparison: { cases: 2 } } },
  });
  expect(await run()).toMatchObject({ value: { unreadable: 3, resumed: 2, left: 0, comparison: { cases: 3 } } });
});
