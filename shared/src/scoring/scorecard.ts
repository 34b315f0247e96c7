import type { GradePolicy, Policy } from '../policy/policy-schema.ts';
import type { Bin, CharacteristicCode, CharacteristicPolicy, Scorecard } from '../policy/scorecard-schema.ts';
import type { Characteristic } from './characteristic.ts';

/** One row of the card, read. */
export type ScoredRow = {
  readonly rule: CharacteristicPolicy;
  readonly characteristic: Characteristic;
  readonly points: number;
  readonly bestPoints: number;
  /** The place of the bin the value fell into; undefined when the fact is missing. */
  readonly binIndex: number | undefined;
};

export type Score = { readonly score: number; readonly rows: readonly ScoredRow[] };

/** What is not there scores 0 points. */
type Values = Readonly<Partial<Record<CharacteristicCode, Characteristic>>>;

/** Base plus the points of each characteristic's bin. A plain table, read top-down. */
export function scoreOf({ base, characteristics: rules }: Scorecard, values: Values): Score {
  const rows = rules.map((rule) => readRow(rule, values[rule.code] ?? { missing: 'notOffered' }));
  return { score: rows.reduce((total, { points }) => total + points, base), rows };
}

function readRow(rule: CharacteristicPolicy, characteristic: Characteristic): ScoredRow {
  const bestPoints = Math.max(...rule.bins.map(({ points }) => points));
  if ('missing' in characteristic) return { rule, characteristic, points: 0, bestPoints, binIndex: undefined };
  const binIndex = rule.bins.findIndex(({ below }) => below === null || characteristic.value < below);
  return { rule, characteristic, points: rule.bins[binIndex]?.points ?? 0, bestPoints, binIndex };
}

/** The nearest bin that pays more than the row's own: what to aim for next. */
export function nextBetterBin({ rule, points, binIndex }: ScoredRow): Bin | undefined {
  if (binIndex === undefined) return undefined;
  return rule.bins
    .map((bin, index) => ({ bin, distance: Math.abs(index - binIndex) }))
    .filter(({ bin }) => bin.points > points)
    .sort((a, b) => a.distance - b.distance)[0]?.bin;
}

/** Undefined below the last grade: declined. */
export const gradeOf = ({ grades }: Policy, score: number): GradePolicy | undefined =>
  grades.find(({ minScore }) => score >= minScore);
