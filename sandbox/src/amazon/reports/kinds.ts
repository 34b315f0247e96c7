import { DAY_MS } from '../../trade/calendar.ts';
import { writeAllOrders } from './all-orders.ts';
import { writeInventoryPlanning } from './inventory-planning.ts';
import { writePerformance } from './performance.ts';
import { SETTLEMENT_TYPE } from './report.ts';
import { writeSalesAndTraffic } from './sales-and-traffic.ts';
import { writeSettlement } from './settlement.ts';
import type { ReportWriter } from './writer.ts';

export type ReportKind = {
  write: ReportWriter;
  /** Settlement reports come by themselves and cannot be asked for. */
  requestable: boolean;
  /** The longest window of one request. */
  maxSpanMs?: number;
  /** Whether dataStartTime has to be given. */
  needsStart: boolean;
  oneMarketplace: boolean;
  /** Ends CANCELLED instead of giving an empty document. */
  cancelledWhenEmpty: boolean;
  gzip: boolean;
  /** How long it waits and is worked on under pace 'published', in seconds. assumed: typical; confirm: live. */
  queueSeconds: number;
  workSeconds: number;
};

const usual = {
  requestable: true,
  needsStart: false,
  oneMarketplace: false,
  cancelledWhenEmpty: false,
  gzip: true,
  queueSeconds: 30,
  workSeconds: 60,
};

export const REPORT_KINDS: Readonly<Record<string, ReportKind>> = {
  GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL: {
    ...usual,
    write: writeAllOrders,
    needsStart: true,
    // assumed: refused above 30 days at the request; confirm: a live request for 31 days.
    maxSpanMs: 30 * DAY_MS,
    cancelledWhenEmpty: true,
  },
  GET_SALES_AND_TRAFFIC_REPORT: {
    ...usual,
    write: writeSalesAndTraffic,
    needsStart: true,
    oneMarketplace: true,
    queueSeconds: 45,
    workSeconds: 90,
  },
  GET_V2_SELLER_PERFORMANCE_REPORT: { ...usual, write: writePerformance, gzip: false },
  GET_FBA_INVENTORY_PLANNING_DATA: { ...usual, write: writeInventoryPlanning, oneMarketplace: true },
  [SETTLEMENT_TYPE]: { ...usual, write: writeSettlement, requestable: false },
};
