import type { Way } from './cohort.ts';
import type { Report, Segment, WayReport } from './report.ts';

const WORDS: Record<Way, string> = {
  sameForAll: "one loan for all, twice a month's sales (declined ones too)",
  firstDraw: 'the first draw alone',
  restAfter90Days: 'the first draw, and the whole rest on the day it opens',
  fullLineAtOnce: 'the full line drawn at once',
};

const perCent = (ppm: number): string => `${(ppm / 10_000).toFixed(2)} %`;
const share = (ppm: number): string => (ppm / 1_000_000).toFixed(3);

/** The report for reading; every page of it says what it is made of. */
export function reportText(report: Report): string {
  const { seed, sellers, policyVersion, stability, approval } = report;
  const lines = [
    `SYNTHETIC (合成数据): ${sellers} invented sellers, seed ${seed}, policy ${policyVersion}.`,
    'A cash-flow model with invented numbers makes the sales and the defaults; the engine decides. No real borrower is in it.',
    'Default: three instalments in a row not paid in full. Intervals: Wilson, 95 %.',
    ...report.ways.flatMap(wayLines),
    '',
    'Information value of each row of the card [synthetic]',
    ...report.informationValues.map(({ code, ivPpm, strength }) => `  ${code.padEnd(18)} ${share(ivPpm)}  ${strength}`),
    '',
    `PSI of the scores, usual against shocked sellers [synthetic]: ${share(stability.indexPpm)}, ${stability.signal}`,
    ...stability.bands.map(({ band, before, now }) => `  ${band.padEnd(6)} ${before} -> ${now}`),
    ...segmentLines('Approval by marketplace', approval.marketplace),
    ...segmentLines("Approval by a month's sales in yuan", approval.monthlySales),
  ];
  return `${lines.join('\n')}\n`;
}

function wayLines({ way, separation, calibration }: WayReport): string[] {
  const told =
    separation === undefined
      ? 'all ended the same'
      : `KS ${share(separation.ksPpm)}, Gini ${share(separation.giniPpm)}, ${separation.bads} of ${separation.goods + separation.bads} in default`;
  const rows = calibration.map(({ grade, count, bads, observedPpm, interval, promisedPpm, verdict }) => {
    const range = `${perCent(interval.lowPpm)} to ${perCent(interval.highPpm)}`;
    return `  ${grade.padEnd(3)} ${bads}/${count}  ${perCent(observedPpm)} (${range}), promised ${perCent(promisedPpm)}: ${verdict}`;
  });
  return ['', `Lent: ${WORDS[way]} [synthetic]`, `  ${told}`, ...rows];
}

const segmentLines = (title: string, rows: readonly Segment[]): string[] => [
  '',
  `${title} [synthetic]`,
  ...rows.map(
    ({ segment, applied, offered, offeredPpm }) =>
      `  ${segment.padEnd(14)} ${offered}/${applied}  ${perCent(offeredPpm)}`,
  ),
];
