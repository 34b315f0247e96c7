import type { Snapshot } from '../facts/snapshot.ts';
import type { TraceStep } from '../offer/decision.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { RuleCode } from '../policy/rule-schema.ts';
import { type Portrait, portray } from '../scoring/portrait.ts';
import type { Day } from '../time/instant.ts';
import type { Effect, Rule, RuleInputs, Verdict } from './rule.ts';
import { admissionRules, fraudRules } from './rules.ts';

/** A rule that was breached, in the policy's words (现状｜门槛｜怎么做). */
export type Finding = {
  readonly code: RuleCode;
  readonly effect: Effect;
  readonly title: string;
  readonly current: string;
  readonly threshold: string;
  readonly cure: string;
  readonly earliestOn?: Day;
  readonly inputs: RuleInputs;
};

export type Screening = {
  readonly outcome: 'pass' | 'decline' | 'refer';
  /** Declines first, then what blocks, each in the order of the rules. */
  readonly findings: readonly Finding[];
  readonly trace: readonly TraceStep[];
};

const HEARD_IN_ORDER: readonly Effect[] = ['decline', 'blockAndRefer', 'refer'];

/**
 * Admission and fraud rules (反欺诈与准入), all of them, before any score. Every breach is told, not only the first.
 * `cleared`: rules a reviewer looked into and lifted; a decline cannot be.
 */
export function screen(
  policy: Policy,
  snapshot: Snapshot,
  { portrait = portray(policy, snapshot), cleared = [] }: { portrait?: Portrait; cleared?: readonly RuleCode[] } = {},
): Screening {
  const checked = [...admissionRules, ...fraudRules].map((rule) => ({
    rule,
    verdict: rule.check({ policy, snapshot, portrait }),
    isCleared: rule.effect !== 'decline' && cleared.includes(rule.code),
  }));
  const breaches = checked.flatMap(({ rule, verdict, isCleared }) =>
    verdict.tag === 'breach' && !isCleared ? [findingOf(policy, rule, verdict)] : [],
  );
  const findings = HEARD_IN_ORDER.flatMap((effect) => breaches.filter((breach) => breach.effect === effect));
  const [first] = findings;
  return {
    outcome: first === undefined ? 'pass' : first.effect === 'decline' ? 'decline' : 'refer',
    findings,
    trace: checked.map(({ rule, verdict, isCleared }) => ({
      step: `screening.${rule.code}`,
      inputs: verdict.tag === 'notChecked' ? {} : { ...verdict.inputs },
      result: isCleared && verdict.tag === 'breach' ? 'cleared' : verdict.tag,
    })),
  };
}

function findingOf(policy: Policy, { code, effect }: Rule, verdict: Extract<Verdict, { tag: 'breach' }>): Finding {
  const { title, threshold, cure } = policy.rules[code];
  const { current, inputs, earliestOn } = verdict;
  const shared = { code, effect, title, current, threshold, cure: verdict.cure ?? cure, inputs };
  return earliestOn === undefined ? shared : { ...shared, earliestOn };
}
