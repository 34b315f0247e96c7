import { invariant } from '../invariant.ts';
import type { Verdict } from './compared-case.ts';

/** What one change does to the same applicants; sums of lines pass what one amount may be. */
export type ChangeImpact = {
  /** Decided otherwise in any way: outcome, line, rate, grade, score or the rules that stand. */
  readonly changed: number;
  /** Of those, another outcome. */
  readonly outcomes: number;
  readonly limitChangeFen: number;
};

export function impactOf(before: readonly Verdict[], after: readonly Verdict[]): ChangeImpact {
  invariant(before.length === after.length, 'impactOf: the same applicants, decided twice');
  const pairs = before.flatMap((old, place) => {
    const young = after[place];
    return young && JSON.stringify(old) !== JSON.stringify(young) ? [{ old, young }] : [];
  });
  return {
    changed: pairs.length,
    outcomes: pairs.filter(({ old, young }) => old.outcome !== young.outcome).length,
    limitChangeFen: pairs.reduce((sum, { old, young }) => sum + young.limitFen - old.limitFen, 0),
  };
}
