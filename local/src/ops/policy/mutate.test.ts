import { describe, expect, it } from '@jest/globals';
import { dataLoan202611 as policy } from '@loan/shared/policy/data-loan-2026-11/policy';
import { mutate, unmet } from './mutate.ts';

describe("the policy's numbers", () => {
  it('make every decision, point, price and border come out as worked out by hand', () => {
    expect(unmet(policy)).toEqual([]);
  });

  it('are each noticed when changed alone, one step up or down', () => {
    const { numbers, mutants, caught, unseen } = mutate(policy);
    expect(unseen).toEqual([]);
    expect(caught.byItsSchema + caught.byAnExpectation).toBe(mutants);
    expect(numbers).toBeGreaterThan(380);
  });
});
