import type { FilesView, HandedFileView } from '@loan/shared/api/files';
import type { Application } from '@loan/shared/application/application';
import type { FileBook } from '../../ports/records.ts';
import type { Deps } from '../deps.ts';
import { consentTextsOf } from '../party/consents.ts';
import { bookOf, NO_FILES } from './book.ts';
import { filesHaveGround, isOpenForFiles } from './ground.ts';

/** The same on every device: all of it is with us. */
export async function filesViewOf(deps: Deps, application: Application): Promise<FilesView> {
  const hasGround = await filesHaveGround(deps, application);
  // What is about to be forgotten is shown no more.
  const book = (hasGround ? await bookOf(deps, application.id) : undefined) ?? NO_FILES;
  const failed = book.failed === true;
  const reckoning = isReckoning(book) && !failed;
  const isCurrent = !reckoning && !failed;
  return {
    files: book.files.map(shown),
    open: isOpenForFiles(application),
    reckoning,
    failed,
    ...(book.estimate && isCurrent ? { estimate: book.estimate } : {}),
    noShop: book.noShop && isCurrent,
    consentTexts: hasGround ? [] : consentTextsOf(deps, 'files', deps.now()),
  };
}

const shown = ({ kept: _, addedAt: __, ...file }: FileBook['files'][number]): HandedFileView => file;

/** Files came or went since it was last reckoned. */
export function isReckoning({ files, reckonedFor }: FileBook): boolean {
  if (files.some(({ state }) => state === 'reading')) return true;
  const read = files.filter(({ state }) => state === 'read').map(({ id }) => id);
  return read.length !== reckonedFor.length || read.some((id) => !reckonedFor.includes(id));
}
