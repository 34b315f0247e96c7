import { describe, expect, it } from '@jest/globals';
import { POLICY_FILES } from '../policy/policy-files.ts';
import { productOf } from '../product/products.ts';
import { purposesOf } from './purpose.ts';

describe('what a draw may be for', () => {
  it('is what its product was lent for', () => {
    expect(purposesOf('dataLoan')).toHaveLength(4);
    expect(purposesOf('inventoryLoan')).toEqual(['stock']);
    expect(purposesOf('adLoan')).toEqual(['advertising']);
    expect(purposesOf('logisticsLoan')).toEqual(['logistics']);
  });

  it('is the same to the phone and to the server', () => {
    for (const [policy] of Object.values(POLICY_FILES))
      expect(productOf(policy).repayment.purposes).toEqual(purposesOf(policy.product));
  });
});
