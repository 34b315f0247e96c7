import type { Comparison } from './compare.ts';

const HEADS = ['decisionId', 'direction', 'outcomeBefore', 'limitFenBefore', 'outcomeNow', 'limitFenNow', 'because'];

/**
 * The swap set (换进换出) as a table for a spreadsheet. By the decision's number alone; nobody can be known by it. Every
 * cell is a number or one of our own codes, so that none needs quotes and none is taken for a formula.
 */
export const swapsCsv = (swaps: Comparison['swaps']): string =>
  [
    HEADS.join(','),
    ...swaps.map(({ decisionId, direction, before, now, because }) =>
      [decisionId, direction, before.outcome, before.limitFen, now.outcome, now.limitFen, because.join(' ')].join(','),
    ),
    '',
  ].join('\r\n');
