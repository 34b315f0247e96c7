import { describe, expect, it } from '@jest/globals';
import { compare } from './compare.ts';
import { ComparedCase } from './compared-case.ts';
import { swapsCsv } from './swaps-csv.ts';

const verdict = { annualRatePpm: 58_000, grade: 'A', score: 620, rules: [] };
const OUT = ComparedCase.parse({
  ...{ decisionId: 'd-1', at: '2026-11-23T02:00:00.000Z', marketplace: 'amazon', size: '月销售额未知' },
  before: { ...verdict, outcome: 'offered', limitFen: 40_000_000 },
  now: { ...verdict, outcome: 'declined', limitFen: 0, rules: ['limitTooSmall', 'scoreBelowCutoff'] },
});

describe('the swap set in a spreadsheet', () => {
  it('is a line an application, by the number of its decision', () => {
    expect(swapsCsv(compare([OUT]).swaps)).toBe(
      'decisionId,direction,outcomeBefore,limitFenBefore,outcomeNow,limitFenNow,because\r\n' +
        'd-1,out,offered,40000000,declined,0,limitTooSmall scoreBelowCutoff\r\n',
    );
  });

  it('is its heads alone where nobody is swapped', () => {
    expect(swapsCsv([]).split('\r\n')).toHaveLength(2);
  });
});
