import { z } from '@loan/shared/schema';
import type { Bytes } from '../../../ingest/source-bytes.ts';
import type { StepOutcome, StepResult } from '../../../ports/source-adapter.ts';
import { CreateReportResponse, Report } from '../wire/reports.ts';
import { openDocument, readSource } from './document.ts';
import { CALL_MS, readCheckpoint, type StepTools, setback, wait } from './step.ts';

export type ReportRequest = {
  reportType: string;
  marketplaceIds: string[];
  dataStartTime?: string;
  dataEndTime?: string;
  reportOptions?: Record<string, string>;
};

/** How a document becomes a result. `empty` is what a report says that was cancelled because there was nothing in it. */
export type ReportReading = { read(document: Bytes): Promise<StepResult>; empty: StepResult };

const Checkpoint = z.object({
  reportId: z.string().optional(),
  documentId: z.string().optional(),
  polls: z.int().min(0),
  failures: z.int().min(0),
});
type Checkpoint = z.infer<typeof Checkpoint>;

const START: Checkpoint = { polls: 0, failures: 0 };
/** Amazon's queue is usually minutes long, so it is asked soon at first and then ever more rarely. */
const POLL_MS = [200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000];
/** About four hours of waiting; by then the report is lost. */
const POLLS_MAX = 500;
/** A report that fails once may only have met a bad moment; twice, it will not come. */
const FAILURES_MAX = 2;

/** Requests a report, waits for it turn by turn, and reads it while it downloads. */
export async function advanceReport(
  tools: StepTools,
  request: ReportRequest,
  reading: ReportReading,
): Promise<StepOutcome> {
  const { api, context } = tools;
  const at = readCheckpoint(Checkpoint, context.checkpoint, START);
  if (context.timeLeftMs() < CALL_MS) return wait(at, 0);
  if (at.documentId !== undefined) return readDocument(tools, at.documentId, { checkpoint: at, reading });
  if (at.reportId !== undefined) return poll(tools, { ...at, reportId: at.reportId }, reading);

  const created = await api.call({
    operation: 'createReport',
    method: 'POST',
    path: '/reports/2021-06-30/reports',
    body: request,
    answer: CreateReportResponse,
  });
  if (created.tag !== 'ok') return setback(created, at);
  return wait({ ...at, reportId: created.value.reportId, polls: 0 }, POLL_MS[0] as number);
}

async function poll(
  tools: StepTools,
  at: Checkpoint & { reportId: string },
  reading: ReportReading,
): Promise<StepOutcome> {
  const report = await tools.api.call({
    operation: 'getReport',
    method: 'GET',
    path: `/reports/2021-06-30/reports/${encodeURIComponent(at.reportId)}`,
    answer: Report,
  });
  if (report.tag !== 'ok') return setback(report, at);
  const { processingStatus, reportDocumentId } = report.value;
  switch (processingStatus) {
    case 'CANCELLED':
      return { tag: 'done', result: reading.empty };
    case 'FATAL':
      return at.failures + 1 < FAILURES_MAX
        ? wait({ polls: 0, failures: at.failures + 1 }, 0)
        : { tag: 'notAvailable', reason: 'reportFailed' };
    case 'IN_QUEUE':
    case 'IN_PROGRESS':
      return at.polls < POLLS_MAX
        ? wait({ ...at, polls: at.polls + 1 }, POLL_MS[Math.min(at.polls + 1, POLL_MS.length - 1)] as number)
        : { tag: 'notAvailable', reason: 'reportNeverReady' };
    case 'DONE': {
      if (reportDocumentId === undefined) return { tag: 'unknown', cause: 'a finished report without a document' };
      const checkpoint = { ...at, documentId: reportDocumentId };
      return readDocument(tools, reportDocumentId, { checkpoint, reading });
    }
  }
}

type DocumentReading = { checkpoint: unknown; reading: Pick<ReportReading, 'read'> };

/** Documents never change, so an interrupted reading starts again and ends the same. */
async function readDocument(tools: StepTools, documentId: string, rest: DocumentReading): Promise<StepOutcome> {
  const opened = await openDocument(tools, documentId, rest.checkpoint);
  if (opened.tag !== 'opened') return opened;
  const outcome = await readSource(opened.body, rest.reading.read);
  return 'failed' in outcome ? outcome.failed : { tag: 'done', result: outcome.read };
}
