import { describe, expect, it } from '@jest/globals';
import { Verdict } from './compared-case.ts';
import { impactOf } from './impact.ts';

const WAN = 1_000_000;
const verdict = (outcome: 'offered' | 'declined', wan: number, score = 620): Verdict =>
  Verdict.parse({ outcome, limitFen: wan * WAN, annualRatePpm: 58_000, grade: 'A', score, rules: [] });

describe('one change of a policy', () => {
  it('touches those it decides otherwise, and moves their lines by the difference', () => {
    const before = [verdict('offered', 500), verdict('offered', 80), verdict('declined', 0), verdict('offered', 100)];
    const after = [verdict('offered', 300), verdict('declined', 0), verdict('declined', 0), verdict('offered', 100)];
    // By hand: 300 − 500 and 0 − 80.
    expect(impactOf(before, after)).toEqual({ changed: 2, outcomes: 1, limitChangeFen: -280 * WAN });
  });

  it('touches somebody whose score alone is another', () => {
    expect(impactOf([verdict('offered', 80)], [verdict('offered', 80, 612)])).toEqual({
      ...{ changed: 1, outcomes: 0, limitChangeFen: 0 },
    });
  });

  it('of nobody does nothing', () => {
    expect(impactOf([], [])).toEqual({ changed: 0, outcomes: 0, limitChangeFen: 0 });
  });
});
