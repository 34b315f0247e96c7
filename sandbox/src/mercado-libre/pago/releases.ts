import { readJson } from '../../kernel/json.ts';
import { DAY_MS } from '../../trade/calendar.ts';
import type { Call, Operation } from '../operation.ts';
import { notFound, type Problem, problem } from '../problems.ts';
import { instant, readInstant } from '../values.ts';
import { layoutOf } from './config.ts';
import { type Layout, writeReport } from './report.ts';

type Report = {
  id: number;
  shopId: string;
  beginDate: string;
  endDate: string;
  fileName: string;
  askedAt: number;
  readyAt: number;
  layout: Layout;
};

const COLLECTION = 'mercado-libre.reports';
const PATH = '/v1/account/release_report';
/** How long a report is in the making under pace 'published'. */
const QUEUE_MS = 60_000;
/** "Reports with data for up to 60 days." */
const MAX_SPAN_MS = 60 * DAY_MS;
const MAX_REPORTS = 1_000;

/**
 * Asked for, made in the background, found in the list and fetched by its name.
 * Source: "Generate report via API" of Mercado Pago's releases report, and its reference pages.
 */
export const RELEASES: readonly Operation[] = [
  { method: 'POST', path: PATH, run: createReport },
  { method: 'GET', path: `${PATH}/list`, run: listReports },
  { method: 'GET', path: `${PATH}/task/:taskId`, run: getTask },
  { method: 'GET', path: `${PATH}/:fileName`, run: getFile },
];

async function createReport({ c, world, shop, now }: Call): Promise<Response | Problem> {
  const { begin_date, end_date } = (await readJson(c)) ?? {};
  const span = readSpan(begin_date, end_date);
  if ('refusal' in span) return span;
  const all = world.state.entries<Report>(COLLECTION);
  if (all.length >= MAX_REPORTS) world.state.delete(COLLECTION, all[0]?.[0] ?? '');
  const id = (world.state.get<number>('mercado-libre.counts', 'reports') ?? 12_345_000) + 1;
  world.state.set('mercado-libre.counts', 'reports', id);
  const { prefix, ...layout } = layoutOf(world, shop.shopId);
  const stamp = new Date(now).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
  const report: Report = {
    id,
    shopId: shop.shopId,
    beginDate: String(begin_date),
    endDate: String(end_date),
    // The example's name ends with the second; the number keeps two of one second apart.
    fileName: `${prefix}-${stamp}-${id}.csv`,
    askedAt: now,
    readyAt: world.pace() === 'instant' ? now : now + QUEUE_MS,
    layout,
  };
  world.state.set(COLLECTION, String(id), report);
  return c.json(presentTask(report, now), 202);
}

/** The words of these refusals are those of the reference page; assumed: the last one. confirm: 61 days. */
function readSpan(begin: unknown, end: unknown): { from: number; to: number } | Problem {
  const [from, to] = [readInstant(begin), readInstant(end)];
  if (from === undefined) return problem(400, 'invalid_begin_date', "You must specify 'begin_date' parameter.");
  if (to === undefined) return problem(400, 'invalid_end_date', "You must specify 'end_date' parameter.");
  if (from >= to) return problem(400, 'end_date_before_begin_date', 'Begin date should be before end date.');
  if (to - from > MAX_SPAN_MS) return problem(400, 'invalid_date_range', 'The date range should not exceed 60 days.');
  return { from, to };
}

const presentReport = ({ id, shopId, beginDate, endDate }: Report) => ({
  id,
  account_id: Number(shopId),
  user_id: Number(shopId),
  begin_date: beginDate,
  end_date: endDate,
  created_from: 'manual',
});

const presentTask = (report: Report, now: number) => ({
  ...presentReport(report),
  status: now >= report.readyAt ? 'processed' : 'pending',
  report_type: 'release',
  generation_date: new Date(report.readyAt).toISOString(),
  last_modified: instant(Math.min(now, report.readyAt)),
  retries: 0,
  ...(now >= report.readyAt && { file_name: report.fileName }),
});

const mine = ({ world, shop }: Call): Report[] =>
  world.state
    .entries<Report>(COLLECTION)
    .map(([, report]) => report)
    .filter(({ shopId }) => shopId === shop.shopId);

/** Those that are made, the latest first. assumed: that one in the making is not in it; confirm: the list meanwhile. */
function listReports(call: Call): Response {
  const ready = mine(call).filter(({ readyAt }) => call.now >= readyAt);
  return call.c.json(
    ready.reverse().map((report) => ({
      ...presentReport(report),
      file_name: report.fileName,
      date_created: instant(report.readyAt),
      status: 'processed',
    })),
  );
}

function getTask(call: Call): Response | Problem {
  const report = mine(call).find(({ id }) => String(id) === call.c.req.param('taskId'));
  return report ? call.c.json(presentTask(report, call.now)) : notFound('Task not found.');
}

/** It tells what had happened when it was asked for, however late it is fetched. */
function getFile(call: Call): Response | Problem {
  const { c, trade, shop, now } = call;
  const name = c.req.param('fileName') ?? '';
  const report = mine(call).find(({ fileName }) => fileName === name);
  if (!report || now < report.readyAt) return notFound(`Resource /account/release_report/${name} not found.`);
  const from = Date.parse(report.beginDate);
  const to = Math.max(from + 1, Math.min(Date.parse(report.endDate), report.askedAt) + 1);
  const text = writeReport({ trade, shop }, { from, to }, report.layout);
  return c.body(text, 200, { 'content-type': 'text/csv; charset=utf-8' });
}
