import { ORDER_COLUMNS } from '../../../ingest/columns.ts';
import { createKeptRows } from '../../../ingest/kept-rows.ts';
import { patternOfTotals } from '../../../ingest/order-pattern.ts';
import { createOrderReducer, type OrderTotals } from '../../../ingest/orders.ts';
import { keepTable } from '../../../ingest/read.ts';
import { type Bytes, gzipped } from '../../../ingest/source-bytes.ts';
import type { StepOutcome, StepResult } from '../../../ports/source-adapter.ts';
import { OrdersReduction } from '../reductions.ts';
import { advanceReport } from './report.ts';
import type { StepTools } from './step.ts';

/** A reduction stays under 64 KB: 1,500 SKUs of 14 letters are 35 KB. The rest is counted together. */
const SKUS_MAX = 1_500;

const EMPTY: StepResult = {
  reduction: OrdersReduction.parse({
    months: [],
    days: null,
    skus: [],
    otherSkus: { skus: 0, units: 0 },
    pattern: null,
    placed: [],
    longRows: 0,
    unknownStatuses: {},
  }),
  rowsRead: 0,
  rowsRejected: 0,
  rejected: [],
};

/** One window of the all-orders report, reduced while it downloads. */
export function advanceOrders(tools: StepTools): Promise<StepOutcome> {
  const { step, context } = tools;
  const request = {
    reportType: 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL',
    marketplaceIds: context.identity.marketplaceIds,
    ...(step.from && step.to ? { dataStartTime: step.from, dataEndTime: step.to } : {}),
  };
  return advanceReport(tools, request, { read: (document) => readOrders(tools, document), empty: EMPTY });
}

async function readOrders({ step, context, now }: StepTools, document: Bytes): Promise<StepResult> {
  const kept = createKeptRows(ORDER_COLUMNS);
  const today = Math.floor(now().getTime() / 86_400_000);
  const reducer = createOrderReducer({ ...windowOf(step), today, kept });
  const source = gzipped(keepTable(document, reducer.sink, kept));
  const { sha256 } = await context.keep(`${step.id.replace(':', '-')}.tsv.gz`, source);
  const totals = reducer.finish();
  return {
    reduction: reduceOrders(totals),
    rowsRead: totals.rows,
    rowsRejected: reducer.rejections.count,
    rejected: [...reducer.rejections.first],
    sourceSha256: sha256,
  };
}

const windowOf = ({ from, to }: StepTools['step']) =>
  from && to ? { window: { from: Date.parse(from) / 1_000, to: Date.parse(to) / 1_000 } } : {};

function reduceOrders(totals: OrderTotals): OrdersReduction {
  const sold = totals.soldSince(0);
  const others = sold.slice(SKUS_MAX);
  return OrdersReduction.parse({
    months: totals.months,
    days: totals.days ?? null,
    skus: sold.slice(0, SKUS_MAX),
    otherSkus: { skus: others.length, units: others.reduce((sum, [, units]) => sum + units, 0) },
    // Amazon tells no buyer in this report, and no order when its money went back.
    pattern: patternOfTotals(totals),
    placed: totals.placed(),
    longRows: totals.longRows,
    unknownStatuses: totals.unknownStatuses,
  });
}
