import { invariant } from '../invariant.ts';
import { roundedPpm } from './ratio.ts';

/** One borrower whose end is known: the score it had, and whether it defaulted. A higher score promises better. */
export type Outcome = { readonly score: number; readonly isBad: boolean };

/** How well a score tells good borrowers from bad (区分度). All in parts per million. */
export type Separation = {
  readonly goods: number;
  readonly bads: number;
  /** The widest gap between the two distributions (KS), 0 to 1_000_000. */
  readonly ksPpm: number;
  /** The chance that a good borrower scores above a bad one, ties counted half (AUC). */
  readonly aucPpm: number;
  /** 2 × AUC − 1 (Gini): 0 is a coin, below 0 the score has it the wrong way round. */
  readonly giniPpm: number;
};

/** Exact: only whole pairs are counted. Undefined where all are good or all are bad, since nothing can be told apart. */
export function separationOf(outcomes: readonly Outcome[]): Separation | undefined {
  const steps = countsByScore(outcomes);
  const goods = steps.reduce((total, step) => total + step.goods, 0);
  const bads = steps.reduce((total, step) => total + step.bads, 0);
  if (goods === 0 || bads === 0) return undefined;
  const allPairs = goods * bads;
  invariant(Number.isSafeInteger(2 * allPairs), 'separationOf: more pairs than can be counted');

  let [goodsBelow, badsBelow, widestGap, wonLessLost] = [0, 0, 0, 0];
  for (const step of steps) {
    wonLessLost += step.goods * badsBelow - step.bads * goodsBelow;
    goodsBelow += step.goods;
    badsBelow += step.bads;
    widestGap = Math.max(widestGap, Math.abs(badsBelow * goods - goodsBelow * bads));
  }
  return {
    goods,
    bads,
    ksPpm: roundedPpm(widestGap, allPairs),
    aucPpm: roundedPpm(allPairs + wonLessLost, 2 * allPairs),
    giniPpm: roundedPpm(wonLessLost, allPairs),
  };
}

type Counts = { goods: number; bads: number };

/** Lowest score first; borrowers of one score together, so that their order cannot matter. */
function countsByScore(outcomes: readonly Outcome[]): Counts[] {
  const byScore = new Map<number, Counts>();
  for (const { score, isBad } of outcomes) {
    const counts = byScore.get(score) ?? { goods: 0, bads: 0 };
    if (isBad) counts.bads += 1;
    else counts.goods += 1;
    byScore.set(score, counts);
  }
  return [...byScore].sort(([a], [b]) => a - b).map(([, counts]) => counts);
}
