import type { Decision, DecisionReason, TraceStep } from '../offer/decision.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { productOf } from '../product/products.ts';
import { inOneLine, toldInputs } from './inputs.ts';
import { RULE_RESULT } from './section.ts';

/** Nothing was read of it, or too little to say anything by. */
const NOT_ENOUGH = '没有读到足够的数据';
/** Of a rule that holds and tells nothing more. */
const HOLDS = '符合门槛';
const SCREENING = 'screening.';

type Result = keyof typeof RULE_RESULT;
type Checked = {
  readonly code: string;
  readonly title: string;
  readonly threshold: string;
  readonly current: string;
  readonly result: Result;
  readonly inputs: TraceStep['inputs'];
};

/** What people have to look at comes first; else the order of the rules. */
const stands = ({ result }: Checked): boolean => result !== 'pass' && result !== 'notChecked';

/** Every rule with where the application stands, what would be enough, and what became of it (现状｜门槛). */
export const ruleRows = (decision: Decision, policy: Policy): string[][] => {
  const all = [...checkedRules(decision, policy), ...otherReasons(decision)];
  return [...all.filter(stands), ...all.filter((one) => !stands(one))].map(({ title, current, threshold, result }) => [
    ...[title, current, threshold, RULE_RESULT[result]],
  ]);
};

/** All that was read by the rules that stand in the way: which days, hours, orders, months. */
export const evidenceRows = (decision: Decision, policy: Policy): string[][] =>
  checkedRules(decision, policy)
    .filter(stands)
    .flatMap(({ code, title, inputs }) => toldInputs(code, inputs).map(({ label, value }) => [title, label, value]));

const ruleReason = ({ reasons }: Decision, code: string): DecisionReason | undefined =>
  reasons.find((reason) => reason.kind === 'rule' && reason.code === code);

function checkedRules(decision: Decision, policy: Policy): Checked[] {
  const words: Readonly<Record<string, { title: string; threshold: string }>> = policy.rules;
  const declines = productOf(policy).rules.flatMap(({ code, effect }): string[] =>
    effect === 'decline' ? [code] : [],
  );
  return decision.trace.flatMap(({ step, inputs, result: verdict }) => {
    if (!step.startsWith(SCREENING)) return [];
    const code = step.slice(SCREENING.length);
    const { title = code, threshold = '' } = words[code] ?? {};
    const result = resultOf(verdict, declines.includes(code));
    const reason = result === 'refer' || result === 'decline' ? ruleReason(decision, code) : undefined;
    const current = reason?.current ?? (result === 'notChecked' ? NOT_ENOUGH : measuredText(code, inputs) || HOLDS);
    return [{ code, title, threshold, current, result, inputs }];
  });
}

function resultOf(verdict: TraceStep['result'], declines: boolean): Result {
  if (verdict === 'pass' || verdict === 'notChecked' || verdict === 'cleared') return verdict;
  return declines ? 'decline' : 'refer';
}

/** What the engine itself utters after screening: a score or a line that is too small. */
function otherReasons({ reasons, trace }: Decision): Checked[] {
  const screened = trace.map(({ step }) => step);
  return reasons.flatMap(({ kind, code, title, current, threshold = '' }) =>
    kind === 'rule' && !screened.includes(SCREENING + code)
      ? [{ code, title, current, threshold, result: 'decline' as const, inputs: {} }]
      : [],
  );
}

const LISTED = ['hours', 'orders', 'days', 'months', 'digits'];

/** Of a rule that holds, what was measured alone: its bounds stand beside it, and what it lists proves nothing. */
const measuredText = (code: string, inputs: TraceStep['inputs']): string =>
  inOneLine(
    toldInputs(code, inputs).filter(
      ({ name }) => !/^(min|max)[A-Z]/.test(name) && !(LISTED.includes(name) && typeof inputs[name] === 'string'),
    ),
  );
