import { AnnualRatePpm } from '../money/interest.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { annualRateOf } from '../policy/price.ts';
import { penaltyRates } from '../repayment/penalty.ts';
import type { ShopCharacteristicCode } from '../scoring/characteristic.ts';
import { gradeOf, scoreOf } from '../scoring/scorecard.ts';
import type { Expectation } from './expectation.ts';

const WAN = 1_000_000; // 万元 in fen.

/** Source: the reference card of lending design §3.2, read at both sides of each of its borders. */
// biome-ignore format: a card is read as a table.
const POINTS: Record<ShopCharacteristicCode, readonly (readonly [value: number, points: number])[]> = {
  tenureMonths: [[11, -10], [12, 3], [23, 3], [24, 10], [47, 10], [48, 15]],
  monthlyGmv: [
    [10 * WAN - 1, -15], [10 * WAN, -5], [30 * WAN - 1, -5], [30 * WAN, 5],
    [100 * WAN - 1, 5], [100 * WAN, 12], [300 * WAN - 1, 12], [300 * WAN, 15],
  ],
  gmvVariation: [
    [150_000, 15], [150_001, 7], [300_000, 7], [300_001, -3],
    [500_000, -3], [500_001, -12], [800_000, -12], [800_001, -23],
  ],
  gmvTrend: [
    [-300_001, -28], [-300_000, -10], [-100_001, -10], [-100_000, 5],
    [200_000, 5], [200_001, 7], [600_000, 7], [600_001, -2],
  ],
  returnRate: [
    [29_999, 12], [30_000, 9], [49_999, 9], [50_000, 0],
    [79_999, 0], [80_000, -10], [119_999, -10], [120_000, -23],
  ],
  onTimeRate: [[899_999, -20], [900_000, -8], [949_999, -8], [950_000, 3], [979_999, 3], [980_000, 8]],
  saleToBankDays: [[16, 12], [17, 3], [30, 3], [31, -7], [60, -7], [61, -15]],
  daysInInventory: [[19, -3], [20, 8], [59, 8], [60, 2], [89, 2], [90, -8], [149, -8], [150, -20]],
  adCostShare: [[99_999, 5], [100_000, 2], [199_999, 2], [200_000, -7], [299_999, -7], [300_000, -15]],
  skuConcentration: [[149_999, 5], [150_000, 0], [299_999, 0], [300_000, -7], [599_999, -7], [600_000, -12]],
  accountHealth: [[1, -20], [2, 0], [3, 8]],
  debtShare: [[99_999, 8], [100_000, 0], [299_999, 0], [300_000, -10], [499_999, -10], [500_000, -23]],
  threeFlowMatch: [[929_999, -20], [930_000, 0], [969_999, 0], [970_000, 10]],
};

const points = Object.entries(POINTS).flatMap(([code, borders]) =>
  borders.map(
    ([value, worth]): Expectation => ({
      name: `${code} of ${value} alone scores 560 and ${worth}`,
      holds: ({ scorecard }) => scoreOf(scorecard, { [code]: { value } }).score === 560 + worth,
    }),
  ),
);

/** Source: lending design §3.2 for the cut-offs and §3.5 for the rates. */
const GRADES = [
  [1_000, 'AA', 46_000],
  [660, 'AA', 46_000],
  [659, 'A', 58_000],
  [615, 'A', 58_000],
  [614, 'B', 74_000],
  [600, 'B', 74_000],
  [599, 'C', 98_000],
  [580, 'C', 98_000],
  [579, undefined, undefined],
] as const;

const grades = GRADES.map(
  ([score, name, rate]): Expectation => ({
    name: `a score of ${score} is grade ${name ?? 'none'} at ${rate ?? 'no rate'}`,
    holds: (policy) => {
      const grade = gradeOf(policy, score);
      return grade?.grade === name && (grade && annualRateOf(policy.price, grade)) === rate;
    },
  }),
);

const RATE = AnnualRatePpm.parse(58_000);

export const CARD: readonly Expectation[] = [
  ...points,
  ...grades,
  {
    name: 'the default probability of a grade is that of its odds, 1 ÷ (1 + odds)',
    holds: (policy) =>
      policy.grades.every((grade) => grade.defaultProbabilityPpm === Math.round(1_000_000 / (1 + grade.odds))),
  },
  {
    // By hand: 2.2 + 1.0 + 0.6 + 100 × 60 % = 63.8 %.
    name: 'who is sure to default would pay 63.8 %, the whole loss included',
    holds: ({ price }: Policy) => annualRateOf(price, { defaultProbabilityPpm: 1_000_000, marginPpm: 0 }) === 638_000,
  },
  {
    // By hand: 5.8 % × 1.5 and × 2. Source: 银发〔2003〕251号.
    name: 'a contract at 5.8 % costs 8.7 % overdue and 11.6 % misused',
    holds: (policy) => {
      const { overdue, misuse } = penaltyRates(policy, RATE);
      return overdue === 87_000 && misuse === 116_000;
    },
  },
];
