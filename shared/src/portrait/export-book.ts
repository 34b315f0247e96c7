import { ApplicationId, Sha256 } from '../application/ids.ts';
import { err, ok, type Result } from '../result.ts';
import { z } from '../schema.ts';
import { Instant } from '../time/instant.ts';
import { PortraitPurpose, PortraitRecipient } from './statement.ts';

/** Links a seller may have open at once; more than anybody can keep in mind. */
export const LIVE_EXPORTS_MAX = 20;
/** What is remembered beyond those: the newest. All of them stay in the chain of events. */
const EXPORTS_MAX = 50;

const PortraitExport = z.object({
  id: z.uuid(),
  recipient: PortraitRecipient,
  purpose: PortraitPurpose,
  /** Of the statement's canonical JSON, and of the whole file with its signature. */
  statementSha256: Sha256,
  fileSha256: Sha256,
  madeAt: Instant,
  validUntil: Instant,
  printedSha256: Sha256.optional(),
  firstOpenedAt: Instant.optional(),
  revokedAt: Instant.optional(),
});
export type PortraitExport = z.infer<typeof PortraitExport>;

/** The exports of one application's portrait (画像导出). The application's id is its id; each export is an event. */
export const ExportBook = z.object({
  id: ApplicationId,
  exports: z.array(PortraitExport).max(EXPORTS_MAX),
  version: z.int().min(1),
});
export type ExportBook = z.infer<typeof ExportBook>;

export type ExportBookEvent = { at: Instant } & (
  | { type: 'exportPortrait'; applicationId: string; made: PortraitExport }
  | { type: 'printPortrait'; exportId: string; sha256: string }
  /** The link was opened for the first time. */
  | { type: 'openPortrait'; exportId: string }
  | { type: 'revokePortrait'; exportId: string }
);
export type ExportBookError = { tag: 'ExportNotFound' } | { tag: 'TooManyLinks' } | { tag: 'ExportExists' };

export type Standing = 'valid' | 'expired' | 'revoked';

export function standingOf({ revokedAt, validUntil }: PortraitExport, at: Instant): Standing {
  if (revokedAt !== undefined) return 'revoked';
  return at > validUntil ? 'expired' : 'valid';
}

export function transitionExportBook(
  from: ExportBook | undefined,
  event: ExportBookEvent,
): Result<ExportBook, ExportBookError> {
  if (event.type === 'exportPortrait') return withExport(from, event);
  const found = from?.exports.find(({ id }) => id === event.exportId);
  if (!from || !found) return err({ tag: 'ExportNotFound' });
  const changed = { ...found, ...changeOf(event) };
  const exports = from.exports.map((one) => (one.id === found.id ? changed : one));
  return ok(ExportBook.parse({ ...from, exports, version: from.version + 1 }));
}

function withExport(
  from: ExportBook | undefined,
  { applicationId, made, at }: Extract<ExportBookEvent, { type: 'exportPortrait' }>,
): Result<ExportBook, ExportBookError> {
  const known = from?.exports ?? [];
  if (known.some(({ id }) => id === made.id)) return err({ tag: 'ExportExists' });
  const live = known.filter((one) => standingOf(one, at) === 'valid');
  if (live.length >= LIVE_EXPORTS_MAX) return err({ tag: 'TooManyLinks' });
  // Of those that no longer stand the oldest are forgotten first.
  const ended = known.filter((one) => !live.includes(one)).slice(-(EXPORTS_MAX - 1 - live.length));
  const exports = [...known.filter((one) => live.includes(one) || ended.includes(one)), made];
  return ok(ExportBook.parse({ id: applicationId, exports, version: (from?.version ?? 0) + 1 }));
}

type Change = Exclude<ExportBookEvent, { type: 'exportPortrait' }>;
function changeOf(event: Change): Partial<PortraitExport> {
  switch (event.type) {
    case 'printPortrait':
      return { printedSha256: event.sha256 };
    case 'openPortrait':
      return { firstOpenedAt: event.at };
    case 'revokePortrait':
      return { revokedAt: event.at };
  }
}
