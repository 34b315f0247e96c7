import { ApplicationId } from '../application/ids.ts';
import { Marketplace } from '../facts/shop.ts';
import { FILE_BYTES_MAX, FILE_NAME_MAX, FILES_MAX } from '../files/limits.ts';
import { Fen } from '../money/fen.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import { z } from '../schema.ts';
import { Day, Instant } from '../time/instant.ts';
import { ConsentTextView, ConsentTick } from './application.ts';
import { endpoint } from './endpoint.ts';

/** Files a seller downloaded and hands in (自有文件). Nobody vouches for them: what they come to is never an offer. */

/** What stands in a file, as its header told. */
const HandedFileKind = z.enum([
  'orders',
  'settlement',
  'businessByDate',
  'aliexpressOrders',
  'ebayOrders',
  'ebayTransactions',
  'shopeeOrders',
  'tiktokShopOrders',
  'lianlianInflows',
  'lianlianFlow',
]);
export type HandedFileKind = z.infer<typeof HandedFileKind>;

/** Why a file was not read; each has its own cure. */
export const FileProblem = z.enum([
  'notArrived',
  'workbook',
  'businessByProduct',
  'unknown',
  'columnMissing',
  'gzipBroken',
  'headerMissing',
  'rowTooLong',
  'quoteUnclosed',
  'fileTooLong',
  'shapeUnknown',
  /** Ours, not the file's. */
  'failed',
]);
export type FileProblem = z.infer<typeof FileProblem>;

const Count = z.int().min(0);
const Ppm = z.int().min(0).max(1_000_000);
export const HandedFileView = z.object({
  id: z.uuid(),
  name: z.string(),
  bytes: Count,
  state: z.enum(['awaiting', 'reading', 'read', 'refused']),
  /** While it is being read. */
  percent: z.int().min(0).max(100).optional(),
  kind: HandedFileKind.optional(),
  rows: Count.optional(),
  from: Day.optional(),
  to: Day.optional(),
  rejectedRows: Count.optional(),
  /** The first few of them; `column` as the file itself names it. */
  rejected: z
    .array(z.object({ line: Count, reason: z.string().max(40) }))
    .max(20)
    .optional(),
  unknownStatuses: z
    .array(z.object({ status: z.string().max(60), rows: Count }))
    .max(20)
    .optional(),
  problem: FileProblem.optional(),
  /** The column that a refused file lacks, or the line on which it broke off. */
  problemAt: z.string().max(120).optional(),
});
export type HandedFileView = z.infer<typeof HandedFileView>;

/** What all files together come to, as the engine sees it. `verified` is false by type: there is no other. */
export const FilesEstimate = z.object({
  verified: z.literal(false),
  at: Instant,
  asOf: Day,
  policyVersion: z.string(),
  outcome: z.enum(['offered', 'declined', 'referred']),
  /** From what the files alone show, to what it could be with what would help most. Zero without an outlook. */
  fromFen: Fen,
  toFen: Fen,
  annualRatePpm: AnnualRatePpm,
  score: z.int(),
  grade: z.string(),
  shops: z
    .array(
      z.object({
        marketplace: Marketplace,
        from: Day,
        to: Day,
        missingDays: Count,
        orders: Count,
        sales: z.array(z.object({ currency: z.string(), amount: z.string() })).max(20),
      }),
    )
    .max(20),
  /** Shop and payment company side by side, where files of both are there. Both are the seller's: it counts in nothing. */
  flows: z
    .object({
      legs: z
        .array(
          z.object({ marketplace: Marketplace, provider: z.string(), matchPpm: Ppm, expectedFen: Fen, foundFen: Fen }),
        )
        .max(20),
      /** The first few that one side tells and the other does not. */
      unmatched: z
        .array(
          z.object({
            marketplace: Marketplace,
            side: z.enum(['missing', 'surplus']),
            when: z.string(),
            amount: z.string(),
            currency: z.string(),
          }),
        )
        .max(10),
      unmatchedCount: Count,
    })
    .optional(),
  reasons: z.array(z.object({ code: z.string(), text: z.string() })).max(20),
  wouldHelp: z.array(z.object({ what: z.string(), limitFen: Fen })).max(20),
});
export type FilesEstimate = z.infer<typeof FilesEstimate>;

export const FilesView = z.object({
  files: z.array(HandedFileView).max(FILES_MAX),
  /** Whether more can be handed in: not once the assessment has begun, and not after the application's end. */
  open: z.boolean(),
  /** Being worked out, with files that came since. */
  reckoning: z.boolean(),
  /** Our own code failed on it, again and again: it can be asked for once more. */
  failed: z.boolean().default(false),
  estimate: FilesEstimate.optional(),
  /** Files of a payment company alone: they say what came in, not what was sold. */
  noShop: z.boolean(),
  /** What has to be agreed to before the first file; empty once it is. */
  consentTexts: z.array(ConsentTextView).max(2),
});
export type FilesView = z.infer<typeof FilesView>;

const id = { id: ApplicationId };
const one = { ...id, fileId: z.uuid() };

export const readFiles = endpoint({
  method: 'GET',
  path: '/applications/:id/files',
  audience: 'user',
  request: z.strictObject(id),
  response: FilesView,
});

/** Says which file is coming, and gives the form to post it with. The same id again gives a new form. */
export const addFile = endpoint({
  method: 'POST',
  path: '/applications/:id/files/:fileId',
  audience: 'user',
  request: z.strictObject({
    ...one,
    name: z.string().min(1).max(FILE_NAME_MAX),
    bytes: z.int().min(1).max(FILE_BYTES_MAX),
    consents: z.array(ConsentTick).max(2).optional(),
  }),
  response: z.object({
    /** `multipart/form-data`: these fields first, then the file as `file`. */
    form: z.object({ url: z.string(), fields: z.record(z.string(), z.string()), expiresAt: Instant }),
    files: FilesView,
  }),
});

/** "It is there": reading begins. */
export const fileArrived = endpoint({
  method: 'POST',
  path: '/applications/:id/files/:fileId/arrival',
  audience: 'user',
  request: z.strictObject(one),
  response: FilesView,
});

export const removeFile = endpoint({
  method: 'DELETE',
  path: '/applications/:id/files/:fileId',
  audience: 'user',
  request: z.strictObject(one),
  response: FilesView,
});

/** Asks for what failed once more. */
export const reckonAgain = endpoint({
  method: 'POST',
  path: '/applications/:id/files-reckoning',
  audience: 'user',
  request: z.strictObject(id),
  response: FilesView,
});
