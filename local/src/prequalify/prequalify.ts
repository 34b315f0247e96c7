import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { type Prequalified, prequalifyFiles } from '@loan/functions/ingest/files/prequalify';
import type { HandedFile } from '@loan/functions/ports/file-reader';
import { dataLoan202611 } from '@loan/shared/policy/data-loan-2026-11/policy';
import { instantOf, shanghaiDay } from '@loan/shared/time/instant';
import { NO_SHOP, problemText, USAGE } from './problem-text.ts';
import { reportJson } from './report-json.ts';
import { reportText } from './report-text.ts';

/** A command's only ways out, so that a test can stand in for the terminal and the clock. */
export type Terminal = { out(text: string): void; err(text: string): void; now(): Date };

const EXIT = { done: 0, unreadable: 1, misused: 2 } as const;
/** A year of monthly downloads of every kind, for a dozen marketplaces. */
const FILES_MAX = 500;

/** `npm run prequalify -- FILE… [--json]`: a decision from the seller's own report files. Gives the exit code. */
export async function prequalify(argv: readonly string[], terminal: Terminal): Promise<number> {
  const wantsJson = argv.includes('--json');
  const paths = argv.filter((argument) => argument !== '--json');
  if (paths.length === 0 || paths.length > FILES_MAX || paths.some((path) => path.startsWith('--'))) {
    terminal.err(USAGE);
    return EXIT.misused;
  }
  const today = shanghaiDay(instantOf(terminal.now()));
  let told: Prequalified;
  try {
    told = await prequalifyFiles(paths.map(handed), { policy: dataLoan202611, today });
  } catch (error) {
    terminal.err(problemText(error, paths));
    return EXIT.unreadable;
  }
  const { decision } = told;
  if (decision === undefined) {
    terminal.err(NO_SHOP);
    return EXIT.unreadable;
  }
  const result = { ...told, decision };
  terminal.out(wantsJson ? `${JSON.stringify(reportJson(result))}\n` : reportText(result));
  return EXIT.done;
}

const PIECE_BYTES = 256 * 1024;
const handed = (path: string): HandedFile => ({
  name: basename(path),
  open: () => createReadStream(path, { highWaterMark: PIECE_BYTES }),
});
