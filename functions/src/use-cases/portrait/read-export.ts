import type { readExport as contract } from '@loan/shared/api/portrait';
import { invariant } from '@loan/shared/invariant';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { addMs, shanghaiDay } from '@loan/shared/time/instant';
import { openFor } from '../application/access.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hashes.ts';
import { fileName, pdfName } from './names.ts';

/** Long enough to open the file, too short to be passed around. */
const LINK_MS = 5 * 60_000;

export type ExportNotFound = { tag: 'ExportNotFound' };
type Asked = z.infer<typeof contract.request>;

/** The files of one's own export, also of one that no longer stands: they are the applicant's. */
export async function readExport(
  deps: Deps,
  userId: string,
  { id, exportId }: Asked,
): Promise<Result<z.infer<typeof contract.response>, ExportNotFound>> {
  const found = await openFor(deps, userId, id);
  const book = found.ok ? await deps.ledger.find('portrait', id) : undefined;
  const made = book?.state.exports.find((one) => one.id === exportId);
  if (!made) return err({ tag: 'ExportNotFound' });
  const bytes = await deps.objects.get('evidence', fileName(made));
  invariant(bytes !== undefined, 'portrait: an export without its file');
  return ok({
    fileName: `经营画像-${shanghaiDay(made.madeAt)}.json`,
    json: Buffer.from(bytes).toString('utf8'),
    ...(made.printedSha256 ? { pdfUrl: await pdfUrl(deps, id, exportId) } : {}),
  });
}

async function pdfUrl(deps: Deps, applicationId: string, exportId: string): Promise<string> {
  const secret = deps.newSecret();
  const value = { applicationId, subject: exportId };
  const expiresAt = addMs(deps.now(), LINK_MS);
  const key = `portrait-file:${sha256(secret)}`;
  await deps.ledger.commit({ records: [{ kind: 'pointer', key, value, expect: 'new', expiresAt }] });
  return `${deps.settings.publicUrl}/api/portraits/files/${secret}.pdf`;
}

/** The PDF behind a short-lived address. */
export async function readPortraitPdf(deps: Deps, secret: string): Promise<Uint8Array | undefined> {
  const pointer = await deps.ledger.record('pointer', `portrait-file:${sha256(secret)}`);
  const exportId = pointer?.value.subject;
  if (!exportId || !pointer.expiresAt || pointer.expiresAt < deps.now()) return undefined;
  return deps.objects.get('evidence', pdfName(exportId));
}
