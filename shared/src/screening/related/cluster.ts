import type { LinkKind, RelatedParties } from '../../facts/related-parties.ts';
import { createUnion } from './union.ts';

/** What a company shares and with whom; `key` is a keyed fingerprint, companies are named by one too. */
export type Holding = { readonly by: LinkKind; readonly key: string; readonly holders: readonly string[] };

export type Cluster = {
  /** The applicant and everyone bound to it by strong links, however many links away. Sorted. */
  readonly companies: readonly string[];
} & Pick<RelatedParties, 'links' | 'ignored'>;

/**
 * Whoever steers a company, receives its money or owns its shop is it, for a lender. A phone number, a WeChat account
 * or a warehouse may belong to an agent: that is a reason to look, not to add up.
 */
const STRENGTH: Record<LinkKind, 'strong' | 'weak'> = {
  controller: 'strong',
  bankAccount: 'strong',
  shop: 'strong',
  phone: 'weak',
  wechat: 'weak',
  warehouse: 'weak',
};

export const isStrong = (by: LinkKind): boolean => STRENGTH[by] === 'strong';

/**
 * The applicant's cluster (关联组) among the holdings found. Whatever order they come in, the answer is the same.
 * A weak key with more holders than `maxHolders` says nothing and is told as ignored; a strong one always counts.
 */
export function clusterOf(self: string, holdings: readonly Holding[], maxHolders: number): Cluster {
  const union = createUnion();
  for (const { by, holders } of holdings) if (isStrong(by)) union.join(holders);
  const isInside = (company: string) => union.isSame(self, company);
  const inside = holdings.filter(({ holders }) => holders.some(isInside));
  const companies = [...new Set([self, ...inside.flatMap(({ holders }) => holders.filter(isInside))])].sort();
  const kinds = Object.keys(STRENGTH) as LinkKind[];
  return {
    companies,
    links: kinds.flatMap((by) => {
      const shared = inside.filter((holding) => holding.by === by && !saysNothing(holding, maxHolders));
      const reached = new Set(shared.flatMap(({ holders }) => (holders.length > 1 ? holders : [])));
      const others = [...reached].filter((company) => company !== self && (isStrong(by) || !isInside(company)));
      return others.length === 0 ? [] : [{ by, strength: STRENGTH[by], companies: others.length }];
    }),
    ignored: kinds.flatMap((by) => {
      const keys = new Set(inside.flatMap((one) => (one.by === by && saysNothing(one, maxHolders) ? [one.key] : [])));
      return keys.size === 0 ? [] : [{ by, keys: keys.size }];
    }),
  };
}

const saysNothing = ({ by, holders }: Holding, maxHolders: number): boolean =>
  !isStrong(by) && new Set(holders).size > maxHolders;
