import type { z } from '../schema.ts';
import type { SourceKind } from '../source/vendors.ts';
import { AdFacts } from './ads.ts';
import { GoodsFacts } from './goods.ts';
import { MoneyFacts } from './money.ts';
import { SecondView } from './second-view.ts';
import { ShopFacts } from './shop.ts';

/** What is left of a source after it was read, by what it tells of. */
export const FACTS = {
  shop: ShopFacts,
  money: MoneyFacts,
  goods: GoodsFacts,
  ads: AdFacts,
  secondView: SecondView,
} as const satisfies Record<SourceKind, z.ZodType>;

export type FactsOf = { [K in SourceKind]: z.infer<(typeof FACTS)[K]> };
