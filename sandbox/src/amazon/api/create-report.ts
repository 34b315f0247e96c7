import type { World } from '../../kernel/world.ts';
import { DAY_MS } from '../../trade/calendar.ts';
import { REPORT_KINDS, type ReportKind } from '../reports/kinds.ts';
import { nextReportId, type Report } from '../reports/report.ts';
import type { Seller, Stall } from '../sellers.ts';
import type { Trade } from '../trade/trade.ts';
import { invalid, type Problem } from './problems.ts';
import { readInstant } from './query.ts';

export type ReportRequest = { world: World; trade: Trade; seller: Seller; body: Record<string, unknown> };

/** Sales and traffic older than two years are not to be had. */
const TRAFFIC_KEPT_MS = 730 * DAY_MS;

/** The report a request leads to, or why it is refused. */
export function planReport({ world, trade, seller, body }: ReportRequest): Report | Problem {
  const { reportType, marketplaceIds, reportOptions = {} } = body;
  const kind = typeof reportType === 'string' ? REPORT_KINDS[reportType] : undefined;
  if (!kind || typeof reportType !== 'string') return invalid('reportType', 'is not a report type served here');
  if (!kind.requestable) return invalid('reportType', 'cannot be requested; Amazon makes these reports itself');
  if (!isTextMap(reportOptions)) return invalid('reportOptions', 'is a map of text to text');
  const stalls = readStalls(marketplaceIds, seller);
  if (!stalls) return invalid('marketplaceIds', 'lists marketplaces of the seller, 1 to 25');
  const window = readWindow(body, kind, world.now().getTime());
  if ('code' in window) return window;

  const createdAt = world.now().getTime();
  const slow = world.pace() === 'published';
  const startedAt = createdAt + (slow ? waitMs(world, kind.queueSeconds) : 0);
  const report: Report = {
    reportId: nextReportId(world),
    sellerId: seller.sellerId,
    reportType,
    marketplaceIds: stalls.map(({ market }) => market.id),
    ...window,
    reportOptions,
    createdAt,
    startedAt,
    endedAt: startedAt + (slow ? waitMs(world, kind.workSeconds) : 0),
    outcome: 'DONE',
  };
  return { ...report, outcome: foresee({ report, kind, trade, seller, stalls }) };
}

/** Between half and one and a half of the usual time. */
const waitMs = ({ random }: World, usualSeconds: number): number => Math.round(usualSeconds * 1000 * (0.5 + random()));

const isTextMap = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && Object.values(value).every((entry) => typeof entry === 'string');

function readStalls(ids: unknown, seller: Seller): Stall[] | undefined {
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > 25) return undefined;
  const stalls = seller.stalls.filter(({ market }) => ids.includes(market.id));
  return stalls.length === new Set(ids).size ? stalls : undefined;
}

function readWindow(
  body: Record<string, unknown>,
  kind: ReportKind,
  now: number,
): { dataStart: number; dataEnd: number } | Problem {
  const read = (name: string): number | undefined | Problem => {
    const value = body[name];
    if (value === undefined) return undefined;
    return (
      (typeof value === 'string' ? readInstant(value) : undefined) ??
      invalid(name, 'is a date and time in ISO 8601 format')
    );
  };
  const [start, end] = [read('dataStartTime'), read('dataEndTime')];
  if (typeof start === 'object') return start;
  if (typeof end === 'object') return end;
  if (start === undefined && kind.needsStart) return invalid('dataStartTime', 'is required for this report type');
  const [dataStart, dataEnd] = [start ?? now, end ?? now];
  if (dataStart > now) return invalid('dataStartTime', 'must not be in the future');
  if (dataEnd > now) return invalid('dataEndTime', 'must not be in the future');
  if (dataEnd < dataStart) return invalid('dataEndTime', 'must not be before dataStartTime');
  if (kind.maxSpanMs !== undefined && dataEnd - dataStart > kind.maxSpanMs) {
    return invalid('dataEndTime', `must be at most ${kind.maxSpanMs / DAY_MS} days after dataStartTime`);
  }
  return { dataStart, dataEnd };
}

type Foresight = { report: Report; kind: ReportKind; trade: Trade; seller: Seller; stalls: readonly Stall[] };

function foresee({ report, kind, trade, seller, stalls }: Foresight): Report['outcome'] {
  if (kind.oneMarketplace && stalls.length > 1) return 'FATAL';
  if (kind.oneMarketplace && report.dataStart < report.createdAt - TRAFFIC_KEPT_MS) return 'CANCELLED';
  if (!kind.cancelledWhenEmpty) return 'DONE';
  const sold = stalls.some((stall) => !trade.orders(seller, stall, report.dataStart, report.dataEnd).next().done);
  return sold ? 'DONE' : 'CANCELLED';
}
