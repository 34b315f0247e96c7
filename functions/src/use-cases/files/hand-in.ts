import type { addFile as contract } from '@loan/shared/api/files';
import type { Application } from '@loan/shared/application/application';
import { FILE_BYTES_MAX, FILES_MAX } from '@loan/shared/files/limits';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { addMs, type Instant } from '@loan/shared/time/instant';
import type { Change, ListWrite } from '../../ports/ledger.ts';
import type { FileBook } from '../../ports/records.ts';
import type { UploadForm } from '../../ports/upload-forms.ts';
import { type ApplicationNotFound, openFor } from '../application/access.ts';
import type { Deps } from '../deps.ts';
import { type ConsentRefused, giveConsents } from '../party/consents.ts';
import { type Busy, settle } from '../settle.ts';
import type { ConsentMissing } from '../source/begin-connection.ts';
import { arrivedName, NO_FILES, withFile } from './book.ts';
import { FILES_CONSENT_KEY, filesHaveGround, isOpenForFiles } from './ground.ts';

/** Long enough for the largest file over a slow line; a form that got about is worth nothing after that. */
const FORM_MS = 15 * 60_000;

type FileRefused =
  | { tag: 'FilesClosed' }
  | { tag: 'TooManyFiles'; most: number }
  /** It is being read, or has been: another file needs another id. */
  | { tag: 'FileTaken' };
export type FileNotFound = { tag: 'FileNotFound' };
export type AddFileError = ApplicationNotFound | FileRefused | ConsentMissing | ConsentRefused | Busy;
type Wish = z.infer<typeof contract.request>;
type Added = { application: Application; form: UploadForm & { expiresAt: Instant } };

/** Writes down which file is coming, with the consent to read it, and signs the form it comes with. */
export async function addFile(deps: Deps, userId: string, wish: Wish): Promise<Result<Added, AddFileError>> {
  const added = await settle(async () => {
    const found = await openFor(deps, userId, wish.id);
    if (!found.ok) return found;
    const application = found.value.state;
    if (!isOpenForFiles(application)) return err({ tag: 'FilesClosed' as const });
    const given = await consentFor(deps, application, wish);
    if (!given.ok) return given;
    const record = await deps.ledger.record('files', wish.id);
    const book = withComing(record?.value ?? NO_FILES, wish, deps.now());
    if (!book.ok) return book;
    const written = await deps.ledger.commit({
      ...given.value,
      records: [{ kind: 'files', key: wish.id, value: book.value, expect: record?.version ?? 'new' }],
    });
    // A consent that is there already, or a book that another phone opened: decided anew.
    return written.ok ? ok(application) : err({ tag: 'LostRace' as const });
  });
  if (!added.ok) return added.error.tag === 'LostRace' ? err({ tag: 'Busy' }) : err(added.error);
  const expiresAt = addMs(deps.now(), FORM_MS);
  const name = arrivedName(wish.id, wish.fileId);
  const form = await deps.uploads.sign({ name, maxBytes: FILE_BYTES_MAX, expiresAt });
  return ok({ application: added.value, form: { ...form, expiresAt } });
}

type Given = { changes: Change[]; lists: ListWrite[] };

async function consentFor(
  deps: Deps,
  application: Application,
  { consents = [] }: Wish,
): Promise<Result<Given, ConsentMissing | ConsentRefused>> {
  if (await filesHaveGround(deps, application)) return ok({ changes: [], lists: [] });
  if (consents.length === 0) return err({ tag: 'ConsentMissing', key: FILES_CONSENT_KEY });
  const { id: applicationId, applicantId: userId } = application;
  const given = giveConsents(deps, { applicationId, userId, audience: 'files', ticks: consents });
  if (!given.ok) return given;
  const { changes, lists } = given.value;
  return ok({ changes, lists });
}

function withComing(book: FileBook, { fileId, name, bytes }: Wish, addedAt: Instant): Result<FileBook, FileRefused> {
  const coming = { id: fileId, name, bytes, addedAt, state: 'awaiting' as const };
  const before = book.files.find(({ id }) => id === fileId);
  if (before && before.state !== 'awaiting' && before.state !== 'refused') return err({ tag: 'FileTaken' });
  const again = withFile(book, fileId, () => coming);
  if (again) return ok(again);
  if (book.files.length >= FILES_MAX) return err({ tag: 'TooManyFiles', most: FILES_MAX });
  return ok({ ...book, files: [...book.files, coming] });
}

type One = { id: string; fileId: string };
type Changed = Result<Application, ApplicationNotFound | FileNotFound | Busy>;

/** The phone says that the file is there: it is read from now on. Said twice, it is read once. */
export const fileArrived = (deps: Deps, userId: string, one: One): Promise<Changed> =>
  changeAndRead(deps, userId, one, (book) =>
    withFile(book, one.fileId, (file) =>
      file.state === 'awaiting' ? { ...file, state: 'reading', percent: 0 } : file,
    ),
  );

/** The file and all that was kept of it go; what the others come to is reckoned anew. */
export const removeFile = (deps: Deps, userId: string, one: One): Promise<Changed> =>
  changeAndRead(deps, userId, one, (book) => ({ ...book, files: book.files.filter(({ id }) => id !== one.fileId) }));

/** What our own code failed on is tried once more, from the files as they are kept. */
export const reckonAgain = (deps: Deps, userId: string, one: Pick<One, 'id'>): Promise<Changed> =>
  changeAndRead(deps, userId, one, (book) => book);

async function changeAndRead(
  deps: Deps,
  userId: string,
  { id }: Pick<One, 'id'>,
  change: (book: FileBook) => FileBook | undefined,
): Promise<Changed> {
  const changed = await settle(async () => {
    const found = await openFor(deps, userId, id);
    if (!found.ok) return found;
    const record = await deps.ledger.record('files', id);
    const changed = record && change(record.value);
    if (!record || !changed) return err({ tag: 'FileNotFound' as const });
    const { failed: _, ...value } = changed;
    const written = await deps.ledger.commit({
      records: [{ kind: 'files', key: id, value, expect: record.version }],
      jobs: [{ id: deps.newId(), kind: 'readFiles', payload: { applicationId: id }, dueAt: deps.now() }],
    });
    return written.ok ? ok(found.value.state) : err({ tag: 'LostRace' as const });
  });
  if (changed.ok) return changed;
  return changed.error.tag === 'LostRace' ? err({ tag: 'Busy' }) : err(changed.error);
}
