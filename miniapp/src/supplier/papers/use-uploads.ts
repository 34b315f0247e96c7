import {
  type BackingView,
  grantPaperUpload,
  PAPER_FILE_MAX_BYTES,
  PAPER_FILE_TYPES,
  putPaper,
  type receivePaperFile as receiveContract,
  receivePaperFile,
} from '@loan/shared/api/backing';
import { ApplicationId } from '@loan/shared/application/ids';
import { Paper, type PaperKind } from '@loan/shared/backing/papers';
import type { z } from '@loan/shared/schema';
import { call } from '../../api/client.ts';
import type { CallError } from '../../api/create-client.ts';
import { type ChosenFile, choosePapers, postFile } from '../../platform/hand-in.ts';
import { newId } from '../../platform/new-id.ts';
import { createStore, type Store, useStore } from '../../state/store.ts';
import { uploadProblem } from './messages.ts';

export type UploadKind = PaperKind | 'agreement';
/** A chosen file: on its way, refused, or there and waiting for its fields to be typed. */
export type Upload = { fileId: string; kind: UploadKind; name: string; problem?: string; arrived?: true };
type Received = z.infer<typeof receiveContract.response>;

const ACCEPT = PAPER_FILE_TYPES.map((type) => `.${type}`).join(',');
/** What the server takes of a name; its end says the type. */
const NAME_MAX = 120;

/** In memory alone, like the drafts: what has arrived the server keeps, what it belongs to is still to be typed. */
const uploads = new Map<string, Store<readonly Upload[]>>();
function uploadsOf(applicationId: string): Store<readonly Upload[]> {
  const known = uploads.get(applicationId) ?? createStore<readonly Upload[]>([]);
  uploads.set(applicationId, known);
  return known;
}

/** Files for papers: sent one after the other; an invoice that a machine can read becomes a paper by itself. */
export function useUploads(applicationId: string, shown: (after: BackingView) => void) {
  const id = ApplicationId.parse(applicationId);
  const store = uploadsOf(applicationId);
  const mark = (one: Upload) => store.set([...store.get().filter(({ fileId }) => fileId !== one.fileId), one]);
  const forget = (fileId: string) => store.set(store.get().filter((one) => one.fileId !== fileId));

  async function sendOne(file: ChosenFile, kind: UploadKind): Promise<void> {
    const fileId = newId();
    const one = { fileId, kind, name: file.name.slice(-NAME_MAX) };
    const wrong = wrongOf(file);
    if (wrong) return mark({ ...one, problem: wrong });
    mark(one);
    const received = await send(file, fileId);
    if (!received.ok) return mark({ ...one, problem: received.problem });
    mark({ ...one, arrived: true });
    if (kind === 'invoice' && received.value.read) await takeInvoice(fileId, received.value.read);
  }

  async function send(
    file: ChosenFile,
    fileId: string,
  ): Promise<{ ok: true; value: Received } | { ok: false; problem: string }> {
    const refused = (error: CallError) => ({ ok: false as const, problem: uploadProblem(error) });
    const granted = await call(grantPaperUpload, {
      id,
      fileId,
      fileName: file.name.slice(-NAME_MAX),
      bytes: file.bytes,
    });
    if (!granted.ok) return refused(granted.error);
    if (!(await postFile(granted.value.form, file))) return refused({ tag: 'Offline' });
    const received = await call(receivePaperFile, { id, fileId });
    return received.ok ? received : refused(received.error);
  }

  /** The issuer's own fields; they stay to be checked, and one that is there already is said to be. */
  async function takeInvoice(fileId: string, read: NonNullable<Received['read']>): Promise<void> {
    const paper = Paper.safeParse({ kind: 'invoice', id: newId(), fileId, origin: 'fromXml', ...read });
    if (!paper.success) return;
    const put = await call(putPaper, { id, paperId: paper.data.id, paper: paper.data });
    if (put.ok) {
      forget(fileId);
      return shown(put.value);
    }
    const one = store.get().find((upload) => upload.fileId === fileId);
    if (one) mark({ ...one, problem: uploadProblem(put.error) });
  }

  return {
    uploads: useStore(store),
    forget,
    async choose(kind: UploadKind) {
      for (const file of await choosePapers(ACCEPT)) if (file.bytes > 0) await sendOne(file, kind);
    },
  };
}
export type Uploads = ReturnType<typeof useUploads>;

function wrongOf({ name, bytes }: ChosenFile): string | undefined {
  const type = /[^.]+$/.exec(name.toLowerCase())?.[0]?.replace('jpeg', 'jpg');
  if (!PAPER_FILE_TYPES.some((one) => one === type)) return uploadProblem('type');
  return bytes > PAPER_FILE_MAX_BYTES ? uploadProblem('size') : undefined;
}
