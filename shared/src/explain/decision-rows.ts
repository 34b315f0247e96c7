import { fen } from '../money/fen.ts';
import { formatDay, formatYuan } from '../money/format.ts';
import type { Decision, TraceStep } from '../offer/decision.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { Telling } from './telling.ts';

/** The base and the three credits, which add up to the score. */
export const scoreRows = ({ baseScore, parts }: Decision): string[][] => [
  ['基础', String(baseScore)],
  ...parts.map(({ title, points, bestPoints, text }) => [title, `${points} / ${bestPoints}`, text]),
];

/** Every characteristic with the credit it counts in, where it stands and its points. */
export const characteristicRows = ({ characteristics, parts }: Decision): string[][] =>
  characteristics.map(({ part, title, current, points, bestPoints }) => [
    parts.find((one) => one.part === part)?.title ?? part,
    title,
    current,
    `${points} / ${bestPoints}`,
  ]);

/** Who is owed, and by whose figures. */
export const debtRows = ({ debts }: Decision, { word }: Telling): string[][] =>
  debts.map(({ lender, outstandingFen, source, asOf }) => [
    ...[lender, formatYuan(outstandingFen), word(source), `截至 ${formatDay(asOf)}`],
  ]);

export type CapRow = {
  readonly title: string;
  readonly amount: string;
  readonly inputs: TraceStep['inputs'];
  readonly decides: boolean;
};

const LIMIT = 'limit.';

/** Each bound with its amount; the least of them decided. */
export function capRows({ trace }: Decision, policy: Policy): CapRow[] {
  const decided = trace.find(({ step }) => step === 'limit.limitFen')?.inputs['bindingCap'];
  const caps: Readonly<Record<string, { title: string }>> = policy.caps;
  return trace.flatMap(({ step, result, inputs }) => {
    const code = step.startsWith(LIMIT) ? step.slice(LIMIT.length) : '';
    const cap = caps[code];
    if (!cap) return [];
    const amount = typeof result === 'number' ? formatYuan(fen(result)) : '没有这项事实，不限制';
    return [{ title: cap.title, amount, inputs, decides: code === decided }];
  });
}
