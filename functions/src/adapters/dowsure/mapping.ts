import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { SecondView } from '@loan/shared/facts/second-view';
import { z } from '@loan/shared/schema';
import type { ShopData, ShopScores } from './wire.ts';

/** One step of a disbursement range, in whole units of the currency. */
const STEP = 1_000;
const MONTHS_MAX = 24;
const SCORES_MAX = 40;

export const View = SecondView.pick({ shops: true, currency: true, disbursed: true });

/**
 * disbursements1m: 12, disbursements2m: 40 → over one month [12 000, 13 000), over two [52 000, 54 000): ranges add up as
 * far as no month is missing.
 * assumed: 2m is the month before the last one and not the last two together, since what is summed is named t3m, t13wk;
 * confirm: with Dowsure.
 */
export function viewOf({ shopCount, currency, disbursements }: ShopData): z.infer<typeof View> {
  const disbursed: z.infer<typeof View>['disbursed'] = [];
  let sum = { from: 0, to: 0 };
  for (let months = 1; months <= MONTHS_MAX; months += 1) {
    const bucket = disbursements.find((one) => one.months === months)?.bucket;
    if (bucket === undefined) break;
    sum = { from: sum.from + bucket * STEP, to: sum.to + (bucket + 1) * STEP };
    disbursed.push({ months, amount: sum });
  }
  return { shops: shopCount, currency, disbursed };
}

export const Scores = z.strictObject({ scores: SecondView.shape.scores });

export const scoresOf = ({ shopScoreList }: z.infer<typeof ShopScores>): z.infer<typeof Scores> => ({
  scores: shopScoreList.slice(0, SCORES_MAX).map(({ totalScore, complianceScore }) => ({
    total: Math.round(totalScore),
    compliance: complianceScore == null ? NOT_OFFERED : Math.round(complianceScore),
  })),
});
