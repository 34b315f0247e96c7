import { z } from '@loan/shared/schema';
import type { SourceCredential } from '../../ports/source-adapter.ts';
import type { Deps } from '../deps.ts';

const Credential = z.object({
  region: z.string(),
  sellerId: z.string(),
  secrets: z.record(z.string(), z.string()),
});
/** The permission as it stands; `version` is what its record must still have when a new one takes its place. */
export type Permission = { credential: SourceCredential; version: number };

export async function permissionOf(deps: Deps, sourceId: string): Promise<Permission | undefined> {
  const record = await deps.ledger.record('credential', sourceId);
  if (!record) return undefined;
  const opened = await deps.keyring.open(record.value.sealed, `credential:${sourceId}`);
  return { credential: Credential.parse(JSON.parse(opened)), version: record.version };
}

/** A token that took another's place is kept before it is used. Another run that was quicker keeps its own. */
export async function renew(
  deps: Deps,
  sourceId: string,
  permission: Permission,
  next: SourceCredential,
): Promise<void> {
  const sealed = await deps.keyring.seal(JSON.stringify(next), `credential:${sourceId}`);
  const written = await deps.ledger.commit({
    records: [{ kind: 'credential', key: sourceId, value: { sealed }, expect: permission.version }],
  });
  if (!written.ok) throw new Error(`renew: ${written.error.tag}`);
  permission.credential = next;
  permission.version += 1;
}
