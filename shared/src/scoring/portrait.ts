import type { Snapshot } from '../facts/snapshot.ts';
import type { Fen } from '../money/fen.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { debtsSeen } from './burden.ts';
import type { Characteristics } from './characteristic.ts';
import { characteristicsOf } from './characteristics.ts';
import { netMonthlyPayouts, shopsWithoutPayouts } from './payouts.ts';
import { enoughFen } from './renminbi.ts';
import { type SalesView, salesViews } from './sales-view.ts';
import { readTrading, type Trading } from './trading.ts';
import { type ShopWeight, shopWeights } from './turnover.ts';

/**
 * A company as its facts show it (经营画像): everything screening, scoring and the offer ask of a snapshot, worked
 * out once. Whole fen; undefined is "not known", never zero.
 */
export type Portrait = {
  readonly trading: Trading;
  /** What of each trading shop counts in the limit. */
  readonly weights: readonly ShopWeight[];
  /** With the sales as this portrait looks at them. */
  readonly characteristics: Characteristics;
  readonly sales: SalesView;
  /** Other ways to look at the sales, with peaks left out; see `salesViews`. */
  readonly withoutPeaks: readonly SalesView[];
  /** With sales less refunds in place of the payouts that nobody tells. */
  readonly monthlyPayoutsFen: Fen | undefined;
  /** In how many trading shops they stand in. */
  readonly shopsWithoutPayouts: number;
  readonly debtsFen: Fen | undefined;
};

/** What every product sees of a snapshot; `portraitOf` adds what one product reads beyond it. */
export function portray(policy: Policy, snapshot: Snapshot): Portrait {
  const trading = readTrading(policy, snapshot);
  const weights = shopWeights(policy, trading);
  const [sales, ...withoutPeaks] = salesViews(policy, trading, weights);
  const payouts = netMonthlyPayouts(policy, trading);
  const debts = debtsSeen(policy, trading, snapshot);
  return {
    trading,
    weights,
    characteristics: { ...characteristicsOf(policy, snapshot, trading), ...salesCharacteristics(sales) },
    sales,
    withoutPeaks,
    monthlyPayoutsFen: payouts === undefined ? undefined : enoughFen(payouts),
    shopsWithoutPayouts: shopsWithoutPayouts(policy, trading),
    debtsFen: debts === undefined ? undefined : enoughFen(debts),
  };
}

/** Everything the scorecard reads of a snapshot, with the sales as they were. */
export const characteristics = (policy: Policy, snapshot: Snapshot): Characteristics =>
  portray(policy, snapshot).characteristics;

/** The same company, its sales looked at in another way. */
export const lookedAt = (portrait: Portrait, sales: SalesView): Portrait => ({
  ...portrait,
  sales,
  characteristics: { ...portrait.characteristics, ...salesCharacteristics(sales) },
});

const salesCharacteristics = ({ monthlyGmv, gmvVariation, gmvTrend }: SalesView) => ({
  monthlyGmv,
  gmvVariation,
  gmvTrend,
});
