import type { Decision, Grade } from '../offer/decision.ts';
import { type Interval, wilsonInterval } from './calibration.ts';
import { MONITORING_LIMITS } from './monitoring-limits.ts';
import { roundedPpm } from './ratio.ts';
import { stabilityIndexPpm, stabilitySignal } from './stability.ts';

/** What monitoring reads of a decision: nothing by which anybody could be known. */
export type Monitored = {
  readonly product: Decision['product'];
  readonly policyVersion: string;
  readonly outcome: Decision['outcome'];
  readonly grade: Grade;
  readonly score: number;
  /** The bin each characteristic fell into, by its points, each bin having its own; or that it was missing. */
  readonly bins: Readonly<Record<string, string>>;
  readonly marketplace: string;
  readonly size: string;
};

export type MonitoringSignal = 'green' | 'amber' | 'red' | 'tooFew';

/** How far the applicants of now are from those of the base (PSI), and where they went. */
export type Drift = {
  readonly of: string;
  readonly indexPpm: number;
  readonly signal: MonitoringSignal;
  readonly bands: readonly { readonly band: string; readonly before: number; readonly now: number }[];
};

export type Approval = {
  readonly segment: string;
  readonly decided: number;
  readonly offered: number;
  readonly offeredPpm: number;
  readonly interval: Interval;
  /** The whole interval lies to one side of the share of all together. */
  readonly against: 'below' | 'above' | 'within';
};

export type ProductMonitoring = {
  readonly product: Decision['product'];
  readonly policyVersions: readonly string[];
  readonly base: number;
  readonly now: number;
  /** The score first, then each characteristic, the farthest away first. Empty where there is no base at all. */
  readonly drifts: readonly Drift[];
  readonly approval: {
    readonly all: Approval;
    readonly marketplace: readonly Approval[];
    readonly grade: readonly Approval[];
    readonly size: readonly Approval[];
  };
};

/** One report a product: two products have two cards, and their scores are no one population. */
export function monitoringOf(base: readonly Monitored[], now: readonly Monitored[]): ProductMonitoring[] {
  const products = [...new Set(now.map(({ product }) => product))].sort();
  return products.map((product) => {
    const own = now.filter((one) => one.product === product);
    const before = base.filter((one) => one.product === product);
    const segments = (nameOf: (one: Monitored) => string) => approvals(own, nameOf);
    return {
      product,
      policyVersions: [...new Set([...before, ...own].map(({ policyVersion }) => policyVersion))].sort(),
      base: before.length,
      now: own.length,
      drifts: before.length === 0 ? [] : driftsOf(before, own),
      approval: {
        all: approvalOf('all', own, own),
        marketplace: segments(({ marketplace }) => marketplace),
        grade: segments(({ grade }) => grade),
        size: segments(({ size }) => size),
      },
    };
  });
}

/** Twenty points double the odds, so each band of scores is one such step. */
const BAND_FLOORS = [0, 540, 560, 580, 600, 620, 640, 660] as const;
export const scoreBand = ({ score }: Pick<Monitored, 'score'>): string =>
  `${Math.max(...BAND_FLOORS.filter((floor) => score >= floor))}+`;

function driftsOf(before: readonly Monitored[], now: readonly Monitored[]): Drift[] {
  const codes = [...new Set([...before, ...now].flatMap(({ bins }) => Object.keys(bins)))];
  const rows = codes.map((code) => driftOf(code, before, now, ({ bins }) => bins[code] ?? 'missing'));
  return [driftOf('score', before, now, scoreBand), ...rows.sort((a, b) => b.indexPpm - a.indexPpm)];
}

function driftOf(
  of: string,
  before: readonly Monitored[],
  now: readonly Monitored[],
  bandOf: (one: Monitored) => string,
): Drift {
  const names = [...new Set([...before, ...now].map(bandOf))].sort(byNumber);
  const within = (all: readonly Monitored[], band: string) => all.filter((one) => bandOf(one) === band).length;
  const bands = names.map((band) => ({ band, before: within(before, band), now: within(now, band) }));
  const indexPpm = stabilityIndexPpm(bands);
  const isEnough = Math.min(before.length, now.length) >= MONITORING_LIMITS.leastDecisions;
  const signal = stabilitySignal(indexPpm);
  return { of, indexPpm, signal: !isEnough ? 'tooFew' : signal === 'stopAutomaticApproval' ? 'red' : signal, bands };
}

/** As numbers where both are (`-10`, `560+`), a name such as `missing` behind them. */
function byNumber(a: string, b: string): number {
  const [x, y] = [Number.parseFloat(a), Number.parseFloat(b)];
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
  return x - y;
}

function approvals(own: readonly Monitored[], nameOf: (one: Monitored) => string): Approval[] {
  const names = [...new Set(own.map(nameOf))].sort();
  return names.map((segment) =>
    approvalOf(
      segment,
      own.filter((one) => nameOf(one) === segment),
      own,
    ),
  );
}

function approvalOf(segment: string, own: readonly Monitored[], all: readonly Monitored[]): Approval {
  const offeredIn = (some: readonly Monitored[]) => some.filter(({ outcome }) => outcome === 'offered').length;
  const offered = offeredIn(own);
  const interval = wilsonInterval(offered, own.length);
  const overallPpm = roundedPpm(offeredIn(all), all.length);
  const against = interval.highPpm < overallPpm ? 'below' : interval.lowPpm > overallPpm ? 'above' : 'within';
  return { segment, decided: own.length, offered, offeredPpm: roundedPpm(offered, own.length), interval, against };
}

/** Of the applications the engine referred, those a reviewer let through (人工放行率). */
export type Overrides = {
  readonly referred: number;
  readonly cleared: number;
  readonly clearedPpm: number | undefined;
  readonly interval: Interval | undefined;
  readonly signal: MonitoringSignal;
};

export function overridesOf({ referred, cleared }: { referred: number; cleared: number }): Overrides {
  if (referred === 0) return { referred, cleared, clearedPpm: undefined, interval: undefined, signal: 'tooFew' };
  const clearedPpm = roundedPpm(cleared, referred);
  const { overrides, leastReferred } = MONITORING_LIMITS;
  const isWithin = clearedPpm < overrides.belowPpm;
  const signal = referred < leastReferred ? 'tooFew' : isWithin ? 'green' : 'red';
  return { referred, cleared, clearedPpm, interval: wilsonInterval(cleared, referred), signal };
}
