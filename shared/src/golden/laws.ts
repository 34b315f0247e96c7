import { picoYuanOf } from '../facts/convert.ts';
import { Currency, DecimalText, Month } from '../facts/month.ts';
import type { CharacteristicCode, CharacteristicPolicy } from '../policy/scorecard-schema.ts';
import { Policy } from '../product/policy.ts';
import type { Expectation } from './expectation.ts';

const parses = (policy: unknown): boolean => Policy.safeParse(policy).success;

/** So much in the unit of the words: 退货率 4.5% is 45_000. */
const PER_UNIT: Partial<Record<CharacteristicCode, number>> = {
  monthlyGmv: 1_000_000,
  gmvVariation: 1_000_000,
  skuConcentration: 1_000_000,
  returnRate: 10_000,
  onTimeRate: 10_000,
  adCostShare: 10_000,
  debtShare: 10_000,
  threeFlowMatch: 10_000,
  onTimeDelivery: 10_000,
  buyerShare: 10_000,
  supplyVariation: 1_000_000,
};
const IN_A_WORD: readonly (readonly [RegExp, number])[] = [
  [/持平$/, 0],
  [/账户健康$/, 2],
  [/等级 A$/, 3],
];

/** The last number that a text says. */
function saidIn({ code, ifConnected: { text } }: CharacteristicPolicy): number {
  const word = IN_A_WORD.find(([pattern]) => pattern.test(text));
  if (word !== undefined) return word[1];
  return Math.round(Number(text.match(/[\d.]+/g)?.pop()) * (PER_UNIT[code] ?? 1));
}

/** Points stop rising just beyond the value up to which they were promised to. */
function promiseEndsAtABorder({ monotoneUpTo, bins }: CharacteristicPolicy): boolean {
  if (monotoneUpTo === undefined) return true;
  const index = bins.findIndex(({ below }) => below === monotoneUpTo + 1);
  return index >= 0 && (bins[index + 1]?.points ?? 0) < (bins[index]?.points ?? 0);
}

/** Source: lending design §3.5: 12 % for the product, 24 % for any. */
function ceilingsAreWhereTheyStop(policy: Policy): boolean {
  const { price, grades } = policy;
  const withCeiling = (maxAllInCostPpm: number) => ({ ...policy, price: { ...price, maxAllInCostPpm } });
  const dearest = grades[grades.length - 1];
  const withMargin = (marginPpm: number) => ({
    ...policy,
    grades: [...grades.slice(0, -1), { ...dearest, marginPpm }],
  });
  // By hand: 2.2 + 1.0 + 0.6 + 6.25 × 60 % = 7.55, so a margin of 4.45 makes 12 %.
  return (
    parses(withCeiling(240_000)) &&
    !parses(withCeiling(240_001)) &&
    parses(withMargin(44_500)) &&
    !parses(withMargin(44_501))
  );
}

/** A million units at one millionth of a yuan, in 10^-12 yuan. */
const MILLION_OF_MICROS = BigInt('1000000000000');

/** Millionths of a yuan for one unit, from that month on. Source: the reference rates as they were signed. */
// biome-ignore format: a table of rates is read by the line.
const RATES: Record<string, readonly (readonly [from: string, micros: number])[]> = {
  CNY: [['2025-01', 1_000_000]],
  USD: [
    ['2025-01', 7_190_000], ['2025-02', 7_170_000], ['2025-03', 7_170_000], ['2025-04', 7_200_000],
    ['2025-05', 7_190_000], ['2025-06', 7_170_000], ['2025-07', 7_150_000], ['2025-08', 7_130_000],
    ['2025-09', 7_110_000], ['2025-10', 7_100_000], ['2025-11', 7_090_000], ['2025-12', 7_060_000],
    ['2026-01', 7_050_000],
  ],
  EUR: [['2025-01', 8_000_000], ['2025-12', 8_000_000], ['2026-01', 8_200_000]],
  GBP: [['2025-01', 9_500_000]],
  JPY: [['2025-01', 48_000]],
  CAD: [['2025-01', 5_150_000]],
  MXN: [['2025-01', 385_000]],
  BRL: [['2025-01', 1_280_000]],
  AUD: [['2025-01', 4_700_000]],
  SGD: [['2025-01', 5_500_000]],
  SEK: [['2025-01', 750_000]],
  PLN: [['2025-01', 1_950_000]],
  TRY: [['2025-01', 170_000]],
  AED: [['2025-01', 1_920_000]],
  SAR: [['2025-01', 1_880_000]],
  INR: [['2025-01', 82_000]],
  MYR: [['2025-01', 1_680_000]],
  THB: [['2025-01', 215_000]],
  PHP: [['2025-01', 124_000]],
  VND: [['2025-01', 275]],
  IDR: [['2025-01', 430]],
};

const rates = Object.entries(RATES).map(([code, steps]): Expectation => {
  const foreign = { amount: DecimalText.parse('1000000'), currency: Currency.parse(code) };
  const signed = steps.map(([month, micros]) => ({
    month: Month.parse(month),
    pico: BigInt(micros) * MILLION_OF_MICROS,
  }));
  return {
    name: `a million ${code} is worth what was signed, month by month`,
    holds: ({ referenceRates }) =>
      signed.every(({ month, pico }) => {
        const worth = picoYuanOf(foreign, month, referenceRates);
        return worth.ok && worth.value === pico;
      }),
  };
});

/** Of every product's own card. */
export const USUAL_VALUES: Expectation = {
  name: 'the usual value of a missing fact is the one its words say',
  holds: ({ scorecard }) => scorecard.characteristics.every((rule) => rule.ifConnected.value === saidIn(rule)),
};

/** What the rest of the policy, or arithmetic, says a number must be. */
export const LAWS: readonly Expectation<'dataLoan'>[] = [
  ...rates,
  {
    name: 'the seasons of a marketplace average out over the year',
    holds: ({ marketplaces }) =>
      Object.values(marketplaces).every(
        ({ seasonIndexPpm }) => seasonIndexPpm.reduce((sum, index) => sum + index, 0) === 12_000_000,
      ),
  },
  {
    name: 'a marketplace this product never reads counts nothing',
    holds: ({ marketplaces }) =>
      Object.values(marketplaces).every(
        ({ condition, factorPpm }) => (condition !== 'never' && condition !== 'factoriesOnly') || factorPpm === 0,
      ),
  },
  USUAL_VALUES,
  {
    name: 'a promise that more is better ends where the points fall',
    holds: ({ scorecard }) => scorecard.characteristics.every(promiseEndsAtABorder),
  },
  {
    name: 'the bounds of a line are whole steps of its rounding',
    holds: ({ limit: { maxLimitFen, minLimitFen, programmeMaxFen, roundDownToFen } }) =>
      [maxLimitFen, minLimitFen, programmeMaxFen].every((bound) => bound % roundDownToFen === 0),
  },
  {
    name: 'the shop more that is asked with sells what its words say',
    holds: ({ terms: { anotherShop } }) =>
      Number(/(\d+)万元/.exec(anotherShop.detail)?.[1]) * 1_000_000 === anotherShop.monthlyFen,
  },
  {
    // Read where a snapshot is taken, before the engine is asked.
    name: 'payouts prove an owner as far as payments must agree with the orders of a site of its own',
    holds: ({ crossCheck }) => crossCheck.provesOwnerPpm === crossCheck.closedLoopMinPpm,
  },
];

/** Asked last: it reads four whole policies. */
export const CEILINGS: Expectation = {
  name: 'the ceilings of cost stop at 12 % and 24 %, not a millionth later',
  holds: ceilingsAreWhereTheyStop,
};
