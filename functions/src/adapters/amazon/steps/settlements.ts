import { z } from '@loan/shared/schema';
import { SETTLEMENT_COLUMNS } from '../../../ingest/columns.ts';
import { createKeptRows } from '../../../ingest/kept-rows.ts';
import { keepTable } from '../../../ingest/read.ts';
import { SettlementTotals } from '../../../ingest/settlement-totals.ts';
import { createSettlementReducer } from '../../../ingest/settlements.ts';
import { type Bytes, gzipped } from '../../../ingest/source-bytes.ts';
import type { RejectedRow, StepOutcome } from '../../../ports/source-adapter.ts';
import { SettlementsReduction } from '../reductions.ts';
import { GetReportsResponse } from '../wire/reports.ts';
import { openDocument, readSource } from './document.ts';
import { CALL_MS, readCheckpoint, Sha256, type StepTools, setback, wait } from './step.ts';

const Checkpoint = z.object({
  /** Documents still to read, newest first; absent until they have been listed. */
  documentIds: z.array(z.string()).optional(),
  settlements: z.array(SettlementTotals),
  sources: z.array(Sha256),
  rows: z.int().min(0),
  rejectedRows: z.int().min(0),
  rejected: z.array(z.object({ line: z.int(), reason: z.string() })),
});
type Checkpoint = z.infer<typeof Checkpoint>;

const START: Checkpoint = { settlements: [], sources: [], rows: 0, rejectedRows: 0, rejected: [] };
/**
 * A seller in one currency has seven settlements in 90 days. Amazon gives out one document a minute, so a region of
 * many currencies is read as far back as this reaches, newest first.
 */
export const SETTLEMENT_DOCUMENTS_MAX = 12;
const REPORT_TYPE = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';

/** Settlements cannot be ordered: Amazon makes them by itself and lists them. As many are read a turn as time allows. */
export async function advanceSettlements(tools: StepTools): Promise<StepOutcome> {
  const { context } = tools;
  let at = readCheckpoint<Checkpoint>(Checkpoint, context.checkpoint, START);
  if (context.timeLeftMs() < CALL_MS) return wait(at, 0);
  if (at.documentIds === undefined) return list(tools, at);
  for (;;) {
    const [documentId, ...documentIds] = at.documentIds ?? [];
    if (documentId === undefined) return finished(at);
    const opened = await openDocument(tools, documentId, at);
    if (opened.tag !== 'opened') return opened;
    const before = at;
    const outcome = await readSource(opened.body, (document) => readSettlement(tools, document, before));
    // One unreadable document must not hold up the others; the outage of a call is another matter.
    if ('failed' in outcome && outcome.failed.tag !== 'notAvailable') return outcome.failed;
    at = { ...('read' in outcome ? outcome.read : at), documentIds };
  }
}

async function list({ api, step }: StepTools, at: Checkpoint): Promise<StepOutcome> {
  const listed = await api.call({
    operation: 'getReports',
    method: 'GET',
    path: '/reports/2021-06-30/reports',
    query: { reportTypes: REPORT_TYPE, processingStatuses: 'DONE', pageSize: '100', createdSince: step.from },
    answer: GetReportsResponse,
  });
  if (listed.tag !== 'ok') return setback(listed, at);
  // A hundred come on the first page, newest first, and we read fewer than that.
  const documentIds = listed.value.reports.flatMap(({ reportDocumentId: id }) => (id === undefined ? [] : [id]));
  return wait({ ...at, documentIds: documentIds.slice(0, SETTLEMENT_DOCUMENTS_MAX) }, 0);
}

async function readSettlement({ context, step }: StepTools, document: Bytes, at: Checkpoint): Promise<Checkpoint> {
  const kept = createKeptRows(SETTLEMENT_COLUMNS);
  const reducer = createSettlementReducer({ kept });
  const part = String(at.sources.length + 1).padStart(2, '0');
  const { sha256 } = await context.keep(`${step.id}-${part}.tsv.gz`, gzipped(keepTable(document, reducer.sink, kept)));
  const { settlements, rows } = reducer.finish();
  const known = new Set(at.settlements.map(({ settlementId }) => settlementId));
  return {
    settlements: [...at.settlements, ...settlements.filter(({ settlementId }) => !known.has(settlementId))],
    sources: [...at.sources, sha256],
    rows: at.rows + rows,
    rejectedRows: at.rejectedRows + reducer.rejections.count,
    rejected: [...at.rejected, ...reducer.rejections.first].slice(0, REJECTED_MAX),
  };
}

const REJECTED_MAX = 20;

const finished = ({ settlements, sources, rows, rejectedRows, rejected }: Checkpoint): StepOutcome => ({
  tag: 'done',
  result: {
    reduction: SettlementsReduction.parse({ settlements, sources }),
    rowsRead: rows,
    rowsRejected: rejectedRows,
    rejected: rejected satisfies RejectedRow[],
  },
});
