import { createHash } from 'node:crypto';
import { invariant } from '@loan/shared/invariant';
import { inForceIn } from '@loan/shared/policy-release/book';
import { Policy } from '@loan/shared/product/policy';
import type { Ledger } from '../../ports/ledger.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { type Policies, policyName } from '../../ports/policies.ts';

type Parts = { ledger: Pick<Ledger, 'find' | 'record'>; objects: Pick<ObjectStore, 'get'>; builtIn: Policies };

/**
 * The version that was released and is in force, or the built-in one until the first is. A version that cannot be read
 * as it was released is a defect that stops decisions: nobody is decided on under another one instead.
 */
export function createReleasedPolicies({ ledger, objects, builtIn }: Parts): Policies {
  async function read(version: string, hash: string): Promise<Policy> {
    const bytes = await objects.get('evidence', policyName(hash));
    const isWhole = bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === hash;
    invariant(isWhole, `policies: ${version} is not what was released`);
    const policy = Policy.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    invariant(policy.version === version, `policies: ${version} names itself ${policy.version}`);
    return policy;
  }
  return {
    async live(product, at) {
      const book = await ledger.find('policyBook', product);
      const release = book && inForceIn(book.state, at);
      return release ? read(release.version, release.policySha256) : builtIn.live(product, at);
    },
    async byVersion(version) {
      const own = await builtIn.byVersion(version);
      if (own) return own;
      const found = await ledger.record('policyVersion', version);
      return found && read(version, found.value.policySha256);
    },
  };
}
