import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { AccountHealth } from '@loan/shared/facts/shop';
import type { z } from '@loan/shared/schema';
import type { StepOutcome } from '../../../ports/source-adapter.ts';
import { setback } from '../../kit/outcome.ts';
import { ppmOfPercent } from '../../kit/percent.ts';
import { HealthReduction } from '../../kit/reductions.ts';
import { Punishments, ShopPerformance } from '../wire/lists.ts';
import type { StepTools } from './step.ts';

/** How Shopee judges the shop, and what it is punished for at this time. */
export async function advanceHealth({ api }: StepTools): Promise<StepOutcome> {
  const performance = await api.call({
    path: '/api/v2/account_health/get_shop_performance',
    answer: ShopPerformance,
  });
  if (performance.tag !== 'ok') return setback(performance);
  const punishments = await api.call({
    path: '/api/v2/account_health/get_punishment_history',
    query: { punishment_status: '1', page_no: '1', page_size: '100' },
    answer: Punishments,
  });
  if (punishments.tag !== 'ok') return setback(punishments);
  const reduction = reduceHealth(performance.value, punishments.value);
  return { tag: 'done', result: { reduction, rowsRead: 1, rowsRejected: 0, rejected: [] } };
}

/** "Non-Fulfilment Rate (All Channels)": orders cancelled or sent back for which the seller is to blame. */
const NON_FULFILMENT = 3;
const PERCENT = 2;
/** assumed: from the fourth tier of penalty points on, a rule of weight was broken; confirm: Shopee's penalty tiers. */
const MAJOR_TIER = 4;
const TIERS = 5;
const GOOD = 3;

/**
 * | Shopee                                        | ours               |
 * | rating 3 good, 4 excellent; nothing ongoing   | green              |
 * | rating 1 poor, 2 improvement needed; a punishment | yellow         |
 * | a punishment of tier 4 or 5                   | red                |
 * | metric 3, percent                             | orderDefectRatePpm |
 * A suspended shop says so in its identity.
 */
export function reduceHealth(
  { overall_performance: overall, metric_list: metrics }: z.infer<typeof ShopPerformance>,
  { punishment_list: punishments }: z.infer<typeof Punishments>,
): HealthReduction {
  const tiers = punishments.map(({ reason }) => reason ?? 0);
  const isMajor = tiers.some((tier) => tier >= MAJOR_TIER && tier <= TIERS);
  const rating = overall?.rating ?? undefined;
  const isFine = rating === undefined ? punishments.length === 0 : rating >= GOOD && punishments.length === 0;
  const status: AccountHealth['status'] = isMajor ? 'red' : isFine ? 'green' : 'yellow';
  const rate = metrics.find(({ metric_id, unit }) => metric_id === NON_FULFILMENT && unit === PERCENT)?.current_period;
  return HealthReduction.parse({
    health: {
      status,
      suspended: false,
      orderDefectRatePpm: rate ? Math.min(1_000_000, ppmOfPercent(rate)) : NOT_OFFERED,
    },
    fulfilment: NOT_OFFERED,
  });
}
