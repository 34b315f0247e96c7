import type { readDocument as contract } from '@loan/shared/api/signing';
import type { DocumentField } from '@loan/shared/contract/document';
import { maskAccount, maskIdentityNumber } from '@loan/shared/party/mask';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { addMs } from '@loan/shared/time/instant';
import { openFor } from '../application/access.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hashes.ts';
import { readContent } from './bureau.ts';
import { printedName, signedName } from './document-names.ts';

/** Long enough to open the file, too short to be passed around. */
const LINK_MS = 5 * 60_000;

export type DocumentNotFound = { tag: 'DocumentNotFound' };
type Shown = z.infer<typeof contract.response>;

/** A document in rows and in full, exactly what the PDF says, with numbers of persons and accounts masked on screen. */
export async function readDocument(
  deps: Deps,
  userId: string,
  { id, documentId }: { id: string; documentId: string },
): Promise<Result<Shown, DocumentNotFound>> {
  const found = await openFor(deps, userId, id, 'anyRole');
  const record = await deps.ledger.record('document', documentId);
  if (!found.ok || record?.value.applicationId !== id) return err({ tag: 'DocumentNotFound' });
  const { title, fields, opening, clauses, tables } = await readContent(deps, documentId);
  const secret = deps.newSecret();
  await deps.ledger.commit({
    records: [
      {
        kind: 'pointer',
        key: `pdf:${sha256(secret)}`,
        value: { applicationId: id, subject: documentId },
        expect: 'new',
        expiresAt: addMs(deps.now(), LINK_MS),
      },
    ],
  });
  return ok({
    documentId,
    title,
    sha256: record.value.contentSha256,
    fields: fields.map((field) => ({ label: field.label, value: shownValue(field) })),
    clauses: [
      { heading: '', paragraphs: opening },
      ...clauses.map(({ heading, paragraphs }) => ({ heading, paragraphs })),
      ...tables.map((table) => ({
        heading: table.title,
        paragraphs: [table.columns.join('　'), ...table.rows.map((row) => row.join('　'))],
      })),
    ],
    pdfUrl: `${deps.settings.publicUrl}/api/documents/${secret}.pdf`,
  });
}

function shownValue({ value, secret }: DocumentField): string {
  if (secret === 'identityNumber') return maskIdentityNumber(value);
  return secret === 'accountNumber' ? maskAccount(value) : value;
}

/** The PDF behind a short-lived link: signed if it has been, else as printed. */
export async function readPdf(deps: Deps, secret: string): Promise<Uint8Array | undefined> {
  const pointer = await deps.ledger.record('pointer', `pdf:${sha256(secret)}`);
  const documentId = pointer?.value.subject;
  if (!documentId || !pointer.expiresAt || pointer.expiresAt < deps.now()) return undefined;
  return (
    (await deps.objects.get('evidence', signedName(documentId))) ??
    deps.objects.get('evidence', printedName(documentId))
  );
}
