import { stabilitySignal } from '@loan/shared/validation/stability';
import { strengthOf } from '@loan/shared/validation/weight-of-evidence';
import { table } from '../ops/columns.ts';
import type { Way } from './cohort.ts';
import type { World } from './path.ts';
import type { LentReport, Report } from './report.ts';
import type { Spread } from './spread.ts';

const LENT: Record<Way, string> = {
  sameForAll: "one loan for all, twice a month's sales (declined ones too)",
  firstDraw: 'the first draw alone',
  restAfter90Days: 'the first draw, and the whole rest on the day it opens',
  fullLineAtOnce: 'the full line drawn at once',
};
const IN_WORLD: Record<World, string> = {
  usual: 'usual world',
  shockedBefore: 'shock before the application',
  shockedAfter: 'shock after the money is out',
};

const perCent = (ppm: number): string => `${(ppm / 10_000).toFixed(2)} %`;
const share = (ppm: number): string => (ppm / 1_000_000).toFixed(3);
const spread = (of: Spread | undefined, write: (ppm: number) => string): string =>
  of ? `${write(of.median)} (${write(of.p5)} to ${write(of.p95)})` : 'not to be told';

/** The report for reading; every part of it says what it is made of. */
export function reportText(report: Report): string {
  const { seeds, sellers, policyVersion, parametersSha256, hypotheses, lent, byMultiple, sensitivity } = report;
  const part = (title: string, rows: string[][]): string[] => ['', `${title} [synthetic]`, ...table(rows)];
  const lines = [
    `SYNTHETIC (合成数据): seeds 1 to ${seeds}, ${sellers} invented sellers each, policy ${policyVersion}.`,
    `Parameters and plan as frozen: SHA-256 ${parametersSha256}.`,
    'A cash-flow model with invented numbers makes the sales and the defaults; the engine decides. No real borrower is in it.',
    'Default: three instalments in a row not paid in full. Figures: median over the seeds (5 % to 95 %).',
    ...part(
      'What was asked before the runs',
      hypotheses.map(({ says, shownBy, notBy, holds }) => [
        `${shownBy} of ${seeds} seeds`,
        holds ? 'HOLDS' : 'DOES NOT HOLD',
        says + (notBy.length > 0 ? `; not in ${notBy.join(', ')}` : ''),
      ]),
    ),
    ...lent.flatMap(lentLines),
    ...part(
      'Default rate of the same offered sellers by the months of sales lent',
      byMultiple.map(({ multiple, ratePpm }) => [`${multiple} x`, spread(ratePpm, perCent)]),
    ),
    ...part('Gap of the grades, with the share spent elsewhere fixed', [
      ['spent elsewhere', 'first draw', 'full line', 'inverted in'],
      ...sensitivity.map(({ spentElsewhere, gapFirstPpm, gapFullPpm, inverted }) => [
        ...[
          String(spentElsewhere),
          spread(gapFirstPpm, perCent),
          spread(gapFullPpm, perCent),
          `${inverted} of ${seeds}`,
        ],
      ]),
    ]),
    ...part('PSI of the scores, shock before the application against the usual world', [
      [spread(report.stabilityPpm, share), report.stabilityPpm ? stabilitySignal(report.stabilityPpm.median) : ''],
    ]),
    ...part(
      'Information value of each row of the card, one loan for all',
      report.informationPpm.map(({ code, ivPpm }) => [
        ...[code, spread(ivPpm, share), ivPpm ? strengthOf(ivPpm.median) : ''],
      ]),
    ),
    ...part(
      'Offered, of those who applied',
      (Object.keys(IN_WORLD) as World[]).map((world) => [IN_WORLD[world], spread(report.offeredPpm[world], perCent)]),
    ),
    ...part(
      'Offered in the usual world by marketplace and by a month of sales in yuan, all seeds together',
      report.approval.map(({ segment, applied, offered, offeredPpm }) => [
        ...[segment, `${offered}/${applied}`, perCent(offeredPpm)],
      ]),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function lentLines({ world, way, calibration, ratePpm, ...told }: LentReport): string[] {
  const rows = calibration.map(({ grade, count, bads, observedPpm, interval, promisedPpm, verdict }) => [
    grade,
    `${bads}/${count}`,
    `${perCent(observedPpm)} (Wilson ${perCent(interval.lowPpm)} to ${perCent(interval.highPpm)})`,
    `seeds ${spread(ratePpm[grade], perCent)}`,
    `promised ${perCent(promisedPpm)}: ${verdict}`,
  ]);
  const below = ratePpm.D ? [['D', '', '', `seeds ${spread(ratePpm.D, perCent)}`, 'nothing promised']] : [];
  return [
    '',
    `${IN_WORLD[world]}: ${LENT[way]} [synthetic]`,
    `  KS ${spread(told.ksPpm, share)}, Gini ${spread(told.giniPpm, share)}, gap ${spread(told.gapPpm, perCent)}`,
    ...table([...rows, ...below]),
  ];
}
