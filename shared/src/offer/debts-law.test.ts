import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DecimalText } from '../facts/month.ts';
import { isOffered } from '../facts/offered.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { anySnapshot } from '../testing/any-snapshot.ts';
import { decide } from './decide.ts';

it('of any company, the line and what the debts cost are together the line of one that owes nothing', () => {
  fc.assert(
    fc.property(anySnapshot, (snapshot) => {
      const decision = decide(policy, snapshot);
      // What the marketplace lent is taken out of the payouts all the same.
      const freed = snapshot.shops.map(({ externalDebts, ...shop }) => ({
        ...shop,
        externalDebts: isOffered(externalDebts)
          ? externalDebts.map((debt) => ({
              ...debt,
              outstanding: { ...debt.outstanding, amount: DecimalText.parse('0') },
            }))
          : externalDebts,
      }));
      const free = decide(policy, { ...snapshot, shops: freed });
      if (decision.outcome !== 'offered') expect(decision.debtEffectFen).toBe(0);
      else expect(decision.limitFen + decision.debtEffectFen).toBe(free.limitFen);
    }),
    { numRuns: 150 },
  );
});
