import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { headroomFen, lendableFen } from './deposit.ts';

const deposit = (yuanWan: number, outstandingFen = 0, heldFen = 0) => {
  const sums = {
    depositFen: (yuanWan * 1_000_000) as never,
    outstandingFen: outstandingFen as never,
    heldFen: heldFen as never,
  };
  return { partnerId: 'P-SZ-001', ...sums, headroomFen: headroomFen(sums) };
};

describe("the partner's deposit", () => {
  // By hand: 1000万 carries ten times as much, 1亿 = 10,000,000,000 fen.
  it.each([
    [1_000, 0, 10_000_000_000, 'the least deposit carries 1亿'],
    [1_000, 9_999_999_999, 1, 'up to the last fen'],
    [1_000, 10_000_000_000, 0, 'and no further'],
    [2_000, 10_000_000_000, 10_000_000_000, 'twice the deposit carries twice as much'],
    [999, 0, 0, 'under 1000万 nothing goes out'],
  ])('of %i万 with %i fen outstanding lends %i fen: %s', (wan, outstanding, lendable) => {
    expect(lendableFen(deposit(wan, outstanding))).toBe(lendable);
  });

  it('counts what is held for drawdowns on their way like what is lent', () => {
    const anyFen = fc.integer({ min: 0, max: 5_000_000_000 });
    fc.assert(
      fc.property(anyFen, anyFen, (outstanding, held) => {
        expect(deposit(1_000, outstanding, held).headroomFen).toBe(deposit(1_000, outstanding + held).headroomFen);
      }),
    );
  });

  it('lends nothing, rather than less than nothing, after it was drawn on', () => {
    expect(deposit(1_000, 10_500_000_000).headroomFen).toBe(-500_000_000);
    expect(lendableFen(deposit(1_000, 10_500_000_000))).toBe(0);
  });
});
