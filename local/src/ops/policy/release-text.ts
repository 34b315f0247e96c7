import type { BackTest } from '@loan/functions/use-cases/policy-release/back-test';
import type { ShadowReport } from '@loan/functions/use-cases/policy-release/compare-shadow';
import type { PolicyDifference, PolicyLine } from '@loan/functions/use-cases/policy-release/list-policies';
import type { WeighedChanges } from '@loan/functions/use-cases/policy-release/weigh-changes';
import { formatRoundedPercent } from '@loan/shared/money/format';
import type { Comparison, Segment } from '@loan/shared/policy-release/compare';
import type { Condition, ConditionCode } from '@loan/shared/policy-release/conditions';
import { table } from '../columns.ts';

const WAN_FEN = 1_000_000;
const wan = (amountFen: number): string => `${(amountFen / WAN_FEN).toFixed(0)}万`;
const percent = (ppm: number): string => `${ppm < 0 ? '−' : ''}${formatRoundedPercent(Math.abs(ppm), 2)}`;
const index = (ppm: number | undefined): string => (ppm === undefined ? '—' : (ppm / 1_000_000).toFixed(4));
const gradeName = (grade: string): string => (grade === 'none' ? '未过' : grade);

export const linesText = (lines: readonly PolicyLine[]): string =>
  lines
    .flatMap(({ product, inForce, isWhole, releases }) => [
      `${product}: ${inForce} is in force${isWhole ? '' : '; the chain of its book is BROKEN'}`,
      ...table(
        releases.map(({ version, standing, drafted, approved, consented, released, policySha256 }) => [
          ...[version, standing, `drafted ${drafted.by}`, `approved ${approved?.by ?? '—'}`],
          ...[consented ? 'bank agreed' : 'bank —', released ? `from ${released.effectiveAt}` : ''],
          policySha256.slice(0, 12),
        ]),
      ),
    ])
    .join('\n');

export const differenceText = ({ from, to, differences }: PolicyDifference): string =>
  [
    `${from} → ${to}: ${differences.length} 处不同`,
    ...table(
      differences.map((one) => [
        one.path,
        `${one.from ?? '—'} → ${one.to ?? '—'}`,
        one.reason ? `理由：${one.reason}` : '',
      ]),
    ),
  ].join('\n');

/** Both versions side by side (影子对比), on one screen. */
export function comparisonText(comparison: Comparison): string {
  const { cases, failed, before, now, swapSet, swaps } = comparison;
  if (cases === 0) return `还没有可对比的决定${failed > 0 ? `；新版失败 ${failed} 件` : ''}`;
  return [
    `对比 ${cases} 件${failed > 0 ? `，新版失败 ${failed} 件` : ''}`,
    ...table([
      ['通过率', `${percent(before.offeredPpm)} → ${percent(now.offeredPpm)}`, `${before.offered} → ${now.offered} 户`],
      ['户均额度', `${wan(before.meanFen)} → ${wan(now.meanFen)}`],
      ['额度合计', `${wan(before.totalFen)} → ${wan(now.totalFen)}`, percent(comparison.limitChangePpm)],
      ['加权年化（单利）', `${percent(before.ratePpm)} → ${percent(now.ratePpm)}`],
      ['分数稳定性 PSI', index(comparison.scoreIndexPpm)],
    ]),
    `换进换出：都通过 ${swapSet.both}，只有旧版 ${swapSet.onlyBefore}（${wan(swapSet.onlyBeforeFen)}），只有新版 ${swapSet.onlyNow}（${wan(swapSet.onlyNowFen)}），都不通过 ${swapSet.neither}`,
    `额度变化：${comparison.limitChanges.map(({ band, cases: count }) => `${band} ${count}`).join('，')}`,
    `等级迁移：${comparison.migrations.map(({ before: a, now: b, cases: count }) => `${gradeName(a)}→${gradeName(b)} ${count}`).join('，')}`,
    ...segmentText('平台', comparison.segments.marketplace),
    ...segmentText('等级', comparison.segments.grade),
    ...segmentText('规模', comparison.segments.size),
    ...(swaps.length > 0 ? ['换进换出的申请（决定编号）'] : []),
    ...table(
      swaps.map(({ decisionId, direction, before: old, now: young, because }) => [
        ...[decisionId, direction === 'in' ? '换进' : '换出'],
        `${old.outcome} ${wan(old.limitFen)} → ${young.outcome} ${wan(young.limitFen)}`,
        because.join(', '),
      ]),
    ),
  ].join('\n');
}

const segmentText = (title: string, segments: readonly Segment[]): string[] => [
  `按${title}`,
  ...table(
    segments.map(({ segment, cases, before, now }) => [
      ...[segment, `${cases} 件`, `通过 ${before.offered} → ${now.offered}`],
      `额度 ${wan(before.totalFen)} → ${wan(now.totalFen)}`,
    ]),
  ),
];

const CONDITIONS: Record<ConditionCode, readonly [words: string, inUnit: (value: number) => string]> = {
  shadowCases: ['影子样本至少', (value) => `${value} 件`],
  shadowFailures: ['新版失败至多', (value) => `${value} 件`],
  scoreStability: ['分数稳定性 PSI 低于', index],
  approvalChange: ['通过率变化至多', percent],
  limitChange: ['额度合计变化至多', percent],
  changesHeld: ['没有案例看着的改动', (value) => `${value} 处`],
  referenceSeller: ['参照客户额度', wan],
};

export const conditionsText = (conditions: readonly Condition[]): string =>
  [
    '上线条件',
    ...table(
      conditions.map(({ code, isMet, current, threshold }) => {
        const [words, inUnit] = CONDITIONS[code];
        return [
          isMet ? '已满足' : '未满足',
          `${words} ${inUnit(threshold)}`,
          current === undefined ? '—' : inUnit(current),
        ];
      }),
    ),
  ].join('\n');

export const shadowText = ({ release, comparison, conditions }: ShadowReport): string =>
  [`${release.version} 与 ${release.base}`, comparisonText(comparison), conditionsText(conditions)].join('\n');

export const weighedText = ({ cases, changes }: WeighedChanges): string =>
  [
    `在最近 ${cases} 件上，每次只改一项`,
    ...table(
      changes.map(({ path, changed, outcomes, limitChangeFen = 0 }) =>
        changed === undefined
          ? [path, '单独改不成立']
          : [path, `${changed} 件变`, `${outcomes} 件结果变`, `额度 ${wan(limitChangeFen)}`],
      ),
    ),
  ].join('\n');

export const backTestText = ({ comparison, isCut, unreadable, resumed }: BackTest): string =>
  [
    comparisonText(comparison),
    ...(resumed > 0 ? [`其中 ${resumed} 件上次已算过`] : []),
    ...(unreadable > 0 ? [`${unreadable} 件的存证已不完整，没有计入`] : []),
    ...(isCut ? ['这段时间的决定更多，只计入前 5000 件：请缩短日期'] : []),
  ].join('\n');
