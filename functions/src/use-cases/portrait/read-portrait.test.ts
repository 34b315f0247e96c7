import { describe, expect, it } from '@jest/globals';
import { referenceSnapshot } from '@loan/shared/golden/reference-seller';
import type { Deps } from '../deps.ts';
import { canonicalBytes, sha256 } from '../hashes.ts';
import { exportPortrait } from './export-portrait.ts';
import { readPortrait } from './read-portrait.ts';

/** An application once offered, whose policy nobody has any more. */
function afterThePolicy(): Deps {
  const snapshot = canonicalBytes(referenceSnapshot());
  const decision = {
    snapshotSha256: sha256(snapshot),
    policyVersion: 'dataLoan-2019-01',
    at: '2019-02-01T00:00:00.000Z',
  };
  const application = {
    id: 'a1',
    applicantId: 'u1',
    status: 'offered',
    decisionId: 'd1',
    companyId: 'c1',
    sources: [],
  };
  const company = { name: '深圳市云帆科技有限公司', creditCode: '91440300708461136T' };
  const records: Record<string, object> = { decision, company };
  return {
    ledger: {
      find: async (kind: string) => (kind === 'application' ? { state: application, version: 1 } : undefined),
      record: async (kind: string) => ({ value: records[kind], version: 1 }),
      history: async () => [],
    },
    objects: { get: async () => snapshot },
    policies: { byVersion: async () => undefined },
    now: () => '2026-11-23T00:00:00.000Z',
  } as never;
}

describe('the portrait of an application whose policy is kept no more', () => {
  it('is said not to be shown any more, which is no defect', async () => {
    expect(await readPortrait(afterThePolicy(), 'u1', { id: 'a1' })).toEqual({
      ok: true,
      value: { state: 'policyGone', exports: [] },
    });
  });

  it('cannot be exported', async () => {
    const asked = { id: 'a1', exportId: 'e1', recipient: '某银行', purpose: 'audit', days: 7 };
    expect(await exportPortrait(afterThePolicy(), 'u1', asked as never)).toEqual({
      ok: false,
      error: { tag: 'NothingToExport' },
    });
  });
});
