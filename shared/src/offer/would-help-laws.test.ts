import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Snapshot } from '../facts/snapshot.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { Vendor } from '../source/vendors.ts';
import { anySnapshot } from '../testing/any-snapshot.ts';
import { questionOf } from './ask.ts';
import { assess } from './assess.ts';
import { decide } from './decide.ts';
import { whatIfs } from './what-if.ts';

const anySeller: fc.Arbitrary<Snapshot> = fc
  .tuple(anySnapshot, fc.subarray([...Vendor.options]))
  .map(([snapshot, connectable]) => ({ ...snapshot, connectable }));
/** Drawn once for all laws: making a snapshot costs far more than deciding it. */
const anyDrawn = fc.constantFrom(...fc.sample(anySeller, { numRuns: 80, seed: 20261123 }));

const codesOf = (decision: ReturnType<typeof decide>) => decision.wouldHelp.map(({ code }) => code);

describe('what would help', () => {
  it('never lowers the limit, and never costs more at the same limit', () => {
    fc.assert(
      fc.property(anyDrawn, (snapshot) => {
        const { limitFen, annualRatePpm, wouldHelp } = decide(policy, snapshot);
        for (const help of wouldHelp) {
          expect(help.limitFen - help.addedLimitFen).toBe(limitFen);
          expect(help.addedLimitFen > 0 || help.annualRatePpm < annualRatePpm).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is exactly what is decided once the facts are so', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyDrawn, (snapshot) => {
        const question = questionOf(policy, snapshot);
        const shown = new Map(decide(policy, snapshot).wouldHelp.map((help) => [help.code, help]));
        for (const { code, change } of whatIfs(question, assess(question))) {
          const { snapshot: facts, ...others } = change;
          const help = shown.get(code);
          if (facts === undefined || Object.keys(others).length > 0 || help === undefined) continue;
          compared += 1;
          const then = decide(policy, { ...snapshot, ...facts });
          expect([then.outcome, then.limitFen, then.annualRatePpm]).toEqual([
            'offered',
            help.limitFen,
            help.annualRatePpm,
          ]);
        }
      }),
      { numRuns: 100 },
    );
    expect(compared).toBeGreaterThan(5);
  });

  it('is told the most useful first', () => {
    fc.assert(
      fc.property(anyDrawn, (snapshot) => {
        const limits = decide(policy, snapshot).wouldHelp.map(({ limitFen }) => limitFen);
        expect(limits).toEqual([...limits].sort((a, b) => b - a));
      }),
      { numRuns: 60 },
    );
  });

  it('names no source that cannot be connected here', () => {
    const needs = { connectMoney: ['lianlian', 'pingpong'], connectGoods: ['goodcang', 'winit', 'shipstation'] };
    fc.assert(
      fc.property(anyDrawn, (snapshot) => {
        const codes = codesOf(decide(policy, snapshot));
        for (const [code, vendors] of Object.entries(needs)) {
          const can = vendors.some((vendor) => snapshot.connectable.includes(vendor as never));
          expect(codes.includes(code) && !can).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });
});
