import { scoreBand } from '../validation/monitoring.ts';
import { roundedPpm } from '../validation/ratio.ts';
import { stabilityIndexPpm } from '../validation/stability.ts';
import type { ComparedCase, Verdict } from './compared-case.ts';

/** Of those offered a line: how many, their lines together and on average, and the rate weighted by the lines. */
type Book = {
  readonly offered: number;
  readonly offeredPpm: number;
  readonly totalFen: number;
  readonly meanFen: number;
  readonly ratePpm: number;
};
type Compared = { readonly cases: number; readonly before: Book; readonly now: Book };
export type Segment = Compared & { readonly segment: string };
/** Offered by both, by the old alone (换出), by the new alone (换进), by neither. */
type SwapSet = {
  readonly both: number;
  readonly onlyBefore: number;
  readonly onlyBeforeFen: number;
  readonly onlyNow: number;
  readonly onlyNowFen: number;
  readonly neither: number;
};
type Swap = {
  readonly decisionId: string;
  readonly direction: 'in' | 'out';
  readonly before: Verdict;
  readonly now: Verdict;
  /** The rules that stand on one side alone. */
  readonly because: readonly string[];
};
type Migration = { readonly before: string; readonly now: string; readonly cases: number };

export type Comparison = Compared & {
  /** Cases on which the other version broke down; they are in no other figure. */
  readonly failed: number;
  readonly approvalChangePpm: number;
  /** Against the lines of before; 0 where there were none. */
  readonly limitChangePpm: number;
  /** The scores of the same applicants under both (PSI); undefined without a case. */
  readonly scoreIndexPpm: number | undefined;
  readonly swapSet: SwapSet;
  /** Of those offered by both. */
  readonly limitChanges: readonly { readonly band: string; readonly cases: number }[];
  readonly migrations: readonly Migration[];
  readonly segments: Readonly<Record<'marketplace' | 'grade' | 'size', readonly Segment[]>>;
  readonly swaps: readonly Swap[];
};

type Pair = { readonly of: ComparedCase; readonly before: Verdict; readonly now: Verdict };
const SWAPS_SHOWN = 200;

/** What would be different if the other version had decided (影子对比与回测). */
export function compare(cases: readonly ComparedCase[]): Comparison {
  const pairs = cases.flatMap((of): Pair[] => (of.now ? [{ of, before: of.before, now: of.now }] : []));
  const compared = comparedOf(pairs);
  const { before, now } = compared;
  return {
    ...compared,
    failed: cases.length - pairs.length,
    approvalChangePpm: now.offeredPpm - before.offeredPpm,
    limitChangePpm: before.totalFen === 0 ? 0 : roundedPpm(now.totalFen - before.totalFen, before.totalFen),
    scoreIndexPpm: pairs.length === 0 ? undefined : scoreIndexPpm(pairs),
    swapSet: swapSetOf(pairs),
    limitChanges: limitChangesOf(pairs),
    migrations: migrationsOf(pairs),
    segments: {
      marketplace: segmentsBy(pairs, ({ of }) => of.marketplace),
      grade: segmentsBy(pairs, ({ before: { grade } }) => grade),
      size: segmentsBy(pairs, ({ of }) => of.size),
    },
    swaps: pairs.flatMap(swapOf).slice(0, SWAPS_SHOWN),
  };
}

const isOffered = ({ outcome }: Verdict): boolean => outcome === 'offered';

const comparedOf = (pairs: readonly Pair[]): Compared => ({
  cases: pairs.length,
  before: bookOf(pairs.map(({ before }) => before)),
  now: bookOf(pairs.map(({ now }) => now)),
});

function bookOf(verdicts: readonly Verdict[]): Book {
  const offers = verdicts.filter(isOffered);
  const totalFen = offers.reduce((sum, { limitFen }) => sum + limitFen, 0);
  // Lines in fen times rates in ppm pass 2^53.
  const weighted = offers.reduce(
    (sum, { limitFen, annualRatePpm }) => sum + BigInt(limitFen) * BigInt(annualRatePpm),
    BigInt(0),
  );
  return {
    offered: offers.length,
    offeredPpm: verdicts.length === 0 ? 0 : roundedPpm(offers.length, verdicts.length),
    totalFen,
    meanFen: offers.length === 0 ? 0 : Math.floor(totalFen / offers.length),
    ratePpm: totalFen === 0 ? 0 : Number(weighted / BigInt(totalFen)),
  };
}

function scoreIndexPpm(pairs: readonly Pair[]): number {
  const bands = [...new Set(pairs.flatMap(({ before, now }) => [scoreBand(before), scoreBand(now)]))];
  return stabilityIndexPpm(
    bands.map((band) => ({
      before: pairs.filter(({ before }) => scoreBand(before) === band).length,
      now: pairs.filter(({ now }) => scoreBand(now) === band).length,
    })),
  );
}

function swapSetOf(pairs: readonly Pair[]): SwapSet {
  const those = (old: boolean, young: boolean) =>
    pairs.filter(({ before, now }) => isOffered(before) === old && isOffered(now) === young);
  const [out, into] = [those(true, false), those(false, true)];
  return {
    both: those(true, true).length,
    onlyBefore: out.length,
    onlyBeforeFen: out.reduce((sum, { before }) => sum + before.limitFen, 0),
    onlyNow: into.length,
    onlyNowFen: into.reduce((sum, { now }) => sum + now.limitFen, 0),
    neither: those(false, false).length,
  };
}

const WAN_FEN = 1_000_000;
/** How a line moved, as a person sorts it; a border belongs to the larger move. */
const BANDS: readonly (readonly [band: string, holds: (changeFen: number) => boolean])[] = [
  ['−50万以上', (change) => change <= -50 * WAN_FEN],
  ['−20–50万', (change) => change <= -20 * WAN_FEN],
  ['−20万以内', (change) => change < 0],
  ['不变', (change) => change === 0],
  ['+20万以内', (change) => change < 20 * WAN_FEN],
  ['+20–50万', (change) => change < 50 * WAN_FEN],
  ['+50万以上', () => true],
];

function limitChangesOf(pairs: readonly Pair[]): Comparison['limitChanges'] {
  const bands = pairs
    .filter(({ before, now }) => isOffered(before) && isOffered(now))
    .map(({ before, now }) => BANDS.find(([, holds]) => holds(now.limitFen - before.limitFen))?.[0]);
  return BANDS.map(([band]) => ({ band, cases: bands.filter((one) => one === band).length }));
}

const GRADES = ['AA', 'A', 'B', 'C', 'D', 'none'] as const;
const gradeOf = (verdict: Verdict): (typeof GRADES)[number] => (isOffered(verdict) ? verdict.grade : 'none');

const migrationsOf = (pairs: readonly Pair[]): Migration[] =>
  GRADES.flatMap((before) => GRADES.map((now) => ({ before, now })))
    .map(({ before, now }) => ({
      ...{ before, now },
      cases: pairs.filter((pair) => gradeOf(pair.before) === before && gradeOf(pair.now) === now).length,
    }))
    .filter(({ cases }) => cases > 0);

const segmentsBy = (pairs: readonly Pair[], nameOf: (pair: Pair) => string): Segment[] =>
  [...new Set(pairs.map(nameOf))]
    .sort()
    .map((segment) => ({ segment, ...comparedOf(pairs.filter((pair) => nameOf(pair) === segment)) }));

function swapOf({ of: { decisionId }, before, now }: Pair): Swap[] {
  if (isOffered(before) === isOffered(now)) return [];
  const [direction, against, without] = isOffered(now)
    ? (['in', before, now] as const)
    : (['out', now, before] as const);
  return [
    { decisionId, direction, before, now, because: against.rules.filter((rule) => !without.rules.includes(rule)) },
  ];
}
