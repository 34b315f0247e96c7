import type { Grade } from '@loan/shared/offer/decision';
import type { PolicyOf } from '@loan/shared/policy/policy-schema';
import { separationOf } from '@loan/shared/validation/separation';
import { stabilityIndexPpm } from '@loan/shared/validation/stability';
import { evidenceOf } from '@loan/shared/validation/weight-of-evidence';
import {
  type Applicant,
  drawCohort,
  type Ending,
  endings,
  endingsAtMultiple,
  type FutureRequest,
  WAYS,
  type Way,
} from './cohort.ts';
import { type Hypothesis, PARAMETERS } from './parameters.ts';
import { WORLDS, type World } from './path.ts';
import { slopeOf } from './spread.ts';

export type Count = { readonly count: number; readonly bads: number };
/** Grades as they were given; D, below the last grade, only where everybody is lent to. */
export const GRADES = ['AA', 'A', 'B', 'C', 'D'] as const satisfies readonly Grade[];

export type Lent = {
  readonly world: World;
  readonly way: Way;
  readonly grades: Readonly<Record<Grade, Count>>;
  /** Undefined where all ended the same. Parts per million. */
  readonly ksPpm: number | undefined;
  readonly giniPpm: number | undefined;
  /** Default rate of B and C less that of AA and A, as a share; undefined where one side is empty. */
  readonly gap: number | undefined;
};

export type SeedRun = {
  readonly seed: number;
  readonly lent: readonly Lent[];
  /** Default rate of the same offered sellers by the months' sales lent. */
  readonly byMultiple: readonly { readonly multiple: number; readonly rate: number }[];
  readonly sensitivity: readonly {
    readonly spentElsewhere: number;
    readonly gapFirst: number;
    readonly gapFull: number;
  }[];
  /** The scores of the shocked world against the usual one's. */
  readonly stabilityPpm: number;
  readonly informationPpm: Readonly<Record<string, number>>;
  readonly offered: Readonly<Record<World, number>>;
  readonly segments: readonly { readonly segment: string; readonly applied: number; readonly offered: number }[];
  readonly shows: Readonly<Record<Hypothesis, boolean>>;
};

export type RunRequest = {
  readonly seed: number;
  readonly sellers: number;
  readonly futures: number;
  readonly policy: PolicyOf<'dataLoan'>;
};

/** All that is asked of one seed. */
export function runSeed(request: RunRequest): SeedRun {
  const usual = drawCohort({ ...request, world: 'usual' });
  const shocked = drawCohort({ ...request, world: 'shockedBefore' });
  const cohorts = { usual, shockedBefore: shocked, shockedAfter: usual };
  const lent = WORLDS.flatMap((world) => WAYS.map((way) => lentOf(request, { world, way, cohort: cohorts[world] })));
  const byMultiple = PARAMETERS.multiples.map((multiple) => ({
    multiple,
    rate: rateOf(lived(request, 'usual', (future) => endingsAtMultiple(usual, multiple, future))),
  }));
  return {
    seed: request.seed,
    lent,
    byMultiple,
    sensitivity: sensitivityOf(request, usual),
    stabilityPpm: stabilityOf(usual, shocked),
    informationPpm: informationOf(lived(request, 'usual', (future) => endings(usual, 'sameForAll', future))),
    offered: { usual: offeredOf(usual), shockedBefore: offeredOf(shocked), shockedAfter: offeredOf(usual) },
    segments: segmentsOf(usual),
    shows: shown(lent, byMultiple),
  };
}

const lived = ({ seed, futures }: RunRequest, world: World, end: (future: FutureRequest) => Ending[]): Ending[] =>
  Array.from({ length: futures }, (_, future) => end({ seed, world, future })).flat();

function lentOf(request: RunRequest, { world, way, cohort }: { world: World; way: Way; cohort: Applicant[] }): Lent {
  const ended = lived(request, world, (future) => endings(cohort, way, future));
  const told = separationOf(ended.map(({ applicant: { score }, isBad }) => ({ score, isBad })));
  return { world, way, grades: byGrade(ended), ksPpm: told?.ksPpm, giniPpm: told?.giniPpm, gap: gapOf(ended) };
}

const countOf = (ended: readonly Ending[]): Count => ({
  count: ended.length,
  bads: ended.filter(({ isBad }) => isBad).length,
});
export const rateOf = (ended: readonly Ending[]): number => countOf(ended).bads / ended.length;
const byGrade = (ended: readonly Ending[]) =>
  Object.fromEntries(
    GRADES.map((grade) => [grade, countOf(ended.filter(({ applicant }) => applicant.grade === grade))]),
  ) as Record<Grade, Count>;

export function gapOf(ended: readonly Ending[]): number | undefined {
  const of = (...grades: Grade[]) => ended.filter(({ applicant }) => grades.includes(applicant.grade));
  const [upper, lower] = [of('AA', 'A'), of('B', 'C')];
  return upper.length === 0 || lower.length === 0 ? undefined : rateOf(lower) - rateOf(upper);
}

const sensitivityOf = (request: RunRequest, cohort: Applicant[]): SeedRun['sensitivity'] =>
  PARAMETERS.sensitivity.spentElsewhere.map((spentElsewhere) => {
    const gap = (way: Way) =>
      gapOf(lived(request, 'usual', (future) => endings(cohort, way, { ...future, spentElsewhere }))) ?? Number.NaN;
    return { spentElsewhere, gapFirst: gap('firstDraw'), gapFull: gap('fullLineAtOnce') };
  });

/** Twenty points double the odds, so each band is one such step. */
const BAND_FLOORS = [0, 540, 560, 580, 600, 620, 640, 660] as const;
function stabilityOf(usual: readonly Applicant[], shocked: readonly Applicant[]): number {
  const bandOf = ({ score }: Applicant) => BAND_FLOORS.filter((floor) => score >= floor).length;
  const inBand = (cohort: readonly Applicant[], band: number) => cohort.filter((one) => bandOf(one) === band).length;
  return stabilityIndexPpm(
    BAND_FLOORS.map((_, index) => ({ before: inBand(usual, index + 1), now: inBand(shocked, index + 1) })),
  );
}

/** What each row of the card tells of the ends under one loan for all, by the card's own bins. */
function informationOf(ended: readonly Ending[]): Record<string, number> {
  const codes = Object.keys(ended[0]?.applicant.bins ?? {});
  return Object.fromEntries(
    codes.flatMap((code) => {
      const bins = new Map<number | 'missing', { goods: number; bads: number }>();
      for (const { applicant, isBad } of ended) {
        const bin = applicant.bins[code] ?? 'missing';
        const counts = bins.get(bin) ?? { goods: 0, bads: 0 };
        bins.set(bin, { goods: counts.goods + (isBad ? 0 : 1), bads: counts.bads + (isBad ? 1 : 0) });
      }
      const evidence = evidenceOf([...bins.values()]);
      return evidence === undefined ? [] : [[code, evidence.ivPpm]];
    }),
  );
}

const offeredOf = (cohort: readonly Applicant[]): number => cohort.filter(({ offer }) => offer !== undefined).length;

const SIZES = [
  { segment: 'below 300,000', below: 300_000 },
  { segment: '300,000 to 1m', below: 1_000_000 },
  { segment: '1m to 3m', below: 3_000_000 },
  { segment: '3m and more', below: Number.POSITIVE_INFINITY },
] as const;

function segmentsOf(cohort: readonly Applicant[]): SeedRun['segments'] {
  const sizeOf = ({ monthlySales }: Applicant) => SIZES.find(({ below }) => monthlySales < below)?.segment;
  const rows = (segment: string, own: readonly Applicant[]) => ({
    segment,
    applied: own.length,
    offered: offeredOf(own),
  });
  return [
    ...Object.keys(PARAMETERS.marketplaces).map((name) =>
      rows(
        name,
        cohort.filter(({ marketplace }) => marketplace === name),
      ),
    ),
    ...SIZES.map(({ segment }) =>
      rows(
        segment,
        cohort.filter((one) => sizeOf(one) === segment),
      ),
    ),
  ];
}

/** Which statements this seed shows; one that cannot be told, for want of sellers, is not shown. */
function shown(lent: readonly Lent[], byMultiple: SeedRun['byMultiple']): SeedRun['shows'] {
  const usual = (way: Way) => lent.find((one) => one.world === 'usual' && one.way === way);
  const gap = (way: Way): number => usual(way)?.gap ?? Number.NaN;
  const gini = (way: Way): number => usual(way)?.giniPpm ?? Number.NaN;
  const same = usual('sameForAll')?.grades;
  const rate = (...grades: Grade[]): number => {
    const counts = grades.flatMap((grade) => (same ? [same[grade]] : []));
    return counts.reduce((all, { bads }) => all + bads, 0) / counts.reduce((all, { count }) => all + count, 0);
  };
  return {
    firstDrawInOrder: gap('firstDraw') > 0,
    fullLineInverts: gap('fullLineAtOnce') < 0,
    restInverts: gap('restAfter90Days') < 0,
    fullLineBlursScore: gini('fullLineAtOnce') < gini('firstDraw'),
    sizeDrivesLoss: slopeOf(byMultiple.map(({ multiple, rate: y }) => ({ x: multiple, y }))) > 0,
    gradesRankSellers: rate('D') > rate('B', 'C') && rate('B', 'C') > rate('AA', 'A'),
  };
}
