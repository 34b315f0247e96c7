import { monthOf } from '../facts/month.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import type { Fen } from '../money/fen.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { debtsSeen } from './burden.ts';
import type { Characteristics } from './characteristic.ts';
import { characteristicsOf } from './characteristics.ts';
import { netMonthlyPayouts } from './payouts.ts';
import { enoughFen } from './renminbi.ts';
import { readTrading, type Trading } from './trading.ts';
import { baseTurnover, gmvSeries, type ShopWeight, shopWeights, weightedSeries } from './turnover.ts';

/**
 * A company as its facts show it (经营画像): everything screening, scoring and the offer ask of a snapshot, worked
 * out once. Whole fen; undefined is "not known", never zero.
 */
export type Portrait = {
  readonly trading: Trading;
  readonly characteristics: Characteristics;
  /** What of each trading shop counts in the limit. */
  readonly weights: readonly ShopWeight[];
  /** The month's turnover a line is a multiple of, before and after the weights (M, and M × f_t × f_p). */
  readonly turnoverFen: Fen | undefined;
  readonly weightedTurnoverFen: Fen | undefined;
  readonly monthlyPayoutsFen: Fen | undefined;
  readonly debtsFen: Fen | undefined;
};

export function portray(policy: Policy, snapshot: Snapshot): Portrait {
  const trading = readTrading(policy, snapshot);
  const weights = shopWeights(policy, trading);
  const enough = trading.months.length >= policy.admission.minTradingMonths;
  const payouts = netMonthlyPayouts(policy, trading);
  const debts = debtsSeen(policy, trading, monthOf(snapshot.asOf));
  return {
    trading,
    characteristics: characteristicsOf(policy, snapshot, trading),
    weights,
    turnoverFen: enough ? enoughFen(baseTurnover(gmvSeries(trading))) : undefined,
    weightedTurnoverFen: enough ? enoughFen(baseTurnover(weightedSeries(trading, weights))) : undefined,
    monthlyPayoutsFen: payouts === undefined ? undefined : enoughFen(payouts),
    debtsFen: debts === undefined ? undefined : enoughFen(debts),
  };
}
