import { err, ok, type Result } from '@loan/shared/result';
import { z } from '@loan/shared/schema';
import type { SigningError, SigningTask } from '../../ports/signing-service.ts';
import { callFadada, type FadadaOptions, unknown } from './client.ts';
import { readZip } from './zip.ts';

const UploadUrl = z.object({ uploadUrl: z.url(), fddFileUrl: z.string().min(1) });
const Processed = z.object({ fileIdList: z.array(z.object({ fileId: z.string().min(1) })).length(1) });
const DownloadUrl = z.object({ downloadUrl: z.url() });

/** A signed agreement is under a megabyte; ten documents with certificates stay well under this. */
const MAX_DOWNLOAD_BYTES = 40 * 1024 * 1024;

/** Uploads a document and gives the only id a task accepts: the one of /file/process. */
export async function uploadDocument(
  options: FadadaOptions,
  { name, pdf }: SigningTask['documents'][number],
): Promise<Result<string, SigningError>> {
  const target = await callFadada(options, '/file/get-upload-url', { biz: { fileType: 'doc' }, data: UploadUrl });
  if (!target.ok) return target;
  const { uploadUrl, fddFileUrl } = target.value;

  const put = await options.http.call(
    {
      method: 'PUT',
      url: uploadUrl,
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(pdf),
    },
    { timeoutMs: options.timeoutMs, maxBytes: 100_000 },
  );
  if (put.tag === 'unknown') return unknown(`upload: ${put.cause}`);
  if (put.status !== 200) return unknown(`upload: status ${put.status}`);

  const biz = { fddFileUrlList: [{ fileType: 'doc', fddFileUrl, fileName: `${name}.pdf` }] };
  const processed = await callFadada(options, '/file/process', { biz, data: Processed });
  if (!processed.ok) return processed;
  const [file] = processed.value.fileIdList;
  return file ? ok(file.fileId) : unknown('no file id');
}

export type TaskDocument = { documentId: string; name: string };

/**
 * The signed files of a finished task: the file itself when there is one, a zip with a file a document otherwise.
 * assumed: the zip names its files `document/<docName>.pdf`; confirm: the vendor's test environment, with two documents.
 */
export async function downloadDocuments(
  options: FadadaOptions,
  taskId: string,
  documents: readonly TaskDocument[],
): Promise<Result<{ documentId: string; pdf: Uint8Array }[], SigningError>> {
  const ownerId = { idType: 'corp', openId: options.openCorpId };
  // Without this mode the address is a page with a button, not a file.
  const biz = { ownerId, signTaskId: taskId, downloadMode: 'download' };
  const target = await callFadada(options, '/sign-task/owner/get-download-url', { biz, data: DownloadUrl });
  if (!target.ok) return target;

  const answer = await options.http.call(
    { method: 'GET', url: target.value.downloadUrl },
    { timeoutMs: options.timeoutMs, maxBytes: MAX_DOWNLOAD_BYTES },
  );
  if (answer.tag === 'unknown') return unknown(`download: ${answer.cause}`);
  if (answer.status !== 200) return unknown(`download: status ${answer.status}`);

  const files = isPdf(answer.bytes) ? [{ name: '', bytes: answer.bytes }] : readZip(answer.bytes, MAX_DOWNLOAD_BYTES);
  return files === undefined ? unknown('download: neither PDF nor zip') : pair(documents, files);
}

function pair(
  documents: readonly TaskDocument[],
  files: readonly { name: string; bytes: Uint8Array }[],
): Result<{ documentId: string; pdf: Uint8Array }[], SigningError> {
  const pdfs = files.filter(({ bytes }) => isPdf(bytes));
  const paired = documents.map(({ documentId, name }) => {
    const only = documents.length === 1 && pdfs.length === 1;
    const file = only ? pdfs[0] : pdfs.find((candidate) => baseName(candidate.name) === name);
    return { documentId, pdf: file?.bytes };
  });
  const missing = paired.find(({ pdf }) => pdf === undefined);
  if (missing) return err({ tag: 'SigningUnknown', cause: `download: no file for document ${missing.documentId}` });
  return ok(paired.map(({ documentId, pdf }) => ({ documentId, pdf: pdf ?? new Uint8Array() })));
}

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
const baseName = (path: string): string => path.replace(/^.*\//, '').replace(/\.pdf$/i, '');
