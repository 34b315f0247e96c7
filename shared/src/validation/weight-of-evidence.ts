import { invariant } from '../invariant.ts';
import { inPpm } from './ratio.ts';

/** The borrowers of one bin (分箱) by how they ended. */
export type BinCounts = { readonly goods: number; readonly bads: number };

export type Evidence = {
  /** ln(share of the goods ÷ share of the bads) of each bin (WOE), parts per million; above 0 speaks for the borrower. */
  readonly woePpm: readonly number[];
  /** What the characteristic tells in all (信息值 IV), parts per million. */
  readonly ivPpm: number;
};

/** An empty cell counts as half a borrower: its logarithm would be endless, and one borrower more would end it. */
const EMPTY_CELL = 0.5;

/** Bins without anyone give no evidence. Undefined where all are good or all are bad. */
export function evidenceOf(bins: readonly BinCounts[]): Evidence | undefined {
  const goods = bins.reduce((total, bin) => total + bin.goods, 0);
  const bads = bins.reduce((total, bin) => total + bin.bads, 0);
  invariant(Number.isSafeInteger(goods) && Number.isSafeInteger(bads), 'evidenceOf: borrowers are counted whole');
  if (goods === 0 || bads === 0) return undefined;
  const rows = bins.map((bin) => {
    if (bin.goods + bin.bads === 0) return { woe: 0, iv: 0 };
    const goodShare = (bin.goods || EMPTY_CELL) / goods;
    const badShare = (bin.bads || EMPTY_CELL) / bads;
    const woe = Math.log(goodShare / badShare);
    return { woe, iv: (goodShare - badShare) * woe };
  });
  return { woePpm: rows.map(({ woe }) => inPpm(woe)), ivPpm: inPpm(rows.reduce((total, { iv }) => total + iv, 0)) };
}

/** How an information value is read. Source: lending design §3, the bands of the literature. */
export function strengthOf(ivPpm: number): 'none' | 'weak' | 'medium' | 'strong' | 'suspicious' {
  if (ivPpm < 20_000) return 'none';
  if (ivPpm < 100_000) return 'weak';
  if (ivPpm < 300_000) return 'medium';
  return ivPpm <= 500_000 ? 'strong' : 'suspicious';
}
