import { type PolicyRelease, type Standing, standingIn } from '@loan/shared/policy-release/book';
import { type Difference, differences } from '@loan/shared/policy-release/leaves';
import { ProductCode } from '@loan/shared/product/code';
import { err, ok, type Result } from '@loan/shared/result';
import type { Deps } from '../deps.ts';
import { checkChain } from '../ops/evidence.ts';
import { drafted, type VersionNotKnown } from './compare-shadow.ts';
import { keptDraft } from './kept-draft.ts';

/** `isWhole`: the chain of the book holds, link by link, and gives its standing. */
export type PolicyLine = {
  product: ProductCode;
  inForce: string;
  isWhole: boolean;
  releases: (PolicyRelease & { standing: Standing })[];
};

/** Every product with the version in force and what became of those that were drafted, newest first. */
export async function listPolicies(deps: Deps): Promise<PolicyLine[]> {
  const at = deps.now();
  return Promise.all(
    ProductCode.options.map(async (product) => {
      const loaded = await deps.ledger.find('policyBook', product);
      const book = loaded?.state;
      const events = await deps.ledger.history('policyBook', product);
      const isWhole = !checkChain({ kind: 'policyBook', id: product, events, loaded }).fault;
      const releases = book?.releases.map((one) => ({ ...one, standing: standingIn(book, one, at) })) ?? [];
      const { version: inForce } = await deps.policies.live(product, at);
      return { product, inForce, isWhole, releases: releases.reverse() };
    }),
  );
}

export type Explained = Difference & { reason?: string };
export type PolicyDifference = { from: string; to: string; differences: Explained[] };

/** What is different between two versions, with the reason where it was drafted from the first. */
export async function diffPolicies(
  deps: Deps,
  { from, to }: { from: string; to: string },
): Promise<Result<PolicyDifference, VersionNotKnown>> {
  const [a, b] = [await deps.policies.byVersion(from), await deps.policies.byVersion(to)];
  if (!a || !b) return err({ tag: 'VersionNotKnown' });
  const reasons = await reasonsOf(deps, { from, to });
  const found = differences(a, b).map((one) => {
    const reason = reasons.find(({ path }) => one.path === path || one.path.startsWith(`${path}.`))?.reason;
    return { ...one, ...(reason ? { reason } : {}) };
  });
  return ok({ from, to, differences: found });
}

async function reasonsOf(
  deps: Deps,
  { from, to }: { from: string; to: string },
): Promise<{ path: string; reason: string }[]> {
  const found = await drafted(deps, to);
  if (!found.ok || found.value.release.base !== from) return [];
  return (await keptDraft(deps, found.value.release))?.changes ?? [];
}
