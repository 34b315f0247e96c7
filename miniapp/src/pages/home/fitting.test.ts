import { describe, expect, it } from '@jest/globals';
import { FITTING, fittingProducts } from './fitting.ts';

describe('what fits a seller', () => {
  it('is the usual loan, and one on freight, where nobody tells of the goods', () => {
    expect(fittingProducts(['ebay', 'shopee'])).toEqual(['dataLoan', 'logisticsLoan']);
  });

  it('is a loan on the goods as well where they lie with Amazon, the usual one still first', () => {
    expect(fittingProducts(['ebay', 'amazon'])).toEqual(['dataLoan', 'inventoryLoan', 'logisticsLoan']);
  });

  it('is a loan on the advertising where a site buys its visitors', () => {
    expect(fittingProducts(['shopify'])).toEqual(['dataLoan', 'adLoan', 'logisticsLoan']);
  });

  it('is explained before it is chosen', () => {
    for (const product of fittingProducts(['amazon', 'shopify'])) expect(FITTING[product]?.text).toContain('授权');
  });
});
