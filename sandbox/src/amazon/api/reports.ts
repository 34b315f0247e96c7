import { readJson } from '../../kernel/json.ts';
import { DAY_MS } from '../../trade/calendar.ts';
import { documentIdOf, documentUrl, reportIdOf } from '../reports/documents.ts';
import { REPORT_KINDS } from '../reports/kinds.ts';
import { findReport, KEPT_MS, listReports, type Report, saveReport, statusOf } from '../reports/report.ts';
import { planReport } from './create-report.ts';
import type { Call, Operation } from './operation.ts';
import { readToken, writeToken } from './page-token.ts';
import { invalid, notFound } from './problems.ts';
import { createQuery, type Query } from './query.ts';

/** Reports API 2021-06-30. Source: reports_2021-06-30.json of selling-partner-api-models. */
export const REPORTS: readonly Operation[] = [
  { name: 'getReports', method: 'GET', path: '/reports/2021-06-30/reports', run: getReports },
  { name: 'createReport', method: 'POST', path: '/reports/2021-06-30/reports', run: createReport },
  { name: 'getReport', method: 'GET', path: '/reports/2021-06-30/reports/:reportId', run: getReport },
  { name: 'cancelReport', method: 'DELETE', path: '/reports/2021-06-30/reports/:reportId', run: cancelReport },
  {
    name: 'getReportDocument',
    method: 'GET',
    path: '/reports/2021-06-30/documents/:reportDocumentId',
    run: getDocument,
  },
];

const STATUSES = ['CANCELLED', 'DONE', 'FATAL', 'IN_PROGRESS', 'IN_QUEUE'] as const;

async function createReport({ c, world, trade, seller }: Call) {
  const body = await readJson(c);
  if (!body) return invalid('body', 'is a JSON object');
  const report = planReport({ world, trade, seller, body });
  if ('status' in report) return report;
  saveReport(world, report);
  return c.json({ reportId: report.reportId }, 202);
}

function getReport({ c, world, trade, seller }: Call) {
  const report = findReport(world, trade, seller, c.req.param('reportId') ?? '');
  return report ? c.json(present(report, world.now().getTime())) : notFound('Report');
}

function cancelReport({ c, world, trade, seller }: Call) {
  const report = findReport(world, trade, seller, c.req.param('reportId') ?? '');
  if (!report) return notFound('Report');
  const now = world.now().getTime();
  if (statusOf(report, now) !== 'IN_QUEUE') return invalid('reportId', 'is of a report that is no longer in the queue');
  saveReport(world, { ...report, startedAt: now, endedAt: now, outcome: 'CANCELLED' });
  return c.json({});
}

function getDocument({ c, world, trade, seller }: Call) {
  const id = c.req.param('reportDocumentId') ?? '';
  const report = findReport(world, trade, seller, reportIdOf(id) ?? '');
  const isThere = report && documentIdOf(report) === id && statusOf(report, world.now().getTime()) === 'DONE';
  if (!isThere) return notFound('Report document');
  const inflates = c.req.query('enableContentEncodingUrlHeader') === 'true';
  return c.json({
    reportDocumentId: id,
    url: documentUrl(world, report, inflates),
    ...(REPORT_KINDS[report.reportType]?.gzip && { compressionAlgorithm: 'GZIP' }),
  });
}

type Filter = {
  types: string[];
  statuses?: string[];
  marketplaceIds?: string[];
  since: number;
  until: number;
  size: number;
};
type Place = Filter & { done: number };

function getReports({ c, world, trade, seller }: Call) {
  const query = createQuery(c);
  const now = world.now().getTime();
  const token = query.text('nextToken');
  if (token !== undefined && Object.keys(c.req.query()).length > 1) query.refuse('nextToken', 'is the only parameter');
  const place =
    token === undefined ? { ...readFilter(query, now), done: 0 } : readToken<Place>('reports', seller.sellerId, token);
  if (!place) query.refuse('nextToken', 'is not valid');
  const problem = query.problem();
  if (problem || !place) return problem ?? invalid('nextToken', 'is not valid');

  const { types, statuses, marketplaceIds, since, until, size } = place;
  const found = listReports(world, trade, seller).filter(
    (report) =>
      types.includes(report.reportType) &&
      report.createdAt >= Math.max(since, now - KEPT_MS) &&
      report.createdAt <= until &&
      (!statuses || statuses.includes(statusOf(report, now))) &&
      (!marketplaceIds || report.marketplaceIds.some((id) => marketplaceIds.includes(id))),
  );
  const done = place.done + size;
  return c.json({
    reports: found.slice(place.done, done).map((report) => present(report, now)),
    ...(found.length > done && {
      nextToken: writeToken('reports', seller.sellerId, { ...place, done } satisfies Place),
    }),
  });
}

function readFilter(query: Query, now: number): Filter {
  const types = query.list('reportTypes', { max: 10 });
  if (!types) query.refuse('reportTypes', 'or nextToken is required');
  const statuses = query.list('processingStatuses', { max: STATUSES.length, allowed: STATUSES });
  const marketplaceIds = query.list('marketplaceIds', { max: 10 });
  return {
    types: types ?? [],
    ...(statuses && { statuses }),
    ...(marketplaceIds && { marketplaceIds }),
    since: query.instant('createdSince') ?? now - 90 * DAY_MS,
    until: query.instant('createdUntil') ?? now,
    size: query.whole('pageSize', { min: 1, max: 100 }) ?? 10,
  };
}

function present(report: Report, now: number) {
  const status = statusOf(report, now);
  const time = (at: number) => new Date(at).toISOString().replace(/\.\d{3}Z$/, '+00:00');
  return {
    reportId: report.reportId,
    reportType: report.reportType,
    dataStartTime: time(report.dataStart),
    dataEndTime: time(report.dataEnd),
    createdTime: time(report.createdAt),
    processingStatus: status,
    ...(status !== 'IN_QUEUE' && { processingStartTime: time(report.startedAt) }),
    ...(now >= report.endedAt && { processingEndTime: time(report.endedAt) }),
    ...(status === 'DONE' && { reportDocumentId: documentIdOf(report) }),
    marketplaceIds: report.marketplaceIds,
  };
}
