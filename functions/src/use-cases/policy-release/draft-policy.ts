import { type PolicyBook, type PolicyBookError, transitionPolicyBook } from '@loan/shared/policy-release/book';
import { type DraftRefused, PolicyDraft, policyFrom } from '@loan/shared/policy-release/draft';
import { saidOtherwise } from '@loan/shared/policy-release/said';
import { err, ok, type Result } from '@loan/shared/result';
import type { CommitError } from '../../ports/ledger.ts';
import { policyName } from '../../ports/policies.ts';
import type { Deps } from '../deps.ts';
import { canonicalBytes, sha256 } from '../hashes.ts';
import { type Busy, settle } from '../settle.ts';
import { draftName } from './kept-draft.ts';

export type DraftError =
  | PolicyBookError
  | DraftRefused
  | CommitError
  | Busy
  | { tag: 'NoDraft'; issues: string[] }
  /** What applicants would read is not what the version decides by. */
  | { tag: 'WordsSayOther'; issues: string[] }
  | { tag: 'BaseNotKnown'; version: string };

const ISSUES_SHOWN = 10;

/**
 * Takes in a new version: the version in force with named changes, each with its reason. What comes out of them is
 * checked as every policy is, kept under its hash, and never changed again.
 */
export async function draftPolicy(
  deps: Deps,
  { draft: given, by }: { draft: unknown; by: string },
): Promise<Result<PolicyBook, DraftError>> {
  const parsed = PolicyDraft.safeParse(given);
  if (!parsed.success) {
    const issues = parsed.error.issues.slice(0, ISSUES_SHOWN);
    return err({ tag: 'NoDraft', issues: issues.map(({ path, message }) => `${path.join('.')}: ${message}`) });
  }
  const draft = parsed.data;
  return settle(async (): Promise<Result<PolicyBook, DraftError>> => {
    const base = await deps.policies.byVersion(draft.base);
    if (!base) return err({ tag: 'BaseNotKnown', version: draft.base });
    const at = deps.now();
    const { version: inForce } = await deps.policies.live(base.product, at);
    if (inForce !== base.version) return err({ tag: 'BaseMoved', inForce });
    if (await deps.policies.byVersion(draft.version)) return err({ tag: 'VersionTaken' });
    const made = policyFrom(base, draft);
    if (!made.ok) return made;
    const untrue = saidOtherwise(made.value, base);
    if (untrue.length > 0) return err({ tag: 'WordsSayOther', issues: untrue.slice(0, ISSUES_SHOWN) });

    const [policyBytes, draftBytes] = [canonicalBytes(made.value), canonicalBytes(draft)];
    const value = { product: base.product, policySha256: sha256(policyBytes), draftSha256: sha256(draftBytes) };
    const before = await deps.ledger.find('policyBook', base.product);
    const event = { type: 'draftPolicy', at, release: draft.version, by, base: base.version, ...value } as const;
    const after = transitionPolicyBook(before?.state, event);
    if (!after.ok) return after;
    await deps.objects.put('evidence', policyName(value.policySha256), policyBytes, 'application/json');
    await deps.objects.put('evidence', draftName(value.draftSha256), draftBytes, 'application/json');
    const written = await deps.ledger.commit({
      changes: [{ kind: 'policyBook', before, event, after: after.value, by: { kind: 'operator', id: by } }],
      records: [{ kind: 'policyVersion', key: draft.version, value, expect: 'new' }],
    });
    return written.ok ? ok(after.value) : written;
  });
}
