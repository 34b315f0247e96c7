import { describe, expect, it } from '@jest/globals';
import { mainCategoryOf } from './categories.ts';

const sold = (...skus: [string, number][]) => ({ skus, otherSkus: { units: 0 } });
const told = [
  { skus: [['DRESS', 'apparel'] as const, ['LAMP', 'home'] as const].map(([a, b]) => [a, b] as [string, typeof b]) },
];

describe('the main category of a shop', () => {
  it('is what most units were, not most products', () => {
    expect(mainCategoryOf([sold(['DRESS', 5]), sold(['LAMP', 4], ['DRESS', 2])], told)).toBe('apparel');
  });

  it('is not said where most units are of products nobody puts into a category of ours', () => {
    expect(mainCategoryOf([sold(['DRESS', 5], ['DOG FOOD', 6])], told)).toBe('notOffered');
    expect(mainCategoryOf([{ skus: [['DRESS', 5]], otherSkus: { units: 5 } }], told)).toBe('notOffered');
    expect(mainCategoryOf([], told)).toBe('notOffered');
  });
});
