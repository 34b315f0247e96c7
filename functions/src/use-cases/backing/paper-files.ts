import {
  type grantPaperUpload as grantContract,
  PAPER_FILE_MAX_BYTES,
  PAPER_FILE_TYPES,
  type receivePaperFile as receiveContract,
} from '@loan/shared/api/backing';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { addMs } from '@loan/shared/time/instant';
import type { Records } from '../../ports/records.ts';
import type { ApplicationNotFound } from '../application/access.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hashes.ts';
import { type Busy, settle } from '../settle.ts';
import { isEditable, type NoPapers, type PapersFixed, paperedFor } from './access.ts';
import { type InvoiceProblem, readInvoiceXml } from './invoice-xml.ts';

/** Long enough for ten megabytes over a slow line; a form that got about is worth nothing after that. */
const FORM_MS = 15 * 60_000;
/** More than there are papers: some are taken again. */
const FILES_MAX = 400;

type FileType = (typeof PAPER_FILE_TYPES)[number];
type FileError =
  | { tag: 'FileTypeWrong'; allowed: readonly string[] }
  /** It was handed in already; another file needs another id. */
  | { tag: 'FileTaken' }
  | { tag: 'TooManyFiles'; most: number }
  | { tag: 'FileNotArrived' }
  /** What is in it is not what its name says. */
  | { tag: 'FileDiffers' };
type Refused = ApplicationNotFound | NoPapers | PapersFixed | FileError | Busy;

/** Out of the way of the report files, which are swept by their own book. */
const arrivedName = (applicationId: string, fileId: string) => `uploads/papers/${applicationId}/${fileId}`;
/** Under their hash and what they belong to: papers are evidence, and are kept as they came. */
export const paperFileName = (applicationId: string, hash: string) => `papers/${applicationId}/${hash}`;

/** Writes down which file is coming and signs the form it comes with. */
export async function grantPaperUpload(
  deps: Deps,
  userId: string,
  { id, fileId, fileName, bytes }: z.infer<typeof grantContract.request>,
): Promise<Result<z.infer<typeof grantContract.response>, Refused>> {
  const type = typeOf(fileName);
  if (!type) return err({ tag: 'FileTypeWrong', allowed: PAPER_FILE_TYPES });
  const granted = await settle(async () => {
    const open = await editableFor(deps, userId, id);
    if (!open.ok) return open;
    const before = await deps.ledger.record('paperFile', fileId);
    if (before && (before.value.applicationId !== id || before.value.sha256)) return err({ tag: 'FileTaken' as const });
    const others = await deps.ledger.list('paperFiles', id, { limit: FILES_MAX });
    if (!before && others.length >= FILES_MAX) return err({ tag: 'TooManyFiles' as const, most: FILES_MAX });
    const value = { applicationId: id, fileName, bytes, type };
    const written = await deps.ledger.commit({
      records: [{ kind: 'paperFile', key: fileId, value, expect: before?.version ?? 'new' }],
      lists: [{ list: 'paperFiles', owner: id, key: fileId, item: { fileId } }],
    });
    return written.ok ? ok(value) : err({ tag: 'LostRace' as const });
  });
  if (!granted.ok) return granted.error.tag === 'LostRace' ? err({ tag: 'Busy' }) : err(granted.error);
  const expiresAt = addMs(deps.now(), FORM_MS);
  const form = await deps.uploads.sign({ name: arrivedName(id, fileId), maxBytes: PAPER_FILE_MAX_BYTES, expiresAt });
  return ok({ form, expiresAt });
}

/** Looks at a file that arrived, reads what a machine can, and keeps it as it came. Said twice, it is kept once. */
export async function receivePaperFile(
  deps: Deps,
  userId: string,
  { id, fileId }: z.infer<typeof receiveContract.request>,
): Promise<Result<z.infer<typeof receiveContract.response>, Refused | InvoiceProblem>> {
  const open = await editableFor(deps, userId, id);
  if (!open.ok) return open;
  const found = await deps.ledger.record('paperFile', fileId);
  if (!found || found.value.applicationId !== id) return err({ tag: 'FileNotArrived' });
  if (found.value.sha256) return ok(shown(fileId, found.value));
  const name = arrivedName(id, fileId);
  const bytes = await deps.objects.get('facts', name);
  if (!bytes) return err({ tag: 'FileNotArrived' });
  const looked = lookAt(found.value, bytes);
  if (!looked.ok) {
    await deps.objects.delete('facts', name);
    return looked;
  }
  const value = { ...looked.value, sha256: sha256(bytes), bytes: bytes.length };
  await deps.objects.put('evidence', paperFileName(id, value.sha256), bytes, CONTENT_TYPES[value.type]);
  const written = await deps.ledger.commit({
    records: [{ kind: 'paperFile', key: fileId, value, expect: found.version }],
  });
  if (!written.ok) return err({ tag: 'Busy' });
  await deps.objects.delete('facts', name);
  return ok(shown(fileId, value));
}

async function editableFor(
  deps: Deps,
  userId: string,
  id: string,
): Promise<Result<void, ApplicationNotFound | NoPapers | PapersFixed>> {
  const papered = await paperedFor(deps, userId, id);
  if (!papered.ok) return papered;
  return isEditable(papered.value.application.state) ? ok(undefined) : err({ tag: 'PapersFixed' });
}

type File = Records['paperFile'];

function lookAt(file: File, bytes: Uint8Array): Result<File, FileError | InvoiceProblem> {
  const starts = STARTS[file.type];
  if (!starts.some((start) => start.every((byte, index) => bytes[index] === byte))) return err({ tag: 'FileDiffers' });
  if (file.type !== 'xml') return ok(file);
  const read = readInvoiceXml(bytes);
  return read.ok ? ok({ ...file, read: read.value }) : read;
}

/** How each kind of file begins. An OFD is a ZIP; an XML may have a byte order mark. */
const STARTS: Readonly<Record<FileType, readonly (readonly number[])[]>> = {
  pdf: [[0x25, 0x50, 0x44, 0x46]],
  jpg: [[0xff, 0xd8, 0xff]],
  png: [[0x89, 0x50, 0x4e, 0x47]],
  ofd: [[0x50, 0x4b, 0x03, 0x04]],
  xml: [[0x3c], [0xef, 0xbb, 0xbf, 0x3c]],
};
const CONTENT_TYPES: Readonly<Record<FileType, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  ofd: 'application/ofd',
  xml: 'application/xml',
};

function typeOf(fileName: string): FileType | undefined {
  const ending = /\.([A-Za-z]{3,4})$/.exec(fileName)?.[1]?.toLowerCase();
  return PAPER_FILE_TYPES.find((type) => type === (ending === 'jpeg' ? 'jpg' : ending));
}

const shown = (fileId: string, { fileName, bytes, type, read }: File) => ({
  file: { fileId, fileName, bytes, type },
  ...(read ? { read } : {}),
});
