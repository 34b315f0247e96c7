import { shanghaiDay } from '@loan/shared/time/instant';
import { createKeptRows } from '../../../ingest/kept-rows.ts';
import { keepTable } from '../../../ingest/read.ts';
import { type Bytes, gzipped } from '../../../ingest/source-bytes.ts';
import { createStockAgeReducer, STOCK_AGE_COLUMNS } from '../../../ingest/stock-ages.ts';
import type { StepOutcome, StepResult } from '../../../ports/source-adapter.ts';
import { marketplaceOf } from '../plan.ts';
import { advanceReport } from './report.ts';
import type { StepTools } from './step.ts';

/** How long the goods have lain in Amazon's warehouses, SKU by SKU: one report for each marketplace. */
export function advanceStockAges(tools: StepTools): Promise<StepOutcome> {
  const { step, context } = tools;
  const request = {
    reportType: 'GET_FBA_INVENTORY_PLANNING_DATA',
    marketplaceIds: [marketplaceOf(step)],
  };
  const { stock } = createStockAgeReducer().finish(shanghaiDay(context.asOf));
  const empty = { reduction: stock, rowsRead: 0, rowsRejected: 0, rejected: [] };
  return advanceReport(tools, request, { read: (document) => readAges(tools, document), empty });
}

async function readAges({ step, context }: StepTools, document: Bytes): Promise<StepResult> {
  const kept = createKeptRows(STOCK_AGE_COLUMNS);
  const reducer = createStockAgeReducer({ kept });
  const source = gzipped(keepTable(document, reducer.sink, kept));
  const { sha256 } = await context.keep(`${step.id.replace(':', '-')}.tsv.gz`, source);
  const { stock, rows } = reducer.finish(shanghaiDay(context.asOf));
  return {
    reduction: stock,
    rowsRead: rows,
    rowsRejected: reducer.rejections.count,
    rejected: [...reducer.rejections.first],
    sourceSha256: sha256,
  };
}
