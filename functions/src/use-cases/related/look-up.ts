import type { Policy } from '@loan/shared/policy/policy-schema';
import { type Cluster, clusterOf, type Holding, isStrong } from '@loan/shared/screening/related/cluster';
import type { Deps } from '../deps.ts';

/** A company has its people, an account or two and at most forty sources. */
const MOST_TRAITS = 100;
/** Beyond, whoever looks at the application looks further than we do. */
const MOST_LOOK_UPS = 500;

export type Found = { cluster: Cluster; isWhole: boolean };

/**
 * Who counts as one borrower with this company, from company to company over the strong links. It stops at one company
 * more than the policy bears, which is enough to know that a person has to look.
 */
export async function lookUp(
  { ledger }: Pick<Deps, 'ledger'>,
  self: string,
  { maxCompanies, maxHolders }: Policy['fraud']['related'],
): Promise<Found> {
  const holdings = new Map<string, Holding>();
  const companies = [self];
  let isWhole = true;
  for (let index = 0; index < companies.length; index += 1) {
    const company = companies[index] ?? self;
    const traits = await ledger.list('traits', company, { limit: MOST_TRAITS });
    const unseen = traits.filter(({ key }) => !holdings.has(key));
    if (traits.length === MOST_TRAITS || holdings.size + unseen.length > MOST_LOOK_UPS) isWhole = false;
    if (holdings.size + unseen.length > MOST_LOOK_UPS) break;
    const limitOf = (by: Holding['by']) => 1 + (isStrong(by) ? maxCompanies : maxHolders);
    const found = await Promise.all(
      unseen.map(async ({ key, item: { by } }): Promise<Holding> => {
        const rows = await ledger.list('holders', key, { limit: limitOf(by) });
        // Of a great many holders not all are read: whoever we came from is one of them.
        return { by, key, holders: [...new Set([company, ...rows.map((row) => row.key)])] };
      }),
    );
    for (const holding of found) {
      holdings.set(holding.key, holding);
      if (isStrong(holding.by)) companies.push(...holding.holders.filter((other) => !companies.includes(other)));
    }
    if (companies.length > maxCompanies) {
      isWhole = false;
      break;
    }
  }
  return { cluster: clusterOf(self, [...holdings.values()], maxHolders), isWhole };
}
