import type { Explained } from '@loan/functions/use-cases/ops/decisions';
import { capRows, characteristicRows, debtRows, scoreRows } from '@loan/shared/explain/decision-rows';
import { AS_KEPT } from '@loan/shared/explain/telling';
import { formatAnnualRate, formatDay, formatPercent, formatWan, formatWanYuan } from '@loan/shared/money/format';
import type { Decision, TraceStep } from '@loan/shared/offer/decision';
import type { Policy } from '@loan/shared/policy/policy-schema';
import { table } from './columns.ts';
import { factsText } from './facts-text.ts';

const OUTCOME: Record<Decision['outcome'], string> = {
  offered: '可以授信',
  declined: '不符合条件',
  referred: '转人工复核',
};

/** The whole of a decision for whoever has to answer for it, from the outcome down to the facts. */
export function decisionText({ decisionId, record, decision, snapshot }: Explained, policy: Policy): string {
  const sections: [string, string[]][] = [
    ['评分', scoreLines(decision)],
    ['各项得分', table(characteristicRows(decision))],
    ['原因', decision.reasons.map(({ code, text }) => `  ${code}　${text}`)],
    ['额度怎样得出', limitLines(decision, policy)],
    ['已有负债', debtLines(decision)],
    [
      '怎样提高',
      decision.wouldHelp.map(({ what, detail, limitFen }) => `  ${what}（${detail}）：${formatWanYuan(limitFen)}`),
    ],
    ['全部步骤', decision.trace.map(stepLine)],
    ['事实', factsText(snapshot)],
  ];
  const head = [
    `决定 ${decisionId}　申请 ${record.applicationId}　${record.at}`,
    ...outcomeLines(decision),
    `政策 ${decision.policyVersion}　数据截至 ${formatDay(decision.asOf)}　${decision.verified ? '经授权读取' : '未核实'}`,
    ...(record.cleared.length > 0 ? [`人工复核解除的规则：${record.cleared.join('、')}`] : []),
    `SHA-256　决定 ${record.decisionSha256}　快照 ${record.snapshotSha256}`,
  ];
  const body = sections.flatMap(([title, lines]) => (lines.length > 0 ? ['', title, ...lines] : []));
  return [...head, ...body].join('\n');
}

function outcomeLines({
  outcome,
  limitFen,
  availableFen,
  annualRatePpm,
  termMonths,
  validUntil,
  stages,
}: Decision): string[] {
  if (outcome !== 'offered') return [`结果：${OUTCOME[outcome]}`];
  const terms = `额度 ${formatWanYuan(limitFen)}，首次可用 ${formatWanYuan(availableFen)}，${formatAnnualRate(annualRatePpm)}，${termMonths} 个月`;
  return [
    `结果：${OUTCOME[outcome]}　${terms}，有效至 ${formatDay(validUntil)}`,
    ...stages.map(
      ({ amountFen, opensOn, text }) =>
        `  其余 ${formatWan(amountFen)}：${opensOn ? `${formatDay(opensOn)} 起，` : ''}${text}`,
    ),
  ];
}

const scoreLines = (decision: Decision): string[] => [
  `  ${decision.score} 分，等级 ${decision.grade}`,
  ...table(scoreRows(decision)),
];

/** Who is owed, by whose figures, and what of the line it costs. */
const debtLines = (decision: Decision): string[] =>
  decision.debts.length === 0
    ? []
    : [...table(debtRows(decision, AS_KEPT)), `  没有这些负债，额度高 ${formatWanYuan(decision.debtEffectFen)}`];

const limitLines = (decision: Decision, policy: Policy): string[] =>
  table(
    capRows(decision, policy).map(({ title, amount, inputs, decides }) => [
      ...[title, amount, `${inputsText(inputs)}${decides ? '← 由此决定' : ''}`],
    ]),
  );

const stepLine = ({ step, inputs, result }: TraceStep): string => `  ${step}　${inputsText(inputs)}→ ${result ?? '无'}`;

function inputsText(inputs: TraceStep['inputs']): string {
  return Object.entries(inputs)
    .map(
      ([name, value]) =>
        `${name} ${name.endsWith('Ppm') && typeof value === 'number' ? formatPercent(value) : (value ?? '无')}　`,
    )
    .join('');
}
