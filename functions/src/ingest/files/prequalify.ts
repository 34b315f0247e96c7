import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { ShopFacts } from '@loan/shared/facts/shop';
import { Snapshot } from '@loan/shared/facts/snapshot';
import { decide } from '@loan/shared/offer/decide';
import type { Decision } from '@loan/shared/offer/decision';
import type { Policy } from '@loan/shared/policy/policy-schema';
import type { Day } from '@loan/shared/time/instant';
import type { FileRead, HandedFile } from '../../ports/file-reader.ts';
import { dayOfIso } from '../moment.ts';
import { readFiles } from './read-files.ts';
import { type ToldByFiles, toldByFiles } from './told-by-files.ts';

/** What a seller's own files come to. `decision` is an estimate; nothing where no file tells of a shop. */
export type Prequalified = ToldByFiles & { files: readonly FileRead[]; decision: Decision | undefined };

/** Reads a seller's own files and asks the engine about what they say, as facts that nobody vouches for. */
export async function prequalifyFiles(
  files: readonly HandedFile[],
  { policy, today }: { policy: Policy; today: Day },
): Promise<Prequalified> {
  const read = await readFiles(files, dayOfIso(today));
  const told = toldByFiles(read, { policy, today });
  const shops = told.shops.map(({ shop }) => shop);
  const decision = shops.length > 0 ? decide(policy, snapshotOf(shops, told.asOf)) : undefined;
  return { files: read.files, ...told, decision };
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
