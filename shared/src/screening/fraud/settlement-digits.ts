import { isOffered } from '../../facts/offered.ts';
import { formatPercentUp } from '../../money/format.ts';
import { notChecked, type Rule } from '../rule.ts';
import { highest } from './patterns.ts';

/** Benford's law: the first digit d stands first with probability log₁₀(1 + 1 ÷ d), in parts per million. */
const BENFORD_PPM = [301_030, 176_091, 124_939, 96_910, 79_181, 66_947, 57_992, 51_153, 45_757] as const;

const countOf = (digits: readonly number[]): number => digits.reduce((sum, count) => sum + count, 0);

/** The mean distance (MAD) of the nine shares from Benford's, parts per million, rounded down. */
export function benfordDeviationPpm(digits: readonly number[]): number {
  const amounts = countOf(digits);
  const apart = BENFORD_PPM.reduce((sum, ppm, at) => sum + Math.abs((digits[at] ?? 0) * 1_000_000 - ppm * amounts), 0);
  return amounts === 0 ? 0 : Math.floor(apart / (BENFORD_PPM.length * amounts));
}

/** F04: amounts that were made up begin with each digit about as often; amounts that came about do not. */
const settlementDigitsOdd: Rule = {
  code: 'settlementDigitsOdd',
  effect: 'refer',
  check({ policy, snapshot }) {
    const { minDigitAmounts, maxDigitDeviationPpm } = policy.fraud.orderPattern;
    const told = snapshot.shops.flatMap(({ orderPattern }) =>
      isOffered(orderPattern) && isOffered(orderPattern.settlementDigits) ? [orderPattern.settlementDigits] : [],
    );
    const enough = told.filter((digits) => countOf(digits) >= minDigitAmounts);
    const worst = highest(enough, benfordDeviationPpm);
    if (worst === undefined) return notChecked;
    const deviationPpm = benfordDeviationPpm(worst);
    const inputs = { amounts: countOf(worst), deviationPpm, maxDigitDeviationPpm, digits: worst.join(',') };
    if (deviationPpm <= maxDigitDeviationPpm) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `结算金额首位数字平均偏离 ${formatPercentUp(deviationPpm, 1)}` };
  },
};

export const settlementDigitRules: readonly Rule[] = [settlementDigitsOdd];
