import type { Seller, Stall } from '../sellers.ts';
import type { Trade } from '../trade/trade.ts';
import type { Report } from './report.ts';

/** What a report is written from. Nothing later than `asOf` has happened yet. */
export type ReportSource = { report: Report; seller: Seller; stalls: readonly Stall[]; trade: Trade; asOf: number };

/** Writes a report piece by piece, so that a large one never stands in memory as a whole. */
export type ReportWriter = (source: ReportSource) => Generator<string>;

const ROWS_A_PIECE = 500;

/** Joins lines to pieces of a size that is cheap to hand on. */
export function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece: string[] = [];
  for (const line of lines) {
    piece.push(line);
    if (piece.length < ROWS_A_PIECE) continue;
    yield piece.join('');
    piece = [];
  }
  if (piece.length > 0) yield piece.join('');
}

export const tsv = (cells: readonly string[]): string => `${cells.join('\t')}\n`;
