import type { Explained } from '@loan/functions/use-cases/ops/decisions';
import { fen } from '@loan/shared/money/fen';
import {
  formatAnnualRate,
  formatDay,
  formatPercent,
  formatWan,
  formatWanYuan,
  formatYuan,
} from '@loan/shared/money/format';
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
    ['各项得分', characteristicLines(decision)],
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
      ({ amountFen, opensOn, text }) => `  其余 ${formatWan(amountFen)}：${formatDay(opensOn)} 起，${text}`,
    ),
  ];
}

const scoreLines = ({ score, grade, baseScore, parts }: Decision): string[] => [
  `  ${score} 分，等级 ${grade}`,
  ...table([
    ['基础', String(baseScore)],
    ...parts.map(({ title, points, bestPoints, text }) => [title, `${points} / ${bestPoints}`, text]),
  ]),
];

const characteristicLines = ({ characteristics, parts }: Decision): string[] =>
  table(
    characteristics.map(({ part, title, current, points, bestPoints }) => [
      parts.find((one) => one.part === part)?.title ?? part,
      title,
      current,
      `${points} / ${bestPoints}`,
    ]),
  );

/** Who is owed, by whose figures, and what of the line it costs. */
function debtLines({ debts, debtEffectFen }: Decision): string[] {
  if (debts.length === 0) return [];
  const rows = debts.map(({ lender, outstandingFen, source, asOf }) => [
    ...[lender, formatYuan(outstandingFen), source, `截至 ${formatDay(asOf)}`],
  ]);
  return [...table(rows), `  没有这些负债，额度高 ${formatWanYuan(debtEffectFen)}`];
}

const LIMIT = 'limit.';

/** Each bound with its amount; the least of them decided. */
function limitLines({ trace }: Decision, policy: Policy): string[] {
  const decided = trace.find(({ step }) => step === 'limit.limitFen')?.inputs['bindingCap'];
  const caps: Readonly<Record<string, { title: string }>> = policy.caps;
  const rows = trace.flatMap(({ step, result, inputs }) => {
    const code = step.startsWith(LIMIT) ? step.slice(LIMIT.length) : '';
    const cap = caps[code];
    if (!cap) return [];
    const amount = typeof result === 'number' ? formatYuan(fen(result)) : '没有这项事实，不限制';
    return [[cap.title, amount, `${inputsText(inputs)}${code === decided ? '← 由此决定' : ''}`]];
  });
  return table(rows);
}

const stepLine = ({ step, inputs, result }: TraceStep): string => `  ${step}　${inputsText(inputs)}→ ${result ?? '无'}`;

function inputsText(inputs: TraceStep['inputs']): string {
  return Object.entries(inputs)
    .map(
      ([name, value]) =>
        `${name} ${name.endsWith('Ppm') && typeof value === 'number' ? formatPercent(value) : (value ?? '无')}　`,
    )
    .join('');
}
