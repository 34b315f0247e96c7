import { dayOfIso } from '@loan/functions/ingest/moment';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { ShopFacts } from '@loan/shared/facts/shop';
import { Snapshot } from '@loan/shared/facts/snapshot';
import { decide } from '@loan/shared/offer/decide';
import { dataLoan202611 } from '@loan/shared/policy/data-loan-2026-11/policy';
import { type Day, instantOf, shanghaiDay } from '@loan/shared/time/instant';
import { NO_SHOP, problemText, USAGE } from './problem-text.ts';
import { type AllRead, readFiles } from './read-files.ts';
import { reportJson } from './report-json.ts';
import { reportText } from './report-text.ts';
import { toldByFiles } from './told-by-files.ts';

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
  let read: AllRead;
  try {
    read = await readFiles(paths, dayOfIso(today));
  } catch (error) {
    terminal.err(problemText(error));
    return EXIT.unreadable;
  }
  const told = toldByFiles(read, today);
  if (told.shops.length === 0) {
    terminal.err(NO_SHOP);
    return EXIT.unreadable;
  }
  const shops = told.shops.map(({ shop }) => shop);
  const decision = decide(dataLoan202611, snapshotOf(shops, told.asOf));
  const result = { files: read.files, ...told, decision };
  terminal.out(wantsJson ? `${JSON.stringify(reportJson(result))}\n` : reportText(result));
  return EXIT.done;
}

/**
 * Files tell of the shops alone: everything about the company and its accounts is missing, not assumed. What a payment
 * company's file says is shown beside the decision and never part of it, since the seller hands in both sides.
 */
const snapshotOf = (shops: ShopFacts[], asOf: Day): Snapshot =>
  Snapshot.parse({
    asOf,
    product: 'dataLoan',
    verified: false,
    requestedLimitFen: NOT_OFFERED,
    company: NOT_OFFERED,
    shops,
    settlement: NOT_OFFERED,
    ownerMatchesApplicant: 'unknown',
    consentLive: NOT_OFFERED,
    threeFlowMatchPpm: NOT_OFFERED,
    crossCheck: NOT_OFFERED,
    otherDebts: NOT_OFFERED,
    advertising: NOT_OFFERED,
    otherOutstandingFen: NOT_OFFERED,
    programmeHeadroomFen: NOT_OFFERED,
  });
