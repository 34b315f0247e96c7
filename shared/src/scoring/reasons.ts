import { formatMonth, formatWan } from '../money/format.ts';
import type { DecisionReason, ScoredCharacteristic } from '../offer/decision.ts';
import { addMonths } from '../time/calendar.ts';
import type { Day } from '../time/instant.ts';
import type { Missing } from './characteristic.ts';
import type { Portrait } from './portrait.ts';
import { nextBetterBin, type ScoredRow } from './scorecard.ts';
import { inWords } from './words.ts';

export const MISSING_IN_WORDS: Record<Missing, string> = {
  notOffered: '没有读到',
  tooFewMonths: '完整月份还不够',
  noSales: '这段时间没有销售',
  notApplicable: '不适用',
};

/** What of the sales is another figure once peaks are left out. */
const OF_SALES: readonly string[] = ['monthlyGmv', 'gmvVariation', 'gmvTrend'];

function currentOf({ rule, characteristic }: ScoredRow, { trading, sales: { cappedAtFen } }: Portrait): string {
  if ('missing' in characteristic) return MISSING_IN_WORDS[characteristic.missing];
  const current = inWords(rule.code, characteristic.value, trading);
  const isCapped = cappedAtFen !== undefined && OF_SALES.includes(rule.code);
  return isCapped ? `${current}（高峰月按 ${formatWan(cappedAtFen, 1)} 计）` : current;
}

/** Gaps an applicant is told about. */
const GAPS_SHOWN = 4;

/** The largest gaps to the best bin, largest first; on a tie in the card's order. What nobody could have is no gap. */
export const largestGaps = (rows: readonly ScoredRow[]): ScoredRow[] =>
  rows
    .filter(({ points, bestPoints }) => bestPoints > points)
    .filter(({ characteristic }) => !('missing' in characteristic) || characteristic.missing !== 'notApplicable')
    .sort((a, b) => b.bestPoints - b.points - (a.bestPoints - a.points))
    .slice(0, GAPS_SHOWN);

export const gapReasons = (rows: readonly ScoredRow[], portrait: Portrait): DecisionReason[] =>
  largestGaps(rows).map((row) => gapReason(row, portrait));

function gapReason(row: ScoredRow, portrait: Portrait): DecisionReason {
  const { rule, characteristic, points, bestPoints } = row;
  const current = currentOf(row, portrait);
  const shared = { code: rule.code, title: rule.title, current, pointsLost: bestPoints - points };
  if ('missing' in characteristic) return missingReason(row, portrait, shared);
  const next = nextBetterBin(row);
  if (next === undefined) return { ...shared, kind: 'gap', text: joined(rule.title, current) };

  const earliestOn = rule.code === 'tenureMonths' ? tenureReachedOn(row, portrait) : undefined;
  const reach = earliestOn === undefined ? next.reach : `${next.reach}（${formatMonth(earliestOn)}）`;
  const space = /[0-9%]$/.test(reach) ? ' ' : '';
  const threshold = `${reach}${space}再加 ${next.points - points} 分`;
  return {
    ...shared,
    kind: 'gap',
    text: joined(rule.title, current, threshold, rule.cure),
    threshold,
    pointsToGain: next.points - points,
    ...(rule.cure === undefined ? {} : { cure: rule.cure }),
    ...(earliestOn === undefined ? {} : { earliestOn }),
  };
}

type Shared = Pick<DecisionReason, 'code' | 'title' | 'current' | 'pointsLost'>;

/** Advice only where the applicant can follow it: an authorised shop that has no such figure cannot be asked again. */
function missingReason({ rule }: ScoredRow, { trading }: Portrait, shared: Shared): DecisionReason {
  const isAuthorised = trading.shops.length > 0 && trading.shops.every(({ shop }) => shop.verified);
  const canConnect = rule.ifConnected.from === 'warehouse' || !isAuthorised;
  const cure = canConnect ? rule.cureMissing : undefined;
  const text = joined(shared.title, shared.current, cure ?? '不加分也不扣分');
  const reason = { ...shared, kind: 'missing', text } as const;
  return cure === undefined ? reason : { ...reason, cure };
}

/** The day the longest-trading shop is old enough for the next bin. */
function tenureReachedOn({ rule, binIndex }: ScoredRow, { trading }: Portrait): Day | undefined {
  const months = binIndex === undefined ? undefined : rule.bins[binIndex]?.below;
  const since = trading.shops.flatMap((shop) => (shop.since === undefined ? [] : [shop.since])).sort()[0];
  return months === undefined || months === null || since === undefined ? undefined : addMonths(since, months);
}

/** 现状｜门槛｜怎么做. */
const joined = (title: string, current: string, ...parts: (string | undefined)[]): string =>
  [`${title} ${current}`, ...parts.filter((part) => part !== undefined)].join('｜');

/** What carried the score most, most first. */
export const strengths = (rows: readonly ScoredRow[], portrait: Portrait, count: number) =>
  rows
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .slice(0, count)
    .map((row) => ({
      code: row.rule.code,
      title: row.rule.strength,
      text: `${row.rule.title} ${currentOf(row, portrait)}，${row.rule.bins[row.binIndex ?? 0]?.reach ?? ''}`,
      points: row.points,
    }));

/** Every row, for "all 13 items" (查看全部 13 项). */
export const scoredCharacteristics = (rows: readonly ScoredRow[], portrait: Portrait): ScoredCharacteristic[] =>
  rows.map((row) => ({
    code: row.rule.code,
    part: row.rule.part,
    title: row.rule.title,
    value: 'missing' in row.characteristic ? null : row.characteristic.value,
    current: currentOf(row, portrait),
    points: row.points,
    bestPoints: row.bestPoints,
    missing: 'missing' in row.characteristic,
  }));
