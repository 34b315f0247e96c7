import type { World } from '../../kernel/world.ts';
import { DAY_MS } from '../../trade/calendar.ts';
import type { Seller, Stall } from '../sellers.ts';
import type { Period, Trade } from '../trade/trade.ts';

/** A report as the Reports API keeps it. How far it is follows from the clock. */
export type Report = {
  reportId: string;
  sellerId: string;
  reportType: string;
  marketplaceIds: string[];
  /** Milliseconds. */
  dataStart: number;
  dataEnd: number;
  reportOptions: Record<string, string>;
  createdAt: number;
  startedAt: number;
  endedAt: number;
  /** What it comes to in the end: DONE with a document, CANCELLED without data, FATAL. */
  outcome: 'DONE' | 'CANCELLED' | 'FATAL';
};

export type ReportStatus = Report['outcome'] | 'IN_QUEUE' | 'IN_PROGRESS';

export const SETTLEMENT_TYPE = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';

/** Reports are kept for 90 days. */
export const KEPT_MS = 90 * DAY_MS;
const COLLECTION = 'amazon.reports';

export function statusOf({ startedAt, endedAt, outcome }: Report, now: number): ReportStatus {
  if (now < startedAt) return 'IN_QUEUE';
  return now < endedAt ? 'IN_PROGRESS' : outcome;
}

const keyOf = (sellerId: string, reportId: string) => `${sellerId}|${reportId}`;

export function saveReport({ state }: World, report: Report): void {
  state.set(COLLECTION, keyOf(report.sellerId, report.reportId), report);
}

/** A number for a new report, unique for its seller. */
export function nextReportId({ state }: World): string {
  const count = (state.get<number>('amazon', 'reports') ?? 0) + 1;
  state.set('amazon', 'reports', count);
  return String(50_000_000_000 + count * 7_919);
}

export function findReport(world: World, trade: Trade, seller: Seller, reportId: string): Report | undefined {
  const report =
    world.state.get<Report>(COLLECTION, keyOf(seller.sellerId, reportId)) ??
    settlementReports(world, trade, seller).find((settlement) => settlement.reportId === reportId);
  return report && report.createdAt >= world.now().getTime() - KEPT_MS ? report : undefined;
}

/** Requested reports and Amazon's own settlement reports, the latest first. */
export function listReports(world: World, trade: Trade, seller: Seller): Report[] {
  const requested = world.state
    .entries<Report>(COLLECTION)
    .map(([, report]) => report)
    .filter(({ sellerId }) => sellerId === seller.sellerId);
  return [...requested, ...settlementReports(world, trade, seller)].sort((a, b) => b.createdAt - a.createdAt);
}

/** Amazon makes a settlement report for each period when its money leaves; nobody asks for them. */
function settlementReports({ now }: World, trade: Trade, seller: Seller): Report[] {
  // A period that began earlier closed, and was reported on, more than 90 days ago.
  const window = { from: now().getTime() - KEPT_MS - 16 * DAY_MS, to: now().getTime() };
  return seller.stalls.flatMap((stall, index) =>
    trade.periods(seller, stall, window).flatMap((period) => {
      if (period.transferredAt === undefined) return [];
      return [settlementReport(seller, stall, index, { ...period, transferredAt: period.transferredAt })];
    }),
  );
}

function settlementReport(
  seller: Seller,
  { market }: Stall,
  stall: number,
  period: Period & { transferredAt: number },
): Report {
  return {
    reportId: settlementId(stall, period.index),
    sellerId: seller.sellerId,
    reportType: SETTLEMENT_TYPE,
    marketplaceIds: [market.id],
    dataStart: period.from,
    dataEnd: period.to,
    reportOptions: {},
    createdAt: period.transferredAt,
    startedAt: period.transferredAt,
    endedAt: period.transferredAt,
    outcome: 'DONE',
  };
}

/** Also printed inside the report as settlement-id. */
export const settlementId = (stall: number, period: number): string =>
  String(19_000_000_000 + stall * 100_000 + period);
