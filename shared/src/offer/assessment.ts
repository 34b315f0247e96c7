import type { Fen } from '../money/fen.ts';
import type { AnnualRatePpm } from '../money/interest.ts';
import type { GradePolicy } from '../policy/policy-schema.ts';
import type { CapCode } from '../policy/rule-schema.ts';
import type { Portrait } from '../scoring/portrait.ts';
import type { Score } from '../scoring/scorecard.ts';
import type { Finding, Screening } from '../screening/finding.ts';
import type { RuleInputs } from '../screening/rule.ts';
import type { LimitQuestion } from './question.ts';

/** One bound on the line. */
export type Cap = {
  readonly code: CapCode;
  /** Undefined: the fact it needs is missing, so it bounds nothing and the trace says so. */
  readonly amountFen: Fen | undefined;
  /** What it was reckoned with, for the trace. */
  readonly inputs?: RuleInputs;
  /** What the applicant reads where the fact is missing and the line rests on others instead. */
  readonly ifMissing?: string;
  /** Shops for which another fact stands in, so that the line has this bound all the same. */
  readonly standsIn?: 'someShops' | 'allShops';
};

/** What may be drawn first, before it is rounded and held to the line. */
export type FirstDraw = { readonly amountFen: Fen; readonly inputs?: RuleInputs };

export type Limit = {
  /** The line: the least cap, rounded down (授信额度). */
  readonly limitFen: Fen;
  readonly firstDrawFen: Fen;
  /** The product's own, its formula first, and then those of every product. */
  readonly caps: readonly [Cap, ...Cap[]];
  /** The cap that decided; on a tie the first. */
  readonly bindingCap: CapCode;
  readonly firstDraw: FirstDraw;
};

export type Priced = {
  readonly grade: GradePolicy;
  readonly rate: AnnualRatePpm;
  readonly limit: Limit;
  /**
   * How the sales were looked at for the limit, and all else it was reckoned from. The first draw may come of another
   * way, which its inputs tell.
   */
  readonly question: LimitQuestion;
};

export type Assessment = {
  readonly outcome: 'offered' | 'declined' | 'referred';
  readonly screening: Screening;
  readonly score: Score;
  /** How the sales were looked at for the score: as they were, or with peaks left out. */
  readonly scoredFrom: Portrait;
  /** Grade, rate and limit as reckoned, whatever the outcome; undefined below the last grade. */
  readonly priced: Priced | undefined;
  /** Every rule that stands in the way, those of screening first. */
  readonly findings: readonly Finding[];
};
