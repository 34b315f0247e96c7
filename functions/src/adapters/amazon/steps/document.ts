import { ColumnMissing } from '../../../ingest/columns.ts';
import { type Bytes, SourceBroken } from '../../../ingest/source-bytes.ts';
import type { StepOutcome } from '../../../ports/source-adapter.ts';
import { BodyBroken } from '../../http/http.ts';
import { ReportDocument } from '../wire/reports.ts';
import { type StepTools, setback, wait } from './step.ts';

/** A document of one window downloads in seconds; with less time left it is left for the next turn. */
const DOCUMENT_MS = 10_000;
/** Thirty days of the largest seller we serve are under 100 MB compressed. */
const DOCUMENT_BYTES_MAX = 512 * 1024 * 1024;

export type OpenedDocument = { tag: 'opened'; body: Bytes };

/** Asks for the document's address, which works for five minutes, and opens it. It is no call of the API: no token. */
export async function openDocument(
  { api, http, context }: StepTools,
  documentId: string,
  checkpoint: unknown,
): Promise<StepOutcome | OpenedDocument> {
  if (context.timeLeftMs() < DOCUMENT_MS) return wait(checkpoint, 0);
  const document = await api.call({
    operation: 'getReportDocument',
    method: 'GET',
    path: `/reports/2021-06-30/documents/${encodeURIComponent(documentId)}`,
    answer: ReportDocument,
  });
  if (document.tag !== 'ok') return setback(document, checkpoint);

  const limits = { timeoutMs: context.timeLeftMs() - 1_000, maxBytes: DOCUMENT_BYTES_MAX };
  const opened = await http.open({ method: 'GET', url: document.value.url }, limits);
  if (opened.tag === 'unknown') return opened;
  if (opened.status !== 200) return { tag: 'unknown', cause: `report document: status ${opened.status}` };
  return { tag: 'opened', body: opened.body };
}

/**
 * Reads a source to its end. What goes wrong with the source is an outcome; what goes wrong where its bytes are kept
 * is an outage of ours and passes through.
 */
export async function readSource<T>(
  source: Bytes,
  read: (document: Bytes) => Promise<T>,
): Promise<{ read: T } | { failed: StepOutcome }> {
  let broken: unknown;
  const watched = async function* (): Bytes {
    try {
      yield* source;
    } catch (error) {
      broken = error;
      throw error;
    }
  };
  try {
    return { read: await read(watched()) };
  } catch (error) {
    if (broken instanceof BodyBroken) return { failed: { tag: 'unknown', cause: broken.message } };
    // A damaged download can be had again whole; a table without its columns will not grow them.
    if (error instanceof SourceBroken && error.code === 'gzipBroken')
      return { failed: { tag: 'unknown', cause: error.code } };
    if (error instanceof SourceBroken) return { failed: { tag: 'notAvailable', reason: error.code } };
    if (error instanceof ColumnMissing)
      return { failed: { tag: 'notAvailable', reason: `columnMissing ${error.column}` } };
    throw error;
  }
}
