import { Grade } from '@loan/shared/offer/decision';
import { type Calibration, calibrationByGrade } from '@loan/shared/validation/calibration';
import { roundedPpm } from '@loan/shared/validation/ratio';
import { type Separation, separationOf } from '@loan/shared/validation/separation';
import { stabilityIndexPpm, stabilitySignal } from '@loan/shared/validation/stability';
import { evidenceOf, strengthOf } from '@loan/shared/validation/weight-of-evidence';
import { type Case, type CohortRequest, drawCohort, WAYS, type Way } from './cohort.ts';

/** Approvals of one part of those who applied. */
export type Segment = {
  readonly segment: string;
  readonly applied: number;
  readonly offered: number;
  readonly offeredPpm: number;
};

export type WayReport = {
  readonly way: Way;
  /** Among those lent to that way; undefined where all ended the same. */
  readonly separation: Separation | undefined;
  readonly calibration: readonly Calibration<Grade>[];
};

export type Report = {
  /** Nothing here was seen of a real borrower. */
  readonly kind: 'synthetic';
  readonly notice: '合成数据';
  readonly seed: number;
  readonly sellers: number;
  readonly policyVersion: string;
  readonly ways: readonly WayReport[];
  readonly informationValues: readonly { code: string; ivPpm: number; strength: string }[];
  readonly stability: {
    indexPpm: number;
    signal: string;
    bands: readonly { band: string; before: number; now: number }[];
  };
  readonly approval: { readonly marketplace: readonly Segment[]; readonly monthlySales: readonly Segment[] };
};

/** Twenty points double the odds, so each band is one such step. */
const BAND_FLOORS = [0, 540, 560, 580, 600, 620, 640, 660] as const;
const SIZES = [
  { segment: 'below 300,000', below: 300_000 },
  { segment: '300,000 to 1m', below: 1_000_000 },
  { segment: '1m to 3m', below: 3_000_000 },
  { segment: '3m and more', below: Number.POSITIVE_INFINITY },
] as const;

/** The whole report of a seed: the usual world, and the shocked one for the shift of the scores. */
export function validationReport(request: Omit<CohortRequest, 'world' | 'futures'>): Report {
  // One future each: the intervals take every end as another seller's.
  const usual = drawCohort({ ...request, world: 'usual', futures: 1 });
  const shocked = drawCohort({ ...request, world: 'shocked', futures: 0 });
  return {
    kind: 'synthetic',
    notice: '合成数据',
    seed: request.seed,
    sellers: request.sellers,
    policyVersion: request.policy.version,
    ways: WAYS.map((way) => wayReport(usual, way)),
    informationValues: informationValues(usual),
    stability: stabilityOf(usual, shocked),
    approval: {
      marketplace: segments(usual, ({ marketplace }) => marketplace),
      monthlySales: segments(
        usual,
        ({ monthlySales }) => SIZES.find(({ below }) => monthlySales < below)?.segment ?? '',
      ),
    },
  };
}

/** How those ended whom it was lent to that way, by score and by grade. */
export function wayReport(cases: readonly Case[], way: Way): WayReport {
  const lent = cases.flatMap(({ decision, endings }) =>
    endings.flatMap((ending) => {
      const isBad = ending[way];
      if (isBad === undefined) return [];
      const { score, grade, defaultProbabilityPpm: promisedPpm } = decision;
      return [{ score, grade, promisedPpm, isBad }];
    }),
  );
  // Below the last grade nothing is promised, so there is nothing to hold against it.
  const grades = Grade.options.filter((grade) => grade !== 'D');
  return { way, separation: separationOf(lent), calibration: calibrationByGrade(grades, lent) };
}

/** What each row of the card tells of the ends under one loan for all, by the bins as the card has them. */
function informationValues(cases: readonly Case[]): Report['informationValues'] {
  const codes = cases[0]?.decision.characteristics.map(({ code }) => code) ?? [];
  return codes.flatMap((code) => {
    const evidence = evidenceOf(binsOf(cases, code));
    return evidence === undefined ? [] : [{ code, ivPpm: evidence.ivPpm, strength: strengthOf(evidence.ivPpm) }];
  });
}

function binsOf(cases: readonly Case[], code: string) {
  const bins = new Map<string, { goods: number; bads: number }>();
  for (const { decision, endings } of cases) {
    const row = decision.characteristics.find((characteristic) => characteristic.code === code);
    // Every bin of a row has points of its own, so they name it.
    const bin = row === undefined || row.missing ? 'missing' : String(row.points);
    const counts = bins.get(bin) ?? { goods: 0, bads: 0 };
    for (const { sameForAll } of endings) {
      if (sameForAll === true) counts.bads += 1;
      else counts.goods += 1;
    }
    bins.set(bin, counts);
  }
  return [...bins.values()];
}

function stabilityOf(usual: readonly Case[], shocked: readonly Case[]): Report['stability'] {
  const bands = BAND_FLOORS.map((floor, index) => {
    const next = BAND_FLOORS[index + 1] ?? Number.POSITIVE_INFINITY;
    const within = (cases: readonly Case[]) =>
      cases.filter(({ decision: { score } }) => score >= floor && score < next).length;
    return { band: `${floor}+`, before: within(usual), now: within(shocked) };
  });
  const indexPpm = stabilityIndexPpm(bands);
  return { indexPpm, signal: stabilitySignal(indexPpm), bands };
}

/** Sizes in their own order, anything else by name. */
function segments(cases: readonly Case[], nameOf: (one: Case) => string): Segment[] {
  const names = [...SIZES.map(({ segment }) => segment), ...cases.map(nameOf).sort()];
  return [...new Set<string>(names)].flatMap((segment) => {
    const own = cases.filter((one) => nameOf(one) === segment);
    if (own.length === 0) return [];
    const offered = own.filter(({ decision }) => decision.outcome === 'offered').length;
    return [{ segment, applied: own.length, offered, offeredPpm: roundedPpm(offered, own.length) }];
  });
}
