import { err, ok, type Result } from '@loan/shared/result';
import type { FileBook, HandedFileEntry } from '../../ports/records.ts';
import type { Deps } from '../deps.ts';
import { type Busy, settle } from '../settle.ts';

export const NO_FILES: FileBook = { files: [], reckonedFor: [], noShop: false };

/** As a file arrived: for a day at most, by the bucket's own rule, whatever becomes of us. */
export const arrivedName = (applicationId: string, fileId: string) => `uploads/${applicationId}/${fileId}`;
/** What is kept of it: its allow-listed columns. */
export const keptName = (applicationId: string, fileId: string) => `files/${applicationId}/${fileId}`;

type Ledgered = Pick<Deps, 'ledger'>;

export async function bookOf({ ledger }: Ledgered, applicationId: string): Promise<FileBook | undefined> {
  return (await ledger.record('files', applicationId))?.value;
}

/** Changes the book as it stands when it is written; nothing is written where `change` answers with nothing. */
export async function changeBook(
  { ledger }: Ledgered,
  applicationId: string,
  change: (book: FileBook) => FileBook | undefined,
): Promise<Result<FileBook | undefined, Busy>> {
  const changed = await settle(async () => {
    const found = await ledger.record('files', applicationId);
    const value = found && change(found.value);
    if (!found || !value) return ok(undefined);
    const written = await ledger.commit({
      records: [{ kind: 'files', key: applicationId, value, expect: found.version }],
    });
    return written.ok ? ok(value) : err(written.error);
  });
  if (changed.ok) return changed;
  return err({ tag: 'Busy' });
}

/** The book with one of its files changed; nothing where it has been removed since. */
export function withFile(
  book: FileBook,
  fileId: string,
  change: (file: HandedFileEntry) => HandedFileEntry,
): FileBook | undefined {
  if (!book.files.some(({ id }) => id === fileId)) return undefined;
  return { ...book, files: book.files.map((file) => (file.id === fileId ? change(file) : file)) };
}
