import type { TraceStep } from '../offer/decision.ts';
import type { RuleCode } from '../policy/rule-schema.ts';
import type { Day } from '../time/instant.ts';
import type { Effect, RuleInputs } from './rule.ts';

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
