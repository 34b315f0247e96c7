import { describe, expect, it } from '@jest/globals';
import { Policy, type PolicyInput } from '../product/policy.ts';
import { dataLoan202611 as policy } from './data-loan-2026-11/policy.ts';
import { annualRateOf } from './price.ts';

type Draft = PolicyInput<'dataLoan'>;
const copy = (): Draft => JSON.parse(JSON.stringify(policy));
const withChange = (change: (draft: Draft) => void) => {
  const draft = copy();
  change(draft);
  return Policy.safeParse(draft);
};
const first = <T>(list: readonly T[]): T => {
  const [item] = list;
  if (item === undefined) throw new Error('the list is empty');
  return item;
};

describe("the data loan's policy of November 2026", () => {
  // Source: lending design §3.5 and the first page of the mini-program: 年化（单利）4.6%–9.8%.
  it('prices the grades at 4.6, 5.8, 7.4 and 9.8 %', () => {
    expect(policy.grades.map((grade) => [grade.grade, annualRateOf(policy.price, grade)])).toEqual([
      ['AA', 46_000],
      ['A', 58_000],
      ['B', 74_000],
      ['C', 98_000],
    ]);
  });

  // Source: lending design §3.2: default probability = 1 ÷ (1 + odds).
  it('gives each grade the default probability of its odds', () => {
    for (const { odds, defaultProbabilityPpm } of policy.grades) {
      expect(defaultProbabilityPpm).toBe(Math.round(1_000_000 / (1 + odds)));
    }
  });

  // Worked by hand from the card: 15+15+7+12+8+8+5+5+8 = 83 data, 15+8+12+10 = 45 platform.
  it('can give 83 points for data and 45 for the platform, so 688 at best', () => {
    const best = (part: string) =>
      policy.scorecard.characteristics
        .filter((rule) => rule.part === part)
        .reduce((total, { bins }) => total + Math.max(...bins.map(({ points }) => points)), 0);
    expect([best('data'), best('platform'), best('insurance')]).toEqual([83, 45, 0]);
  });

  it('records for every marketplace the three standards with their evidence', () => {
    for (const { standards } of Object.values(policy.marketplaces)) {
      for (const { evidence } of Object.values(standards)) expect(evidence.length).toBeGreaterThan(3);
    }
  });

  it('says why and what instead for every marketplace it does not finance', () => {
    const refused = Object.values(policy.marketplaces).filter(
      ({ condition }) => condition !== 'none' && condition !== 'steadyGrowth',
    );
    expect(refused.length).toBe(6);
    for (const { refusal } of refused) expect(refusal?.instead.length).toBeGreaterThan(10);
  });

  it('survives being stored as JSON', () => {
    expect(Policy.parse(copy())).toEqual(policy);
  });
});

describe('a policy is refused', () => {
  it.each<[string, (draft: Draft) => void]>([
    ['with a number nobody named', (draft) => Object.assign(draft, { surprise: 1 })],
    [
      'with a better grade that lends less',
      (draft) => Object.assign(first(draft.terms.multiples), { limitMultiplePpm: 1_000_000 }),
    ],
    ['with a better grade that costs more', (draft) => Object.assign(first(draft.grades), { marginPpm: 50_000 })],
    ['with a rate above the cap of the product', (draft) => Object.assign(draft.price, { maxAllInCostPpm: 90_000 })],
    ['with a cap above the law', (draft) => Object.assign(draft.price, { maxAllInCostPpm: 250_000 })],
    ['with an older shop that counts less', (draft) => draft.facts.tenureFactors.reverse()],
    ['with a grade that has no multiples', (draft) => draft.terms.multiples.pop()],
    ['without words for a rule of its product', (draft) => Reflect.deleteProperty(draft.rules, 'salesPumped')],
    ['without words for a bound of every line', (draft) => Reflect.deleteProperty(draft.caps, 'productMaximum')],
    ['with bins out of order', (draft) => first(draft.scorecard.characteristics).bins.reverse()],
    [
      'with points against their direction',
      (draft) => Object.assign(first(draft.scorecard.characteristics), { direction: 'lowerIsBetter' }),
    ],
    ['with a marketplace left out', (draft) => Reflect.deleteProperty(draft.marketplaces, 'etsy')],
    [
      'with half a point',
      (draft) => Object.assign(first(first(draft.scorecard.characteristics).bins), { points: 0.5 }),
    ],
  ])('%s', (_, change) => {
    expect(withChange(change).success).toBe(false);
  });
});
