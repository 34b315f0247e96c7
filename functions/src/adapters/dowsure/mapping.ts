import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { SecondView } from '@loan/shared/facts/second-view';
import { z } from '@loan/shared/schema';
import type { ShopData, ShopScores } from './wire.ts';

/** One step of a disbursement range, in whole units of the currency. */
const STEP = 1_000;
const MONTHS_MAX = 24;
const SCORES_MAX = 40;

export const View = SecondView.pick({ shops: true, currency: true, disbursed: true });

/** disbursements3m: 12 → over three months, [12 000, 13 000) */
export const viewOf = ({ shopCount, currency, disbursements }: ShopData): z.infer<typeof View> => ({
  shops: shopCount,
  currency,
  disbursed: disbursements
    .filter(({ months }) => months >= 1 && months <= MONTHS_MAX)
    .sort((a, b) => a.months - b.months)
    .map(({ months, bucket }) => ({ months, amount: { from: bucket * STEP, to: (bucket + 1) * STEP } })),
});

export const Scores = z.strictObject({ scores: SecondView.shape.scores });

export const scoresOf = ({ shopScoreList }: z.infer<typeof ShopScores>): z.infer<typeof Scores> => ({
  scores: shopScoreList.slice(0, SCORES_MAX).map(({ totalScore, complianceScore }) => ({
    total: Math.round(totalScore),
    compliance: complianceScore == null ? NOT_OFFERED : Math.round(complianceScore),
  })),
});
