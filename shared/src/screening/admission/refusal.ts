import type { MarketplaceTier } from '../../policy/policy-schema.ts';

/** Why a marketplace is not lent on and what the seller can do instead: its own words, or at least its name. */
export const refusalOf = ({ title, refusal }: Pick<MarketplaceTier, 'title' | 'refusal'>) =>
  refusal ? { current: refusal.current, cure: refusal.instead } : { current: `${title}店铺暂时不能作为贷款依据` };
