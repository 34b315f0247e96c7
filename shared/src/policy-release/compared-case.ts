import { Sha256 } from '../application/ids.ts';
import { Decision } from '../offer/decision.ts';
import { z } from '../schema.ts';
import { Instant } from '../time/instant.ts';

/** What a comparison reads of a decision. */
export const Verdict = z.object({
  outcome: Decision.shape.outcome,
  limitFen: Decision.shape.limitFen,
  annualRatePpm: Decision.shape.annualRatePpm,
  grade: Decision.shape.grade,
  score: Decision.shape.score,
  /** The rules that stood against it. */
  rules: z.array(z.string().max(60)).max(40),
});
export type Verdict = z.infer<typeof Verdict>;

/**
 * One snapshot decided twice: by the version that was in force, and by another. By its decision's number alone; nobody
 * can be known by it. Without `now` the other version broke down on it.
 */
export const ComparedCase = z.object({
  decisionId: z.string().min(1).max(60),
  at: Instant,
  marketplace: z.string().max(40),
  size: z.string().max(40),
  before: Verdict,
  now: Verdict.optional(),
  /** Of the other version's whole decision, which snapshot and version give again to the bit. */
  nowSha256: Sha256.optional(),
});
export type ComparedCase = z.infer<typeof ComparedCase>;

export function verdictOf({ outcome, limitFen, annualRatePpm, grade, score, reasons }: Decision): Verdict {
  const rules = [...new Set(reasons.filter(({ kind }) => kind === 'rule').map(({ code }) => code))];
  return { outcome, limitFen, annualRatePpm, grade, score, rules };
}
