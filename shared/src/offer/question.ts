import type { Snapshot } from '../facts/snapshot.ts';
import type { AnnualRatePpm } from '../money/interest.ts';
import type { GradePolicy, PolicyOf } from '../policy/policy-schema.ts';
import type { RuleCode } from '../policy/rule-schema.ts';
import type { CharacteristicCode } from '../policy/scorecard-schema.ts';
import type { ProductCode } from '../product/code.ts';
import type { Characteristic } from '../scoring/characteristic.ts';
import type { Portrait } from '../scoring/portrait.ts';
import type { Day } from '../time/instant.ts';

/** One question to the engine. What-if questions differ from the real one in one thing. */
export type Question<P extends ProductCode = ProductCode> = {
  readonly policy: PolicyOf<P>;
  readonly snapshot: Snapshot;
  readonly portrait: Portrait;
  /** Rules a reviewer lifted. */
  readonly cleared?: readonly RuleCode[];
  /** Asked as if a licensed guarantor stood beside. */
  readonly guaranteed?: boolean;
  /** Asked as if the company looked like this, in each way to look at its sales. */
  readonly seenAs?: (view: Portrait) => Portrait;
};

/** What a product reckons a line from: one way to look at the sales, and the grade and rate that go with it. */
export type LimitQuestion<P extends ProductCode = ProductCode> = {
  readonly policy: PolicyOf<P>;
  readonly snapshot: Snapshot;
  readonly portrait: Portrait;
  readonly grade: GradePolicy;
  readonly rate: AnnualRatePpm;
  /** The grade whose line counts, where a guarantee lifts it; price and first draw stay the grade's own. */
  readonly liftedGrade: GradePolicy;
};

export type Changed = Partial<Record<CharacteristicCode, Characteristic>>;

/** In what a question differs from the real one. Other facts are looked at afresh, and then the rest applies. */
export type Change = {
  readonly snapshot?: Partial<Snapshot>;
  readonly characteristics?: Changed;
  readonly guaranteed?: true;
  readonly seenAs?: (view: Portrait) => Portrait;
};

/** One thing this applicant can do, and what of the question it changes. */
export type WhatIf = {
  readonly code: string;
  readonly what: string;
  readonly detail: string;
  readonly change: Change;
  /** Of things that stand in the list one by one as well. */
  readonly severalAtOnce?: true;
  readonly earliestOn?: Day;
};
