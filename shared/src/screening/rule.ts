import type { Snapshot } from '../facts/snapshot.ts';
import type { PolicyOf } from '../policy/policy-schema.ts';
import type { RuleCode } from '../policy/rule-schema.ts';
import type { ProductCode } from '../product/code.ts';
import type { Portrait } from '../scoring/portrait.ts';
import type { Day } from '../time/instant.ts';

/** What a rule may read. A rule of one product alone names it, and so has its terms; any other serves every product. */
export type RuleContext<P extends ProductCode = ProductCode> = {
  readonly policy: PolicyOf<P>;
  readonly snapshot: Snapshot;
  readonly portrait: Portrait;
};

/** What a rule read, for the trace. No person, no account number. */
export type RuleInputs = Readonly<Record<string, number | string | boolean | null>>;

export type Verdict =
  | { readonly tag: 'pass'; readonly inputs: RuleInputs }
  /** The fact is not there and need not be, as in a pre-qualification from files. */
  | { readonly tag: 'notChecked' }
  | {
      readonly tag: 'breach';
      readonly inputs: RuleInputs;
      /** Where the applicant stands (现状). */
      readonly current: string;
      /** In place of the policy's words, where a marketplace has its own. */
      readonly cure?: string;
      readonly earliestOn?: Day;
    };

/** `blockAndRefer`: a person looks, and until then nothing is paid out. Only a decline is final; see `cleared`. */
export type Effect = 'decline' | 'blockAndRefer' | 'refer';

/** One rule of admission or fraud: what its breach leads to, and how it is found out. */
export type Rule<P extends ProductCode = ProductCode> = {
  readonly code: RuleCode;
  readonly effect: Effect;
  /** A method, so that the engine may hold the rules of every product in one list. */
  check(context: RuleContext<P>): Verdict;
};

export const notChecked: Verdict = { tag: 'notChecked' };
