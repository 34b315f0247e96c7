import { createHash } from 'node:crypto';
import type { Grade } from '@loan/shared/offer/decision';
import type { PolicyOf } from '@loan/shared/policy/policy-schema';
import { type Calibration, calibrationOf } from '@loan/shared/validation/calibration';
import { roundedPpm } from '@loan/shared/validation/ratio';
import { WAYS, type Way } from './cohort.ts';
import { HYPOTHESES, type Hypothesis, PARAMETERS, PLAN } from './parameters.ts';
import { WORLDS, type World } from './path.ts';
import { GRADES, type Lent, type SeedRun } from './run.ts';
import { type Spread, spreadOf } from './spread.ts';

/** What the parameters and the plan are known by; a report of others is another report. */
export const frozenSha256 = (): string =>
  createHash('sha256').update(JSON.stringify({ PARAMETERS, PLAN, HYPOTHESES })).digest('hex');

export type LentReport = {
  readonly world: World;
  readonly way: Way;
  /** Of all seeds together: each seller is one, so that the intervals hold. */
  readonly calibration: readonly Calibration<Grade>[];
  readonly ksPpm: Spread | undefined;
  readonly giniPpm: Spread | undefined;
  readonly gapPpm: Spread | undefined;
  /** Default rate of each grade over the seeds that have any of it. */
  readonly ratePpm: Readonly<Partial<Record<Grade, Spread>>>;
};

export type Report = {
  /** Nothing here was seen of a real borrower. */
  readonly kind: 'synthetic';
  readonly notice: '合成数据';
  readonly parametersSha256: string;
  readonly seeds: number;
  readonly sellers: number;
  readonly policyVersion: string;
  readonly hypotheses: readonly {
    name: Hypothesis;
    says: string;
    shownBy: number;
    notBy: readonly number[];
    holds: boolean;
  }[];
  readonly lent: readonly LentReport[];
  readonly byMultiple: readonly { multiple: number; ratePpm: Spread | undefined }[];
  readonly sensitivity: readonly {
    spentElsewhere: number;
    gapFirstPpm: Spread | undefined;
    gapFullPpm: Spread | undefined;
    inverted: number;
  }[];
  readonly stabilityPpm: Spread | undefined;
  readonly informationPpm: readonly { code: string; ivPpm: Spread | undefined }[];
  readonly offeredPpm: Readonly<Record<World, Spread | undefined>>;
  readonly approval: readonly { segment: string; applied: number; offered: number; offeredPpm: number }[];
};

export function reportOf(runs: readonly SeedRun[], sellers: number, policy: PolicyOf<'dataLoan'>): Report {
  const codes = Object.keys(runs[0]?.informationPpm ?? {});
  const offered = (world: World) => spreadOf(runs.map((run) => roundedPpm(run.offered[world], sellers)));
  return {
    kind: 'synthetic',
    notice: '合成数据',
    parametersSha256: frozenSha256(),
    seeds: runs.length,
    sellers,
    policyVersion: policy.version,
    hypotheses: (Object.keys(HYPOTHESES) as Hypothesis[]).map((name) => hypothesis(runs, name)),
    lent: WORLDS.flatMap((world) => WAYS.map((way) => lentReport(runs, policy, { world, way }))),
    byMultiple: PARAMETERS.multiples.map((multiple, index) => ({
      multiple,
      ratePpm: spreadOf(runs.map(({ byMultiple }) => ppm(byMultiple[index]?.rate))),
    })),
    sensitivity: PARAMETERS.sensitivity.spentElsewhere.map((spentElsewhere, index) => {
      const own = runs.flatMap(({ sensitivity }) => sensitivity[index] ?? []);
      return {
        spentElsewhere,
        gapFirstPpm: spreadOf(own.map(({ gapFirst }) => ppm(gapFirst))),
        gapFullPpm: spreadOf(own.map(({ gapFull }) => ppm(gapFull))),
        inverted: own.filter(({ gapFull }) => gapFull < 0).length,
      };
    }),
    stabilityPpm: spreadOf(runs.map(({ stabilityPpm }) => stabilityPpm)),
    informationPpm: codes.map((code) => ({
      code,
      ivPpm: spreadOf(runs.flatMap(({ informationPpm }) => informationPpm[code] ?? [])),
    })),
    offeredPpm: {
      usual: offered('usual'),
      shockedBefore: offered('shockedBefore'),
      shockedAfter: offered('shockedAfter'),
    },
    approval: approvalOf(runs),
  };
}

const ppm = (share: number | undefined): number => Math.round((share ?? Number.NaN) * 1_000_000);

function hypothesis(runs: readonly SeedRun[], name: Hypothesis): Report['hypotheses'][number] {
  const notBy = runs.filter(({ shows }) => !shows[name]).map(({ seed }) => seed);
  const shownBy = runs.length - notBy.length;
  return { name, says: HYPOTHESES[name], shownBy, notBy, holds: shownBy >= PLAN.holdsFromShare * runs.length };
}

function lentReport(
  runs: readonly SeedRun[],
  policy: PolicyOf<'dataLoan'>,
  of: { world: World; way: Way },
): LentReport {
  const own: Lent[] = runs.flatMap(({ lent }) => lent.filter(({ world, way }) => world === of.world && way === of.way));
  const seen = (read: (one: Lent) => number | undefined) => spreadOf(own.flatMap((one) => read(one) ?? []));
  const graded = GRADES.filter((grade) => own.some(({ grades }) => grades[grade].count > 0));
  return {
    ...of,
    calibration: graded.flatMap((grade) => {
      // Below the last grade nothing is promised, so there is nothing to hold against it.
      const promisedPpm = policy.grades.find((one) => one.grade === grade)?.defaultProbabilityPpm;
      if (promisedPpm === undefined) return [];
      const sum = (read: (one: Lent) => number) => own.reduce((total, one) => total + read(one), 0);
      const bads = sum(({ grades }) => grades[grade].bads);
      return [calibrationOf(grade, { count: sum(({ grades }) => grades[grade].count), bads, promisedPpm })];
    }),
    ksPpm: seen(({ ksPpm }) => ksPpm),
    giniPpm: seen(({ giniPpm }) => giniPpm),
    gapPpm: seen(({ gap }) => (gap === undefined ? undefined : ppm(gap))),
    ratePpm: Object.fromEntries(
      graded.map((grade) => [
        grade,
        seen(
          ({
            grades: {
              [grade]: { count, bads },
            },
          }) => (count === 0 ? undefined : roundedPpm(bads, count)),
        ),
      ]),
    ),
  };
}

function approvalOf(runs: readonly SeedRun[]): Report['approval'] {
  return (runs[0]?.segments ?? []).map(({ segment }, index) => {
    const own = runs.flatMap(({ segments }) => segments[index] ?? []);
    const applied = own.reduce((total, one) => total + one.applied, 0);
    const offered = own.reduce((total, one) => total + one.offered, 0);
    return { segment, applied, offered, offeredPpm: applied === 0 ? 0 : roundedPpm(offered, applied) };
  });
}
