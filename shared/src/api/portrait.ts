import { ApplicationId, Sha256 } from '../application/ids.ts';
import { PortraitFigures } from '../portrait/figures.ts';
import { PortraitKeys, PortraitPurpose, PortraitRecipient, PortraitStatement } from '../portrait/statement.ts';
import { z } from '../schema.ts';
import { Vendor } from '../source/vendors.ts';
import { Day, Instant } from '../time/instant.ts';
import { endpoint } from './endpoint.ts';

const id = { id: ApplicationId };
const ExportId = z.uuid();

/** One export as its maker sees it. */
const ExportView = z.object({
  id: ExportId,
  recipient: z.string(),
  purpose: PortraitPurpose,
  madeAt: Instant,
  validUntil: Instant,
  state: z.enum(['valid', 'expired', 'revoked']),
  pdf: z.enum(['printing', 'ready']),
  /** Only while it stands. */
  linkUrl: z.string().optional(),
  firstOpenedAt: Instant.optional(),
});
export type ExportView = z.infer<typeof ExportView>;

const Exports = z.array(ExportView).max(50);

/** The portrait as the applicant sees it, and whoever opens a link of theirs. */
const PortraitView = z.object({
  company: z.object({ name: z.string(), creditCode: z.string() }),
  figures: PortraitFigures,
  decided: z.boolean(),
  /** The last day that every shop was read to. */
  readTo: Day.optional(),
  /** Read so long ago that a month is lacking. */
  isStale: z.boolean(),
  sources: z.array(Vendor).max(40),
});
export type PortraitView = z.infer<typeof PortraitView>;

/** One's own portrait, by the last decision, or by what has been read where there is none yet. */
export const readPortrait = endpoint({
  method: 'GET',
  path: '/applications/:id/portrait',
  audience: 'user',
  request: z.strictObject(id),
  response: z.discriminatedUnion('state', [
    z.object({ state: z.literal('nothingYet'), exports: Exports }),
    /** The rules of that decision are kept no more; what was exported stands. */
    z.object({ state: z.literal('policyGone'), exports: Exports }),
    z.object({ state: z.literal('ready'), portrait: PortraitView, exports: Exports }),
  ]),
});

/** How long an export may stand, in days; a week where nothing is chosen. */
const EXPORT_DAYS = [1, 7, 30] as const;

/** The applicant's own act: signs what the portrait says now, for one recipient and one purpose. The phone makes the id. */
export const exportPortrait = endpoint({
  method: 'POST',
  path: '/applications/:id/portrait/exports',
  audience: 'user',
  request: z.strictObject({
    ...id,
    exportId: ExportId,
    recipient: PortraitRecipient,
    purpose: PortraitPurpose,
    days: z.literal(EXPORT_DAYS).default(7),
  }),
  response: z.object({ exports: Exports }),
});

/** The files of one export: the signed JSON as text, and an address of the PDF that holds a few minutes. */
export const readExport = endpoint({
  method: 'GET',
  path: '/applications/:id/portrait/exports/:exportId',
  audience: 'user',
  request: z.strictObject({ ...id, exportId: ExportId }),
  response: z.object({ fileName: z.string(), json: z.string(), pdfUrl: z.string().optional() }),
});

/** From here on the link and the file are answered with "revoked". */
export const revokeExport = endpoint({
  method: 'POST',
  path: '/applications/:id/portrait/exports/:exportId/revocation',
  audience: 'user',
  request: z.strictObject({ ...id, exportId: ExportId }),
  response: z.object({ exports: Exports }),
});

/**
 * What a check of an export comes to. `altered`: the signature is not over these words. `notOurs`: no key of ours signed
 * it, or no such export is known. What it says is shown only while it stands.
 */
const Checked = z.object({
  verdict: z.enum(['valid', 'expired', 'revoked', 'altered', 'notOurs']),
  madeAt: Instant.optional(),
  validUntil: Instant.optional(),
  revokedAt: Instant.optional(),
  statementSha256: Sha256.optional(),
  pdfSha256: Sha256.optional(),
  statement: PortraitStatement.optional(),
});
export type Checked = z.infer<typeof Checked>;

/** What a verification link opens, for anybody who has it. */
export const openPortraitLink = endpoint({
  method: 'GET',
  path: '/portraits/links/:token',
  audience: 'public',
  request: z.strictObject({ token: z.string().regex(/^[\w-]{43}$/) }),
  response: Checked,
});

/** Checks a file somebody was given: the JSON whole, a PDF by its SHA-256. */
export const checkPortrait = endpoint({
  method: 'POST',
  path: '/portraits/check',
  audience: 'public',
  request: z.union([z.strictObject({ file: z.string().max(50_000) }), z.strictObject({ pdfSha256: Sha256 })]),
  response: Checked,
});

/** The public keys, so that a file can be checked without us (RFC 7517). */
export const portraitKeys = endpoint({
  method: 'GET',
  path: '/portraits/keys.json',
  audience: 'public',
  request: z.strictObject({}),
  response: PortraitKeys,
});
