import type { PolicyRelease } from '@loan/shared/policy-release/book';
import { PolicyDraft } from '@loan/shared/policy-release/draft';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hashes.ts';

export const draftName = (hash: string): string => `policy-drafts/${hash}.json`;

/** A draft as it was taken in; undefined where its bytes are gone or are not those written down. */
export async function keptDraft(
  { objects }: Pick<Deps, 'objects'>,
  { draftSha256 }: PolicyRelease,
): Promise<PolicyDraft | undefined> {
  const bytes = await objects.get('evidence', draftName(draftSha256));
  if (!bytes || sha256(bytes) !== draftSha256) return undefined;
  return PolicyDraft.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}
