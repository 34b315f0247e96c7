import type { Monitoring } from '@loan/functions/use-cases/ops/monitor';
import { formatDay, formatRoundedPercent } from '@loan/shared/money/format';
import type { Interval } from '@loan/shared/validation/calibration';
import type { Approval, Drift, MonitoringSignal, ProductMonitoring } from '@loan/shared/validation/monitoring';
import { MONITORING_LIMITS } from '@loan/shared/validation/monitoring-limits';
import { table } from './columns.ts';

const SIGNAL: Record<MonitoringSignal, string> = {
  green: '绿',
  amber: '黄：要看原因',
  red: '红：请停止自动通过，查明后再恢复',
  tooFew: '样本不足，不下结论',
};
const AGAINST: Record<Approval['against'], string> = {
  below: '低于总体',
  above: '高于总体',
  within: '与总体无显著差异',
};
const NAMES: Readonly<Record<string, string>> = { all: '合计', several: '多个平台', none: '无店铺', score: '评分' };

const percent = (ppm: number): string => formatRoundedPercent(ppm, 1);
const range = ({ lowPpm, highPpm }: Interval): string => `95% 区间 ${percent(lowPpm)}–${percent(highPpm)}`;
const named = (name: string): string => NAMES[name] ?? name;

/** The report a risk officer reads each month. */
export function monitorText({ from, to, base, products, overrides, isCut, unreadable }: Monitoring): string {
  const { stability, overrides: most, leastDecisions } = MONITORING_LIMITS;
  const { referred, cleared, clearedPpm, interval, signal } = overrides;
  const share =
    clearedPpm === undefined || !interval ? '没有转人工的申请' : `${percent(clearedPpm)}，${range(interval)}`;
  return [
    `监测报告　${formatDay(from)} 至 ${formatDay(to)}（基准：${formatDay(base.from)} 至 ${formatDay(base.to)} 最早的决定）`,
    `PSI 低于 ${(stability.amberFromPpm / 1e6).toFixed(2)} 为绿，高于 ${(stability.redAbovePpm / 1e6).toFixed(2)} 为红；两边各不足 ${leastDecisions} 件不下结论。`,
    ...(isCut ? ['这段时间的决定超过一次能读的件数，只读了最早的部分：请缩短时间。'] : []),
    ...(unreadable > 0 ? [`${unreadable} 件决定的留存读不出或被改动，未计入：请用 evidence verify 查明。`] : []),
    ...(products.length === 0 ? ['', '这段时间没有决定。'] : products.flatMap(productLines)),
    '',
    `人工放行　转人工 ${referred} 件，放行 ${cleared} 件，${share}（应低于 ${percent(most.belowPpm)}）　${SIGNAL[signal]}`,
    '区分度与校准要等借款有了结果才能算，这里不报。',
  ].join('\n');
}

function productLines({ product, policyVersions, base, now, drifts, approval }: ProductMonitoring): string[] {
  const segments: [string, readonly Approval[]][] = [
    ['按平台', approval.marketplace],
    ['按等级', approval.grade],
    ['按规模', approval.size],
  ];
  return [
    '',
    `产品 ${product}　基准 ${base} 件，本期 ${now} 件　政策 ${policyVersions.join('、')}`,
    '稳定性（PSI）',
    ...(drifts.length === 0 ? ['  没有基准可比'] : table(drifts.map(driftCells))),
    '通过率',
    ...table([approvalCells(approval.all)]),
    ...segments.flatMap(([title, rows]) => [title, ...table(rows.map(approvalCells))]),
  ];
}

const driftCells = ({ of, indexPpm, signal, bands }: Drift): string[] => [
  named(of),
  (indexPpm / 1_000_000).toFixed(3),
  SIGNAL[signal],
  bands.map(({ band, before, now }) => `${band === 'missing' ? '缺失' : band}：${before}→${now}`).join('　'),
];

const approvalCells = ({ segment, decided, offered, offeredPpm, interval, against }: Approval): string[] => [
  named(segment),
  `${offered}/${decided}`,
  percent(offeredPpm),
  range(interval),
  AGAINST[against],
];
