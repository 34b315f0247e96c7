import { companyRows, flowRows, MONTH_HEAD, monthRows } from '@loan/shared/explain/facts';
import { shopRows } from '@loan/shared/explain/shop-rows';
import { AS_KEPT } from '@loan/shared/explain/telling';
import type { ShopFacts } from '@loan/shared/facts/shop';
import type { Snapshot } from '@loan/shared/facts/snapshot';
import { table } from './columns.ts';

/** The facts under a decision, laid out for a terminal. */
export const factsText = (snapshot: Snapshot): string[] => [
  ...table(companyRows(snapshot, AS_KEPT)),
  ...flowLines(snapshot),
  ...snapshot.shops.flatMap(shopLines),
];

function flowLines(snapshot: Snapshot): string[] {
  const told = flowRows(snapshot, AS_KEPT);
  if (!told) return [];
  const { legs, unmatched, unmatchedCount } = told;
  return [
    ...(legs.length > 0 ? ['  交叉核对', ...table(legs, '    ')] : []),
    ...(unmatched.length > 0 ? [`  对不上的 ${unmatchedCount} 项`, ...table(unmatched, '    ')] : []),
  ];
}

function shopLines(shop: ShopFacts, index: number): string[] {
  const months = monthRows(shop);
  return [
    `  店铺 ${index + 1}　${AS_KEPT.shop(shop)}`,
    ...table(shopRows(shop, AS_KEPT, '（--json 列出）'), '    '),
    ...(months.length > 0 ? table([MONTH_HEAD, ...months], '    ') : []),
  ];
}
