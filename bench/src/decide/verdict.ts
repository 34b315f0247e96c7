import type { Facts } from './facts.ts';

/** What every contestant has to say of an application, and the same. */
export type Verdict = {
  outcome: 'decline' | 'refer' | 'pass';
  score: number;
  /** Best first; D is below the last grade of the policy. */
  grade: string;
  /** Codes of the rules breached, in the order of the alphabet. */
  breaches: string[];
};
export type Peer = (facts: Facts) => Promise<Verdict>;

/** Declines before doubts; a score below the last grade is a decline that comes after both. */
export function outcomeOf(effects: readonly string[], grade: string): Verdict['outcome'] {
  if (effects.includes('decline')) return 'decline';
  if (effects.length > 0) return 'refer';
  return grade === 'D' ? 'decline' : 'pass';
}
